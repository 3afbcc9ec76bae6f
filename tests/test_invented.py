"""What an answer means, told on invented people: a small database is changed by one fact and asked again.

Each test holds one rule that the answers stand on, and names what a wrong answer would be.
"""

import json
import re
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

    def change(tables: Tables) -> None:
        tables["figures"]["bruno-not-fully-named"]["cases"][0]["history"][0]["date"] = "2031-03-09"

    of_one = ask("timeline", "--about", "bruno-not-fully-named", "--json", change=change).json
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


# Lists and counts.


def another_case(**more: Any) -> Callable[[Tables], None]:
    """Return a change that gives her a second case, dismissed, in Brooklyn over firearms."""

    def change(tables: Tables) -> None:
        cases = tables["figures"][ID]["cases"]
        charge = {"text": "possession of firearms", "type": "firearms", "sources": [COURT]}
        dismissed = step("2031-04", "dismissed", "Dismissed.", COURT)
        other = {"id": "another", "district": "E.D.N.Y.", "charges": [charge], "history": [dismissed]}
        cases.append({**cases[0], "court": None, "docket": None, **other, **more})

    return change


@pytest.mark.parametrize("kind", ["cases", "figures"])
def test_court_and_charge_are_asked_of_one_case(ask: Ask, kind: str) -> None:
    """Who is charged with one thing here and with another there is not charged with the one there."""
    change = another_case()
    narrowed = ("list", kind, "--json", "--district")
    assert len(ask(*narrowed, "EDNY", "--charge", "firearms", change=change).json) == 1
    assert ask(*narrowed, "EDNY", "--charge", "money-laundering", change=change).json == []
    assert ask(*narrowed, "SDTX", "--charge", "firearms", change=change).json == []


def test_each_case_has_a_standing_of_its_own(ask: Ask) -> None:
    """A case is listed by where it stands itself, wherever the other cases of the same person stand."""
    for standing, case in ("dismissed", "another"), ("pleaded-not-guilty", "ana-munoz-ibanez-sdtex"):
        listed = ask("list", "cases", "--standing", standing, "--json", change=another_case()).json
        assert [row["id"] for row in listed] == [case]


def test_one_who_stands_worse_elsewhere_stands_so(ask: Ask) -> None:
    """A sentence in one court is not hidden by a plea in another, nor a plea by a dismissal."""
    sentenced = step("2031-04", "sentenced", "Sentenced.", COURT)
    assert stands(ask("list", "--json", change=another_case(history=[sentenced]))) == ("sentenced", "2031-04")
    assert stands(ask("list", "--json", change=another_case()))[0] == "pleaded-not-guilty"


def test_a_faction_of_a_faction_counts_for_its_cartel(ask: Ask) -> None:
    """However deep somebody's group lies, the count by cartel names the one at the top."""

    def change(tables: Tables) -> None:
        groups = tables["organizations"]
        for id_, parent in (("cell", "sample-wing"), ("crew", "cell")):
            groups[id_] = {**groups["sample-wing"], "id": id_, "name": id_, "parent": parent, "relations": []}
        tables["figures"][ID]["affiliations"][0]["organization"] = "crew"

    rows = ask("stats", "--by", "cartel", "--json", change=change).json["rows"]
    assert [(row["value"], row["count"]) for row in rows] == [("sample-cartel", 1)]


def test_the_most_frequent_comes_first(ask: Ask) -> None:
    """Counts fall, and of equal ones the alphabet decides."""

    def change(tables: Tables) -> None:
        for number in range(2):
            id_ = f"zoe-{number}"
            tables["figures"][id_] = {**deepcopy(tables["figures"][ID]), "id": id_, "nationality": "US"}
        tables["figures"]["bruno-not-fully-named"]["nationality"] = "CO"

    rows = ask("stats", "--by", "nationality", "--json", change=change).json["rows"]
    assert [(row["value"], row["count"]) for row in rows] == [("US", 2), ("CO", 1), ("MX", 1)]


@pytest.mark.parametrize("backward", [(), ("--reverse",)])
def test_the_unknown_comes_last_both_ways(ask: Ask, backward: tuple[str, ...]) -> None:
    """Nobody is sorted by what is not known of him."""
    listed = ask("list", "--sort", "born", *backward, "--json").json
    assert [row["born"] for row in listed] == ["1990", None]


# Whom a name means.


def test_a_word_too_many_names_nobody(cli: Cli) -> None:
    """A name with a word that is not part of it is found, and said to be a part; it opens nothing."""
    asked = "Rafael Caro Quintero expediente"
    err = cli("show", asked, exit_code=1, err=None).err
    assert f"{asked!r} does not tell who is meant" in err
    found = cli("search", asked, "--json", err=None).json
    assert [(hit["id"], hit["basis"]) for hit in found] == [("rafael-caro-quintero", "part")]
    assert cli("timeline", "--about", asked, exit_code=1, err=None).out == ""


def test_common_names_are_a_part_of_many(ask: Ask) -> None:
    """A given name and a surname that thousands bear are found, and open nobody; a rare surname does."""

    def change(tables: Tables) -> None:
        tables["figures"][ID]["name"] = "Ana García Zatarain"

    (hit,) = ask("search", "Ana García", "--json", change=change).json
    assert (hit["id"], hit["basis"]) == (ID, "part")
    assert "does not tell who is meant" in ask("show", "Ana García", change=change, exit_code=1).err
    assert ask("show", "García Zatarain", "--json", change=change).json["id"] == ID


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

    asked = ("search", f"Ana {typed} Ibanez", "--kind", "figure", "--json")
    answer = ask(*asked, change=change, exit_code=0 if found else 1)
    assert [hit["id"] for hit in answer.json] == ([ID] if found else [])


def test_a_list_is_screened_by_what_identifies(ask: Ask) -> None:
    """A list is answered by whole names; by a number and a first name, which anybody may bear, it is not."""
    names = "Ana Muñoz Ibáñez\n7\nBruno\nbookkeeper\n"
    rows = ask("search", "--batch", "-", "--json", stdin=names).json
    assert [(row["query"], row["id"]) for row in rows if row.get("id")] == [("Ana Muñoz Ibáñez", ID)]
    assert ask("search", "Bruno", "--json").json[0]["id"] == "bruno-not-fully-named"


@pytest.mark.parametrize(
    ("docket", "found"),
    [("4:30-cr-00123", True), ("30 CR 123", True), ("4:29-cr-00123", False), ("4:30-cr-00124", False)],
)
def test_a_docket_is_its_year_and_its_number(ask: Ask, docket: str, found: bool) -> None:
    """The same number of another year is another case, and so somebody else's."""
    answer = ask("search", docket, "--kind", "figure", "--json", exit_code=0 if found else 1)
    assert [hit["id"] for hit in answer.json] == ([ID] if found else [])


def test_a_claim_is_found_with_its_verdict(ask: Ask) -> None:
    """What is often said and not so is never printed as if the record said it."""
    hits = ask("search", "extradition", "--kind", "context", "--json").json
    assert [hit["matched"] for hit in hits] == ['contradicted: "It was an extradition." — It was not.']


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


def test_a_changed_standing_rests_on_the_case_that_changed_it(cli: Cli, tmp_path: Path) -> None:
    """The sources of a new standing are those of the case that stands so, and of no other."""
    before, after = (
        changed(tmp_path / f"{name}.json", another_case(history=[end], sources=[PAPER]))
        for name, end in (
            ("before", step("2031-04", "indicted", "Indicted.", PAPER)),
            ("after", step("2031-04", "sentenced", "Sentenced.", PAPER)),
        )
    )
    found = cli("diff", str(before), str(after), "--json").json
    (standing,) = (change for change in found if change["type"] == "standing")
    assert standing["before"] == "pleaded-not-guilty (2031-03-05)"
    assert (standing["after"], standing["sources"]) == ("sentenced (2031-04)", [PAPER])


# How it is printed.


def test_a_citation_says_when_it_was_read(ask: Ask) -> None:
    """The day a page was read is not the day it was published."""
    cited = ask("sources", ID, "--style", "bibtex").out
    assert "date = {2031-03-04}" in cited
    assert cited.count("urldate = {2031-06-01}") == 3


def test_a_lone_source_is_numbered_too(ask: Ask) -> None:
    """Every statement of a page says what it rests on, be it one document."""
    page = ask("show", ID, "--format", "table", exit_code=0).out
    plea = next(line for line in page.splitlines() if "before a magistrate judge" in line)
    assert re.search(r"\[\d+\]$", plea.rstrip())


def test_a_bar_is_as_long_as_its_share_of_the_longest(ask: Ask) -> None:
    """The most frequent value fills its column, and half as many half of it."""

    def change(tables: Tables) -> None:
        tables["figures"]["zoe"] = {**deepcopy(tables["figures"][ID]), "id": "zoe"}
        tables["figures"]["bruno-not-fully-named"]["nationality"] = "CO"

    drawn = ask("stats", "--by", "nationality", change=change, terminal=100).out
    lengths = [line.count("█") for line in drawn.splitlines() if "█" in line]
    assert lengths == [40, 20]


def test_a_backslash_is_told_from_a_tab(ask: Ask) -> None:
    """In tab-separated lines a tab is written with a backslash, and a backslash with two."""

    def change(tables: Tables) -> None:
        tables["figures"][ID]["name"] = "Ana\\tMuñoz\tIbáñez"

    printed = ask("list", "--format", "tsv", "--fields", "name", change=change).out.splitlines()
    assert printed[1] == "Ana\\\\tMuñoz\\tIbáñez"


def test_a_spreadsheet_runs_nothing(ask: Ask) -> None:
    """A cell that would be a formula is text, in what is written for spreadsheets."""

    def change(tables: Tables) -> None:
        tables["figures"][ID]["name"] = "=1+1"

    printed = ask("list", "--format", "csv", "--fields", "name", change=change).out.splitlines()
    assert printed == ["name", "'=1+1", "Bruno"]


def test_the_narrower_the_screen_the_less_that_matters_is_left(ask: Ask) -> None:
    """Since when is dropped before the transfer, that before the nickname, and name and standing never."""
    for width, kept in (
        (150, ("Name", "Also known as", "Organization", "Court", "Transfer", "Standing", "Since")),
        (60, ("Name", "Court", "Standing")),
    ):
        head = ask("list", terminal=width).out.splitlines()[0]
        assert [heading for heading in kept if heading not in head] == []
    narrow = ask("list", terminal=60).out.splitlines()[0]
    assert [heading for heading in ("Since", "Transfer") if heading in narrow] == []


def test_what_must_be_said_beside_a_table_is_said(ask: Ask) -> None:
    """Whoever has no record is counted below the list, on a terminal and beside a pipe."""
    said = "2 of 3 people are named; 1 is not publicly named"
    assert said in ask("list", terminal=100).out
    assert said in ask("list", "--json", watched=True).err
    assert ask("list", "--json").err == ""


def test_an_allegation_stays_one_on_one_line(ask: Ask) -> None:
    """A tie whose role no source states is alleged, and a transfer that is inferred is marked so."""

    def change(tables: Tables) -> None:
        tables["figures"][ID]["affiliations"][0]["role"] = None
        tables["figures"][ID]["handover"]["inferred"] = "No list names her."

    row = ask("list", "--format", "tsv", "--fields", "affiliations,handover", change=change).out.splitlines()[
        1
    ]
    assert row.split("\t") == ["sample-wing: alleged", "2031-03-04 (inferred)"]


@pytest.mark.parametrize(
    ("until", "within"), [("2031-03", True), ("2031-03-05", True), ("2031-03-04", False), ("2031", True)]
)
def test_a_month_or_a_year_ends_with_its_last_day(ask: Ask, until: str, within: bool) -> None:
    """Until March is until its end, and until a day is with that day."""
    entries = ask("timeline", "--until", until, "--json").json
    assert ("2031-03-05" in {entry["date"] for entry in entries}) is within


def test_a_document_names_all_that_rests_on_it(ask: Ask) -> None:
    """A number of extraditions rests on its document as a person's charge does, a version with its topic."""
    supports = ask("sources", PAPER, "--json").json[0]["supports"]
    assert any(one["record"] == "2030" for one in supports), supports
    of_her = {row["id"]: row["supports"] for row in ask("sources", ID, "--json").json}
    assert any(one["text"] == "year of the indictment: 2029" for one in of_her[ECHO])


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
