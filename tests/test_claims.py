"""A claim that the record weighs leaves it with its verdict before it, by every way out."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path

import pytest

from extradition_cli.api import open_record
from extradition_cli.exports import FORMATS, writer
from extradition_cli.exports.selection import Selection
from extradition_cli.exports.table_layouts import TABLE_LAYOUTS
from extradition_cli.language import printed
from extradition_cli.questions.select import Filters
from extradition_cli.record.store import Tables
from extradition_cli.search.readings import MAX_LENGTH
from tests.conftest import DATA, Cli, Copy
from tests.golden.sample import PAPER, SAMPLE
from tests.weighed import CELL, SPOKEN, Claims, leaves, units

WAYS: dict[str, tuple[str, ...]] = {
    "lines": (),
    **{format_: ("--format", format_) for format_ in ("json", "jsonl", "csv", "tsv", "markdown")},
    "plain": ("--plain",),
    "table": ("--format", "table"),
    "spanish lines": ("--lang", "es"),
    "spanish plain": ("--lang", "es", "--plain"),
    "spanish table": ("--lang", "es", "--format", "table"),
}
WEIGHED = [
    ("supported", "The three were flown out on one and the same aircraft.", "Two papers say so."),
    (
        "contradicted",
        "All of the three had led the cartel for years.",
        "Only one is said to have kept books.",
    ),
    ("unclear", "The ministry was paid in kind for every prisoner.", "One paper asks; nobody answers."),
    (
        "contradicted",
        "Nobody had ever heard their names before that day.",
        "Lists were printed a year before.",
    ),
]


@pytest.fixture(scope="module", params=["the record", "a small one"])
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record, and an invented one whose claims are weighed every way."""
    if request.param == "the record":
        return DATA
    rows = deepcopy(SAMPLE)
    rows["context"]["sample-note"]["claims"] = [
        {"claim": claim, "verdict": verdict, "text": text, "sources": [PAPER]}
        for verdict, claim, text in WEIGHED
    ]
    file = tmp_path_factory.mktemp("claims") / "small.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def tables(base: Path) -> Tables:
    """The same, opened."""
    return open_record(base)


@pytest.fixture(scope="module")
def claims(base: Path) -> Claims:
    """Its claims, in English and in Spanish."""
    return Claims(open_record(base, language="es"))


def every(claims: Claims) -> set[str]:
    """Return the words of all claims."""
    return {claim.claim for claim in claims.all}


def parted(way: str, out: str) -> Iterator[str]:
    """Yield the units of an answer given in one of the ways."""
    return units(way.rpartition(" ")[2], out)


@pytest.mark.parametrize("way", WAYS)
def test_a_search(cli: Cli, base: Path, claims: Claims, way: str) -> None:
    """Whoever searches for a claim is told what the record says of it, in one breath."""
    for claim in claims.all:
        asked = claim.claim[:MAX_LENGTH].rpartition(" ")[0]
        answer = cli("search", *WAYS[way], "--kind", "context", "--", asked, db=base, err=None)
        assert claim.claim in claims.check(parted(way, answer.out))


@pytest.mark.parametrize("template", ["{matched}", "{id}: {matched}", "{record}"])
def test_a_search_with_a_template(cli: Cli, base: Path, claims: Claims, template: str) -> None:
    """A line of somebody's own making holds no less."""
    for claim in claims.all:
        asked = ("search", "--kind", "context", "--template", template, "--", claim.claim[:MAX_LENGTH])
        claims.check(parted("template", cli(*asked, db=base, err=None).out))


EVADED = {
    "en": 'contradicted: "The operation led to the apprehension of people who had long evaded justice."',
    "es": 'desmentida: "La operación llevó a la captura de personas que habían evadido la justicia',
}


@pytest.mark.parametrize("language", EVADED)
def test_a_search_in_somebodys_language(cli: Cli, language: str) -> None:
    """Claim and verdict are told in the language of the page, with the words that matched, and where."""
    words = {"en": "evaded justice", "es": "evadido la justicia"}[language]
    asked = ("search", words, "--lang", language)
    assert EVADED[language] in cli(*asked, "--plain").out
    assert EVADED[language] in " ".join(cli(*asked, terminal=400).out.split())
    (hit,) = cli(*asked, "--json").json
    assert hit["matched"].startswith(EVADED[language])
    marked = [hit["matched"][start:stop] for start, stop in hit["spans"]]
    assert marked == [word for word in words.split() if word != "la"]


def test_what_matched_is_marked_for_a_person(cli: Cli) -> None:
    """The letters that matched stand out on a screen with colours."""
    drawn = cli("search", "evaded justice", terminal=400, env={"FORCE_COLOR": "1", "TERM": "xterm"}).out
    marked = set(re.findall(r"\x1b\[[\d;]+m(\w+)\x1b\[0m", drawn))
    assert {"evaded", "justice"} <= marked


@pytest.mark.parametrize("way", WAYS)
def test_a_note_is_shown(cli: Cli, base: Path, tables: Tables, claims: Claims, way: str) -> None:
    """Every claim of every note, wherever its page or its fields go."""
    found = set()
    for id_ in tables.context:
        # A page is one piece of text, whatever it is printed to.
        read = way.replace("lines", "table")
        found |= claims.check(parted(read, cli("show", id_, *WAYS[way], db=base).out))
    assert found == every(claims)


@pytest.mark.parametrize("width", [40, 80, 160])
def test_a_note_on_a_terminal(cli: Cli, base: Path, tables: Tables, claims: Claims, width: int) -> None:
    """However narrow the screen, the verdict comes first."""
    found = set()
    for id_ in tables.context:
        found |= claims.check(iter([cli("show", id_, db=base, terminal=width).out]))
    assert found == every(claims)


@pytest.mark.parametrize("way", WAYS)
def test_notes_are_listed(cli: Cli, base: Path, claims: Claims, way: str) -> None:
    """The claims of all notes in one column."""
    answer = cli("list", "context", "--fields", "claims", *WAYS[way], db=base, err=None)
    assert claims.check(parted(way, answer.out)) == every(claims)


@pytest.mark.parametrize("way", WAYS)
def test_what_a_source_supports(cli: Cli, base: Path, tables: Tables, claims: Claims, way: str) -> None:
    """A document supports an answer; which answer to which claim, both listings say."""
    found = set()
    for id_, note in tables.context.items():
        if note.claims:
            found |= claims.check(parted(way, cli("sources", id_, *WAYS[way], db=base, err=None).out))
    assert found == every(claims)
    for source in {claim.sources[0] for claim in claims.all}:
        for command in ("show", "sources"):
            read = way.replace("lines", "table")
            claims.check(parted(read, cli(command, source, *WAYS[way], db=base, err=None).out))


def test_a_source_lists_the_claim_with_its_verdict(cli: Cli) -> None:
    """On the page of a document stands what rests on it, weighed, and in the reader's language."""
    note = "security-law-transfer-vs-extradition"
    for language, verdict in (("en", "contradicted"), ("es", "desmentida")):
        (claim,) = open_record(DATA, language=language).context[note].claims
        told = f"{verdict}: {printed(claim.claim)} — {printed(claim.text)}"
        assert told in cli("show", claim.sources[0], "--plain", "--lang", language).out
        assert f": {told}" in cli("sources", note, "--plain", "--lang", language).out


def exported(word: str, tables: Tables, folder: Path) -> Iterator[str]:
    """Write everything in one format and yield the units of it."""
    made = writer(word)(Selection(tables, Filters()))
    if isinstance(made, str):
        yield from units("jsonl" if word == "ftm" else "markdown" if word == "markdown" else word, made)
    elif isinstance(made, bytes):
        file = folder / "record.db"
        file.write_bytes(made)
        yield from rows_of(file)
    else:
        for name, content in made.items():
            if name.endswith(".csv"):
                for row in csv.reader(io.StringIO(content.decode(), newline="")):
                    yield CELL.join(row)
            else:
                yield from leaves(json.loads(content))


def rows_of(file: Path) -> Iterator[str]:
    """Yield every row of every table and view, but for the insides of full-text search."""
    connection = sqlite3.connect(file)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
    for (name,) in names:
        if "_fts" not in name:
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                yield CELL.join(map(str, row))
    connection.close()


def test_the_columns_bear_their_names(record: Tables) -> None:
    """The verdict is in the column that is called so, and the first of the three."""
    (relation,) = (one for one in TABLE_LAYOUTS if one.name == "context_claims")
    names = [column.name for column in relation.columns]
    assert names[3:] == ["verdict", "claim", "text"]
    rows = [dict(zip(names, row, strict=True)) for row in relation.rows(Selection(record, Filters()))]
    assert [(row["verdict"], row["claim"], row["text"]) for row in rows] == [
        (one.verdict, one.claim, one.text) for note in record.context.values() for one in note.claims
    ]


NEEDS = {
    "ftm": "followthemoney",
    "ics": "icalendar",
    "datapackage": "frictionless",
}
WITH_CLAIMS = {"sqlite", "datapackage", "markdown", "html"}


@pytest.mark.parametrize("word", FORMATS)
def test_an_export(tables: Tables, claims: Claims, tmp_path: Path, word: str) -> None:
    """Another tool gets the verdict first, in the row or on the line of the claim."""
    if word in NEEDS and find_spec(NEEDS[word]) is None:
        pytest.skip(f"needs {NEEDS[word]}")
    found = claims.check(exported(word, tables, tmp_path))
    assert found == (every(claims) if word in WITH_CLAIMS else set())


def changed(way: str, out: str) -> Iterator[str]:
    """Yield the changes, each as a row: the path of a claim stands before what it was and is."""
    match way:
        case "json" | "jsonl":
            rows = json.loads(out) if way == "json" else [json.loads(line) for line in out.splitlines()]
            yield from (CELL.join(map(str, row.values())) for row in rows)
        case "csv":
            yield from (CELL.join(row) for row in csv.reader(io.StringIO(out, newline="")))
        case "lines" | "spanish lines" | "tsv":
            yield from (line.replace("\t", CELL) for line in out.splitlines())
        case _:
            yield from parted(way, out)


@pytest.mark.parametrize("way", WAYS)
def test_a_comparison(cli: Cli, record: Tables, copy: Copy, way: str) -> None:
    """A claim that came, went or is answered otherwise is told with its verdict too."""
    claims = Claims(record)

    def fewer(rows: dict[str, dict[str, list[dict[str, object]]]]) -> None:
        rows["claims-about-the-second-transfer"]["claims"][2:] = []
        for claim in rows["tariff-pressure"]["claims"]:
            claim["sources"] = ["nyt-2025-08-12-dnyuz"]
        rows["security-law-transfer-vs-extradition"]["claims"][0]["text"] = "It was not."

    copy.change("context", fewer)
    for pair in ((str(DATA), str(copy.path)), (str(copy.path), str(DATA))):
        out = cli("diff", *pair, *WAYS[way], exit_code=0, err=None).out
        assert len(claims.check(changed(way, out))) >= 9


def test_the_reader_of_these_tests_sees() -> None:
    """What they look for is indeed noticed: a bare claim, the verdict of another, one behind it."""
    claims = Claims(open_record(DATA, language="es"))
    contradicted = next(claim for claim in claims.all if claim.verdict == "contradicted")
    assert set(SPOKEN) == {
        *("supported", "contradicted", "unclear"),
        *("respaldada", "desmentida", "concluyente"),
    }
    for bare in (
        contradicted.claim,
        printed(contradicted.claim),
        " ".join(contradicted.claim.split()[:5]),
        f"supported: {contradicted.claim}",
        f"{contradicted.claim} contradicted",
    ):
        with pytest.raises(AssertionError, match="is not said of"):
            claims.check(iter([bare]))
    for weighed in (f"contradicted: “{contradicted.claim}”", f"desmentida: {printed(contradicted.claim)}"):
        assert claims.check(iter([weighed])) == {contradicted.claim}
