"""Completion through Typer's own protocol: what comes next, and silence where anything is wrong."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from extradition_cli.api import Database, open_record
from extradition_cli.errors import AmbiguousError, NotFoundError
from extradition_cli.record.districts import districts_named
from tests.conftest import DATA, Copy


def complete(*typed: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Ask for the candidates of the last word, as Typer's script for fish does."""
    line = " ".join(["extradition", *(word.replace(" ", "\\ ") for word in typed)])
    asked = {
        "_EXTRADITION_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": line,
    }
    return subprocess.run(
        [sys.executable, "-m", "extradition_cli"],
        capture_output=True,
        text=True,
        check=False,
        cwd=DATA.parent,
        env={**os.environ, **asked, **environ},
    )


def candidates(*typed: str, **environ: str) -> list[tuple[str, str]]:
    """Return the candidates for the last of some words, each with what it is."""
    pairs = (line.partition("\t") for line in complete(*typed, **environ).stdout.splitlines() if line)
    return [(word, about) for word, _, about in pairs]


def words(*typed: str, **environ: str) -> list[str]:
    """Return the candidates for the last of some words."""
    return [word for word, _ in candidates(*typed, **environ)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sh", "show"),
        ("list|--ca", "--cartel"),
        ("list|--json|--fo", "--format"),
        ("list|ca", "cases"),
        ("list|--cartel|cj", "cjng"),
        ("list|--cartel|CJ", "CJNG"),
        ("list|--cartel|cartel-de-ja", "cartel-de-jalisco-nueva-generacion"),
        ("list|--transfer|s", "second"),
        ("list|--transfer|2026", "2026-01-20"),
        ("list|--district|EDN", "EDNY"),
        ("list|--district|E.D.N", "E.D.N.Y."),
        ("list|--district|EDNY,D.D.C", "EDNY,D.D.C."),
        ("list|--district|Broo", "Brooklyn"),
        ("list|--district|NewY", "NewYorkCity"),
        ("list|--court|Superior C", "Superior Court of California, County of Los Angeles"),
        ("list|--judge|Boas", "Boasberg"),
        ("list|--judge|berm", "bermúdez"),
        ("list|--judge|Block,Coug", "Block,Coughenour"),
        ("list|--nationality|C", "CA"),
        ("list|--nationality|MX,bul", "MX,bulgaria"),
        ("list|--type|tar", "tariff"),
        ("timeline|--about|enrique-cam", "enrique-camarena-salazar"),
        ("changes|--about|claudia-", "claudia-sheinbaum"),
        ("changes|--fields|edi", "edition"),
        ("list|--standing|charged,pleaded-g", "charged,pleaded-guilty"),
        ("list|--charge|mon", "money-laundering"),
        ("timeline|--type|tar", "tariff"),
        ("stats|--by|n", "nationality"),
        ("search|x|--kind|figure,o", "figure,organization"),
        ("list|-f|c", "csv"),
        ("list|--fields|id,standing_", "id,standing_since"),
        ("list|cases|--fields|do", "docket"),
        ("list|cases|--sort|do", "docket"),
        ("stats|--fields|sh", "share"),
        ("show|rafael", "rafael-caro-quintero"),
        ("show|caro", "caro quintero"),
        ("show|caro|q", "quintero"),
        ("show|cuini", "cuini"),
        ("timeline|--about|alder", "alder-alfonso-marin-sotelo"),
        ("help|exit", "exit-codes"),
        ("schema|fig", "figures"),
        ("sources|cuini|--style|ch", "chicago"),
        ("validate|--rule|guilt,pri", "guilt,privacy"),
        ("--lang|e", "en"),
    ],
)
def test_what_comes_next(typed: str, first: str) -> None:
    """Commands, options, closed lists and the record's own names are completed where they may stand."""
    assert words(*typed.split("|"))[:1] == [first]


def test_ids_and_names_come_before_nicknames() -> None:
    """A nickname is offered from three letters on, and behind the ids and names that begin so."""
    assert words("show", "cu") == [word for word in words("show", "cu") if word != "cuini"]
    assert "cuini" in words("show", "cui")
    assert words("show", "rafael")[0] == "rafael-caro-quintero"


def test_a_completed_name_never_means_somebody_else() -> None:
    """What completion writes, ``show`` takes for the same record, or says that several bear the name."""
    record: Database = open_record()
    for start in ("caro", "cuini", "tre", "gonz", "z-4", "los", "juan"):
        for word, label in candidates("show", start):
            with suppress(AmbiguousError, NotFoundError):
                assert record.resolve(word).label == label


def test_every_district_offered_is_taken() -> None:
    """The spelling without points names one district, and all of the record are there."""
    record = open_record()
    offered = {one for word in words("list", "--district", "") for one in districts_named(word)}
    cited = {case.district for figure in record.figures.values() for case in figure.cases if case.district}
    assert offered == cited


def test_another_database_is_looked_into(copy: Copy) -> None:
    """Names come from the database that ``--db`` or the environment names, wherever it stands."""
    cartel = "cartel-de-jalisco-nueva-generacion"
    copy.change("organizations", lambda table: table[cartel].update(abbreviations=["XYZ"]))
    place = str(copy.path)
    for typed in (["--db", place, "list"], ["list", "--db", place]):
        assert words(*typed, "--cartel", "XY") == ["XYZ"]
    assert words("list", "--cartel", "XY", EXTRADITION_DB=place) == ["XYZ"]
    assert words("list", "--cartel", "XY") == []


@pytest.mark.parametrize("content", ["", "{", "[]", '{"x": 1}', "\x00", '{"x": {"id": 3}}'])
def test_it_is_silent_about_broken_data(tmp_path: Path, content: str) -> None:
    """Nobody wants an error in the middle of typing: no candidates and no words."""
    (tmp_path / "figures.json").write_text(content)
    for place in (tmp_path, tmp_path / "nowhere"):
        done = complete("--db", str(place), "show", "x")
        assert (done.stdout.strip(), done.stderr) == ("", "")


def test_what_a_shell_or_terminal_would_act_on_is_not_offered(copy: Copy) -> None:
    """A name of somebody's data never becomes a command, an option or a control sequence."""
    hostile = [
        "Pla$(touch x)in",
        "Pla`x`in",
        "Pla;in",
        "Pla\x1b[31min",
        "Pla\nin",
        "Pla*in",
        "Pla'in",
        "Plain",
    ]
    cartel = "cartel-de-jalisco-nueva-generacion"
    copy.change("organizations", lambda table: table[cartel].update(abbreviations=hostile))
    assert words("--db", str(copy.path), "list", "--cartel", "Pla") == ["Plain"]


def test_the_scripts_are_typers() -> None:
    """``--show-completion`` prints the script of a shell for this program."""
    done = subprocess.run(
        [sys.executable, "-m", "extradition_cli", "--show-completion", "bash"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
    )
    assert done.returncode == 0
    assert "_EXTRADITION_COMPLETE" in done.stdout


def test_candidates_come_with_what_they_are() -> None:
    """Beside an id stands whose it is, for shells that show it."""
    assert candidates("show", "rafael")[0] == ("rafael-caro-quintero", "Rafael Caro Quintero")
