"""One SQLite file: keys, full-text search, tables that a person can read; and what Datasette says of it.

It is built in memory and handed over as bytes, so that the only file ever made is the finished one.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from extradition_cli.escape import json_document
from extradition_cli.exports import asset
from extradition_cli.exports.selection import Selection
from extradition_cli.exports.table_layouts import TABLE_LAYOUTS, TableLayout

_TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}

OVERVIEW = "figures_overview"
"""What most people will open first: a row for everybody, with what a reader looks for."""
_OVERVIEW_SEARCHED = ("name", "aliases", "organizations", "districts", "dockets")
FACTS = "sourced_facts"
"""The view of every statement with every source of it."""


def written(selection: Selection) -> bytes:
    """Return the bytes of the database."""
    with closing(sqlite3.connect(":memory:")) as base:
        # Not even SQLite's own temporary files are made: the only disk that may be full is the user's choice.
        base.execute("PRAGMA temp_store = MEMORY")
        for layout in TABLE_LAYOUTS:
            _fill(base, layout, selection)
        base.execute(f"CREATE TABLE {OVERVIEW} AS {asset(f'{OVERVIEW}.sql')}")
        _search(base, OVERVIEW, _OVERVIEW_SEARCHED)
        base.execute(f"CREATE VIEW {FACTS} AS {asset(f'{FACTS}.sql')}")
        # The planner's figures, so that joins are chosen well from the first query on.
        base.execute("ANALYZE")
        base.commit()
        base.execute("VACUUM")
        return base.serialize()


def metadata(selection: Selection) -> str:
    """Return what Datasette says of the tables and columns of a file that is called ``record.db``."""
    tables = {
        layout.name: {
            "description": layout.what,
            "columns": {column.name: column.what for column in layout.columns},
        }
        for layout in TABLE_LAYOUTS
    }
    told = {
        "title": selection.title,
        "description": selection.provenance,
        "license": selection.versions.licence,
        "license_url": selection.licence_address,
        "databases": {"record": {"tables": {**tables, OVERVIEW: {"facets": ["transfer", "standing"]}}}},
    }
    return json_document(told)


def _fill(base: sqlite3.Connection, layout: TableLayout, selection: Selection) -> None:
    """Create a table with its keys, and put its rows into it."""
    name = layout.name
    told = [
        f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" * column.required}'
        + (f' REFERENCES "{column.to}"(id)' if column.to else "")
        for column in layout.columns
    ]
    key = ", ".join(f'"{column}"' for column in layout.key)
    base.execute(f'CREATE TABLE "{name}" ({", ".join(told)}, PRIMARY KEY ({key}))')
    cells = ", ".join("?" * len(told))
    base.executemany(f'INSERT INTO "{name}" VALUES ({cells})', layout.rows(selection))
    for column in layout.columns:
        if column.to:
            base.execute(f'CREATE INDEX "{name}_{column.name}" ON "{name}"("{column.name}")')
    _search(base, name, [column.name for column in layout.columns if column.searched])


def _search(base: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
    """Let the words in *columns* be searched; nunez finds Núñez, as on the command line."""
    if columns:
        told = f"{', '.join(columns)}, content=\"{table}\", tokenize='unicode61 remove_diacritics 2'"
        base.execute(f"CREATE VIRTUAL TABLE {table}_fts USING fts5({told})")
        base.execute(f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')")
