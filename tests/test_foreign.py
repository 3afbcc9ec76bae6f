"""A record of another country pair and other scripts: nothing printed of it speaks of Mexico.

It stands for every record that is not ours: what the program says of a record comes from the record.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.golden.foreign import FOREIGN, FOREIGN_TO_IT, figure
from tests.golden.sample import Row

QUESTIONS = (
    *("", "list", "list cases", "list transfers", "list organizations", "list sources", "list laws"),
    *("show lukasz-dordevic", "show ivan-petrov", "show 2032-05-06", "show kompania", "show ets-24"),
    *("search Петров", "search المصري", "search Đorđević", "search żaba", "search Ivan Petrov"),
    *("search Warszawa", "timeline", "list timeline", "stats", "stats --by cartel", "sources ivan-petrov"),
    "version",
)

COUNTRY = "country code of ISO 3166-1 such as MX"
LANGUAGE = "language code of ISO 639-1 such as es"


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
