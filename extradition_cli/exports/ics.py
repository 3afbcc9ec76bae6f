"""Hearings, transfers and other events as an iCalendar (RFC 5545), through the icalendar library.

All-day entries only: no source of the record gives an hour and a zone that could be relied on.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from extradition_cli.escape import escape_unsafe, escape_unsafe_lines, safe_url
from extradition_cli.exports.selection import Selection
from extradition_cli.language import Phrase, joined
from extradition_cli.questions.timeline import TimelineEntry, timeline
from extradition_cli.record.dates import first_day, spelled
from extradition_cli.record.steps import Step, steps
from extradition_cli.record.vocabulary import GUILT, SCHEDULED, HistoryType, Standing
from extradition_cli.record.wording import by_inference, published

_LONGEST = timedelta(days=7)
"""What lasts longer is a mark on its first day: a bar over every day of a month hides what happened in it."""


def written(selection: Selection) -> str:
    """Return one entry for each happening of the timeline that the selection is about, by date."""
    calendar = Calendar()
    calendar.add("prodid", "-//extradition-cli//extradition export ics//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    say = selection.say
    calendar.add("x-wr-calname", escape_unsafe(say(selection.title)))
    scheduled = _scheduled(selection)
    calendar.add("x-wr-caldesc", escape_unsafe(say(selection.provenance)))
    for happening in timeline(selection, selection.span):
        calendar.add_component(_entry(happening, selection, scheduled))
    content: bytes = calendar.to_ical()
    return content.decode()


def _entry(
    happening: TimelineEntry, selection: Selection, scheduled: Mapping[str, tuple[str, Step]]
) -> Entry:
    entry = Entry()
    uid, step = scheduled.get(happening.id, (happening.id, None))
    entry.add("uid", f"{uid}@extradition-cli")
    entry.add("dtstamp", _midnight(selection.released))
    read = (selection.sources[id_].accessed for id_ in happening.sources if id_ in selection.sources)
    newest = max(read, default=selection.released.isoformat())
    entry.add("last-modified", _midnight(date.fromisoformat(first_day(newest))))
    # A calendar takes an entry for newer by this number, which need only rise from release to release.
    entry.add("sequence", selection.released.toordinal())
    first = date.fromisoformat(first_day(happening.date))
    entry.add("dtstart", first)
    # Where it is not told, an entry fills its first day.
    if happening.end_date and len(happening.end_date) == len("2025-08-12"):
        last = date.fromisoformat(happening.end_date)
        if timedelta() < last - first < _LONGEST and last < date.max:
            entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", escape_unsafe(selection.say(_titled(happening))))
    entry.add("description", escape_unsafe_lines(_described(happening, selection)))
    status = _status(happening, step, selection)
    entry.add("categories", [happening.type] if status == "CONFIRMED" else [happening.type, "scheduled"])
    entry.add("status", status)
    # It is nobody's own appointment: it must not make a reader look busy.
    entry.add("transp", "TRANSPARENT")
    if address := _address(happening, selection):
        entry.add("url", address)
    return entry


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _scheduled(selection: Selection) -> Mapping[str, tuple[str, Step]]:
    """Return the steps that are only scheduled, each with a name that lasts when its day is moved."""
    found: dict[str, tuple[str, Step]] = {}
    for figure in selection.figures.values():
        seen: Counter[str] = Counter()
        for step in steps(figure):
            if step.entry.type in SCHEDULED:
                name = f"{step.case.id if step.case else f'{figure.id}-other'}-{step.entry.type}"
                seen[name] += 1
                found[step.id] = (name if seen[name] == 1 else f"{name}-{seen[name]}", step)
    return found


def _status(happening: TimelineEntry, step: Step | None, selection: Selection) -> str:
    """Say whether it happened, was only to happen, or will not happen any more.

    What is set for a day, or lies later than the record goes, may have been moved.  It is off where the
    case ended before that day, a trial also where a plea or verdict came first.
    """
    if step is None:
        later = selection.dataset is not None and first_day(happening.date) > selection.dataset.as_of
        return "TENTATIVE" if later else "CONFIRMED"
    case = step.case
    ends = {Standing.DISMISSED, Standing.ACQUITTED}
    if step.entry.type is HistoryType.TRIAL_SCHEDULED:
        ends |= GUILT
    over = case is not None and case.standing in ends and (case.standing_since or "9999") < happening.date
    return "CANCELLED" if over else "TENTATIVE"


def _titled(happening: TimelineEntry) -> str:
    """Return the title, with the days that the entry itself does not show."""
    if len(happening.date) < len("2025-08-12"):
        return Phrase("{title} ({date}, day not known)", title=happening.title, date=spelled(happening.date))
    if happening.end_date:
        return Phrase("{title} (until {date})", title=happening.title, date=spelled(happening.end_date))
    return happening.title


def _described(happening: TimelineEntry, selection: Selection) -> str:
    figures = [selection.figures[id_] for id_ in happening.figures if id_ in selection.figures]
    people = [figure.label for figure in figures]
    lines = [happening.summary]
    if people:
        lines.append(Phrase("About: {names}", names=", ".join(people)))
    lines += by_inference(figures)
    lines.append(Phrase("Sources:"))
    for id_ in happening.sources:
        if source := selection.sources.get(id_):
            lines.append(joined(", ", [source.credit, source.title, published(source), source.url]))
    return "\n".join(map(selection.say, lines))


def _address(happening: TimelineEntry, selection: Selection) -> str | None:
    """Return the address of the first source that a reader may be sent to."""
    known = (selection.sources[id_] for id_ in happening.sources if id_ in selection.sources)
    return next((address for source in known if (address := safe_url(source.url))), None)
