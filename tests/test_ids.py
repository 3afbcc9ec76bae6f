"""Whatever is printed as an id opens, and goes on meaning the same."""

import copy
import json
from pathlib import Path

import pytest

from extradition_cli.api import open_record
from extradition_cli.questions.select import Filters
from extradition_cli.questions.timeline import timeline
from tests.conftest import DATA, Cli
from tests.golden.sample import SAMPLE

ANA = "ana-munoz-ibanez"


@pytest.mark.parametrize("question", [("list", "cases"), ("timeline",)], ids=" ".join)
def test_every_id_that_is_printed_opens(cli: Cli, question: tuple[str, ...]) -> None:
    """A case or a step opens the dossier of whom it is about."""
    record = open_record(DATA)
    for row in cli(*question, "--json", err=None).json:
        opened = record.resolve(row["id"]).id
        assert opened in (row["id"], row.get("figure"), *row.get("figures", ())), row["id"]


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
