"""``extradition export``: what it takes, where it writes, what it says."""

import json
import re
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from extradition_cli import __version__
from extradition_cli.exports import FORMATS, writer
from extradition_cli.exports.selection import Selection
from tests.conftest import Cli, Copy
from tests.test_architecture import loaded

LIBRARIES = {"ics": "icalendar"}
"""What a format cannot be written without, by the format."""
FILES = [word for word, target in FORMATS.items() if target.shape != "folder"]
TEXTS = [word for word, target in FORMATS.items() if target.shape == "text"]


@pytest.mark.parametrize("word", TEXTS)
def test_text_goes_to_standard_output(cli: Cli, word: str, sample: Path) -> None:
    """Without a path, and with ``-``, text formats are printed."""
    printed = cli("export", word, "--transfer", "first", err=None, db=sample).out
    assert printed
    assert cli("export", word, "--transfer", "first", "-o", "-", err=None, db=sample).out == printed


@pytest.mark.parametrize("word", ["sqlite", "datapackage"])
def test_what_is_no_text_needs_a_path(cli: Cli, word: str) -> None:
    """A database does not go to a terminal."""
    answer = cli("export", word, exit_code=2, err=None)
    assert "say where with -o PATH" in answer.err


def test_an_unknown_format_is_answered_with_the_known_ones(cli: Cli) -> None:
    """A slip is named with the nearest right word."""
    answer = cli("export", "sqllite", exit_code=2, err=None)
    assert "did you mean sqlite?" in answer.err


def test_the_help_names_every_format(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asks for help sees what there is."""
    cli("export", "--help")
    # The help is wrapped, also after a hyphen.
    told = re.sub(r"\s+", "", capsys.readouterr().out)
    assert ",".join(FORMATS) in told


@pytest.mark.parametrize("word", FILES)
def test_a_file_says_what_is_in_it(cli: Cli, word: str, tmp_path: Path, whole: Selection) -> None:
    """The counts, and where it holds people, how many of them are not publicly named."""
    path = tmp_path / "export"
    said = cli("export", word, "-o", str(path), watched=True, err=None)
    assert said.out == ""
    told = " ".join(said.err.split())  # notes are wrapped
    assert f": {len(whole.figures)} figures, " in told
    assert f" cases, {len(whole.events)} events, {len(whole.sources)} sources" in told
    assert ("not publicly named" in told) == (FORMATS[word].people and whole.not_named > 0)


NO_PLACE = {"ftm": "its lines are entities; ftm-dataset says it", "csl-json": "its items are documents"}
"""Formats that hold nothing but what they are made of."""


@pytest.mark.parametrize("word", [word for word in FORMATS if word not in NO_PLACE])
def test_every_export_says_where_it_is_from(cli: Cli, word: str, tmp_path: Path, sample: Path) -> None:
    """The program, the data and their licence, how far they reach and when sources were last searched."""
    cli("export", word, "-o", str(tmp_path / "x"), db=sample, err=None)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    if word == "sqlite":
        with closing(sqlite3.connect(files[0])) as base:
            told = "\n".join(base.iterdump())
    else:
        told = "\n".join(file.read_text(encoding="utf-8") for file in files)
    told = re.sub(r"\r?\n ", "", told)  # a calendar folds its lines
    data = json.loads(sample.read_bytes())["dataset"]["sample"]
    expected = [__version__, *(data[name] for name in ("version", "as_of", "researched", "licence"))]
    assert [value for value in expected if value not in told] == []


@pytest.mark.parametrize("word", FORMATS)
def test_twice_gives_the_same_bytes(word: str, tmp_path: Path) -> None:
    """No clock and no order by chance: two processes, hash seeds and time zones write the same."""
    written = []
    for seed, zone in (("1", "Asia/Tokyo"), ("2", ":/etc/localtime")):
        path = tmp_path / seed
        subprocess.run(
            [sys.executable, "-m", "extradition_cli", "export", word, "-o", str(path)],
            env={"PYTHONHASHSEED": seed, "PATH": "", "TZ": zone},
            check=True,
            capture_output=True,
        )
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        written.append([(file.name.replace(seed, ""), file.read_bytes()) for file in files])
    assert written[0] == written[1]


@pytest.mark.parametrize("word", LIBRARIES)
def test_a_missing_library_is_answered_with_the_install_command(
    cli: Cli, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 69 and what to type, which installs no more than the format needs; nothing is written."""
    for name in LIBRARIES.values():
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, f"extradition_cli.exports.{word}", raising=False)
    answer = cli("export", word, "-o", str(tmp_path / "x"), exit_code=69, err=None)
    assert answer.err == (
        f"extradition: export {word} needs the library {LIBRARIES[word]}; install it, in the folder of the"
        f" program, with pip install '.[{word}]'\n"
    )
    told = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = told["optional-dependencies"]
    assert re.match(LIBRARIES[word].replace("_", "."), extras[word][0])
    assert word in extras["export"][0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("word", [word for word in FORMATS if word not in LIBRARIES])
def test_the_other_formats_need_no_library(
    cli: Cli, word: str, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are there without any extra."""
    for name in (*LIBRARIES.values(), "followthemoney", "frictionless"):
        monkeypatch.setitem(sys.modules, name, None)
    cli("export", word, "--transfer", "first", "-o", str(tmp_path / "x"), err=None, db=sample)


def test_our_own_mistake_is_not_taken_for_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """An import of ours that fails is a bug and is said to be one."""
    monkeypatch.setitem(sys.modules, "extradition_cli.exports.bibliography", None)
    with pytest.raises(ImportError):
        writer("bibtex")


@pytest.mark.parametrize("words", ["list", "--help", "export --help", "export bibtex"])
def test_nothing_is_loaded_that_is_not_used(words: str) -> None:
    """The libraries of the other formats cost nobody anything."""
    assert loaded(*words.split()) & set(LIBRARIES.values()) == set()


def test_a_reference_to_nothing_is_refused(cli: Cli, copy: Copy, tmp_path: Path) -> None:
    """What would break a key is neither passed on nor dropped: exit 65 and the place."""

    def dangle(rows: dict[str, dict[str, object]]) -> None:
        next(iter(rows.values()))["sources"] = ["no-such-source"]

    copy.change("events", dangle)
    answer = cli("export", "sqlite", "-o", str(tmp_path / "x.db"), db=copy.path, exit_code=65, err=None)
    assert "'no-such-source' is not among the sources" in answer.err
    assert not (tmp_path / "x.db").exists()


def test_an_empty_selection_can_be_exported(cli: Cli, tmp_path: Path, sample: Path) -> None:
    """Filters that nobody meets give an empty file, as an empty list is a list, and it is said to be one."""
    for word in FORMATS:
        place = str(tmp_path / word)
        told = cli("export", word, "-o", place, "--since", "2100", watched=True, err=None, db=sample)
        assert "the export is empty" in told.err
        full = cli("export", word, "-o", place, "--force", watched=True, err=None, db=sample)
        assert "the export is empty" not in full.err


@pytest.mark.parametrize("day", ["9999", "9999-12-31", "0001", "0001-01-01"])
def test_both_ends_of_the_calendar_can_be_exported(cli: Cli, sample: Path, tmp_path: Path, day: str) -> None:
    """Until further notice, and long ago: dates that validate knows end no export."""
    tables = json.loads(sample.read_bytes())
    for event in tables["events"].values():
        event.update(date=day, end_date="9999-12-31")
    for figure in tables["figures"].values():
        for case in figure["cases"]:
            case["history"] = [{**step, "date": day, "type": "hearing-scheduled"} for step in case["history"]]
    place = tmp_path / "ends.json"
    place.write_text(json.dumps(tables))
    for word in FORMATS:
        cli("export", word, "-o", str(tmp_path / word), db=place)


@pytest.mark.parametrize("word", ["sqlite", "datapackage", "markdown", "html"])
def test_the_largest_number_stays_itself(cli: Cli, sample: Path, tmp_path: Path, word: str) -> None:
    """No digit is lost on the way, where a floating point number would round."""
    largest = (1 << 63) - 1
    tables = json.loads(sample.read_bytes())
    next(iter(tables["transfers"].values()))["count"] = largest
    place = tmp_path / "large.json"
    place.write_text(json.dumps(tables))
    assert f'"count":{largest},' in cli("list", "transfers", "--json", db=place, err=None).out
    cli("export", word, "-o", str(tmp_path / "x"), db=place, err=None)
    if word == "sqlite":
        with closing(sqlite3.connect(tmp_path / "x")) as base:
            assert (largest,) in base.execute("SELECT count FROM transfers").fetchall()
    else:
        files = [path for path in (tmp_path / "x", *(tmp_path / "x").glob("*")) if path.is_file()]
        assert any(re.search(rf"\b{largest}\b", file.read_text(encoding="utf-8")) for file in files)


@pytest.mark.parametrize(
    ("table", "field", "value", "told"),
    [
        ("transfers", "ordinal", 10**30, "ordinal"),
        ("transfers", "count", 1 << 63, "count"),
        ("dataset", "title", "People\nreturned", "is more than one line"),
        ("events", "title", "One\ntwo", "is more than one line"),
    ],
)
def test_validate_names_what_no_export_can_hold(
    cli: Cli, sample: Path, tmp_path: Path, table: str, field: str, value: object, told: str
) -> None:
    """Numbers that SQLite has no room for, and titles of two lines."""
    tables = json.loads(sample.read_bytes())
    next(iter(tables[table].values()))[field] = value
    place = tmp_path / "odd.json"
    place.write_text(json.dumps(tables))
    assert told in cli("validate", "--errors-only", db=place, exit_code=65, err=None).out
    for word in FORMATS:
        code = 65 if isinstance(value, int) else 0
        cli("export", word, "-o", str(tmp_path / word), db=place, exit_code=code, err=None)
