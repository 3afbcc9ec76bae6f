"""Pure questions to the record: which figures, what happened when.

Everything here takes tables of records and gives back records; it knows neither where they
came from nor how they will be shown.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Set

from msgspec.structs import replace

from extradition_cli.errors import UsageError
from extradition_cli.language import Phrase
from extradition_cli.questions.as_of import figure_as_of
from extradition_cli.record.dates import within
from extradition_cli.record.model import Figure, Record, Source
from extradition_cli.record.parts import Case, Charge, Fact, HistoryEntry, Judge, OtherProceeding, Part
from extradition_cli.record.steps import steps
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import (
    ChargeType,
    EventType,
    HistoryType,
    ProceedingType,
    Standing,
    standing_after,
)


class Filters(Part, frozen=True):
    """What a user narrows a question to; every value already resolved to ids and vocabulary."""

    organizations: Collection[str] | None = None
    transfer: str | None = None
    courts: Set[str | None] | None = None
    """Districts as they are cited, and courts by their names."""
    standings: Set[Standing] | None = None
    ever: Set[Standing] | None = None
    nationalities: Collection[str] | None = None
    judges: Collection[str] | None = None
    charges: Collection[ChargeType] | None = None
    types: Collection[EventType] | None = None
    figure: str | None = None
    person: str | None = None
    """A related person or an official, of whom only what happened tells."""
    since: str | None = None
    until: str | None = None
    as_of: str | None = None


_EVERYWHERE = frozenset({"organizations", "transfer", "figure", "since", "until", "as_of"})
_PEOPLE = _EVERYWHERE | {"courts", "standings", "ever", "nationalities", "judges", "charges"}
_DATED = _EVERYWHERE | {"types", "person"}
NARROWED_BY = {
    **{"figures": _PEOPLE, "cases": _PEOPLE, "proceedings": _EVERYWHERE},
    **{"events": _DATED, "timeline": _DATED, "statements": {"since", "until"}},
}
"""Which fields of :class:`Filters` narrow which kind of record; the other kinds are narrowed by none."""
_OPTIONS = {
    **{"organizations": "cartel", "courts": "court", "standings": "standing", "charges": "charge"},
    **{"nationalities": "nationality", "judges": "judge", "types": "type"},
    **{"figure": "about", "person": "about", "as_of": "as-of"},
}
"""What a field is called on the command line, where that is another word."""


def reject_unused_filters(kind: str, wanted: Filters) -> None:
    """Raise :class:`UsageError` for a filter that cannot narrow this kind, which is a mistake."""
    for field in wanted.__struct_fields__:
        if getattr(wanted, field) is not None and field not in NARROWED_BY.get(kind, ()):
            fitting = [name for name, fields in NARROWED_BY.items() if field in fields]
            raise UsageError(
                Phrase(
                    "--{option} does not narrow {kind}; it narrows {kinds}",
                    option=_OPTIONS.get(field, field),
                    kind=kind,
                    kinds=", ".join(fitting),
                )
            )


def named_people(people: Iterable[Figure]) -> tuple[int, int, int]:
    """Count those named in full, those who are in a transfer by inference, and those named in part."""
    counted = Counter("inferred" if one.transfer_inferred else one.name_complete for one in people)
    return counted[True], counted["inferred"], counted[False]


class CaseRow(Record, frozen=True):
    """One case on a line of its own, with the figure it is against."""

    kind = "case"

    figure: str
    name: str
    transfer: str
    transfer_inferred: str | None
    jurisdiction: str | None
    court: str | None
    district: str | None
    docket: str | None
    judge: Judge | None
    charges: tuple[Charge, ...]
    co_defendants: tuple[str, ...]
    minimum_penalty: Fact | None
    maximum_penalty: Fact | None
    history: tuple[HistoryEntry, ...]
    standing: Standing
    standing_since: str | None
    presumption: str | None
    sources: tuple[str, ...]


class ProceedingRow(Record, frozen=True):
    """One step of a proceeding in another country, with the figure it concerns."""

    kind = "proceeding"

    figure: str
    name: str
    country: str | None
    proceeding: ProceedingType
    date: str | None
    type: HistoryType
    text: str
    sources: tuple[str, ...]


class Support(Part, frozen=True):
    """A statement that rests on a source: in which record, at which path, that place in words, its text."""

    record: str
    path: str
    where: str
    text: str


class SourceUse(Source, frozen=True):
    """A source, what it supports in one record or in all of them, and its number on the page of one."""

    supports: tuple[Support, ...]
    number: int | None = None


def figures(tables: Tables, wanted: Filters) -> list[Figure]:
    """Return the figures that meet every filter, in the order of their ids.

    ``since`` and ``until`` hold against the day of the transfer.
    """
    if wanted.as_of is None:
        return tables.select("figures", lambda figure: _admits(wanted, figure))
    then = (figure_as_of(figure, wanted.as_of, tables.sources) for figure in tables.figures.values())
    return [figure for figure in then if figure and _admits(wanted, figure)]


def _admits(wanted: Filters, figure: Figure) -> bool:
    groups = wanted.organizations
    by_case = any(value is not None for value in (wanted.courts, wanted.judges, wanted.charges))
    countries = wanted.nationalities
    return (
        wanted.figure in (None, figure.id)
        and wanted.transfer in (None, figure.transfer)
        and within(figure.transfer, wanted.since, wanted.until)
        and (groups is None or any(tie.organization in groups for tie in figure.affiliations))
        and (not by_case or any(_admits_case(wanted, case) for case in figure.cases))
        and (countries is None or not set(countries).isdisjoint((figure.nationality or "").split("-")))
        and (wanted.ever is None or any(_reached(wanted.ever, case) for case in figure.cases))
        and (wanted.standings is None or figure.standing in wanted.standings)
    )


def _reached(standings: Collection[Standing], case: Case) -> bool:
    """Say whether a case came to one of these standings, be it for a while."""
    history = [(entry.type, entry.date) for entry in case.history]
    return any(standing_after(history[:length])[0] in standings for length in range(len(history) + 1))


def _admits_case(wanted: Filters, case: Case) -> bool:
    return (
        (wanted.courts is None or not wanted.courts.isdisjoint((case.district, case.court)))
        and (wanted.judges is None or (case.judge is not None and case.judge.name in wanted.judges))
        and (wanted.charges is None or any(charge.type in wanted.charges for charge in case.charges))
    )


def cases(tables: Tables, wanted: Filters) -> list[CaseRow]:
    """Return the cases of the figures that meet the filters, one row each.

    A standing is here the case's own, so somebody sentenced in one court and charged in
    another gives one row of either kind.
    """
    of_figures = replace(wanted, standings=None, ever=None)
    return [
        CaseRow(
            **{name: getattr(case, name) for name in case.__struct_fields__},
            figure=figure.id,
            name=figure.name,
            transfer=figure.transfer,
            transfer_inferred=figure.transfer_inferred,
            standing=case.standing,
            standing_since=case.standing_since,
            presumption=case.presumption,
        )
        for figure in figures(tables, of_figures)
        for case in figure.cases
        if _admits_case(wanted, case)
        and (wanted.standings is None or case.standing in wanted.standings)
        and (wanted.ever is None or _reached(wanted.ever, case))
    ]


def proceedings(tables: Tables, wanted: Filters) -> list[ProceedingRow]:
    """Return the steps of proceedings in other countries, of the figures that meet the filters."""
    return [
        ProceedingRow(
            **{name: getattr(step.entry, name) for name in step.entry.__struct_fields__},
            id=step.id,
            figure=figure.id,
            name=figure.name,
        )
        for figure in figures(tables, wanted)
        for step in steps(figure)
        if isinstance(step.entry, OtherProceeding)
    ]
