"""Pure questions to the record: which figures, what happened when.

Everything here takes tables of records and gives back records; it knows neither where they
came from nor how they will be shown.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec.structs import replace

from extradition_cli.dates import known_by, within
from extradition_cli.errors import UsageError
from extradition_cli.facts import Case, HistoryEntry, Part
from extradition_cli.hindsight import as_it_stood
from extradition_cli.language import STEP, Phrase, word
from extradition_cli.model import Event, Figure, Organization, Record
from extradition_cli.tables import Tables
from extradition_cli.vocabulary import ChargeType, EventType, HistoryType, Standing


class Filters(Part, frozen=True):
    """What a user narrows a question to; every value already resolved to ids and vocabulary."""

    organizations: Collection[str] | None = None
    transfer: str | None = None
    districts: Collection[str] | None = None
    standings: Collection[Standing] | None = None
    charges: Collection[ChargeType] | None = None
    types: Collection[EventType] | None = None
    figure: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None


_EVERYWHERE = frozenset({"organizations", "transfer", "figure", "since", "until", "as_of"})
_PEOPLE = _EVERYWHERE | {"districts", "standings", "charges"}
_DATED = _EVERYWHERE | {"types"}
NARROWED_BY = {"figures": _PEOPLE, "cases": _PEOPLE, "events": _DATED, "timeline": _DATED}
"""Which fields of :class:`Filters` narrow which kind of record; the other kinds are narrowed by none."""
_OPTIONS = {
    **{"organizations": "cartel", "districts": "district", "standings": "standing", "charges": "charge"},
    **{"types": "type", "figure": "about", "as_of": "as-of"},
}
"""What a field is called on the command line, where that is another word."""


def refuse_idle(kind: str, wanted: Filters) -> None:
    """Raise :class:`UsageError` for a filter that cannot narrow this kind, which is a mistake."""
    for field in wanted.__struct_fields__:
        if getattr(wanted, field) is not None and field not in NARROWED_BY.get(kind, ()):
            fitting = [name for name, fields in NARROWED_BY.items() if field in fields]
            raise UsageError(
                f"--{_OPTIONS.get(field, field)} does not narrow {kind}; it narrows {', '.join(fitting)}"
            )


class CaseRow(Record, frozen=True):
    """One case on a line of its own, with the figure it is against."""

    kind = "case"

    figure: str
    name: str
    transfer: str
    transfer_inferred: str | None
    court: str | None
    district: str | None
    docket: str | None
    charges: tuple[str, ...]
    standing: Standing
    standing_since: str | None
    sources: tuple[str, ...]


class Happening(Record, frozen=True):
    """One entry of the timeline: an event, or a dated step in a figure's history."""

    kind = "happening"

    date: str
    end_date: str | None
    type: EventType
    title: str
    summary: str
    figures: tuple[str, ...]
    organizations: tuple[str, ...]
    sources: tuple[str, ...]


def family(organizations: Mapping[str, Organization], id_: str) -> frozenset[str]:
    """Return *id_* and the ids of everything that is, at whatever depth, a part of it."""
    members = {id_}
    # A part of a part is a part; the loop ends when a round adds nothing, so a circle ends it too.
    while grown := {
        child.id for child in organizations.values() if child.parent in members and child.id not in members
    }:
        members |= grown
    return frozenset(members)


def figures(tables: Tables, wanted: Filters) -> list[Figure]:
    """Return the figures that meet every filter, in the order of their ids.

    ``since`` and ``until`` hold against the day of the transfer.
    """
    admits = figure_filter(wanted)
    if wanted.as_of is None:
        return tables.select("figures", admits)
    then = (as_it_stood(figure, wanted.as_of, tables.sources) for figure in tables.figures.values())
    return [figure for figure in then if figure and admits(figure)]


def figure_filter(wanted: Filters) -> Callable[[Figure], bool]:
    """Return a test for one figure, made only of the filters that are set."""
    tests: list[Callable[[Figure], bool]] = []
    if (transfer := wanted.transfer) is not None:
        tests.append(lambda figure: figure.transfer == transfer)
    if (groups := wanted.organizations) is not None:
        tests.append(lambda figure: any(tie.organization in groups for tie in figure.affiliations))
    if wanted.districts is not None or wanted.charges is not None:
        tests.append(lambda figure: any(_admits_case(wanted, case) for case in figure.cases))
    if (standings := wanted.standings) is not None:
        tests.append(lambda figure: figure.standing in standings)
    if wanted.since or wanted.until:
        tests.append(lambda figure: within(figure.transfer, wanted.since, wanted.until))
    if (only := wanted.figure) is not None:
        tests.append(lambda figure: figure.id == only)
    return lambda figure: all(test(figure) for test in tests)


def _admits_case(wanted: Filters, case: Case) -> bool:
    return (wanted.districts is None or case.district in wanted.districts) and (
        wanted.charges is None or any(charge.type in wanted.charges for charge in case.charges)
    )


def named_people(people: Iterable[Figure]) -> tuple[int, int, int]:
    """Count those named in full, those who are in a transfer by inference, and those named in part."""
    counted = Counter("inferred" if one.transfer_inferred else one.name_complete for one in people)
    return counted[True], counted["inferred"], counted[False]


def cases(tables: Tables, wanted: Filters) -> list[CaseRow]:
    """Return the cases of the figures that meet the filters, one row each.

    A standing is here the case's own, so somebody sentenced in one court and charged in
    another gives one row of either kind.
    """
    of_figures = replace(wanted, standings=None)
    return [
        CaseRow(
            id=case.id,
            figure=figure.id,
            name=figure.name,
            transfer=figure.transfer,
            transfer_inferred=figure.transfer_inferred,
            court=case.court,
            district=case.district,
            docket=case.docket,
            charges=tuple(charge.text for charge in case.charges),
            standing=case.standing,
            standing_since=case.standing_since,
            sources=case.sources,
        )
        for figure in figures(tables, of_figures)
        for case in figure.cases
        if _admits_case(wanted, case) and (wanted.standings is None or case.standing in wanted.standings)
    ]


def events(tables: Tables, wanted: Filters) -> list[Event]:
    """Return the events that meet the filters, by date."""
    return [event for event in tables.events.values() if _admits_dated(tables, wanted, event)]


def timeline(tables: Tables, wanted: Filters) -> list[Happening]:
    """Return events, arrests and court history in the order of their dates.

    A step of somebody's history that an event of the same day already tells of him is left
    out, and so are the entries that repeat a whole transfer once for each person in it.
    """
    told = {
        (figure, event.date)
        for event in tables.events.values()
        if event.type in _TELLING
        for figure in event.figures
    }
    found: list[Happening] = [
        Happening(
            id=event.id,
            date=event.date,
            end_date=event.end_date,
            type=event.type,
            title=event.title,
            summary=event.summary,
            figures=event.figures,
            organizations=event.organizations,
            sources=event.sources,
        )
        for event in tables.events.values()
    ]
    for figure in tables.figures.values():
        found.extend(step for step in _steps(figure) if (figure.id, step.date) not in told)
    return sorted(
        (happening for happening in found if _admits_dated(tables, wanted, happening)),
        key=lambda happening: (happening.date, happening.id),
    )


_TELLING = frozenset({EventType.TRANSFER, EventType.COURT, EventType.CASE, EventType.ARREST})
"""Events of these types tell a step in somebody's case; a statement about it on the same day does not."""
_STEPS = {step: word(step, STEP) for step in HistoryType}
_TITLE = 90
"""Letters of a step's own words that make a title."""
_OF_THE_GROUP = frozenset({HistoryType.CHARGES_ANNOUNCED})


def _steps(figure: Figure) -> Iterable[Happening]:
    """Yield the dated steps of one figure's history as entries of the timeline."""
    groups = tuple(tie.organization for tie in figure.affiliations)
    for number, arrest in enumerate(figure.arrests, 1):
        if arrest.date:
            yield Happening(
                id=f"{figure.id}-arrest-{number}",
                date=arrest.date,
                end_date=None,
                type=EventType.ARREST,
                title=Phrase("{name} arrested", name=figure.name),
                summary=Phrase("Arrested in {place}.", place=arrest.place)
                if arrest.place
                else Phrase("The place was not found."),
                figures=(figure.id,),
                organizations=groups,
                sources=arrest.sources,
            )
    proceedings: list[tuple[str, str | None, tuple[HistoryEntry, ...]]] = [
        (case.id, case.district, case.history) for case in figure.cases
    ]
    proceedings.append((f"{figure.id}-other", Phrase("outside the U.S."), figure.other_proceedings))
    for id_, where, history in proceedings:
        for number, entry in enumerate(history, 1):
            if entry.date and entry.type not in _OF_THE_GROUP:
                yield Happening(
                    id=f"{id_}-{number}",
                    date=entry.date,
                    end_date=None,
                    type=EventType.CASE,
                    title=Phrase("{name}: {step} ({place})", name=figure.name, step=_step(entry), place=where)
                    if where
                    else Phrase("{name}: {step}", name=figure.name, step=_step(entry)),
                    summary=entry.text,
                    figures=(figure.id,),
                    organizations=groups,
                    sources=entry.sources,
                )


def _step(entry: HistoryEntry) -> str:
    """Return what a step is called; one of no kind is called by the beginning of its own words."""
    if entry.type is not HistoryType.OTHER:
        return _STEPS[entry.type]
    from textwrap import shorten  # a look-up by name has no time for it

    return shorten(entry.text, _TITLE, placeholder="…").removesuffix(".")


def _admits_dated(tables: Tables, wanted: Filters, happening: Event | Happening) -> bool:
    if wanted.as_of and not known_by(happening.date, wanted.as_of):
        return False
    if not within(happening.date, wanted.since, wanted.until, happening.end_date):
        return False
    if wanted.types is not None and happening.type not in wanted.types:
        return False
    if wanted.figure is not None and wanted.figure not in happening.figures:
        return False
    people = [tables.figures[id_] for id_ in happening.figures if id_ in tables.figures]
    if (
        wanted.transfer is not None
        and not (happening.type is EventType.TRANSFER and happening.date == wanted.transfer)
        and not any(person.transfer == wanted.transfer for person in people)
    ):
        return False
    if (groups := wanted.organizations) is not None:
        return any(id_ in groups for id_ in happening.organizations) or any(
            tie.organization in groups for person in people for tie in person.affiliations
        )
    return True
