"""Properties over made-up records, databases and queries: nothing lost, nothing reordered, no crash."""

import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extradition_cli.record.decoding import decode_table
from extradition_cli.record.store import TABLES
from tests.fuzz.asking import ask
from tests.fuzz.strategies import QUERIES, databases, encoded, records, rows

BOUNDED = settings(max_examples=25, suppress_health_check=list(HealthCheck))
COMMANDS = [
    ("list",), ("list", "cases"), ("list", "organizations"), ("timeline",), ("stats", "--by", "cartel"),
    ("stats", "--by", "year"), ("sources",), ("validate",), ("show", "a"), ("show", "los-cuinis"),
    ("search", "los cuinis"), ("list", "--cartel", "a"), ("timeline", "--as-of", "2025-08"),
]  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
@settings(BOUNDED, max_examples=20)
@given(data=st.data())
def test_a_record_reads_back(table: str, data: st.DataObject) -> None:
    """What the model takes in, it gives out again, value for value."""
    record = data.draw(records(table))
    read = decode_table(encoded({"k": record}), TABLES[table], table, "somewhere")["k"]
    assert msgspec.json.decode(msgspec.json.encode(read)) == record


@BOUNDED
@given(
    database=databases(),
    command=st.sampled_from(COMMANDS),
    form=st.sampled_from(["json", "csv", "tsv", "markdown", None]),
)
def test_any_database_is_answered(
    database: dict[str, Any], command: tuple[str, ...], form: str | None
) -> None:
    """A database of the right shape, whatever it says, never makes the command fail, hang or act."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "db.json"
        file.write_bytes(encoded(database))
        if form:
            ask(file, command[0], "--format", form, *command[1:])
        else:
            ask(file, *command, terminal=80)


@BOUNDED
@given(figures=rows("figures"), column=st.sampled_from(["id", "name", "standing", "sources"]))
def test_order_and_totals_are_kept(figures: dict[str, Any], column: str) -> None:
    """A list holds every record once, sorting and reversing lose none, and a limit takes the first."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "figures.json").write_bytes(encoded(figures))
        listed = ask(Path(folder), "list", "--json").json
        assert sorted(row["id"] for row in listed) == sorted(row["id"] for row in figures.values())
        ordered = ask(Path(folder), "list", "--json", "--sort", column).json
        backward = ask(Path(folder), "list", "--json", "--sort", column, "--reverse").json
        assert backward == ordered[::-1]
        assert sorted(map(str, ordered)) == sorted(map(str, listed))
        assert ask(Path(folder), "list", "--json", "--sort", column, "--limit", "1").json == ordered[:1]
        counted = ask(Path(folder), "stats", "--by", "standing", "--json").json
        assert sum(row["count"] for row in counted["rows"]) == len(figures)


@settings(BOUNDED, max_examples=40)
@given(query=QUERIES, command=st.sampled_from([("search",), ("show",), ("search", "--kind", "figure")]))
def test_any_query_is_answered(query: str, command: tuple[str, ...]) -> None:
    """Whatever is typed, the answer is hits, a choice or a sentence; the best hit comes first."""
    answer = ask(None, *command, "--json", "--", query)
    if command[0] == "search" and answer.exit_code == 0:
        scores = [hit["score"] for hit in answer.json]
        assert scores == sorted(scores, reverse=True)
