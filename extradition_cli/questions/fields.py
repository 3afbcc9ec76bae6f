"""What can be asked of each kind of record: the names that ``--fields`` takes and JSON prints.

The fields of a record are those of its shape in :mod:`extradition_cli.record.model`, in that order,
and after them what is worked out from them, such as a figure's standing.
"""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, to_builtins

from extradition_cli.language import printed
from extradition_cli.questions.select import CaseRow, ProceedingRow, SourceUse
from extradition_cli.questions.statement_rows import StatementRow
from extradition_cli.questions.timeline import TimelineEntry
from extradition_cli.record.model import Event, Figure, Organization, Record, RelatedPerson, Transfer
from extradition_cli.record.one_line import Json
from extradition_cli.record.parts import Case, Charge, Part
from extradition_cli.record.store import TABLES, Tables
from extradition_cli.record.vocabulary import Standing

Derive = tuple[Any, Callable[[Any, Tables], Json]]
"""A field that is worked out: the type of its values, as the schema of the output tells it, and how."""


class OrganizationName(Part, frozen=True):
    """An organization to which something is tied, by id and by name."""

    id: str
    name: str


def _unique(values: Any) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _own(type_: Any, name: str) -> dict[str, Derive]:
    """Return a field that is a property of the record itself."""
    return {name: (type_, lambda record, _: getattr(record, name))}


def _groups(told: Figure | RelatedPerson | Event | TimelineEntry, tables: Tables) -> list[Json]:
    """Return the organizations of somebody or something by id and by name, else by the id again."""
    if isinstance(told, Figure | RelatedPerson):
        ids = [tie.organization for tie in told.affiliations]
    else:
        ids = list(told.organizations)
    known = tables.organizations
    return [{"id": id_, "name": known[id_].name if id_ in known else id_} for id_ in dict.fromkeys(ids)]


_ORGANIZATIONS: dict[str, Derive] = {"organizations": (list[OrganizationName], _groups)}


def _members(organization: Organization, tables: Tables) -> list[str]:
    return [
        figure.id
        for figure in tables.figures.values()
        if any(tie.organization == organization.id for tie in figure.affiliations)
    ]


def _handed_over(transfer: Transfer, tables: Tables) -> list[str]:
    return [figure.id for figure in tables.figures.values() if figure.transfer == transfer.id]


DERIVED: dict[type[Struct], dict[str, Derive]] = {
    Figure: {
        **_own(str, "transfer"),
        **_own(str | None, "transfer_inferred"),
        **_own(Standing, "standing"),
        **_own(str | None, "standing_since"),
        **_own(str | None, "presumption"),
        **_ORGANIZATIONS,
        "districts": (list[str], lambda figure, _: _unique(case.district for case in figure.cases)),
        "courts": (
            list[str],
            lambda figure, _: _unique(case.district or case.court for case in figure.cases),
        ),
        "dockets": (list[str], lambda figure, _: _unique(case.docket for case in figure.cases)),
        "charges": (
            list[Charge],
            lambda figure, _: [
                to_builtins(charge, enc_hook=printed) for case in figure.cases for charge in case.charges
            ],
        ),
    },
    Case: {
        **_own(Standing, "standing"),
        **_own(str | None, "standing_since"),
        **_own(str | None, "presumption"),
    },
    RelatedPerson: {
        "standing": (
            Standing | None,
            lambda person, _: None if person.standing is Standing.UNKNOWN else person.standing,
        ),
        **_own(str | None, "presumption"),
        **_ORGANIZATIONS,
    },
    Event: _ORGANIZATIONS,
    TimelineEntry: _ORGANIZATIONS,
    Organization: {"figures": (list[str], _members)},
    Transfer: {"figures": (list[str], _handed_over)},
}
"""Fields that no file holds."""

SHAPES: Mapping[str, type[Record]] = {
    **{name: shape for name, shape in TABLES.items() if name != "dataset"},
    "cases": CaseRow,
    "proceedings": ProceedingRow,
    "sources": SourceUse,
    "statements": StatementRow,
    "timeline": TimelineEntry,
}
"""Everything that can be listed, by the word for it."""

COLUMNS: dict[type[Struct], tuple[str, ...]] = {
    Figure: (
        *("id", "name", "aliases", "transfer", "organizations", "courts", "standing", "standing_since"),
        *("presumption", "transfer_inferred"),
    ),
    Organization: ("id", "name", "abbreviations", "type", "parent", "figures"),
    Transfer: ("id", "title", "count", "named_in_full", "named_by_inference", "named_in_part", "not_named"),
    CaseRow: (
        *("id", "name", "transfer", "district", "court", "docket", "standing", "standing_since"),
        *("presumption", "transfer_inferred"),
    ),
    ProceedingRow: ("id", "name", "country", "proceeding", "date", "type", "text"),
    StatementRow: ("id", "date", "label", "field", "type", "court", "text", "sources"),
    RelatedPerson: ("id", "name", "aliases", "role", "organizations", "standing", "presumption"),
    TimelineEntry: ("id", "date", "type", "title", "figures"),
    SHAPES["events"]: ("id", "date", "type", "title"),
    SHAPES["context"]: ("id", "title"),
    SHAPES["laws"]: ("id", "citation", "title", "country"),
    SHAPES["officials"]: ("id", "name", "office", "country"),
    SHAPES["extraditions"]: ("id", "since", "until", "count", "scope"),
    SHAPES["sources"]: ("id", "publisher", "published", "title", "url"),
}
"""Columns of the flat formats; kinds that are not named here show all their fields."""


def names_of(shape: type[Struct]) -> tuple[str, ...]:
    """Return every field that records of this *shape* have, in their order."""
    first = ("id", "kind") if issubclass(shape, Record) else ()
    return tuple(dict.fromkeys((*first, *shape.__struct_fields__, *DERIVED.get(shape, ()))))


def as_json(record: Struct, tables: Tables) -> dict[str, Json]:
    """Return *record* as JSON values, with its derived fields and those of its cases."""
    # What is said of somebody's history is a phrase; in JSON it is the English text.
    first = {"id": record.id, "kind": record.kind} if isinstance(record, Record) else {}
    found: dict[str, Json] = {**first, **to_builtins(record, enc_hook=printed)}
    found |= _derived(record, tables)
    if isinstance(record, Figure):
        for case, row in zip(record.cases, found["cases"], strict=True):
            row |= _derived(case, tables)
    return found


def _derived(part: Struct, tables: Tables) -> dict[str, Json]:
    return {name: derive(part, tables) for name, (_, derive) in DERIVED.get(type(part), {}).items()}
