"""The rows of every normalised table; the columns stand in :mod:`extradition_cli.exports.table_layouts`."""

from collections.abc import Iterator, Sequence

from extradition_cli.exports.selection import Selection
from extradition_cli.record.model import Figure, Organization, Record
from extradition_cli.record.parts import Conflict, OtherProceeding
from extradition_cli.record.statements import all_records as records
from extradition_cli.record.statements import parts
from extradition_cli.record.statements import statements as statements_of
from extradition_cli.record.steps import steps
from extradition_cli.record.vocabulary import SCHEDULED

Rows = Iterator[tuple[str | int | bool | None, ...]]


def statement(record: Record, path: str = "") -> str:
    """Return the id of the statement that stands at *path* in *record*.

    >>> from extradition_cli.record.model import Law
    >>> statement(Law("ley", "…", "…", None, "MX", "…", "…", (), ("dof",)))
    'law/ley'
    """
    return f"{record.kind}/{record.id}" + (f"#{path}" if path else "")


def plain(table: str, columns: Sequence[str], selection: Selection) -> Rows:
    """Yield one row per record of a *table* whose *columns* are fields of the record."""
    for record in selection.table(table).values():
        yield tuple(getattr(record, column) for column in columns)


def facts(path: str, columns: Sequence[str], selection: Selection) -> Rows:
    """Yield one row per part at *path*, ``table.field``, with the *columns* that are fields of the part."""
    table, _, field = path.partition(".")
    for record in selection.table(table).values():
        for number, part in enumerate(getattr(record, field)):
            at = statement(record, f"{field}[{number}]")
            yield at, record.id, *(getattr(part, column) for column in columns[2:])


def ties(path: str, selection: Selection) -> Rows:
    """Yield each pair of a record and an id at *path* once, if what bears the id is in the selection too."""
    table, _, field = path.partition(".")
    for record in selection.table(table).values():
        for id_ in dict.fromkeys(getattr(record, field)):
            if id_ in selection.table(field):
                yield record.id, id_


def organizations(selection: Selection) -> Rows:
    """Yield one row per organization, parents before their parts, so that keys hold at every row."""
    done: set[str] = set()
    left = dict(selection.organizations)
    while ready := [one for one in left.values() if one.parent is None or one.parent in done]:
        for one in ready:
            names = "; ".join((*one.abbreviations, *one.aliases)) or None
            yield (
                *(one.id, one.name, names, one.name_es, one.type, one.parent),
                *(one.founded, one.activity),
                *(one.identifiers.ofac, one.summary),
            )
            done.add(one.id)
            del left[one.id]


def figures(selection: Selection) -> Rows:
    """Yield one row per person handed over."""
    for one in selection.figures.values():
        yield (
            *(one.id, one.name, one.name_complete, "; ".join(alias.name for alias in one.aliases) or None),
            *(one.listed_as, one.gender, one.nationality, one.born),
            *(one.transfer, one.transfer_inferred),
            *(one.destination.place if one.destination else None, one.standing, one.standing_since),
            *(one.birthplace.place if one.birthplace else None, one.age.years if one.age else None),
            *(one.identifiers.ofac, one.summary),
        )


def related(selection: Selection) -> Rows:
    """Yield one row per person who was not handed over in a transfer."""
    for one in selection.related.values():
        names = "; ".join(alias.name for alias in one.aliases) or None
        yield (
            *(one.id, one.name, one.role, one.standing, names),
            *(one.gender, one.nationality, one.born, one.summary),
        )


def statements(selection: Selection) -> Rows:
    """Yield every sourced statement, as ``extradition sources`` knows it."""
    for record in records(selection):
        for one in statements_of(record):
            yield statement(record, one.path), one.kind, one.record, one.path or None, one.text


def citations(selection: Selection) -> Rows:
    """Yield each statement once with every source it names."""
    for record in records(selection):
        for one in statements_of(record):
            yield from ((statement(record, one.path), source) for source in dict.fromkeys(one.sources))


def figure_aliases(selection: Selection) -> Rows:
    """Yield the other names of each figure."""
    for one in selection.figures.values():
        for number, alias in enumerate(one.aliases, 1):
            yield one.id, number, alias.name, alias.type


def organization_names(selection: Selection) -> Rows:
    """Yield the other names of each organization."""
    for one in selection.organizations.values():
        names = [(name, "abbreviation") for name in one.abbreviations]
        names += [(name, "alias") for name in one.aliases]
        for number, (name, type_) in enumerate(names, 1):
            yield one.id, number, name, type_


def cases(selection: Selection) -> Rows:
    """Yield each case."""
    for one in selection.figures.values():
        for number, case in enumerate(one.cases):
            yield (
                *(case.id, one.id, case.jurisdiction, case.court, case.district, case.docket),
                case.judge.name if case.judge else None,
                case.minimum_penalty.text if case.minimum_penalty else None,
                case.maximum_penalty.text if case.maximum_penalty else None,
                *(case.standing, case.standing_since, statement(one, f"cases[{number}]")),
            )


def co_defendants(selection: Selection) -> Rows:
    """Yield each figure of the selection who is charged together with another in a case."""
    for one in selection.figures.values():
        for case in one.cases:
            yield from ((case.id, id_) for id_ in case.co_defendants if id_ in selection.figures)


def charges(selection: Selection) -> Rows:
    """Yield each charge of each case."""
    for one in selection.figures.values():
        for at, case in enumerate(one.cases):
            for number, charge in enumerate(case.charges):
                path = f"cases[{at}].charges[{number}]"
                yield statement(one, path), case.id, number + 1, charge.text, charge.type


def history(selection: Selection) -> Rows:
    """Yield each step of each proceeding, in its order."""
    for one in selection.figures.values():
        proceedings = [(f"cases[{at}].history", case.history) for at, case in enumerate(one.cases)]
        paths = [
            (f"{path}[{number}]", number + 1)
            for path, entries in (*proceedings, ("other_proceedings", one.other_proceedings))
            for number in range(len(entries))
        ]
        for (path, number), step in zip(paths, steps(one), strict=True):
            entry = step.entry
            yield (
                *(step.id, statement(one, path), one.id, step.case.id if step.case else None, number),
                *(entry.date, entry.type, entry.type in SCHEDULED, entry.text),
                *((entry.country, entry.proceeding) if isinstance(entry, OtherProceeding) else (None, None)),
            )


def related_history(selection: Selection) -> Rows:
    """Yield each step of what happened to a related person, in its order."""
    for one in selection.related.values():
        for number, entry in enumerate(one.history):
            at = statement(one, f"history[{number}]")
            yield at, one.id, number + 1, entry.date, entry.type, entry.text


def designations(selection: Selection) -> Rows:
    """Yield each listing of a figure or an organization."""
    listed: list[Figure | Organization] = [*selection.figures.values(), *selection.organizations.values()]
    for record in listed:
        whose = (record.id, None) if isinstance(record, Figure) else (None, record.id)
        for number, listing in enumerate(record.designations):
            at = statement(record, f"designations[{number}]")
            yield at, *whose, listing.program, listing.date, listing.note


def leaders(selection: Selection) -> Rows:
    """Yield each alleged leader; one who is a figure of the selection is tied to it."""
    for one in selection.organizations.values():
        for number, leader in enumerate(one.alleged_leaders):
            figure = leader.figure if leader.figure in selection.figures else None
            yield statement(one, f"alleged_leaders[{number}]"), one.id, leader.name, figure, leader.note


def relations(selection: Selection) -> Rows:
    """Yield each tie between two organizations of the selection."""
    for one in selection.organizations.values():
        for number, tie in enumerate(one.relations):
            if tie.to in selection.organizations:
                yield statement(one, f"relations[{number}]"), one.id, tie.type, tie.to, tie.note


def transfer_facts(selection: Selection) -> Rows:
    """Yield what is said of a transfer, by what it is said of."""
    for one in selection.transfers.values():
        for type_ in ("legal_basis", "not_an_extradition", "assurances"):
            for number, fact in enumerate(getattr(one, type_)):
                yield statement(one, f"{type_}[{number}]"), one.id, type_, fact.text
        if one.aircraft:
            yield statement(one, "aircraft"), one.id, "aircraft", one.aircraft.text


def conflicts(selection: Selection) -> Rows:
    """Yield every version of everything that sources disagree on, in any record."""
    for record in records(selection):
        for path, part in parts(record):
            if isinstance(part, Conflict):
                for number, version in enumerate(part.versions):
                    at = statement(record, f"{path}.versions[{number}]")
                    yield at, record.kind, record.id, part.topic, version.says


def event_people(selection: Selection) -> Rows:
    """Yield the words for whoever acted in an event, then the others it names."""
    for one in selection.events.values():
        named = [(name, "actor") for name in one.actors] + [(name, "named") for name in one.people]
        for number, (name, role) in enumerate(named, 1):
            yield one.id, number, name, role
