"""Whatever is printed as an id opens, and goes on meaning the same."""

import copy
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extradition_cli.api import open_record
from extradition_cli.questions.fields import SHAPES
from extradition_cli.questions.select import Filters
from extradition_cli.questions.timeline import timeline
from tests.conftest import DATA, Cli
from tests.golden.sample import SAMPLE

ANA = "ana-munoz-ibanez"


PRINTING = [("timeline",), ("sources",), *(("list", kind) for kind in SHAPES)]
"""The questions that are answered with ids."""


@pytest.mark.parametrize("question", PRINTING, ids=" ".join)
def test_every_id_that_is_printed_opens(cli: Cli, question: tuple[str, ...]) -> None:
    """It opens what it is the id of; a case or a step opens the dossier of whom it is about."""
    record = open_record(DATA)
    for row in cli(*question, "--json", err=None).json:
        opened = record.resolve(row["id"]).id
        about = (row["id"], row.get("figure"), row.get("record"), *row.get("figures", ()))
        assert opened in (one["id"] if isinstance(one, dict) else one for one in about), row


@pytest.mark.skipif(shutil.which("xargs") is None, reason="needs xargs")
@pytest.mark.parametrize(("question", "end"), [*((one, "") for one in PRINTING), (("list",), "-0")])
def test_ids_go_from_one_command_into_the_next(
    cli: Cli, question: tuple[str, ...], end: str, sample: Path
) -> None:
    """As a shell passes them on, one by one."""
    printed = cli(*question, "--fields", "id", *filter(None, [end]), db=sample, err=None).out
    show = [sys.executable, "-m", "extradition_cli", "--db", str(sample), "show", "--fields", "id", "--"]
    asked = ["xargs", *filter(None, [end]), "-n1", *show]
    opened = subprocess.run(asked, input=printed, capture_output=True, text=True, check=True)
    assert len(opened.stdout.splitlines()) == len(printed.replace("\0", "\n").splitlines())


def test_show_takes_a_step(cli: Cli) -> None:
    """As a script passes it on from a line of the timeline."""
    step = next(
        row["id"] for row in cli("timeline", "--about", "cuini", "--json").json if row["type"] == "case"
    )
    assert cli("show", step, "--json").json["id"] == "abigael-gonzalez-valencia"


def test_an_older_step_moves_no_id(tmp_path: Path, cli: Cli) -> None:
    """What was bookmarked means the same when something earlier becomes known."""
    before = {
        row["id"]: row["date"]
        for row in cli("timeline", "--json", db=_stored(tmp_path, SAMPLE), err=None).json
    }
    wider = copy.deepcopy(SAMPLE)
    older = {"date": "2029-01-01", "type": "warrant", "text": "A warrant.", "sources": ["paper-2031-03-04"]}
    wider["figures"][ANA]["cases"][0]["history"].insert(0, older)
    elsewhere = {**older, "country": "MX", "proceeding": "criminal"}
    wider["figures"][ANA]["other_proceedings"].insert(0, elsewhere)
    wider["figures"][ANA]["arrests"].insert(
        0, {"date": "2028", "place": None, "sources": ["paper-2031-03-04"]}
    )
    after = {
        row["id"]: row["date"]
        for row in cli("timeline", "--json", db=_stored(tmp_path, wider), err=None).json
    }
    assert len(after) == len(before) + 3
    assert {id_: after.get(id_) for id_ in before} == before


def test_no_two_entries_share_an_id() -> None:
    """Ids of the whole timeline are unique."""
    ids = [entry.id for entry in timeline(open_record(DATA), Filters())]
    assert len(ids) == len(set(ids))


def _stored(folder: Path, tables: dict[str, dict[str, dict[str, object]]]) -> Path:
    file = folder / "record.json"
    file.write_text(json.dumps(tables), encoding="utf-8")
    return file
