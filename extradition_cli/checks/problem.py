"""What a rule reports."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from extradition_cli.record.model import Record
from extradition_cli.record.parts import Part
from extradition_cli.record.store import TABLES, Tables


class Level(StrEnum):
    """How bad: an error must be mended before the data are used, a warning wants a second look."""

    ERROR = "error"
    WARNING = "warning"


class Problem(Part, frozen=True):
    """One place that breaks one rule."""

    level: Level
    rule: str
    table: str
    record: str
    field: str
    problem: str


_LONGEST = 400

Finding = tuple[Level, str, str, str, str]
"""What a rule yields: level, table, record, field, problem."""

Rule = Callable[[Tables], Iterator[Finding]]

TABLE_OF = {shape.kind: name for name, shape in TABLES.items()}
"""The table in which each kind of record stands."""


def error(record: Record, field: str, problem: str) -> Finding:
    """Report what must be mended in *record*; *field* is its path there."""
    return _finding(Level.ERROR, record, field, problem)


def warning(record: Record, field: str, problem: str) -> Finding:
    """Report what wants a second look in *record*; *field* is its path there."""
    return _finding(Level.WARNING, record, field, problem)


def _finding(level: Level, record: Record, field: str, problem: str) -> Finding:
    # Nobody would read a long quotation to its end.
    problem = problem if len(problem) <= _LONGEST else problem[: _LONGEST - 1] + "…"
    return level, TABLE_OF[record.kind], record.id, field, problem
