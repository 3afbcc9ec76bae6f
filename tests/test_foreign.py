"""A record of another country pair and other scripts: nothing printed of it speaks of Mexico.

It stands for every record that is not ours: what the program says of a record comes from the record.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extradition_cli.exports import FORMATS
from tests.conftest import Cli
from tests.golden.foreign import FOREIGN, figure
from tests.golden.sample import Row

FOREIGN_TO_IT = re.compile(
    r"mexic|méxic|united states|estados unidos|\bU\.?S\.?\b|\bEE\. ?UU|\b92\b|three transfers|\"us\"",
    re.IGNORECASE,
)
QUESTIONS = (
    *("", "list", "list cases", "list transfers", "list organizations", "list sources", "list laws"),
    *("show lukasz-dordevic", "show ivan-petrov", "show 2032-05-06", "show kompania", "show ets-24"),
    *("search Петров", "search المصري", "search Đorđević", "search żaba", "search Ivan Petrov"),
    *("search Warszawa", "timeline", "list timeline", "stats", "stats --by cartel", "sources ivan-petrov"),
    "version",
)

COUNTRY = "country code of ISO 3166-1 such as MX"
LANGUAGE = "language code of ISO 639-1 such as es"


@pytest.fixture(params=["folder", "file"])
def foreign(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The record as a folder, and as one file without a word on itself."""
    if request.param == "folder":
        for name, table in FOREIGN.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
        return tmp_path
    bare = {name: table for name, table in FOREIGN.items() if name != "dataset"}
    file = tmp_path / "serbia-poland.json"
    file.write_text(json.dumps(bare, ensure_ascii=False), encoding="utf-8")
    return file


def test_it_breaks_no_rule(cli: Cli, foreign: Path) -> None:
    """Ids after names in any script, courts anywhere, codes of any country."""
    assert cli("validate", str(foreign), "--errors-only", "--json").json == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_printed_comes_from_it(cli: Cli, foreign: Path, question: str) -> None:
    """In every format and both languages, as a person and as a script sees it."""
    for out in _answers(cli, foreign, question.split()):
        assert not FOREIGN_TO_IT.search(out), FOREIGN_TO_IT.search(out)


def _answers(cli: Cli, db: Path, question: list[str]) -> Iterator[str]:
    for language in ("en", "es"):
        before = ("--db", str(db), "--lang", language)
        yield cli(*before, *question, terminal=100, err=None).out
        for format_ in ("json", "csv", "markdown") if question else ():
            yield cli(*before, *question, "--format", format_, err=None).out


def test_the_first_screen_says_whose_record_it_is(cli: Cli, foreign: Path) -> None:
    """Its title, or else the name of its file, and how many people it is of."""
    title = "serbia-poland" if foreign.is_file() else "People extradited by Serbia to Poland"
    assert cli(db=foreign).out.startswith(f"{title}:\n3 people in 1 transfer, ")


@pytest.mark.parametrize("format_", FORMATS)
def test_an_export_speaks_of_it_only(cli: Cli, foreign: Path, tmp_path: Path, format_: str) -> None:
    """Titles, countries and keywords are those of the record, or of its file."""
    place = tmp_path / "out"
    cli("--db", str(foreign), "export", format_, "--output", str(place), err=None)
    for file in place.rglob("*") if place.is_dir() else [place]:
        found = FOREIGN_TO_IT.search(file.read_bytes().decode("utf-8", "ignore"))
        assert not found, (file.name, found)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Dordevic", "lukasz-dordevic"),
        ("ДОРЂЕВИЋ", None),
        ("петров", "ivan-petrov"),
        ("Ivan Petrov", "ivan-petrov"),
        ("محمد المصري", "muhammad-al-masri"),
        ("al-masri", "muhammad-al-masri"),
        ("Zaba", "lukasz-dordevic"),
    ],
)
def test_names_are_found_in_their_script(cli: Cli, foreign: Path, asked: str, found: str | None) -> None:
    """A person is found as the record writes the name, with or without its marks."""
    answer = cli(
        "--db",
        str(foreign),
        "search",
        asked,
        "--kind",
        "figure",
        "--json",
        err=None,
        exit_code=0 if found else 1,
    )
    assert [hit["id"] for hit in answer.json] == ([found] if found else [])


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_a_roster_names_the_court(cli: Cli, foreign: Path, format_: str) -> None:
    """A court that sits in no district has a name."""
    roster = cli("export", format_, db=foreign).out.split("Roster")[2].split("Transfers")[0]
    assert roster.count("Sąd Okręgowy w Warszawie") == 3


def test_entities_bear_what_the_record_holds(cli: Cli, foreign: Path) -> None:
    """A case has no country that nobody named, a transfer has its legal basis."""
    found = map(json.loads, cli("export", "ftm", db=foreign).out.splitlines())
    told = {one["id"]: one["properties"] for one in found}
    assert "country" not in told["extradition-case-ivan-petrov-warszawa"]
    assert told["extradition-transfer-2032-05-06"]["keywords"] == ["transfer"]
    assert told["extradition-transfer-2032-05-06"]["notes"] == [
        "Legal basis: European Convention on Extradition"
    ]


def _refused(cli: Cli, place: Path, table: str, row: Row, problem: str | None) -> None:
    """Hold the record with *row* in one table against the rules, of which it breaks one or none."""
    place.write_text(json.dumps({**FOREIGN, table: {**FOREIGN[table], row["id"]: row}}), encoding="utf-8")
    rules = ("--rule", "ids,codes,figure-names")
    found = cli("validate", str(place), *rules, "--json", err=None, exit_code=65 if problem else 0).json
    assert [(one["record"], f"{one['field']}: {one['problem']}") for one in found] == (
        [(row["id"], problem)] if problem else []
    )


@pytest.mark.parametrize(
    ("name", "id_", "problem"),
    [
        ("Żaneta Đukić", "zaneta-dukic", None),
        ("Żaneta Đukić", "aneta-uki", "id: should read 'zaneta-dukic', after the name"),
        ("Иван Петрович", "ivan-petrowitsch", None),
        ("Ivan Петрович", "ivan-p", None),
        ("Иван Петрович", "иван", "id: is not lower-case Latin with hyphens"),
        ("張偉", "zhang-wei", None),
        ("ИВАН ПЕТРОВ", "ivan", "name: is the name of 'ivan-petrov' too"),
        ("محمد المصري", "mohamed-elmasry", "name: is the name of 'muhammad-al-masri' too"),
    ],
)
def test_a_name_in_any_script_has_an_id(
    cli: Cli, tmp_path: Path, name: str, id_: str, problem: str | None
) -> None:
    """Latin letters give the id, other ones leave it free, and nobody bears another's name."""
    _refused(cli, tmp_path / "db.json", "figures", figure(id_, name), problem)


@pytest.mark.parametrize(
    ("table", "field", "code", "problem"),
    [
        *(("figures", "nationality", code, None) for code in ("PL", "RS", "MX", None)),
        *(("laws", "country", code, None) for code in ("PL", "PL-RS", "MX-US", "EU", "UN")),
        *(("laws", "country", code, COUNTRY) for code in ("XX", "PL-XX", "PL-PL", "PL-RS-MX", "PL-EU", "pl")),
        *(("officials", "country", code, COUNTRY) for code in ("PL-RS", "EU", "POL", "")),
        ("figures", "nationality", "YU", COUNTRY),
        *(("sources", "language", code, None) for code in ("sr", "pl", "ar")),
        *(("sources", "language", code, LANGUAGE) for code in ("srp", "EN", "xx")),
    ],
)
def test_codes_are_those_of_iso(
    cli: Cli, tmp_path: Path, table: str, field: str, code: str | None, problem: str | None
) -> None:
    """A country, two that a law binds both, a union where it makes law, a language."""
    row = {**next(iter(FOREIGN[table].values())), field: code}
    _refused(cli, tmp_path / "db.json", table, row, problem and f"{field}: {code!r} is no {problem}")
