"""What happened when: events, arrests and court history in the order of their dates."""

from collections.abc import Iterable
from enum import StrEnum
from functools import partial

from extradition_cli.language import STEP, Phrase, word
from extradition_cli.questions.select import Filters
from extradition_cli.record.dates import first_day, known_by, last_day, within
from extradition_cli.record.model import Event, Figure, Record, RelatedPerson
from extradition_cli.record.parts import HistoryEntry
from extradition_cli.record.steps import arrests, related_steps, steps
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import GROUP_STEPS, SCHEDULED, EventType, HistoryType


class TimelineEntry(Record, frozen=True):
    """One entry of the timeline: an event, or a dated step in a figure's history."""

    kind = "timeline"

    date: str
    end_date: str | None
    type: EventType
    step: HistoryType | None
    """What step of a case it is, ``None`` for an event and an arrest."""
    title: str
    summary: str
    figures: tuple[str, ...]
    related: tuple[str, ...]
    organizations: tuple[str, ...]
    sources: tuple[str, ...]


class Agenda(StrEnum):
    """What is asked about days that were set."""

    NEXT = "next"
    DUE = "due"


def events(tables: Tables, wanted: Filters) -> list[Event]:
    """Return the events that meet the filters, by date."""
    found = (event for event in tables.events.values() if _admits_dated(tables, wanted, event))
    return sorted(found, key=_chronological)


def _chronological(happening: Event | TimelineEntry) -> tuple[str, int, str]:
    """Return the key by which what is dated to a month or a year stands behind the days of it."""
    return last_day(happening.date), -len(happening.date), happening.id


def agenda(entries: Iterable[TimelineEntry], which: Agenda, today: str) -> list[TimelineEntry]:
    """Return of *entries* what is ahead of *today*, or what was set for a day that has passed.

    Of the latter, those remain that have no outcome among the entries: no other step of that person and day.
    """
    entries = list(entries)
    if which is Agenda.NEXT:
        return [
            one for one in entries if (last_day if one.step in SCHEDULED else first_day)(one.date) >= today
        ]
    told = {(id_, one.date) for one in entries if one.step not in SCHEDULED for id_ in one.figures}
    return [
        one
        for one in entries
        if one.step in SCHEDULED and last_day(one.date) < today
        if not any((id_, one.date) in told for id_ in one.figures)
    ]


def timeline(tables: Tables, wanted: Filters) -> list[TimelineEntry]:
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
    # A related person's steps stand on no timeline but the person's own.
    people: list[Figure | RelatedPerson] = list(tables.figures.values())
    if own := tables.related.get(wanted.person or ""):
        people.append(own)
    happenings = [
        step
        for person in people
        for step in _steps(person)
        if (person.id, step.date) not in told and _admits_dated(tables, wanted, step)
    ]
    happenings += (
        TimelineEntry(step=None, **{name: getattr(event, name) for name in _OF_EVENTS})
        for event in events(tables, wanted)
    )
    return sorted(happenings, key=_chronological)


_TELLING = frozenset({EventType.TRANSFER, EventType.COURT, EventType.CASE, EventType.ARREST})
"""Events of these types tell a step in somebody's case; a statement about it on the same day does not."""
_STEPS = {step: word(step, STEP) for step in HistoryType}
_OF_EVENTS = tuple(name for name in TimelineEntry.__struct_fields__ if name != "step")
_TITLE = 90
"""Letters of a step's own words that make a title."""


def _steps(person: Figure | RelatedPerson) -> Iterable[TimelineEntry]:
    """Yield the dated arrests and steps of somebody's history as entries of the timeline."""
    entry = partial(
        TimelineEntry,
        end_date=None,
        figures=(person.id,) if isinstance(person, Figure) else (),
        related=(person.id,) if isinstance(person, RelatedPerson) else (),
        organizations=tuple(tie.organization for tie in person.affiliations),
    )
    for id_, arrest in arrests(person) if isinstance(person, Figure) else ():
        if arrest.date:
            yield entry(
                id=id_,
                date=arrest.date,
                type=EventType.ARREST,
                step=None,
                title=Phrase("{name} arrested", name=person.name),
                summary=Phrase("Arrested in {place}.", place=arrest.place)
                if arrest.place
                else Phrase("The place was not found."),
                sources=arrest.sources,
            )
    for id_, where, told in _history(person):
        if told.date and told.type not in GROUP_STEPS:
            yield entry(
                id=id_,
                date=told.date,
                type=EventType.CASE,
                step=told.type,
                title=Phrase("{name}: {step} ({place})", name=person.name, step=_step(told), place=where)
                if where
                else Phrase("{name}: {step}", name=person.name, step=_step(told)),
                summary=told.text,
                sources=told.sources,
            )


def _history(person: Figure | RelatedPerson) -> Iterable[tuple[str, str | None, HistoryEntry]]:
    """Yield every step of somebody's history with its id and where it was taken."""
    if isinstance(person, RelatedPerson):
        yield from ((id_, None, told) for id_, told in related_steps(person))
        return
    for step in steps(person):
        where = step.case.district or step.case.court if step.case else Phrase("in another country")
        yield step.id, where, step.entry


def _step(entry: HistoryEntry) -> str:
    """Return what a step is called; one of no kind is called by the beginning of its own words."""
    if entry.type is not HistoryType.OTHER:
        return _STEPS[entry.type]
    from textwrap import shorten  # a look-up by name has no time for it

    return shorten(entry.text, _TITLE, placeholder="…").removesuffix(".")


def _admits_dated(tables: Tables, wanted: Filters, happening: Event | TimelineEntry) -> bool:
    if wanted.as_of and not known_by(happening.date, wanted.as_of):
        return False
    if not within(happening.date, wanted.since, wanted.until, happening.end_date):
        return False
    if wanted.types is not None and happening.type not in wanted.types:
        return False
    if wanted.figure is not None and wanted.figure not in happening.figures:
        return False
    if wanted.person is not None and wanted.person not in (
        *happening.related,
        *(happening.officials if isinstance(happening, Event) else ()),
    ):
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
