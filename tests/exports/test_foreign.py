"""Every format of a record of another country pair and other scripts: it speaks of nothing else."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from extradition_cli.exports import FORMATS
from tests.conftest import Cli
from tests.golden.foreign import FOREIGN_TO_IT


@pytest.mark.parametrize("format_", FORMATS)
def test_an_export_speaks_of_it_only(cli: Cli, foreign: Path, tmp_path: Path, format_: str) -> None:
    """Titles, countries and keywords are those of the record, or of its file."""
    place = tmp_path / "out"
    cli("--db", str(foreign), "export", format_, "--output", str(place), err=None)
    for file in place.rglob("*") if place.is_dir() else [place]:
        found = FOREIGN_TO_IT.search(_told(file))
        assert not found, (file.name, found)


def _told(file: Path) -> str:
    """Return what a file tells of the record; what a table or column means is said as ``schema`` says it."""
    content = file.read_bytes()
    if content.startswith(b"SQLite"):
        with closing(sqlite3.connect(file)) as base:
            lines = (line for line in base.iterdump() if "_fts" not in line and "sqlite_stat1" not in line)
            return "\n".join(lines)
    if content.startswith(b"{\n"):
        told = json.loads(content)
        for name in ("resources", "databases"):
            told.pop(name, None)
        return json.dumps(told)
    return content.decode()


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_a_roster_names_the_court(cli: Cli, foreign: Path, format_: str) -> None:
    """A court that sits in no district has a name."""
    roster = cli("export", format_, db=foreign).out.split("Roster")[2].split("Transfers")[0]
    assert roster.count("Sąd Okręgowy w Warszawie") >= 3


def test_entities_bear_what_the_record_holds(cli: Cli, foreign: Path) -> None:
    """A case has no country that nobody named, a transfer has its legal basis."""
    found = map(json.loads, cli("export", "ftm", db=foreign).out.splitlines())
    told = {one["id"]: one["properties"] for one in found}
    assert "country" not in told["extradition-case-ivan-petrov-warszawa"]
    assert told["extradition-transfer-2032-05-06"]["keywords"] == ["transfer"]
    assert told["extradition-transfer-2032-05-06"]["notes"] == [
        "Legal basis: European Convention on Extradition"
    ]
