"""One SQLite file, through sqlite-utils: keys, full-text search, and views that a person can read.

It is built in memory and handed over as bytes, so that the only file ever made is the finished one.
"""

import sqlite3

from sqlite_utils import Database

from extradition_cli.exports.relations import RELATIONS, Relation
from extradition_cli.exports.selection import Selection

_TYPES: dict[str, type] = {"text": str, "integer": int, "boolean": int}

# Finds Núñez for nunez, as the search of the command line does.
_TOKENIZER = "unicode61 remove_diacritics 2"

_FIGURES_OVERVIEW = """
SELECT figures.id, figures.name, figures.also_known_as,
    (SELECT group_concat(name, '; ') FROM (
        SELECT organizations.name FROM affiliations JOIN organizations ON organizations.id = organization
        WHERE affiliations.figure = figures.id ORDER BY affiliations.rowid)) AS organizations,
    figures.transfer, figures.transfer_inferred,
    (SELECT group_concat(district, '; ') FROM (
        SELECT DISTINCT district FROM cases
        WHERE cases.figure = figures.id AND district IS NOT NULL ORDER BY cases.rowid)) AS districts,
    (SELECT group_concat(docket, '; ') FROM (
        SELECT DISTINCT docket FROM cases
        WHERE cases.figure = figures.id AND docket IS NOT NULL ORDER BY cases.rowid)) AS dockets,
    figures.standing, figures.standing_since,
    (SELECT count(*) FROM cases WHERE cases.figure = figures.id) AS cases,
    (SELECT count(DISTINCT source) FROM citations JOIN statements ON statements.id = statement
        WHERE kind = 'figure' AND record = figures.id) AS sources
FROM figures ORDER BY figures.id
"""

# The rules of the timeline of the command line: a step that an event of the same day already tells of
# somebody is left out, and so are announcements that repeat a whole transfer for each person in it.
_TOLD = """
NOT EXISTS (SELECT 1 FROM events JOIN event_figures ON event_figures.event = events.id
    WHERE events.type IN ('transfer', 'court', 'case', 'arrest')
    AND events.date = {step}.date AND event_figures.figure = {step}.figure)
"""
_TIMELINE = f"""
SELECT events.date, events.end_date, events.type, events.title, events.summary,
    (SELECT group_concat(name, '; ') FROM (
        SELECT figures.name FROM event_figures JOIN figures ON figures.id = figure
        WHERE event = events.id ORDER BY event_figures.rowid)) AS figures,
    events.id AS record
FROM events
UNION ALL
SELECT history.date, NULL, 'case', figures.name || ': ' || CASE history.type
    WHEN 'other' THEN history.text ELSE replace(history.type, '-', ' ') END,
    history.text, figures.name, figures.id
FROM history JOIN figures ON figures.id = history.figure
WHERE history.date IS NOT NULL AND history.type <> 'charges-announced' AND {_TOLD.format(step="history")}
UNION ALL
SELECT arrests.date, NULL, 'arrest', figures.name || ' arrested',
    coalesce('Arrested in ' || arrests.place || '.', 'The place was not found.'), figures.name, figures.id
FROM arrests JOIN figures ON figures.id = arrests.figure
WHERE arrests.date IS NOT NULL AND {_TOLD.format(step="arrests")}
ORDER BY 1, 7
"""

_SOURCED_FACTS = """
SELECT statements.kind, statements.record, statements.path, statements.text,
    sources.publisher, sources.title, sources.published, sources.url
FROM statements JOIN citations ON citations.statement = statements.id
    JOIN sources ON sources.id = citations.source
ORDER BY statements.rowid, citations.rowid
"""

VIEWS = {
    "figures_overview": _FIGURES_OVERVIEW,
    "timeline": _TIMELINE,
    "sourced_facts": _SOURCED_FACTS,
}
"""What most people will open first."""


def written(selection: Selection) -> bytes:
    """Return the bytes of the database."""
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA foreign_keys = ON")
    # Not even SQLite's own temporary files are made: the only disk that may be full is the user's choice.
    connection.execute("PRAGMA temp_store = MEMORY")
    base = Database(connection)
    for relation in RELATIONS:
        _fill(base, relation, selection)
    for name, query in VIEWS.items():
        base.create_view(name, query.strip())
    base.index_foreign_keys()
    connection.commit()
    # The planner's figures, so that the joins of the views are chosen well from the first query on.
    connection.execute("ANALYZE")
    connection.commit()
    connection.execute("VACUUM")
    content = connection.serialize()
    connection.close()
    return content


def _fill(base: Database, relation: Relation, selection: Selection) -> None:
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


def _key_of(name: str) -> str:
    return next(relation.key[0] for relation in RELATIONS if relation.name == name)
