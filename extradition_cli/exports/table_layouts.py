"""The record as normalised tables: what SQLite and the data package are both written from.

Every record and every fact has a row of its own.  A fact that names sources has an entry in
``statements``, whose id the row bears, and ``citations`` ties it to its sources.

A date is text, as exact as the sources are; beside it stand the first and the last day that it may mean, as
dates, and whether it names a day, a month or a year: ``1987-05`` is not 1 May.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from msgspec.structs import replace

from extradition_cli.exports import asset
from extradition_cli.exports import rows as table_rows
from extradition_cli.exports.selection import Selection
from extradition_cli.record.dates import calendar_last_day, first_day, precision
from extradition_cli.record.parts import Part

Value = str | int | bool | None
Type = Literal["text", "integer", "boolean", "date"]


_PARTIAL_DATES = frozenset(
    {"date", "end_date", "born", "published", "standing_since", "since", "until"}
    | {"in_office_from", "in_office_to"}
)
_SPAN: Mapping[str, Type] = {"first_day": "date", "last_day": "date", "precision": "text"}
"""What stands beside a partial date, and its type."""


class ColumnLayout(Part, frozen=True):
    """One column; ``to`` is the table whose key it holds."""

    name: str
    type: Type = "text"
    to: str | None = None
    required: bool = True


class TableLayout(Part, frozen=True):
    """One table: what a row is, its columns, its key, and where its rows come from."""

    name: str
    what: str
    columns: tuple[ColumnLayout, ...]
    key: tuple[str, ...]
    rows: Callable[[Selection], Iterable[tuple[Value, ...]]]
    # The columns that full-text search reads.
    searched: tuple[str, ...] = ()


def _columns(described: str) -> tuple[ColumnLayout, ...]:
    """Read columns from words: ``name``, ``name:integer``, ``name>table``; ``?`` after it if it may be empty.

    >>> [column.name for column in _columns("id count:integer parent>organizations?")]
    ['id', 'count', 'parent']
    """
    found = []
    for word in described.split():
        plain = word.removesuffix("?")
        name, _, to = plain.partition(">")
        name, _, type_ = name.partition(":")
        types: dict[str, Type] = {"": "text", "integer": "integer", "boolean": "boolean"}
        found.append(ColumnLayout(name, types[type_], to or None, required=plain == word))
    return tuple(found)


def with_span(column: ColumnLayout) -> Iterator[ColumnLayout]:
    """Yield a column and, where it holds a partial date, those of the span of days that it stands for."""
    yield column
    if column.name in _PARTIAL_DATES:
        for name, type_ in _SPAN.items():
            yield replace(column, name=f"{column.name}_{name}", type=type_)


def span_of(date: str | None) -> tuple[str | None, ...]:
    """Return the first and the last day that a partial date may mean, and its precision."""
    return (first_day(date), calendar_last_day(date), precision(date)) if date else (None,) * len(_SPAN)


def _with_spans(
    rows: Callable[[Selection], Iterable[tuple[Value, ...]]], dated: Sequence[bool], selection: Selection
) -> Iterator[tuple[Value, ...]]:
    for row in rows(selection):
        yield tuple(
            one
            for value, is_date in zip(row, dated, strict=True)
            for one in ((value, *span_of(None if value is None else str(value))) if is_date else (value,))
        )


def _layout(name: str, told: Mapping[str, str]) -> TableLayout:
    """Return the table called *name* from its entry in ``tables.toml``."""
    declared = _columns(told["columns"])
    names = [column.name for column in declared]
    if "facts" in told:
        rows = partial(table_rows.facts, told["facts"], names)
    elif "ties" in told:
        rows = partial(table_rows.ties, told["ties"])
    else:
        # A table without a function of its own holds the fields of its records as they are.
        rows = getattr(table_rows, name, None) or partial(table_rows.plain, name, names)
    key = tuple(told.get("key", "id").split())
    columns = tuple(one for column in declared for one in with_span(column))
    rows = partial(_with_spans, rows, [column.name in _PARTIAL_DATES for column in declared])
    return TableLayout(name, told["what"], columns, key, rows, tuple(told.get("searched", "").split()))


def _layouts() -> tuple[TableLayout, ...]:
    told = tomllib.loads(asset("tables.toml"))
    return tuple(_layout(name, entry) for name, entry in told.items())


TABLE_LAYOUTS = _layouts()
"""Every table, those before it that its keys lead to."""
