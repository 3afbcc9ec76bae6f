"""What an answer means, told on invented people: a small database is changed by one fact and asked again.

Each test holds one rule that the answers stand on, and names what a wrong answer would be.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.conftest import Answer, Cli
from tests.golden.sample import ANA, COURT, ECHO, PAPER, SAMPLE, step

Rows = dict[str, Any]
Tables = dict[str, dict[str, Rows]]
ID = "ana-munoz-ibanez"


class Ask(Protocol):
    """Runs ``extradition`` on the invented people, one of them changed."""

    def __call__(self, *arguments: str, change: Callable[[Tables], object] = ..., **settings: Any) -> Answer:
        """Change the tables, ask, and return what was printed."""


@pytest.fixture
def ask(cli: Cli, tmp_path: Path) -> Ask:
    """Ask the real command about a database in which one thing may differ."""

    def call(*arguments: str, change: Callable[[Tables], object] = lambda _: None, **settings: Any) -> Answer:
        return cli(*arguments, db=changed(tmp_path / "invented.json", change), **{"err": None, **settings})

    return call


def changed(file: Path, change: Callable[[Tables], object]) -> Path:
    """Write the invented people, changed, and return the file."""
    tables = deepcopy(SAMPLE)
    change(tables)
    file.write_text(json.dumps(tables), encoding="utf-8")
    return file


def history(*steps: Rows) -> Callable[[Tables], None]:
    """Return a change that gives the one case this history."""

    def change(tables: Tables) -> None:
        tables["figures"][ID]["cases"][0]["history"] = list(steps)

    return change


def stands(answer: Answer) -> tuple[str, str | None]:
    """Return the standing of the first figure of a list, and since when."""
    row = answer.json[0]
    return row["standing"], row["standing_since"]


# The timeline.


@pytest.mark.parametrize(
    ("type_", "told_once"), [("court", True), ("case", True), ("statement", False), ("crime", False)]
)
def test_a_step_that_an_event_tells_stands_once(ask: Ask, type_: str, told_once: bool) -> None:
    """An event in court tells that day's step of whoever it names; what is said that day tells none."""

    def change(tables: Tables) -> None:
        event = {**tables["events"]["2031-02-tariff"], "id": "told", "date": "2031-03-05", "type": type_}
        tables["events"]["told"] = {**event, "figures": [ID]}

    entries = ask("timeline", "--since", "2031-03-05", "--until", "2031-03-05", "--json", change=change).json
    steps = [entry["id"] for entry in entries if entry["id"] != "told"]
    assert len(entries) - len(steps) == 1
    assert bool(steps) is not told_once


def test_what_is_announced_of_all_is_told_once(ask: Ask) -> None:
    """Charges announced for everybody are told by the transfer, and not again for each person in it."""
    of_one = ask("timeline", "--about", "bruno-not-fully-named", "--json").json
    assert [entry["type"] for entry in of_one] == ["transfer"]


# The record as it stood.


def test_an_earlier_day_cites_no_later_source(ask: Ask) -> None:
    """A fact that a document of the time states rests on that one alone, whatever came out since."""
    shown = ask("show", ID, "--as-of", "2031-03-04", "--json").json
    assert shown["handover"]["sources"] == [PAPER]
    assert shown["sources"] == [PAPER]
    assert [charge["sources"] for charge in shown["cases"][0]["charges"]] == [[PAPER]]


def test_an_undated_document_was_not_there_on_a_day(ask: Ask) -> None:
    """What rests on a document of no known day alone is told of no day in the past."""

    def change(tables: Tables) -> None:
        tables["figures"][ID]["cases"][0]["charges"][0]["sources"] = [ECHO]

    charges = ask("show", ID, "--as-of", "2031-03-05", "--json", change=change).json["cases"][0]["charges"]
    assert [charge["text"] for charge in charges] == ["bulk cash smuggling"]


@pytest.mark.parametrize(
    ("day", "standing"), [("2031-03-05", "charged"), ("2031-04", "charged"), ("2031-05-02", "pleaded-guilty")]
)
def test_a_plea_without_a_day_counts_from_the_next_that_has_one(ask: Ask, day: str, standing: str) -> None:
    """Before the next dated step nobody knows that it was entered: guilt is told no day too early."""
    told = history(
        step("2030", "indicted", "Indicted.", COURT),
        step(None, "pleaded-guilty", "Pleaded guilty.", COURT),
        step("2031-05-02", "hearing", "A hearing.", COURT),
    )
    assert stands(ask("list", "--as-of", day, "--json", change=told))[0] == standing
    page = ask("show", ID, "--as-of", day, "--plain", change=told).out
    assert ("pleaded guilty" in page.casefold()) == (standing == "pleaded-guilty")


# Where a case stands.


@pytest.mark.parametrize(
    ("outcome", "standing", "since"),
    [
        ("dismissed", "charged", "2031-02"),
        ("pleaded-guilty", "pleaded-guilty", "2031-01"),
        ("convicted", "convicted", "2031-01"),
        ("acquitted", "acquitted", "2031-01"),
    ],
)
@pytest.mark.parametrize("again", ["superseding-indictment", "complaint", "indicted"])
def test_a_new_charge_revives_what_was_dismissed(
    ask: Ask, outcome: str, standing: str, since: str, again: str
) -> None:
    """Who is charged anew after a dismissal is charged; no charge takes back a plea or a verdict."""
    told = history(
        step("2030", "indicted", "Indicted.", COURT),
        step("2031-01", outcome, "It came to this.", COURT),
        step("2031-02", again, "Charged anew.", COURT),
    )
    assert stands(ask("list", "--json", change=told)) == (standing, since)
    assert ask("list", "cases", "--standing", standing, "--json", change=told).json != []


# Whom a name means.


def test_a_word_too_many_names_nobody(cli: Cli) -> None:
    """A name with a word that is not part of it is found, and said to be a part; it opens nothing."""
    asked = "Rafael Caro Quintero expediente"
    err = cli("show", asked, exit_code=1, err=None).err
    assert f"{asked!r} does not tell who is meant" in err
    found = cli("search", asked, "--json", err=None).json
    assert [(hit["id"], hit["basis"]) for hit in found] == [("rafael-caro-quintero", "part")]
    assert cli("timeline", "--about", asked, exit_code=1, err=None).out == ""


@pytest.mark.parametrize(
    ("surname", "typed", "found"),
    [
        ("Corbera", "Cxrbera", True),  # seven letters, one error
        ("Corbera", "Cxrbexa", False),  # seven letters, two errors
        ("Corberas", "Cxrbexas", True),  # eight letters, two errors
        ("Corberas", "Cxrxexas", False),  # eight letters, three errors
        ("Corb", "Cxrb", True),  # four letters, one error
    ],
)
def test_how_many_errors_a_word_forgives(ask: Ask, surname: str, typed: str, found: bool) -> None:
    """One error from four letters on and two from eight: of a shorter word two leave another name."""

    def change(tables: Tables) -> None:
        tables["figures"][ID]["name"] = f"Ana {surname} Ibáñez"

    asked = ("search", f"Ana {typed} Ibanez", "--json")
    answer = ask(*asked, change=change, exit_code=0 if found else 1)
    assert [hit["id"] for hit in answer.json] == ([ID] if found else [])


# What differs between two databases.


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([PAPER], [PAPER, COURT], (None, COURT)),
        ([PAPER, COURT], [PAPER], (COURT, None)),
        ([PAPER], [COURT], (PAPER, COURT)),
    ],
)
def test_a_source_that_only_came_or_went_is_a_difference(
    cli: Cli, tmp_path: Path, before: list[str], after: list[str], told: tuple[str | None, str | None]
) -> None:
    """The same fact on one source more, on one less, and on another."""
    files = []
    for number, sources in enumerate((before, after)):

        def change(tables: Tables, sources: list[str] = sources) -> None:
            tables["figures"][ID]["handover"]["sources"] = sources

        files.append(str(changed(tmp_path / f"{number}.json", change)))
    (found,) = cli("diff", *files, "--json").json
    assert (found["type"], found["field"]) == ("cited", "handover.sources")
    assert (found["before"], found["after"]) == told


# Color.


@pytest.mark.parametrize("terminal", [80, None])
def test_no_color_beats_forced_color(ask: Ask, terminal: int | None) -> None:
    """Who asks for none gets none, whatever else is set, on a terminal and off it."""
    asked: dict[str, Any] = {"terminal": terminal, "exit_code": 0}
    forced = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    assert "\x1b[" in ask("list", "--format", "table", env=forced, **asked).out
    none = ask("list", "--format", "table", env={**forced, "NO_COLOR": "1"}, **asked).out
    assert "\x1b" not in none
    assert ANA["name"] in none
