"""What a rule reports."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from extradition_cli.record.parts import Part
from extradition_cli.record.store import Tables


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


def error(table: str, record: str, field: str, problem: str) -> Finding:
    """Report what must be mended."""
    return Level.ERROR, table, record, field, _short(problem)


def warning(table: str, record: str, field: str, problem: str) -> Finding:
    """Report what wants a second look."""
    return Level.WARNING, table, record, field, _short(problem)


def _short(problem: str) -> str:
    """Return *problem* without the end of a quotation that nobody would read."""
    return problem if len(problem) <= _LONGEST else problem[: _LONGEST - 1] + "…"
