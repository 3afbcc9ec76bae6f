"""Rules on time: dates exist, come in order, and none is later than the research."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from extradition_cli.checks.problem import Finding, error
from extradition_cli.checks.references import written
from extradition_cli.record.dates import first_day, is_valid, last_day
from extradition_cli.record.model import Figure
from extradition_cli.record.parts import HistoryEntry
from extradition_cli.record.shapes import field_of
from extradition_cli.record.statements import all_records, fields, parts
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import SCHEDULED

_DATES = {
    *("date", "end_date", "born", "since", "until", "in_office_from", "in_office_to"),
    *("published", "accessed", "as_of", "researched"),
}
_SPANS = {
    "events": ("date", "end_date"),
    "officials": ("in_office_from", "in_office_to"),
    "extraditions": ("since", "until"),
}
"""Fields in which a record says from when to when."""


def check_dates(tables: Tables) -> Iterator[Finding]:
    """Every date is a year, a month or a day that the calendar knows."""
    for record in written(tables):
        for at, name, value in fields(record):
            if name in _DATES and value is not None and not is_valid(value):
                yield error(record, at, f"{value!r} is no date such as 2025, 2025-08 or 2025-08-12")


def check_order(tables: Tables) -> Iterator[Finding]:
    """Histories run forward, spans end after they begin, and an arrest comes before the transfer."""
    for figure in tables.figures.values():
        for at, history in _histories(figure):
            dated = [(number, entry.date) for number, entry in enumerate(history) if entry.date]
            for (_, before), (number, date) in pairwise(dated):
                if last_day(date) < first_day(before):
                    yield error(figure, f"{at}[{number}].date", f"{date} stands after {before}")
        for number, arrest in enumerate(figure.arrests):
            if arrest.date and first_day(arrest.date) > last_day(figure.transfer):
                yield error(figure, f"arrests[{number}].date", "is later than the transfer")
    for name, (begin, end) in _SPANS.items():
        for record in tables.table(name).values():
            since, until = getattr(record, begin), getattr(record, end)
            if since is not None and until is not None and last_day(until) < first_day(since):
                yield error(record, end, f"is earlier than {begin}")


def check_future(tables: Tables) -> Iterator[Finding]:
    """Nothing has happened after the day on which the sources were last read."""
    today = max((source.accessed for source in tables.sources.values()), default=None)
    if today is None:
        return
    for record in all_records(tables):
        for path, part in parts(record):
            date = getattr(part, "date", None)
            scheduled = isinstance(part, HistoryEntry) and part.type in SCHEDULED
            if date and first_day(date) > last_day(today) and not scheduled:
                yield error(record, field_of(path, "date"), f"{date} is later than the research, {today}")
    for source in tables.sources.values():
        if source.published and first_day(source.published) > last_day(source.accessed):
            yield error(source, "published", "is later than the day it was read")


def _histories(figure: Figure) -> Iterator[tuple[str, Iterable[HistoryEntry]]]:
    for number, case in enumerate(figure.cases):
        yield f"cases[{number}].history", case.history
    yield "other_proceedings", figure.other_proceedings
