"""The record as normalised tables: what SQLite and the data package are both written from.

Every record and every fact has a row of its own.  A fact that names sources has an entry in
``statements``, whose id the row bears, and ``citations`` ties it to its sources.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Literal

from extradition_cli.exports import asset
from extradition_cli.exports import rows as table_rows
from extradition_cli.exports.selection import Selection
from extradition_cli.record.parts import Part

Value = str | int | bool | None
Type = Literal["text", "integer", "boolean"]


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


def _layout(name: str, told: Mapping[str, str]) -> TableLayout:
    """Return the table called *name* from its entry in ``tables.toml``."""
    columns = _columns(told["columns"])
    names = [column.name for column in columns]
    if "facts" in told:
        rows = partial(table_rows.facts, told["facts"], names)
    elif "ties" in told:
        rows = partial(table_rows.ties, told["ties"])
    else:
        # A table without a function of its own holds the fields of its records as they are.
        rows = getattr(table_rows, name, None) or partial(table_rows.plain, name, names)
    key = tuple(told.get("key", "id").split())
    return TableLayout(name, told["what"], columns, key, rows, tuple(told.get("searched", "").split()))


def _layouts() -> tuple[TableLayout, ...]:
    told = tomllib.loads(asset("tables.toml"))
    return tuple(_layout(name, entry) for name, entry in told.items())


TABLE_LAYOUTS = _layouts()
"""Every table, those before it that its keys lead to."""
