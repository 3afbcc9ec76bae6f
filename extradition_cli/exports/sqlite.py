"""One SQLite file, through sqlite-utils: keys, full-text search, and views that a person can read.

It is built in memory and handed over as bytes, so that the only file ever made is the finished one.
"""

import sqlite3

from sqlite_utils import Database

from extradition_cli.exports import asset
from extradition_cli.exports.selection import Selection
from extradition_cli.exports.table_layouts import TABLE_LAYOUTS, ColumnLayout, TableLayout, span_of, with_span
from extradition_cli.questions.select import Filters
from extradition_cli.questions.timeline import timeline

_TYPES: dict[str, type] = {"text": str, "integer": int, "boolean": int, "date": str}

# Finds Núñez for nunez, as the search of the command line does.
_TOKENIZER = "unicode61 remove_diacritics 2"

VIEWS = ("figures_overview", "sourced_facts")
"""What most people will open first; the query of each lies in the file of its name."""


def written(selection: Selection) -> bytes:
    """Return the bytes of the database."""
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA foreign_keys = ON")
    # Not even SQLite's own temporary files are made: the only disk that may be full is the user's choice.
    connection.execute("PRAGMA temp_store = MEMORY")
    base = Database(connection)
    for relation in TABLE_LAYOUTS:
        _fill(base, relation, selection)
    _fill_timeline(base, selection)
    for name in VIEWS:
        base.create_view(name, asset(f"{name}.sql").strip())
    base.index_foreign_keys()
    connection.commit()
    # The planner's figures, so that the joins of the views are chosen well from the first query on.
    connection.execute("ANALYZE")
    connection.commit()
    connection.execute("VACUUM")
    content = connection.serialize()
    connection.close()
    return content


def _fill(base: Database, relation: TableLayout, selection: Selection) -> None:
    table = base.table(relation.name)
    table.create(
        {column.name: _TYPES[column.type] for column in relation.columns},
        pk=relation.key[0] if len(relation.key) == 1 else relation.key,
        not_null={column.name for column in relation.columns if column.required},
        foreign_keys=[
            (column.name, column.to, _key_of(column.to)) for column in relation.columns if column.to
        ],
    )
    names = [column.name for column in relation.columns]
    table.insert_all(dict(zip(names, row, strict=True)) for row in relation.rows(selection))
    if relation.searched:
        table.enable_fts(relation.searched, tokenize=_TOKENIZER)


def _fill_timeline(base: Database, selection: Selection) -> None:
    """Write the timeline as the command line tells it: one rule says which steps an event tells already."""
    table = base.table("timeline")
    dated = [one.name for name in ("date", "end_date") for one in with_span(ColumnLayout(name))]
    table.create(dict.fromkeys((*dated, "type", "title", "summary", "figures", "record"), str))
    table.insert_all(
        {
            **dict(
                zip(
                    dated,
                    [one for day in (entry.date, entry.end_date) for one in (day, *span_of(day))],
                    strict=True,
                )
            ),
            "type": entry.type,
            "title": str(entry.title),
            "summary": str(entry.summary),
            "figures": "; ".join(
                selection.figures[id_].name for id_ in entry.figures if id_ in selection.figures
            ),
            "record": entry.id if entry.id in selection.events else entry.figures[0],
        }
        for entry in timeline(selection, Filters())
    )


def _key_of(name: str) -> str:
    return next(relation.key[0] for relation in TABLE_LAYOUTS if relation.name == name)
