"""Hearings, transfers and other events as an iCalendar (RFC 5545), through the icalendar library.

All-day entries only: no source of the record gives an hour and a zone that could be relied on.
"""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from extradition_cli.escape import escape_unsafe_lines, safe_url
from extradition_cli.exports.selection import Selection
from extradition_cli.questions.select import Filters
from extradition_cli.questions.timeline import TimelineEntry, timeline
from extradition_cli.record.dates import first_day, spelled
from extradition_cli.record.steps import steps
from extradition_cli.record.vocabulary import SCHEDULED
from extradition_cli.record.wording import by_inference, published


def written(selection: Selection) -> str:
    """Return one entry for each happening of the timeline, in the order of dates."""
    calendar = Calendar()
    calendar.add("prodid", "-//extradition-cli//extradition export ics//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", escape_unsafe_lines(selection.title))
    stamp = datetime.combine(selection.released, time(), tzinfo=UTC)
    tentative = _scheduled(selection)
    for happening in timeline(selection, Filters()):
        entry = Entry()
        entry.add("uid", f"{happening.id}@extradition-cli")
        entry.add("dtstamp", stamp)
        entry.add("dtstart", date.fromisoformat(first_day(happening.date)))
        entry.add("dtend", _day_after(happening.end_date or happening.date))
        entry.add("summary", escape_unsafe_lines(_titled(happening)))
        entry.add("description", escape_unsafe_lines(_described(happening, selection)))
        entry.add("categories", [happening.type])
        entry.add("status", "TENTATIVE" if _is_open(happening, tentative, selection) else "CONFIRMED")
        # It is nobody's own appointment: it must not make a reader look busy.
        entry.add("transp", "TRANSPARENT")
        if address := _address(happening, selection):
            entry.add("url", address)
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content.decode()


def _scheduled(selection: Selection) -> set[str]:
    """Return the ids of steps that are only scheduled."""
    told = (step for figure in selection.figures.values() for step in steps(figure))
    return {step.id for step in told if step.entry.type in SCHEDULED}


def _is_open(happening: TimelineEntry, tentative: set[str], selection: Selection) -> bool:
    """Say whether it is only known that this was to happen: set for a day, or later than the record goes."""
    later = selection.dataset is not None and first_day(happening.date) > selection.dataset.as_of
    return later or happening.id in tentative


def _titled(happening: TimelineEntry) -> str:
    """Return the title; a day that is not known is said to be so, for the entry fills its whole span."""
    exact = len(happening.date) == len("2025-08-12")
    return happening.title if exact else f"{happening.title} ({spelled(happening.date)}, day not known)"


def _described(happening: TimelineEntry, selection: Selection) -> str:
    figures = [selection.figures[id_] for id_ in happening.figures if id_ in selection.figures]
    people = [figure.label for figure in figures]
    lines = [happening.summary]
    if people:
        lines.append(f"About: {', '.join(people)}")
    lines += by_inference(figures)
    lines.append("Sources:")
    for id_ in happening.sources:
        if source := selection.sources.get(id_):
            lines.append(f"{source.credit}, {source.title}, {published(source)}, {source.url}")
    return "\n".join(lines)


def _address(happening: TimelineEntry, selection: Selection) -> str | None:
    """Return the address of the first source that a reader may be sent to."""
    known = (selection.sources[id_] for id_ in happening.sources if id_ in selection.sources)
    return next((address for source in known if (address := safe_url(source.url))), None)


def _day_after(text: str) -> date:
    """Return the day after the last that the partial date *text* may mean, as DTEND wants it.

    >>> _day_after("2025-02-27"), _day_after("2025-12"), _day_after("2025")
    (datetime.date(2025, 2, 28), datetime.date(2026, 1, 1), datetime.date(2026, 1, 1))
    """
    first = date.fromisoformat(first_day(text))
    match len(text):
        case 10:
            return first + timedelta(days=1)
        case 7:
            return (first + timedelta(days=31)).replace(day=1)
    return first.replace(year=first.year + 1)
