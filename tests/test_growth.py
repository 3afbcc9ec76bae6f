"""``validate`` on a larger database: ten times the records are about ten times the work, counted in lines."""

import io
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from msgspec.json import encode
from msgspec.structs import replace

from extradition_cli.api import open_record
from extradition_cli.checks import RULES
from extradition_cli.checks.report import complaints
from extradition_cli.cli import run
from extradition_cli.commands.session import Session
from extradition_cli.record.model import Record
from extradition_cli.record.store import TABLES, StoredTables, Tables
from tests.conftest import Terminal
from tests.structure import PACKAGE

MOST = 11
"""Times as much work for ten times as much of everything."""


def grown(record: Tables, times: int, file: Path) -> StoredTables:
    """Write a database in which one record of every table stands *times* times, and open it.

    Every figure has a transfer of its own, every organization is a part of the one before, and the case of
    the first figure has a history *times* as long.
    """
    tables: dict[str, dict[str, Record]] = {}
    for name in TABLES:
        one = next(iter(record.table(name).values()))
        tables[name] = {f"{name}-{n}": replace(one, id=f"{name}-{n}") for n in range(times)}
    figure = next(one for one in record.figures.values() if one.cases and one.cases[0].history)
    long = replace(figure.cases[0], history=figure.cases[0].history * times)
    for n in range(times):
        handover = replace(figure.handover, transfer=f"transfers-{n}")
        cases = figure.cases if n else (long,)
        tables["figures"][f"figures-{n}"] = replace(figure, id=f"figures-{n}", handover=handover, cases=cases)
        organization = tables["organizations"][f"organizations-{n}"]
        parent = f"organizations-{n - 1}" if n else None
        tables["organizations"][f"organizations-{n}"] = replace(organization, parent=parent)
    file.write_bytes(encode(tables))
    return open_record(file)


def lines(work: Callable[[], Any]) -> int:
    """Count the lines of the package that are run for *work*, a line as often as it is come to."""
    ran = 0

    def traced(frame: FrameType, event: str, _: object) -> Any:
        nonlocal ran
        ran += event == "line"
        return traced if frame.f_code.co_filename.startswith(str(PACKAGE)) else None

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        work()
    finally:
        sys.settrace(before)
    return ran


@pytest.fixture(scope="module")
def sizes(record: Tables, tmp_path_factory: pytest.TempPathFactory) -> tuple[StoredTables, StoredTables]:
    """Return a database and one of ten times its size."""
    folder = tmp_path_factory.mktemp("grown")
    return grown(record, 3, folder / "small.json"), grown(record, 30, folder / "large.json")


@pytest.mark.parametrize("rule", ["shape", *RULES])
def test_a_rule_takes_no_more_than_its_input(sizes: tuple[StoredTables, StoredTables], rule: str) -> None:
    """No rule looks at all records for each of them, nor at a whole history for each of its steps."""

    def work(base: StoredTables) -> None:
        if rule in RULES:
            list(RULES[rule](base))
        else:
            assert base.faults() == []

    for base in sizes:
        work(base)  # what is read once and kept is not counted
    small, large = (lines(partial(work, base)) for base in sizes)
    # A record in one file has no translations beside it.
    assert rule == "translations" or 0 < small < large <= MOST * small


def test_what_is_found_is_listed_once(sizes: tuple[StoredTables, StoredTables]) -> None:
    """The rule that finds the most, with the reading before it and the listing after."""
    small, large = (lines(partial(complaints, base, ["single-source"], errors_only=False)) for base in sizes)
    assert small < large <= MOST * small


@pytest.mark.parametrize("lang", ["en", "es"])
def test_who_waits_at_a_terminal_sees_how_far_it_is(lang: str) -> None:
    """Rule by rule, on a line of standard error that is cleared at the end; a pipe holds nothing of it."""
    out, err = io.StringIO(), Terminal()
    run(["--lang", lang, "validate", "--json"], Session(out=out, err=err, environ={}))
    count, what = len(RULES) + 1, {"en": "rules", "es": "reglas"}[lang]
    first, *told, last = err.getvalue().split("\r\x1b[K")[1:]
    said = [f"{number} {'of' if lang == 'en' else 'de'} {count} {what}" for number in range(count)]
    assert [first, *told] == said
    assert last == ""
    assert "\r" not in out.getvalue()


def test_the_line_is_cleared_where_the_reading_fails(tmp_path: Path) -> None:
    """A message does not stand behind a number, be it of broken data or of none."""
    (tmp_path / "laws.json").write_text('{"a": 1}', encoding="utf-8")
    err = Terminal()
    run(["validate", str(tmp_path), "--json"], Session(out=io.StringIO(), err=err, environ={}))
    assert err.getvalue().endswith("\r\x1b[Kextradition: 1 error in the data\n")

    (tmp_path / "laws.json").write_text("", encoding="utf-8")
    err = Terminal()
    run(["validate", str(tmp_path), "--json"], Session(out=io.StringIO(), err=err, environ={}))
    assert err.getvalue().partition("\r\x1b[K")[2].count("\r\x1b[Kextradition: ") == 1
