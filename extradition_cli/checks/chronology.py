"""Rules on time: dates exist, come in order, and none is later than the research."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from extradition_cli.checks.problem import Finding, error
from extradition_cli.checks.references import stating, table, written
from extradition_cli.record.dates import first_day, is_valid, last_day
from extradition_cli.record.model import Figure, Record
from extradition_cli.record.parts import HistoryEntry
from extradition_cli.record.statements import parts
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import SCHEDULED

_DATES = {
    *("date", "end_date", "born", "since", "until", "in_office_from", "in_office_to"),
    *("published", "accessed", "as_of", "researched"),
}


def check_dates(tables: Tables) -> Iterator[Finding]:
    """Every date is a year, a month or a day that the calendar knows."""
    for name, record in written(tables):
        for path, part in parts(record):
            for field in _DATES.intersection(part.__struct_fields__):
                value = getattr(part, field)
                if value is not None and not is_valid(value):
                    at = f"{path}.{field}" if path else field
                    yield error(
                        name, record.id, at, f"{value!r} is no date such as 2025, 2025-08 or 2025-08-12"
                    )


def check_order(tables: Tables) -> Iterator[Finding]:
    """Histories run forward, spans end after they begin, and an arrest comes before the transfer."""
    for figure in tables.figures.values():
        for at, history in _histories(figure):
            dated = [(number, entry.date) for number, entry in enumerate(history) if entry.date]
            for (_, before), (number, date) in pairwise(dated):
                if last_day(date) < first_day(before):
                    yield error("figures", figure.id, f"{at}[{number}].date", f"{date} stands after {before}")
        for number, arrest in enumerate(figure.arrests):
            if arrest.date and first_day(arrest.date) > last_day(figure.transfer):
                yield error("figures", figure.id, f"arrests[{number}].date", "is later than the transfer")
    for name, begin, end in (
        ("events", "date", "end_date"),
        ("officials", "in_office_from", "in_office_to"),
        ("extraditions", "since", "until"),
    ):
        for record in table(tables, name).values():
            if _ends_first(record, begin, end):
                yield error(name, record.id, end, f"is earlier than {begin}")


def check_future(tables: Tables) -> Iterator[Finding]:
    """Nothing has happened after the day on which the sources were last read."""
    today = max((source.accessed for source in tables.sources.values()), default=None)
    if today is None:
        return
    for name, record in stating(tables):
        for path, part in parts(record):
            date = getattr(part, "date", None)
            scheduled = isinstance(part, HistoryEntry) and part.type in SCHEDULED
            if date and first_day(date) > last_day(today) and not scheduled:
                yield error(
                    name,
                    record.id,
                    f"{path}.date".lstrip("."),
                    f"{date} is later than the research, {today}",
                )
    for source in tables.sources.values():
        if source.published and first_day(source.published) > last_day(source.accessed):
            yield error("sources", source.id, "published", "is later than the day it was read")


def _histories(figure: Figure) -> Iterator[tuple[str, Iterable[HistoryEntry]]]:
    for number, case in enumerate(figure.cases):
        yield f"cases[{number}].history", case.history
    yield "other_proceedings", figure.other_proceedings


def _ends_first(record: Record, begin: str, end: str) -> bool:
    since, until = getattr(record, begin), getattr(record, end)
    return since is not None and until is not None and last_day(until) < first_day(since)
