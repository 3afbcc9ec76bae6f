"""Completion: what comes next, as a process quick and silent when anything is wrong."""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from extradition_cli.completion import candidates

from extradition_cli import completion, glance, store
from extradition_cli.errors import AmbiguousError
from extradition_cli.record.districts import districts_named
from extradition_cli.record.store import Tables
from extradition_cli.search.searcher import Searcher
from tests.conftest import DATA, Copy

# What comes next.


def words(*typed: str) -> list[str]:
    """Return the candidates for the last of some words."""
    return [word for word, _ in candidates(typed, rows)]


rows = cache(glance.rows)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", "search"),
        ("sh", "show"),
        ("list|--ca", "--cartel"),
        ("list|--json|--fo", "--format"),
        ("list|--no-p", "--no-pager"),
        ("search|x|--d", "--db"),
        ("--d", "--db"),
        ("list|ca", "cases"),
        ("list|--cartel|cj", "CJNG"),
        ("list|--cartel|jalisco n", "Jalisco New Generation Cartel"),
        ("list|--cartel=cj", "--cartel=CJNG"),
        ("--cartel|cj", "CJNG"),
        ("list|--transfer|s", "second"),
        ("list|--transfer|2026", "2026-01-20"),
        ("list|--district|edn", "EDNY"),
        ("list|--district|E.D.N", "E.D.N.Y."),
        ("list|--district|EDNY,D.D", "EDNY,D.D.C."),
        ("list|--standing|charged,pleaded-g", "charged,pleaded-guilty"),
        ("list|--charge|mon", "money-laundering"),
        ("timeline|--type|tar", "tariff"),
        ("stats|--by|n", "nationality"),
        ("search|x|--kind|figure,o", "figure,organization"),
        ("list|-f|c", "csv"),
        ("list|-qf|c", "csv"),
        ("list|--fields|id,standing_", "id,standing_since"),
        ("list|cases|--fields|do", "docket"),
        ("list|cases|--sort|do", "docket"),
        ("stats|--fields|sh", "share"),
        ("show|rafael", "rafael-caro-quintero"),
        ("show|Rafael C", "Rafael Caro Quintero"),
        ("show|rafael|car", "Caro Quintero"),
        ("show|CARO", "Caro Quintero"),
        ("show|cuini", "Cuini"),
        ("sources|caro|quintero|o", "Organization"),
        ("timeline|--about|cjn", "CJNG"),
        ("help|exit", "exit-codes"),
        ("help|ti", "timeline"),
        ("schema|fig", "figures"),
        ("sources|cuini|--style|ch", "chicago"),
        ("validate|--rule|guilt,pri", "guilt,privacy"),
        ("completion|f", "fish"),
    ],
)
def test_what_comes_next(typed: str, first: str) -> None:
    """Commands, options, closed lists and the record's own names are completed where they may stand."""
    assert words(*typed.split("|"))[:1] == [first]


@pytest.mark.parametrize("typed", ["--db|", "list|--db|da", "validate|my", "list|--db=da"])
def test_files_are_left_to_the_shell(typed: str) -> None:
    """Where a path stands the shell knows best."""
    assert candidates(typed.split("|"), rows) == [completion.FILES]


@pytest.mark.parametrize("typed", ["list|cases|", "search|--|--js", "list|--limit|", "nonsense|", "search|"])
def test_where_anything_may_stand_nothing_is_offered(typed: str) -> None:
    """Free words, numbers, what follows ``--``, and commands that do not exist have no candidates."""
    assert words(*typed.split("|")) == []


def test_nothing_is_offered_twice() -> None:
    """An option that is given, and a word that is in the list already, are left out."""
    assert "--json" not in words("list", "--json", "--")
    assert "charged,charged" not in words("list", "--standing", "charged,")


def test_a_completed_name_never_means_somebody_else(record: Tables) -> None:
    """What completion writes, ``show`` takes for the same record, or says that several bear the name."""
    searcher = Searcher(record)
    for table in ("figures", "organizations"):
        for row in rows(None, table):
            for start in {name.split()[-1][:4] for name in row.names} | {row.id[:5]}:
                for word, label in candidates(["show", start], rows):
                    with suppress(AmbiguousError):
                        assert searcher.resolve(word).label == label


def test_every_district_offered_is_taken(record: Tables) -> None:
    """The spelling without points names one district, and all of the record are there."""
    offered = words("list", "--district", "")
    cited = {case.district for figure in record.figures.values() for case in figure.cases if case.district}
    assert sorted(cited) == sorted(one for word in offered for one in districts_named(word))


# As a process.


def complete(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the hidden fast path."""
    return subprocess.run(
        [sys.executable, "-m", "extradition_cli", "complete-words", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=DATA.parent,
        env={**os.environ, **environ},
    )


def test_candidates_come_with_what_they_are() -> None:
    """One a line, a tab, and the words that fish and zsh show beside it."""
    assert complete("fish", "show", "rafael").stdout == "rafael-caro-quintero\tRafael Caro Quintero\n"


def test_another_database_is_looked_into(copy: Copy) -> None:
    """Names come from the database that ``--db`` or the environment names, wherever it stands."""
    copy.change("organizations", lambda table: table["cartel-de-jalisco-nueva-generacion"].update(name="Xyz"))
    for words in (["--db", str(copy.path), "list"], ["list", f"--db={copy.path}"]):
        assert complete("zsh", *words, "--cartel", "Xy").stdout == "Xyz\t\n"
    answer = complete("zsh", "list", "--cartel", "Xy", EXTRADITION_DB=str(copy.path))
    assert answer.stdout == "Xyz\t\n"


def test_a_database_in_one_file_is_looked_into(tmp_path: Path) -> None:
    """The other shape of a database serves as well."""
    whole = {"organizations": {"xyz": {"id": "xyz", "name": "Xyz", "abbreviations": ["XZ"]}}}
    (tmp_path / "all.json").write_text(json.dumps(whole))
    assert complete("zsh", "list", "--cartel", "X", EXTRADITION_DB=str(tmp_path / "all.json")).stdout == (
        "XZ\tXyz\nXyz\t\n"
    )


@pytest.mark.parametrize("content", ["", "{", "[]", '{"x": 1}', "\x00", '{"x": {"id": 3}}'])
def test_it_is_silent_about_broken_data(tmp_path: Path, content: str) -> None:
    """Nobody wants an error in the middle of typing: no candidates, no words, exit 0."""
    (tmp_path / "figures.json").write_text(content)
    done = complete("bash", "--db", str(tmp_path), "show", "x")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("arguments", [[], ["bash"], ["bash", "--db", "/nowhere", "show", "x"]])
def test_it_is_silent_about_everything_else(arguments: list[str]) -> None:
    """The same without arguments, without words, without data."""
    done = complete(*arguments)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_would_act_on_a_terminal_is_not_offered(tmp_path: Path) -> None:
    """A name of somebody's data that holds control characters never reaches the command line."""
    named = {"a": "Plain", "b": "Pla\x1b[31min", "c": "Pla\nin", "d": "Pla\tin", "e": "Pla\u202ein"}
    table = {id_: {"id": id_, "name": name} for id_, name in named.items()}
    (tmp_path / "organizations.json").write_text(json.dumps(table))
    assert complete("fish", "--db", str(tmp_path), "list", "--cartel", "Pl").stdout == "Plain\t\n"


def test_it_loads_little() -> None:
    """Options and commands need no data, names need msgspec, nothing needs Typer or the model."""
    script = (
        "import sys; from extradition_cli.__main__ import main; main(); print(*sys.modules, file=sys.stderr)"
    )

    def loaded(*words: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", script, "complete-words", "bash", *words],
            capture_output=True,
            text=True,
            check=True,
            cwd=DATA.parent,
        )
        return set(done.stderr.split())

    heavy = {"typer", "rich", "tinydb", "extradition_cli.record.model", "extradition_cli.search.searcher"}
    assert loaded("list", "--") & {*heavy, "msgspec", "json"} == set()
    assert loaded("show", "caro") & heavy == set()


def test_it_is_as_quick_as_a_small_typer_command(tmp_path: Path) -> None:
    """A press of the tab key costs no more than starting a Typer program of one command, by a tenth."""
    small = tmp_path / "small.py"
    small.write_text(
        "import typer\napp = typer.Typer(add_completion=False, rich_markup_mode=None)\n"
        "@app.command()\ndef main(a: str = 'x') -> None:\n    typer.echo(a)\napp()\n"
    )

    def seconds(command: list[str]) -> float:
        begun = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True, cwd=DATA.parent)
        return time.perf_counter() - begun

    starting = "from extradition_cli.__main__ import main; main()"  # as the installed script does
    ours = [sys.executable, "-c", starting, "complete-words", "bash", "show", "caro"]
    # In turns, so that whatever else the machine does meets both.
    pairs = [(seconds(ours), seconds([sys.executable, str(small)])) for _ in range(15)]
    assert min(own for own, _ in pairs) <= 1.1 * min(typer for _, typer in pairs)


def test_the_bundled_data_are_looked_for_where_the_store_does() -> None:
    """Completion cannot load the store, so it knows the two places itself."""
    assert glance.BUNDLED == store.BUNDLED
