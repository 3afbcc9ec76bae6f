"""The rows of every normalised table; the columns stand in :mod:`extradition_cli.exports.table_layouts`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extradition_cli.exports.selection import Selection
from extradition_cli.record.model import Record
from extradition_cli.record.parts import Conflict
from extradition_cli.record.statements import all_records as records
from extradition_cli.record.statements import parts
from extradition_cli.record.statements import statements as statements_of
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
                *(one.identifiers.ofac, one.identifiers.wikidata, one.identifiers.opensanctions),
                one.summary,
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
            *(one.identifiers.ofac, one.identifiers.wikidata, one.identifiers.opensanctions, one.summary),
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


def affiliations(selection: Selection) -> Rows:
    """Yield each tie of a figure to an organization."""
    for one in selection.figures.values():
        for number, tie in enumerate(one.affiliations):
            yield statement(one, f"affiliations[{number}]"), one.id, tie.organization, tie.role


def arrests(selection: Selection) -> Rows:
    """Yield each capture."""
    for one in selection.figures.values():
        for number, arrest in enumerate(one.arrests):
            yield statement(one, f"arrests[{number}]"), one.id, arrest.date, arrest.place


def cases(selection: Selection) -> Rows:
    """Yield each case."""
    for one in selection.figures.values():
        for number, case in enumerate(one.cases):
            yield (
                *(case.id, one.id, case.jurisdiction, case.court, case.district, case.docket),
                *(case.maximum_penalty.text if case.maximum_penalty else None,),
                *(case.standing, case.standing_since, statement(one, f"cases[{number}]")),
            )


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
        proceedings = [(f"cases[{at}].history", case.id, case.history) for at, case in enumerate(one.cases)]
        for path, case_id, entries in (*proceedings, ("other_proceedings", None, one.other_proceedings)):
            for number, entry in enumerate(entries):
                yield (
                    *(statement(one, f"{path}[{number}]"), one.id, case_id, number + 1),
                    *(entry.date, entry.type, entry.type in SCHEDULED, entry.text),
                )


def designations(selection: Selection) -> Rows:
    """Yield each listing of a figure or an organization."""
    for person in selection.figures.values():
        for number, listing in enumerate(person.designations):
            at = statement(person, f"designations[{number}]")
            yield at, person.id, None, listing.program, listing.date, listing.note
    for group in selection.organizations.values():
        for number, listing in enumerate(group.designations):
            at = statement(group, f"designations[{number}]")
            yield at, None, group.id, listing.program, listing.date, listing.note


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


def transfer_destinations(selection: Selection) -> Rows:
    """Yield each point of arrival."""
    for one in selection.transfers.values():
        for number, place in enumerate(one.destinations):
            yield statement(one, f"destinations[{number}]"), one.id, place.place, place.count


def transfer_statements(selection: Selection) -> Rows:
    """Yield what the governments said."""
    for one in selection.transfers.values():
        for number, said in enumerate(one.statements):
            yield statement(one, f"statements[{number}]"), one.id, said.by, said.country, said.date, said.text


def transfer_laws(selection: Selection) -> Rows:
    """Yield the laws of each transfer."""
    return _ties(((one.id, one.laws) for one in selection.transfers.values()), selection.laws)


def claims(selection: Selection) -> Rows:
    """Yield each claim that a note answers."""
    for one in selection.context.values():
        for number, claim in enumerate(one.claims):
            yield statement(one, f"claims[{number}]"), one.id, claim.verdict, claim.claim, claim.text


def context_events(selection: Selection) -> Rows:
    """Yield the events of each note."""
    return _ties(((one.id, one.events) for one in selection.context.values()), selection.events)


def context_laws(selection: Selection) -> Rows:
    """Yield the laws of each note."""
    return _ties(((one.id, one.laws) for one in selection.context.values()), selection.laws)


def conflicts(selection: Selection) -> Rows:
    """Yield every version of everything that sources disagree on, in any record."""
    for record in records(selection):
        for path, part in parts(record):
            if isinstance(part, Conflict):
                for number, version in enumerate(part.versions):
                    at = statement(record, f"{path}.versions[{number}]")
                    yield at, record.kind, record.id, part.topic, version.says


def event_figures(selection: Selection) -> Rows:
    """Yield the figures of each event."""
    return _ties(((one.id, one.figures) for one in selection.events.values()), selection.figures)


def event_organizations(selection: Selection) -> Rows:
    """Yield the organizations of each event."""
    return _ties(((one.id, one.organizations) for one in selection.events.values()), selection.organizations)


def event_officials(selection: Selection) -> Rows:
    """Yield the officials of each event."""
    return _ties(((one.id, one.officials) for one in selection.events.values()), selection.officials)


def event_people(selection: Selection) -> Rows:
    """Yield the words for whoever acted in an event, then the others it names."""
    for one in selection.events.values():
        named = [(name, "actor") for name in one.actors] + [(name, "named") for name in one.people]
        for number, (name, role) in enumerate(named, 1):
            yield one.id, number, name, role


def _ties(pairs: Iterable[tuple[str, Iterable[str]]], known: Mapping[str, Record]) -> Rows:
    """Yield each pair of ids once, if the second is in the selection too."""
    for of, ids in pairs:
        yield from ((of, id_) for id_ in dict.fromkeys(ids) if id_ in known)
