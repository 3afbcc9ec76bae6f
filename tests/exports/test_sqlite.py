"""The SQLite file, opened with SQLite and with Datasette."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from extradition_cli.exports.selection import Selection
from extradition_cli.exports.sqlite import FACTS, OVERVIEW, metadata, written
from extradition_cli.exports.table_layouts import TABLE_LAYOUTS
from extradition_cli.questions.select import Filters
from extradition_cli.questions.timeline import timeline
from extradition_cli.record.statements import all_records, statements, strings
from extradition_cli.record.steps import steps
from extradition_cli.record.store import Tables


@pytest.fixture(scope="module")
def database(whole: Selection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database on disk."""
    path = tmp_path_factory.mktemp("sqlite") / "record.db"
    path.write_bytes(written(whole))
    return path


@pytest.fixture
def sql(database: Path) -> Iterator[sqlite3.Connection]:
    """The database, opened for reading."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    yield connection
    connection.close()


def counted(sql: sqlite3.Connection, table: str) -> int:
    """Return how many rows a table has."""
    (count,) = sql.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


def test_every_word_of_the_record_is_in_a_cell(sql: sqlite3.Connection, whole: Selection) -> None:
    """Nothing is lost: whatever a record stores stands in some table, lists of names in rows of their own."""
    tables = sql.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'")
    cells = {
        cell
        for (name,) in tables.fetchall()
        for row in sql.execute(f'SELECT * FROM "{name}"')
        for cell in row
    }
    for record in (*all_records(whole), *whole.sources.values()):
        missing = [(at, text) for at, text in strings(record) if text not in cells]
        assert missing == [], record.id


def test_every_record_and_fact_is_a_row(sql: sqlite3.Connection, whole: Selection) -> None:
    """Steps, statements and citations are as many as there are."""
    people = whole.figures.values()
    facts = [one for record in all_records(whole) for one in statements(record)]
    expected = {
        "cases": sum(len(one.cases) for one in people),
        "case_history": sum(len(case.history) for one in people for case in one.cases),
        "case_charges": sum(len(case.charges) for one in people for case in one.cases),
        "figure_other_proceedings": sum(len(one.other_proceedings) for one in people),
        "related_history": sum(len(one.history) for one in whole.related.values()),
        "statements": len(facts),
        "citations": sum(len(set(fact.sources)) for fact in facts),
        "versions": 1,
    }
    assert {table: counted(sql, table) for table in expected} == expected


def test_a_step_bears_the_id_that_show_takes(sql: sqlite3.Connection, whole: Selection) -> None:
    """The same in every format."""
    ids = {step.id for one in whole.figures.values() for step in steps(one)}
    query = "SELECT id FROM case_history UNION SELECT id FROM figure_other_proceedings"
    assert {id_ for (id_,) in sql.execute(query)} == ids


def test_every_fact_names_its_sources(sql: sqlite3.Connection) -> None:
    """No statement stands without a citation."""
    query = "SELECT count(*) FROM statements WHERE id NOT IN (SELECT statement FROM citations)"
    assert sql.execute(query).fetchone() == (0,)


def test_keys_hold(sql: sqlite3.Connection) -> None:
    """Every foreign key leads to a row, and SQLite finds the file in order."""
    assert sql.execute("PRAGMA foreign_key_check").fetchall() == []
    assert sql.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_keys_hold_in_a_part(record: Tables) -> None:
    """A tie to what filters left out is left out with it."""
    with closing(sqlite3.connect(":memory:")) as part:
        part.deserialize(written(Selection(record, Filters(transfer="2025-08-12"))))
        assert part.execute("PRAGMA foreign_key_check").fetchall() == []
        assert 0 < counted(part, "figures") < len(record.figures)


def test_text_is_as_it_was(sql: sqlite3.Connection, whole: Selection) -> None:
    """Accents and all: names and sentences come back as they went in."""
    rows = sql.execute("SELECT id, name, summary FROM figures")
    assert {id_: (name, summary) for id_, name, summary in rows} == {
        one.id: (one.name, one.summary) for one in whole.figures.values()
    }


@pytest.mark.parametrize("words", ["núñez", "nunez", "NUNEZ"])
def test_search_ignores_accents_and_case(sql: sqlite3.Connection, words: str) -> None:
    """The full-text index finds what the command line finds."""
    found = "SELECT rowid FROM figures_fts WHERE figures_fts MATCH ?"
    query = f"SELECT name FROM figures WHERE rowid IN ({found})"
    assert ("Mauro Alberto Núñez Ojeda",) in sql.execute(query, [words]).fetchall()


def test_the_timeline_is_that_of_the_command_line(sql: sqlite3.Connection, whole: Selection) -> None:
    """The view follows the same rules: same days, same titles where they are not cut to the court."""
    happenings = timeline(whole, Filters())
    rows = sql.execute("SELECT date, type, summary FROM timeline").fetchall()
    assert sorted(rows) == sorted((one.date, str(one.type), one.summary) for one in happenings)


def test_a_partial_date_names_no_day(sql: sqlite3.Connection, whole: Selection) -> None:
    """Beside a date stand the first and last day it may mean, and how exact it is; real days all."""
    spans = {"year": 366, "month": 31, "day": 1}
    dated = {"case_history": "date", "events": "end_date", "sources": "published", "timeline": "date"}
    for table, column in dated.items():
        names = ", ".join([column, *(f"{column}_{name}" for name in ("first_day", "last_day", "precision"))])
        for text, first, last, precision in sql.execute(f"SELECT {names} FROM {table}"):
            if text is None:
                assert (first, last, precision) == (None, None, None)
                continue
            days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
            assert first.startswith(text)
            assert last.startswith(text)
            assert 0.9 * spans[precision] <= days <= spans[precision]
            assert len(text) == {"year": 4, "month": 7, "day": 10}[precision]
    months = (
        "SELECT count(*) FROM case_history WHERE date_precision = 'month' AND date_first_day < date_last_day"
    )
    assert sql.execute(months).fetchone() == (
        sum(
            len(step.entry.date or "") == 7
            for one in whole.figures.values()
            for step in steps(one)
            if step.case
        ),
    )


def test_the_overview_has_a_row_for_everybody(sql: sqlite3.Connection, whole: Selection) -> None:
    """One line each, with what a reader looks for."""
    rows = sql.execute("SELECT id, standing, cases, transfer FROM figures_overview").fetchall()
    assert rows == [
        (one.id, str(one.standing), len(one.cases), one.transfer) for one in whole.figures.values()
    ]


def test_datasette_shows_searches_and_counts(database: Path, whole: Selection) -> None:
    """Pages, facets, search and links between tables, as a reporter uses them."""
    # Datasette and what it stands on warn of their own future.
    datasette = pytest.importorskip("datasette.app", exc_type=ImportError).Datasette

    async def browse() -> None:
        app = datasette(files=[str(database)], metadata=json.loads(metadata(whole)))
        client = app.client
        tables = [*(layout.name for layout in TABLE_LAYOUTS), OVERVIEW]
        for table in (*tables, FACTS):
            page = await client.get(f"/record/{table}")
            assert page.status_code == 200, table
        found = (await client.get("/record/figures.json?_search=nunez&_shape=array")).json()
        assert "Mauro Alberto Núñez Ojeda" in {row["name"] for row in found}
        for table, words in ((OVERVIEW, "cuini"), (OVERVIEW, "jalisco"), ("statements", "camarena")):
            found = (await client.get(f"/record/{table}.json?_search={words}&_shape=array")).json()
            assert 0 < len(found) < 100, table
        told = (await client.get("/-/metadata.json")).json()
        assert set(told["databases"]["record"]["tables"]) == set(tables)
        assert whole.provenance in (await client.get("/")).text
        assert "Captures before the transfer." in (await client.get("/record/figure_arrests")).text
        facet = (await client.get("/record/figures.json?_facet=standing&_size=0")).json()
        counts = {row["value"]: row["count"] for row in facet["facet_results"]["standing"]["results"]}
        assert sum(counts.values()) == len(whole.figures)
        row = await client.get("/record/cases")
        assert '<a href="/record/figures/' in row.text  # a key is a link, by the name it leads to
        views = (await client.get("/record/figures_overview.json?_shape=array&_size=max")).json()
        assert len(views) == len(whole.figures)

    asyncio.run(browse())
