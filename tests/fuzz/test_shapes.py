"""Every wrong value at every field, every reference led astray: named where it stands, or answered."""

from pathlib import Path
from typing import Any

import pytest

from extradition_cli.errors import DataError
from extradition_cli.output.citations import Style
from extradition_cli.record.decoding import decode_table
from extradition_cli.record.store import TABLES
from tests.conftest import Cli
from tests.fuzz.asking import ask
from tests.fuzz.databases import DATA, FIGURE, Rows, circle, places, put, sample, table, written
from tests.fuzz.strategies import encoded

WRONG: tuple[Any, ...] = (
    *(None, True, 0, -1, 2**63, 10**18, 1.5, "", "x", "2025-02-30", "2025-13-99", "\x1b[2J\n"),
    *([], [None], [[]], ["x", "x"], {}, {"id": "x"}, [{}], {"x": None}),
)


@pytest.mark.parametrize("name", TABLES)
def test_every_field_refuses_what_it_is_not(name: str) -> None:
    """A wrong value is taken because its type fits, or refused with the table and the record named."""
    record = sample(name)
    faults = refused = 0
    for path in places(record):
        for wrong in WRONG:
            faults += 1
            try:
                decode_table(
                    encoded({"the-record": put(record, path, wrong)}), TABLES[name], name, "somewhere"
                )
            except DataError as error:
                refused += 1
                message = str(error)
                assert message.startswith(f"somewhere: {name}: 'the-record': "), message
                field = next((str(step) for step in path if isinstance(step, str)), "")
                assert field in message or "Object" in message, (path, message)
    assert 0.3 * faults < refused < faults


@pytest.mark.parametrize("name", TABLES)
def test_every_field_must_be_there_and_no_other(name: str) -> None:
    """A key left out or added anywhere is refused, by name."""
    record = sample(name)
    for path in [(), *places(record)]:
        holder = record
        for step in path:
            holder = holder[step]
        if not isinstance(holder, dict):
            continue
        for key in holder:
            less = {other: value for other, value in holder.items() if other != key}
            less_of_it = encoded({"the-record": put(record, path, less)})
            with pytest.raises(DataError, match=f"missing required field `{key}`"):
                decode_table(less_of_it, TABLES[name], name, "somewhere")
        with pytest.raises(DataError, match="unknown field `unheard_of`"):
            decode_table(
                encoded({"the-record": put(record, path, {**holder, "unheard_of": 1})}),
                TABLES[name],
                name,
                "somewhere",
            )


VIEWS = (
    *(("list", kind) for kind in (*(name for name in TABLES if name != "dataset"), "cases", "timeline")),
    *(("show", FIGURE), ("show", "los-cuinis"), ("show", "2025-08-12"), ("show", "circle-0"), ("sources",)),
    *(("stats", "--by", by) for by in ("standing", "cartel", "transfer", "district", "charge", "year")),
    *(("search", "cuinis"), ("list", "--cartel", "cuinis"), ("timeline", "--about", "cuinis"), ("validate",)),
    *(("export", word) for word in ("markdown", "html", "bibtex")),
    ("export", "html", "--as-of", "2026"),
    *(("sources", "--style", style) for style in Style),
    *(("show", FIGURE, "--as-of", "2025-09"), ("list", "--as-of", "2025-09"), ("diff", str(DATA))),
)


@pytest.mark.parametrize("length", [1, 2, 12])
def test_a_circle_of_parents_ends(tmp_path: Path, length: int) -> None:
    """Organizations that are parts of each other, one or many, hang no view."""
    place = written(tmp_path / "db", circle(length))
    for view in VIEWS:
        ask(place, *view)
    assert "leads back to itself" in ask(place, "validate", "--rule", "parents").out
    assert ask(place, "show", "circle-0", terminal=80).exit_code == 0


@pytest.mark.parametrize("missing", ["figures", "organizations", "transfers", "sources"])
def test_a_database_may_lack_any_table(cli: Cli, tmp_path: Path, missing: str) -> None:
    """What refers to a table that is not there is shown all the same, and said to lead nowhere."""
    place = written(tmp_path / "db", {name: table(name) for name in TABLES if name != missing})
    for view in VIEWS:
        ask(place, *view, terminal=80)
    if missing in ("organizations", "sources", "transfers"):
        answer = cli("show", FIGURE, "--json", db=place, watched=True, err=None)
        assert "not in this database, though referred to: " in answer.err
        assert f"({missing})" in answer.err
        assert "not in this database" in " ".join(ask(place, "show", FIGURE, terminal=200).out.split())
        assert f"is not among the {missing}" in ask(place, "validate").out


def test_a_database_may_hold_nothing(tmp_path: Path) -> None:
    """Empty tables, one or all of them, are an empty answer."""
    empty: tuple[dict[str, Rows], ...] = ({name: {} for name in TABLES}, {"figures": {}}, {"dataset": {}})
    for tables in empty:
        place = written(tmp_path / str(len(tables)), tables)
        for view in VIEWS:
            ask(place, *view)
        assert ask(place, "list", "--json").json == []
    (tmp_path / "file.json").write_bytes(b"{}")
    assert ask(tmp_path / "file.json", "list", "--json").json == []


@pytest.mark.parametrize("date", ["2025-02-30", "x"])
def test_a_date_that_is_none_is_shown_as_it_is(tmp_path: Path, date: str) -> None:
    """No view stumbles over it, and ``validate`` names it."""
    tables = {name: table(name) for name in TABLES}
    for name in ("figures", "events", "transfers", "sources"):
        record = sample(name)
        for path in places(record):
            if path[-1] in ("date", "end_date", "born", "published", "accessed"):
                record = put(record, path, date)
        tables[name][record["id"]] = record
    place = written(tmp_path / "db", tables)
    for number, view in enumerate(VIEWS):  # for reading and for scripts in turn
        ask(place, *view, terminal=80 if number % 2 == (date == "x") else None)
    assert f"{date!r} is no date" in ask(place, "validate", "--rule", "dates").out


@pytest.mark.parametrize("date", ["0001", "9999-12", "9999-12-31"])
def test_a_day_far_off_is_drawn_in_the_end(tmp_path: Path, date: str) -> None:
    """The timeline of the page is no longer than can be seen, whatever is on it."""
    tables = {name: table(name) for name in TABLES}
    event = {**sample("events"), "id": "far-off", "date": date, "end_date": None}
    place = written(tmp_path / "db", {**tables, "events": {**tables["events"], "far-off": event}})
    drawn = ask(place, "export", "html")
    assert drawn.exit_code == 0
    assert ("Before" if date < "2000" else "After") in drawn.out


def test_an_id_that_is_not_the_key_is_found(tmp_path: Path) -> None:
    """Two keys with one id, and a key that is none, are listed as they stand and named by ``validate``."""
    tables = {name: table(name) for name in TABLES}
    tables["figures"]["another-key"] = sample("figures")
    place = written(tmp_path / "db", tables)
    for view in VIEWS:
        ask(place, *view)
    assert "the record stands under 'another-key'" in ask(place, "validate", "--rule", "ids").out
