"""Everything that the record states, a row each: what spreadsheets are made of."""

from collections.abc import Iterator
from typing import Any

from extradition_cli.language import joined
from extradition_cli.questions.select import Filters
from extradition_cli.record.dates import known_by, within
from extradition_cli.record.model import Event, Figure, Record
from extradition_cli.record.one_line import ALLEGED
from extradition_cli.record.parts import Affiliation
from extradition_cli.record.statements import all_records, parts, statements
from extradition_cli.record.steps import ids_by_path, steps
from extradition_cli.record.store import Tables


class StatementRow(Record, frozen=True):
    """One sourced statement: of which record, of what day if it is dated, where, and what it says."""

    kind = "statement"

    date: str | None
    record: str
    label: str
    field: str
    type: str | None
    court: str | None
    text: str
    sources: tuple[str, ...]


def statement_rows(tables: Tables, wanted: Filters) -> list[StatementRow]:
    """Return every sourced statement of the record; of a range of dates those that are dated within it."""
    return [
        row
        for record in all_records(tables)
        for row in _rows(record)
        if (wanted.since is None and wanted.until is None) or row.date
        if within(row.date or "0000", wanted.since, wanted.until)
        if wanted.as_of is None or known_by(row.date, wanted.as_of)
    ]


def _rows(record: Record) -> Iterator[StatementRow]:
    ids = ids_by_path(record)
    steps_here = steps(record) if isinstance(record, Figure) else ()
    courts = {step.path: step.case.district or step.case.court for step in steps_here if step.case}
    found: dict[str, Any] = dict(parts(record))
    for statement in statements(record):
        part = found[statement.path]
        yield StatementRow(
            id=ids.get(statement.path, record.id),
            date=getattr(part, "date", None),
            record=record.id,
            label=record.label,
            field=statement.path.partition("[")[0].partition(".")[0],
            type=getattr(part, "type", None),
            court=courts.get(statement.path),
            text=_text(part, statement.text),
            sources=statement.sources,
        )


def _text(part: Any, text: str) -> str:
    """Return the *text* of a statement, with the organization that it is about."""
    if isinstance(part, Event):
        return part.summary
    return joined(": ", [part.organization, part.role or ALLEGED]) if isinstance(part, Affiliation) else text
