"""``extradition diff``: what changed between two databases, and nothing else."""

import json
import operator
from typing import Any

import pytest

from extradition_cli.api import open_record
from extradition_cli.questions.diff import ChangeType, changes
from extradition_cli.record.store import Tables
from tests.conftest import DATA, Cli, Copy

Rows = dict[str, Any]
CUINI, CARO = "abigael-gonzalez-valencia", "rafael-caro-quintero"


def told(record: Tables, copy: Copy) -> set[tuple[str, str, str | None]]:
    """Return type, id and field of every change from the copy to the record."""
    return {(change.type, change.id, change.field) for change in changes(open_record(copy.path), record)}


def test_a_database_does_not_differ_from_itself(cli: Cli, record: Tables) -> None:
    """The same twice is no change, in any format."""
    assert changes(record, record) == []
    assert cli("diff", str(DATA), str(DATA), "--json").json == []
    assert cli("diff", str(DATA)).out == ""
    assert "No changes" in cli("diff", str(DATA), terminal=80).out


def test_people_come_and_go(record: Tables, copy: Copy) -> None:
    """A figure on one side only was added or removed, whole; a changed id is one of each."""

    def move(rows: Rows) -> None:
        rows["somebody-else"] = {**rows.pop(CARO), "id": "somebody-else"}

    copy.change("figures", move)
    assert told(record, copy) == {
        (ChangeType.ADDED, CARO, None),
        (ChangeType.REMOVED, "somebody-else", None),
    }


def test_a_plea_is_a_standing_changed_and_a_step_added(record: Tables, copy: Copy) -> None:
    """The standing is derived, so it changes with the history, and the step's sources are named."""

    def undo(rows: Rows) -> None:
        case = rows[CARO]["cases"][0]
        case["history"] = [step for step in case["history"] if step["type"] != "pleaded-not-guilty"]

    copy.change("figures", undo)
    assert told(record, copy) == {
        (ChangeType.STANDING, CARO, "standing"),
        (ChangeType.ADDED, CARO, "cases[rafael-caro-quintero-edny].history"),
    }
    standing = next(one for one in changes(open_record(copy.path), record) if one.type is ChangeType.STANDING)
    assert standing.before is not None
    assert standing.before.startswith("charged")
    assert standing.after == "pleaded-not-guilty (2025-02-28)"
    assert set(standing.sources) <= set(record.sources)


def test_a_correction_names_its_field(record: Tables, copy: Copy) -> None:
    """At whatever depth: the path leads there by names, not by places in lists."""

    def spoil(rows: Rows) -> None:
        rows[CUINI]["summary"] = "Otherwise."
        rows[CUINI]["cases"][0]["docket"] = "1:99-cr-1"
        rows[CUINI]["cases"][0]["history"][-1]["text"] = "Otherwise."
        rows[CUINI]["cases"].reverse()

    copy.change("figures", spoil)
    case = record.figures[CUINI].cases[0]
    last = case.history[-1]
    docket = ChangeType.CORRECTED if case.docket else ChangeType.REMOVED
    assert told(record, copy) == {
        (ChangeType.CORRECTED, CUINI, "summary"),
        (docket, CUINI, f"cases[{case.id}].docket"),
        (ChangeType.CORRECTED, CUINI, f"cases[{case.id}].history[{last.date} {last.type}].text"),
    }


def test_one_left_on_each_side_is_the_same_told_otherwise(record: Tables, copy: Copy) -> None:
    """A date that was corrected is a correction, not an arrest lost and another found."""

    def spoil(rows: Rows) -> None:
        rows[CARO]["arrests"][0]["date"] = "1999-01-01"

    copy.change("figures", spoil)
    assert told(record, copy) == {(ChangeType.CORRECTED, CARO, "arrests[1999-01-01].date")}


def test_an_order_is_no_fact(record: Tables, copy: Copy) -> None:
    """Sorting a list or a table otherwise changes nothing."""

    def sort(rows: Rows) -> None:
        for row in rows.values():
            row["aliases"].reverse()
            row["sources"].reverse()

    copy.change("figures", sort)
    assert told(record, copy) == set()


def test_other_sources_for_the_same_fact_are_told_apart(record: Tables, copy: Copy) -> None:
    """A fact that rests on more than before has not changed itself."""

    def spoil(rows: Rows) -> None:
        rows[CUINI]["handover"]["sources"][-1] = "reuters-1"

    copy.change("figures", spoil)
    (found,) = changes(open_record(copy.path), record)
    assert (found.type, found.field, found.before) == (ChangeType.CITED, "handover.sources", "reuters-1")
    assert found.after == record.figures[CUINI].handover.sources[-1]


def test_sources_and_events_come_and_go(record: Tables, copy: Copy) -> None:
    """Every table is compared."""
    gone = {table: next(iter(getattr(record, table))) for table in ("sources", "events", "laws", "officials")}
    for table, id_ in gone.items():
        copy.change(table, operator.methodcaller("pop", id_))
    assert told(record, copy) == {(ChangeType.ADDED, id_, None) for id_ in gone.values()}


@pytest.fixture
def older(copy: Copy) -> Copy:
    """A database from before three changes."""

    def undo(rows: Rows) -> None:
        del rows["andrew-clark"]
        rows[CUINI]["summary"] = "A [link](x) and $5."
        case = rows[CARO]["cases"][0]
        case["history"] = [step for step in case["history"] if step["type"] != "pleaded-not-guilty"]

    copy.change("figures", undo)
    copy.change("dataset", lambda rows: rows["extradition"].update(version="2026.01.01"))
    return copy


def test_a_reader_sees_people_first(cli: Cli, older: Copy) -> None:
    """On a terminal it reads as a page, from people over standings to facts."""
    out = cli("diff", str(older.path), terminal=100).out
    headings = ["People added", "Standings changed", "Facts corrected", "Facts added"]
    assert [line for line in out.splitlines() if line in headings] == headings
    assert "from 2026.01.01 to" in out
    assert "People added: 1, standings changed: 1, facts corrected: 1, facts added: 1" in out


def test_markdown_is_a_section_of_a_changelog(cli: Cli, older: Copy) -> None:
    """It can be pasted under the title of CHANGELOG.md, and text of the record stays text."""
    out = cli("diff", str(older.path), "--format", "markdown").out
    assert out.startswith("## Changes from 2026.01.01 to ")
    assert "### People added\n\n- Andrew Clark (andrew-clark)\n" in out
    assert "A \\[link\\](x) and \\$5." in out


def test_scripts_get_a_row_for_each_change(cli: Cli, older: Copy) -> None:
    """JSON, CSV and chosen fields, as everywhere."""
    rows = cli("diff", str(older.path), str(DATA), "--json").json
    assert [row["type"] for row in rows] == ["added", "corrected", "standing", "added"]
    lines = cli("diff", str(older.path), "--format", "csv").out.splitlines()
    assert lines[0] == "type,kind,id,field,before,after"
    assert len(lines) == 5
    narrowed = cli("diff", str(older.path), "--format", "markdown", "--fields", "type,id").out
    assert narrowed.startswith("| type | id |\n")
    assert cli("diff", str(older.path), "--quiet", "--format", "markdown").out == ""


def test_other_ways_to_print_are_heard(cli: Cli, older: Copy) -> None:
    """A format set for every command is only that: what this command is asked for comes first."""
    env = {"EXTRADITION_FORMAT": "markdown"}
    assert cli("diff", str(older.path), env=env).out.startswith("## Changes from ")
    plain = cli("diff", str(older.path), "--plain", env=env).out
    assert plain.startswith("Changes from 2026.01.01 to ")
    assert "\nPeople added\nAndrew Clark (andrew-clark)\n" in plain
    assert "added\tandrew-clark\n" in cli("diff", str(older.path), "--template", r"{type}\t{id}", env=env).out
    assert "no field" in cli("diff", str(older.path), "--fields", "x", env=env, exit_code=2, err=None).err


def test_no_change_is_said(cli: Cli) -> None:
    """To whoever looks and to whoever listens."""
    for out in (cli("diff", str(DATA), terminal=80).out, cli("diff", str(DATA), "--plain").out):
        assert "No changes\n" in out
        assert "Nothing matches" not in out


def test_one_file_compares_with_a_folder(cli: Cli, copy: Copy) -> None:
    """Both shapes of a database are read."""
    tables = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in copy.path.glob("*.json")}
    whole = copy.path.parent / "whole.json"
    whole.write_text(json.dumps(tables), encoding="utf-8")
    assert cli("diff", str(whole), str(copy.path), "--json").json == []


def test_what_is_not_there_is_said(cli: Cli) -> None:
    """A mistyped path ends in 66, as everywhere."""
    assert "no-such-folder" in cli("diff", "no-such-folder", exit_code=66, err=None).err
