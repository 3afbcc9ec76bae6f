"""What was announced for everybody in a transfer answers for nobody in it."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from extradition_cli.api import open_record
from extradition_cli.exports import writer
from extradition_cli.exports.selection import Selection
from extradition_cli.pages.documents import document
from extradition_cli.questions.select import Filters
from extradition_cli.record.model import Figure
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import CHARGING, GROUP_STEPS, ChargeType
from tests.conftest import DATA, Cli
from tests.golden.sample import ECHO, PAPER, SAMPLE, step

Said = tuple[tuple[str, ...], ...]
"""Ways to say something, each the beginnings of its words."""

CRIMES: Mapping[ChargeType, Mapping[str, Said]] = {
    ChargeType.DRUG_TRAFFICKING: {
        "drug trafficking": (("drug", "traffick"), ("narcotr",)),
        "narcotráfico": (("drug", "traffick"), ("narcotr",)),
        "cocaine": (("cocain",),),
        "fentanyl": (("fentan",),),
        "heroin": (("heroin",),),
        "methamphetamine": (("methamph",),),
        "trafficking": (("traffick",),),
    },
    ChargeType.CONTINUING_CRIMINAL_ENTERPRISE: {
        "continuing criminal enterprise": (("continuing", "criminal", "enterprise"), ("cce",)),
        "enterprise": (("enterprise",),),
    },
    ChargeType.RACKETEERING: {"racketeering": (("racketeer",),)},
    ChargeType.MONEY_LAUNDERING: {
        "money laundering": (("launder",),),
        "laundering": (("launder",),),
        "lavado de dinero": (("launder",),),
    },
    ChargeType.FIREARMS: {
        "firearms": (("firearm",), ("weapon",), ("gun",), ("arma",)),
        "weapons": (("firearm",), ("weapon",), ("gun",), ("arma",)),
        "machine guns": (("machine", "gun"), ("machine", "firearm"), ("machine", "weapon")),
    },
    ChargeType.MURDER: {
        "murder": (("murder",), ("homicid",), ("asesin",)),
        "homicide": (("murder",), ("homicid",), ("asesin",)),
        "asesinato": (("murder",), ("homicid",), ("asesin",)),
        "killing": (("kill",),),
    },
    ChargeType.KIDNAPPING: {"kidnapping": (("kidnap",), ("secuestr",)), "secuestro": (("kidnap",),)},
    ChargeType.NARCO_TERRORISM: {
        "narco-terrorism": (("narco", "terror"), ("narcoterror",)),
        "narcoterrorism": (("narco", "terror"), ("narcoterror",)),
        "terrorism": (("terror",), ("narcoterror",)),
    },
    ChargeType.MATERIAL_SUPPORT: {"material support": (("material", "support"),)},
    ChargeType.ALIEN_SMUGGLING: {
        "alien smuggling": (("alien", "smuggl"), ("human", "smuggl"), ("migrant", "smuggl")),
        "human smuggling": (("alien", "smuggl"), ("human", "smuggl"), ("migrant", "smuggl")),
        "smuggling": (("smuggl",),),
    },
    ChargeType.STALKING: {"stalking": (("stalk",),)},
    ChargeType.ESCAPE: {"escape": (("escap",),)},
}
"""What to ask of each family of charges, and what a person's own fields must say to answer."""
QUESTIONS = {query: said for asked in CRIMES.values() for query, said in asked.items()}


def own(figure: Figure) -> str:
    """Return what the record says of a person alone: no step that may repeat what was said of all."""
    texts = [figure.summary, *(tie.role or "" for tie in figure.affiliations)]
    texts += [listing.note or "" for listing in figure.designations]
    for case in figure.cases:
        texts += [f"{charge.text} {charge.type}" for charge in case.charges]
        texts += [case.maximum_penalty.text] if case.maximum_penalty else []
        texts += [entry.text for entry in case.history if entry.type not in GROUP_STEPS]
    texts += [entry.text for entry in figure.other_proceedings]
    texts += [version.says for conflict in figure.conflicts for version in conflict.versions]
    return " ".join(texts).casefold()


def tells(text: str, ways: Said) -> bool:
    """Say whether a text says something in one of the *ways*, every word of it somewhere."""
    return any(all(re.search(rf"\b{beginning}", text) for beginning in way) for way in ways)


def may_answer(tables: Tables, query: str) -> set[str]:
    """Return the people whose own fields say what is asked."""
    return {id_ for id_, one in tables.figures.items() if tells(own(one), QUESTIONS[query])}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented record: the transfer and its event tell of every crime, and nobody is charged with any."""
    rows: dict[str, Any] = deepcopy(SAMPLE)
    everything = (
        "The charges include murder, homicide, killing, kidnapping, racketeering, drug trafficking of"
        " cocaine, fentanyl, heroin and methamphetamine, a continuing criminal enterprise, money"
        " laundering, firearms, weapons and machine guns, narco-terrorism, material support, alien and"
        " human smuggling, stalking and escape."
    )
    transfer = rows["transfers"]["2031-03-04"]
    transfer["summary"] += f" {everything}"
    transfer["assurances"][0]["text"] += f" {everything}"
    transfer["statements"][0]["text"] += f" {everything}"
    rows["events"]["2031-03-04-transfer"]["summary"] += f" {everything}"
    ana, bruno = rows["figures"].values()
    ana["summary"] = "She is said to have kept books. She has pleaded not guilty."
    ana["cases"][0]["charges"] = []
    # What a careless hand may copy from the announcement, and what validate refuses.
    for person in (ana, bruno):
        text = f"The ministry says that all 3 face charges. {everything}"
        person["cases"][0]["history"].append(step("2031-03-06", "charges-announced", text, PAPER, ECHO))
    file = tmp_path_factory.mktemp("group") / "small.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    return file


def test_every_family_of_charges_is_asked() -> None:
    """A new one comes with its words."""
    assert set(CRIMES) == set(ChargeType) - {ChargeType.OTHER}


@pytest.mark.parametrize("query", QUESTIONS)
def test_a_crime_names_only_whom_it_is_said_of(cli: Cli, record: Tables, query: str) -> None:
    """Nobody is found by a crime that his own charges, steps, roles and summary are silent of."""
    hits = cli("search", query, "--kind", "figure", "--json", exit_code=0, err=None).json
    named = {hit["id"] for hit in hits if hit["basis"] == "words"}
    assert named - may_answer(record, query) == set()
    assert {hit["id"] for hit in hits} == named, "somebody is called by the name of a crime"


@pytest.mark.parametrize("query", QUESTIONS)
def test_a_crime_of_the_whole_group_names_nobody(cli: Cli, small: Path, query: str) -> None:
    """The transfer answers, and neither of its people."""
    hits = cli("search", query, "--json", db=small, err=None).json
    assert {(hit["kind"], hit["id"]) for hit in hits} <= {
        ("transfer", "2031-03-04"),
        ("event", "2031-03-04-transfer"),
    }
    assert hits
    screened = cli("search", "--batch", "-", "--kind", "figure", "--json", db=small, stdin=query, exit_code=1,
                   err=None).json  # fmt: skip
    assert [row["id"] for row in screened] == [None]
    cli("show", query, db=small, exit_code=1, err=None)


@pytest.mark.parametrize("charge", list(ChargeType))
def test_a_filter_admits_only_whom_it_is_charged_to(
    cli: Cli, record: Tables, small: Path, charge: ChargeType
) -> None:
    """--charge asks for the person's own counts, of people and of cases."""
    charged = {
        figure.id: {case.id for case in figure.cases if any(one.type is charge for one in case.charges)}
        for figure in record.figures.values()
    }
    people = cli("list", "--charge", charge, "--json", err=None).json
    assert {row["id"] for row in people} == {id_ for id_, cases in charged.items() if cases}
    cases = cli("list", "cases", "--charge", charge, "--json", err=None).json
    assert {row["id"] for row in cases} == {id_ for ids in charged.values() for id_ in ids}
    for kind in ("figures", "cases"):
        assert cli("list", kind, "--charge", charge, "--json", db=small, err=None).json == []
    assert cli("timeline", "--json", db=small).out.count("charges announced") == 0


def test_the_counts_count_own_charges(cli: Cli, record: Tables, small: Path) -> None:
    """Whose counts were not found is not stated for, however much was said of the group."""
    counted = cli("stats", "--by", "charge", "--json", err=None).json
    for row in counted["rows"]:
        assert row["count"] == sum(
            any(charge.type == row["value"] for case in figure.cases for charge in case.charges)
            for figure in record.figures.values()
        )
    nothing = cli("stats", "--by", "charge", "--json", db=small).json
    assert (nothing["rows"], nothing["not_stated"], nothing["people"]) == ([], 3, 3)


def words_of(text: str) -> set[str]:
    """Return the questions that a text answers."""
    return {query for query, said in QUESTIONS.items() if tells(text.casefold(), said)}


def exported(tables: Tables, word: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what an export says of people, each entity or row with its name, but for the announcement."""
    made = writer(word)(Selection(tables, Filters()))
    if word == "ftm":
        assert isinstance(made, str)
        for line in made.splitlines():
            entity = json.loads(line)
            properties = entity["properties"]
            if entity["schema"] in ("Person", "CourtCase", "CourtCaseParty", "Membership", "Sanction"):
                yield entity["id"], json.dumps(properties)
    elif word == "datapackage":
        assert isinstance(made, Mapping)
        for name in ("figures", "cases", "case_charges", "figure_affiliations"):
            for row in csv.reader(io.StringIO(made[f"{name}.csv"].decode(), newline="")):
                yield name, " ".join(row)
    elif word == "sqlite":
        assert isinstance(made, bytes)
        file = folder / "small.db"
        file.write_bytes(made)
        connection = sqlite3.connect(file)
        for name in ("figures", "cases", "case_charges", "figure_affiliations", "figures_overview"):
            for found in connection.execute(f"SELECT * FROM {name}"):
                yield name, " ".join(map(str, found))
        for entry, record_ in connection.execute("SELECT title || summary, record FROM timeline"):
            if record_ in tables.figures:
                yield "timeline", entry
        connection.close()
    else:
        assert isinstance(made, str)
        for block in re.split(r"BEGIN:VEVENT", made):
            named = any(figure.name in block for figure in tables.figures.values())
            if named and "UID:2031-03-04-transfer@" not in block:
                yield "ics", block


NEEDS = {
    "ftm": "followthemoney",
    "ics": "icalendar",
    "datapackage": "frictionless",
}


@pytest.mark.parametrize("word", NEEDS)
def test_an_export_gives_nobody_the_charges_of_the_group(small: Path, tmp_path: Path, word: str) -> None:
    """Neither the people nor their cases bear a crime, in a label, a keyword, a note or a row of charges."""
    if find_spec(NEEDS[word]) is None:
        pytest.skip(f"needs {NEEDS[word]}")
    told = list(exported(open_record(small), word, tmp_path))
    assert told
    assert [(name, words_of(text)) for name, text in told if words_of(text)] == []


def test_a_page_lists_no_charge_of_the_group(small: Path) -> None:
    """Under charges stands that the counts were not found, and nowhere else on the page is a charge."""
    tables = open_record(small)
    for figure in tables.figures.values():
        page = document(figure, tables)
        lines = [line for section in page.sections for line in section.lines]
        assert [line.text for line in lines if line.label.lower() == "charges"] == ["counts not found"]
        told = [line.text for line in (*page.lead, *lines) if not line.text.startswith("Charges announced")]
        assert [text for text in told if words_of(text)] == []


def test_who_is_charged_with_the_group_alone_has_no_counts_of_it(record: Tables) -> None:
    """Where the announcement is all, every count rests on a document that speaks of the person."""
    announced: dict[str, set[str]] = {}
    for figure in record.figures.values():
        for case in figure.cases:
            for entry in case.history:
                for id_ in entry.sources if entry.type in GROUP_STEPS else ():
                    announced.setdefault(id_, set()).add(figure.id)
    of_the_group = {id_ for id_, people in announced.items() if len(people) > 2}
    asked = 0
    for figure in record.figures.values():
        steps = {entry.type for case in figure.cases for entry in case.history} & CHARGING
        if steps and steps <= GROUP_STEPS:
            assert figure.standing != "unknown", figure.id
            for charge in (charge for case in figure.cases for charge in case.charges):
                asked += 1
                assert set(charge.sources) - of_the_group, (figure.id, charge.text)
    assert asked
    assert "doj-2025-02-27-custody-29" in of_the_group


@pytest.mark.parametrize("query", QUESTIONS)
def test_no_step_of_a_person_tells_the_crimes_of_the_group(record: Tables, query: str) -> None:
    """A sentence about all who were handed over names no crime in somebody's own history."""
    everybody = re.compile(r"\bthe group\b|\beveryone\b|\ball \d+\b|\bthe \d+ (?:people|men)\b")
    told = [
        (figure.id, sentence)
        for figure in record.figures.values()
        for case in figure.cases
        for entry in case.history
        if entry.type in GROUP_STEPS
        for sentence in re.split(r"(?<=[.;]) ", entry.text)
        if everybody.search(sentence) and tells(sentence.casefold(), QUESTIONS[query])
    ]
    assert told == []


def test_the_announcement_itself_is_kept(cli: Cli) -> None:
    """What was said of the group is said where it belongs."""
    hits = cli("search", "murder", "--kind", "transfer", "--json", err=None).json
    assert [(hit["id"], "spoke of charges that include" in hit["matched"]) for hit in hits] == [
        ("2025-02-27", True)
    ]
    assert open_record(DATA).transfers["2025-02-27"].summary.count("murder") == 1
