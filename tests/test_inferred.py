"""Whose place in a transfer is inferred is shown with a mark, in every way to show people; nobody else is."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path

import pytest

from extradition_cli.api import open_record
from extradition_cli.exports import FORMATS, writer
from extradition_cli.exports.selection import Selection
from extradition_cli.questions.select import Filters
from extradition_cli.record.store import Tables
from tests.conftest import INFERRED, Cli, tally
from tests.golden.sample import SAMPLE

WHO, NAME, TRANSFER = "cesar-linares-orozco", "César Linares Orozco", "2026-01-20"
LIBRARIES = {
    "ftm": "followthemoney",
    "ics": "icalendar",
    "datapackage": "frictionless",
}
FLAT = {"csv": ",", "tsv": "\t"}


def needs(word: str) -> None:
    """Leave out an export whose library is not installed."""
    if find_spec(LIBRARIES.get(word, "json")) is None:
        pytest.skip(f"needs {LIBRARIES[word]}")


def marked(lines: Iterable[str], mark: str = "nferred") -> list[str]:
    """Return the lines that bear the mark."""
    return [line for line in lines if mark in line]


def only(lines: Iterable[str], name: str = NAME) -> bool:
    """Say whether there is a line with the mark, and none is about somebody else."""
    found = marked(lines)
    return bool(found) and all(name in line for line in found)


def test_he_is_the_one(record: Tables) -> None:
    """The record infers the place of one person, and says from what."""
    found = {one.id: one.handover for one in record.figures.values() if one.handover.inferred}
    assert set(found) == {WHO}
    assert found[WHO].transfer == TRANSFER
    assert sum(one.named_by_inference for one in record.transfers.values()) == 1
    # No event of the transfer names him either: its sources do not.
    assert not any(WHO in one.figures for one in record.events.values() if one.date == TRANSFER)


# Lists.


@pytest.mark.parametrize("kind", ["figures", "cases"])
def test_a_list_in_every_format(cli: Cli, kind: str) -> None:
    """Rows of all formats bear the mark, and what is said beside them names him."""

    def listed(*options: str) -> str:
        answer = cli("list", kind, "--transfer", "3", *options, watched=True, err=None)
        assert answer.err.endswith(INFERRED)
        return answer.out

    rows = json.loads(listed("--json"))
    assert [row["name"] for row in rows if row["transfer_inferred"]] == [NAME]
    assert [json.loads(line)["name"] for line in marked(listed("--format=jsonl").splitlines(), ':"Inf')] == [
        NAME
    ]
    for format_, delimiter in FLAT.items():
        table = csv.DictReader(io.StringIO(listed(f"--format={format_}")), delimiter=delimiter)
        assert [row["name"] for row in table if row["transfer_inferred"]] == [NAME]
    assert [line.split("\t")[1] for line in listed().splitlines() if line.split("\t")[-1]] == [NAME]
    assert only(listed("--format=markdown").splitlines()[2:])


def test_a_list_for_people(cli: Cli) -> None:
    """The transfer's day bears the mark in a table and in sentences; the last line names him."""
    plain = cli("list", "--transfer", "3", "--plain").out.splitlines()
    assert only(plain)
    assert "Handed over 20 January 2026 (inferred);" in marked(plain)[0]
    table = cli("list", "--transfer", "3", terminal=200).out.splitlines()
    # In the table it stands below the day.
    (mark,) = marked(table, "(inferred)")
    assert NAME in table[table.index(mark) - 1]
    assert table[table.index(mark) - 1].index(TRANSFER) == mark.index("(inferred)")
    for lines in (plain, table, cli("list", "--transfer", "3", terminal=60).out.splitlines()):
        assert INFERRED.strip() in " ".join(lines)
    assert cli(
        "list", "--transfer", "3", "--template", "{name}: {transfer}", watched=True, err=None
    ).err.endswith(INFERRED)
    assert marked(cli("list", "--transfer", "2", "--plain").out.splitlines()) == []


# One person, one transfer, counts.


@pytest.mark.parametrize(
    "options", [(), ("--plain",), *((f"--format={one}",) for one in (*FLAT, "markdown", "json"))]
)
def test_his_page(cli: Cli, options: tuple[str, ...]) -> None:
    """In every format his page says so, and nobody else's does."""
    assert "Inferred from reports of 5 February 2026" in cli("show", WHO, *options).out
    assert "nferred from" not in cli("show", "rafael-caro-quintero", *options).out


def test_his_page_on_a_terminal(cli: Cli) -> None:
    """It says so before what he is accused of, and where the day of the transfer stands."""
    page = " ".join(cli("show", WHO, terminal=80).out.split())
    assert page.index("Inferred from") < page.index("One of four alleged money brokers")
    assert "20 January 2026 (inferred), third transfer" in page
    assert cli("show", WHO, "--fields", "handover").rows == [["handover", "2026-01-20 (inferred)"]]


@pytest.mark.parametrize("options", [("--plain",), ("--format=markdown",)])
def test_the_page_of_the_transfer(cli: Cli, record: Tables, options: tuple[str, ...]) -> None:
    """Counted apart in the first lines, marked in the list of people, and missing in its event."""
    lines = cli("show", "third transfer", *options).out.splitlines()
    assert str(tally(record, TRANSFER)) in "\n".join(lines[:4])
    (mark,) = marked(lines, "transfer inferred")
    assert NAME in mark


def test_a_search(cli: Cli) -> None:
    """The line that says who somebody is marks the day; JSON holds the reason."""
    assert "handed over 20 January 2026 (inferred)" in cli("search", "linares orozco", terminal=100).out
    assert marked(cli("search", "inzunza noriega", terminal=100).out.splitlines()) == []
    first = cli("search", "linares orozco", "--json").json[0]
    assert first["id"] == WHO
    assert first["record"]["transfer_inferred"] == first["record"]["handover"]["inferred"]


def test_counts(cli: Cli, record: Tables) -> None:
    """He is no name that was made public."""
    everybody = tally(record)
    for options, counted in (((), everybody), (("--transfer", "3"), tally(record, TRANSFER))):
        assert "named in full, 1 inferred, " in str(counted)
        assert str(counted) in cli("stats", *options, terminal=100).out
        assert str(counted) in cli("stats", *options, "--plain").out
    answer = cli("stats", "--json", watched=True, err=INFERRED).json
    named = (answer["named_in_full"], answer["named_by_inference"], answer["named_in_part"])
    assert named == (everybody.in_full, everybody.inferred, everybody.in_part)
    assert "inferred" not in cli("stats", "--transfer", "2", terminal=100).out


def test_in_spanish(cli: Cli) -> None:
    """The mark is said in the language of the rest."""
    for words in (("list", "--transfer", "3"), ("search", "linares orozco"), ("show", WHO), ("stats",)):
        assert "inferencia" in cli(*words, "--lang", "es", terminal=200).out


def test_a_day_before_the_reports(cli: Cli) -> None:
    """As of a day on which nobody could have inferred it, the mark stands and tells nothing later."""
    rows = cli("list", "--transfer", "3", "--as-of", "2026-01-25", "--json", err=None).json
    assert [(row["id"], row["transfer_inferred"]) for row in rows if row["transfer_inferred"]] == [
        (WHO, "Inferred from documents of a later or an unknown day.")
    ]


# Exports.


@pytest.fixture(scope="module")
def exported(record: Tables) -> Selection:
    """The third transfer."""
    return Selection(record, Filters(transfer=TRANSFER))


@pytest.mark.parametrize("word", [word for word, one in FORMATS.items() if one.people])
def test_exports_say_it_beside_the_data(cli: Cli, tmp_path: Path, word: str) -> None:
    """Whoever writes a file of people is told whose place is inferred."""
    needs(word)
    answer = cli("export", word, "--transfer", "3", "-o", str(tmp_path / "export"), watched=True, err=None)
    assert answer.err.endswith(INFERRED)


def test_entities(exported: Selection) -> None:
    """FollowTheMoney: his notes and those of the transfer say it; no tie puts him into it."""
    needs("ftm")
    entities = [json.loads(line) for line in str(writer("ftm")(exported)).splitlines()]
    noted = {
        one["id"]: [note for note in one["properties"].get("notes", []) if "inferred, not stated" in note]
        for one in entities
    }
    him, event = f"extradition-figure-{WHO}", f"extradition-transfer-{TRANSFER}"
    assert {id_ for id_, notes in noted.items() if notes} == {him, event}
    assert noted[event][0].startswith(f"{NAME}: ")
    assert not any(him in one["properties"].get("involved", []) and one["id"] == event for one in entities)
    assert any(
        "extradition-figure-pedro-inzunza-noriega" in one["properties"].get("involved", [])
        for one in entities
    )


def test_a_page_and_a_document(exported: Selection) -> None:
    """HTML and Markdown: the roster marks his day, his dossier gives the reason."""
    for word in ("html", "markdown"):
        text = str(writer(word)(exported))
        assert text.count("Inferred from reports of 5 February 2026") == 1
        assert only(line for line in text.splitlines() if line.startswith(("<tr", "| [")))


def _tables(content: object) -> Mapping[str, list[dict[str, object]]]:
    """Return the people and the transfers of an export of tables, each as rows."""
    if isinstance(content, bytes):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(content)
            connection.row_factory = sqlite3.Row
            return {
                name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]
                for name in ("figures", "figures_overview", "transfers")
            }
    assert isinstance(content, Mapping)
    return {
        name: list(csv.DictReader(io.StringIO(content[f"{name}.csv"].decode())))
        for name in ("figures", "transfers")
    }


@pytest.mark.parametrize("word", ["sqlite", "datapackage"])
def test_tables(exported: Selection, word: str) -> None:
    """A column of the people says it, a column of the transfers counts it."""
    needs(word)
    tables = _tables(writer(word)(exported))
    for name in set(tables) - {"transfers"}:
        assert [row["id"] for row in tables[name] if row["transfer_inferred"]] == [WHO]
    assert [str(row["named_by_inference"]) for row in tables["transfers"]] == ["1"]


# A record of three people, one of whom is there by inference and has a history with days.


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample, where it is inferred that Ana was in the transfer."""
    tables = deepcopy(SAMPLE)
    tables["figures"]["ana-munoz-ibanez"]["handover"]["inferred"] = "Inferred from a photograph."
    tables["transfers"]["2031-03-04"].update(named_in_full=0, named_by_inference=1)
    file = tmp_path / "sample.json"
    file.write_text(json.dumps(tables), encoding="utf-8")
    return file


def test_small(cli: Cli, sample: Path) -> None:
    """Any database: lists, the timeline, counts, a calendar."""
    said = "the transfer of 1 person is inferred: Ana Muñoz Ibáñez\n"
    assert cli("validate", str(sample), "--errors-only", "--json").json == []
    for words in (("list",), ("list", "cases"), ("timeline", "--transfer", "1"), ("stats",)):
        assert cli(*words, "--json", db=sample, watched=True, err=None).err.endswith(said)
        assert said.strip() in cli(*words, terminal=100, db=sample).out
    assert (
        said
        not in cli(
            "list", "--transfer", "1", "--standing", "charged", "--json", db=sample, watched=True, err=None
        ).err
    )
    assert "0 named in full, 1 inferred, 1 in part" in cli("stats", terminal=100, db=sample).out
    assert "Inferred from a photograph." in cli("show", "ana-munoz-ibanez", terminal=100, db=sample).out
    needs("ics")
    calendar = cli("export", "ics", db=sample, err=None).out.replace("\r\n ", "")
    entries = calendar.split("BEGIN:VEVENT")[1:]
    assert [("Ana Muñoz" in one) for one in entries] == ["is inferred" in one for one in entries]


def test_the_sum_is_checked(cli: Cli, sample: Path) -> None:
    """Who is there by inference is counted neither as named in full nor twice."""
    tables = json.loads(sample.read_text(encoding="utf-8"))
    tables["transfers"]["2031-03-04"].update(named_in_full=1, named_by_inference=0)
    sample.write_text(json.dumps(tables), encoding="utf-8")
    found = cli("validate", str(sample), "--rule", "counts", "--json", exit_code=65, err=None).json
    assert {problem["field"] for problem in found} == {"named_in_full", "named_by_inference"}
    tables["transfers"]["2031-03-04"].update(named_by_inference=1)
    sample.write_text(json.dumps(tables), encoding="utf-8")
    found = cli("validate", str(sample), "--rule", "counts", "--json", exit_code=65, err=None).json
    assert "3, but 3 named and 1 not named make another number" in [problem["problem"] for problem in found]


def test_python(record: Tables) -> None:
    """Programs are told too."""
    figure = open_record().figures[WHO]
    assert figure.transfer_inferred == figure.handover.inferred
    assert figure.transfer_inferred
