"""The sentences of the record in Spanish: shown where they are asked for, held against the English ones."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from extradition_cli.api import open_record
from extradition_cli.checks import problems
from extradition_cli.checks.translations import lost
from extradition_cli.folding import fold
from extradition_cli.record.store import Tables
from extradition_cli.record.translations import glossary
from tests.conftest import DATA, Cli
from tests.each import each
from tests.golden.sample import SAMPLE

ID = "ana-munoz-ibanez"
ENGLISH = SAMPLE["figures"][ID]["summary"]
SPANISH = "Presunta contadora, acusada en Ohio."
TERMS = {"terms": [], "denials": "no", "verdicts": "culpable", "english": "the|of|was|and|with"}


@pytest.fixture
def spoken(tmp_path: Path) -> Path:
    """A few invented people as a folder, with one sentence in Spanish beside them."""
    for name, table in SAMPLE.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(table), encoding="utf-8")
    (tmp_path / "es").mkdir()
    told(tmp_path, {ID: {ENGLISH: SPANISH}})
    (tmp_path / "es" / "glossary.json").write_text(json.dumps(TERMS), encoding="utf-8")
    return tmp_path


def told(folder: Path, sentences: dict[str, dict[str, str]]) -> None:
    """Write what is told of figures in Spanish."""
    (folder / "es" / "figures.json").write_text(json.dumps(sentences), encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", ID),
        ("show", ID, "--json"),
        ("show", ID, "--format", "csv"),
        ("show", ID, "--plain"),
        ("show", ID, "--format", "markdown"),
        ("list", "--json"),
        ("export", "html"),
        ("export", "markdown"),
    ],
)
def test_a_sentence_is_told_in_the_language_asked_for(
    cli: Cli, spoken: Path, arguments: tuple[str, ...]
) -> None:
    """Pages, rows and exports tell the translation in Spanish, the English sentence in English."""
    spanish = cli("--lang", "es", *arguments, db=spoken).out
    assert SPANISH in words(spanish)
    assert ENGLISH not in words(spanish)
    english = cli(*arguments, db=spoken).out
    assert ENGLISH in words(english)
    assert SPANISH not in words(english)


def words(printed: str) -> str:
    """Return what was printed as one line."""
    return " ".join(printed.split())


def test_nothing_is_read_where_english_is_asked_for(cli: Cli, spoken: Path) -> None:
    """A broken translation stops whoever asks for it, and says which file it is; nobody else."""
    (spoken / "es" / "figures.json").write_text("{", encoding="utf-8")
    assert ENGLISH in words(cli("show", ID, db=spoken).out)
    err = cli("--lang", "es", "show", ID, db=spoken, exit_code=65, err=None).err
    assert "es/figures.json" in err.replace("\\", "/")


def test_a_changed_sentence_is_told_in_english_until_its_translation_is_renewed(
    cli: Cli, spoken: Path
) -> None:
    """The new sentence stands on the page, and ``validate`` names both it and the translation it left."""
    table = json.loads((spoken / "figures.json").read_text(encoding="utf-8"))
    table[ID]["summary"] = "Alleged accountant, charged in Ohio since May."
    (spoken / "figures.json").write_text(json.dumps(table), encoding="utf-8")
    page = words(cli("--lang", "es", "show", ID, db=spoken).out)
    assert "charged in Ohio since May" in page
    assert SPANISH not in page
    rows = cli("validate", str(spoken), "--rule", "translations", "--json", exit_code=65, err=None).json
    of_figure = [row for row in rows if row["record"] == ID]
    assert [row["problem"][:40] for row in of_figure if row["level"] == "error"] == [
        "translates what the record does not say:"[:40]
    ]
    assert any("since May" in row["problem"] for row in of_figure if row["level"] == "warning")


@pytest.mark.parametrize(
    ("english", "spanish", "problem"),
    [
        ("One of the 26 people.", "Una de las 27 personas.", "the numbers 26 became 27"),
        ("It was not found.", "Se encontró.", "a denial is lost"),
        ("Held in Ohio.", "Declarado culpable en Ohio.", "a verdict is added"),
        ("Charged in Ohio.", "Presente en Ohio.", "'charged' is not 'acusado'"),
        ("An alleged member.", "Un miembro.", "'alleged' is not 'presunto, presunta'"),
        ("A transfer to Ohio.", "Una extradición a Ohio.", "'transfer' is not 'traslado'"),
        ("Held with the others.", "Detenido with the demás.", "English is left"),
    ],
)
def test_what_a_translation_loses_is_named(english: str, spanish: str, problem: str) -> None:
    """A number, a denial, an allegation or a term that is gone, and a verdict that came in."""
    assert list(lost(english, spanish, glossary(DATA, "es"))) == [problem]


# The record itself.


def test_every_sentence_of_the_record_is_there_in_spanish(record: Tables) -> None:
    """Nothing is missing, nothing is left of sentences that changed, and every pair says the same."""
    assert problems(record, ["translations"]) == []


def spanish_pages(kind: str, record: Tables) -> Iterable[str]:
    """Return the ids of ten records of a kind, far apart."""
    ids = list(record.table(kind))
    return ids[:: max(1, len(ids) // 10)][:10]


@each("kind", ["figures", "related", "organizations", "transfers", "events", "context", "laws", "officials"])
def test_a_spanish_page_is_in_spanish(cli: Cli, kind: str) -> None:
    """Of the words of ten pages of each kind fewer than 3 in 100 are English, sources and names aside.

    A short page of a Mexican law bears the title under which it is known in English.
    """
    terms = glossary(DATA, "es")
    english = re.compile(rf"\b(?:{terms.english})\b")
    for id_ in spanish_pages(kind, open_record(DATA)):
        page = cli("--lang", "es", "show", id_, terminal=100).out.partition("\nFuentes\n")[0]
        found = words_of_page(page)
        left = [word for word in found if english.fullmatch(word)]
        assert len(left) * 33 < max(len(found), 200), (id_, left)


def words_of_page(page: str) -> list[Any]:
    """Return the words of a page, without what stands in quotation marks and without addresses."""
    prose = re.sub(r"https?://\S+|“[^”]*”|«[^»]*»|extradition [a-z ]+", " ", page)
    return re.findall(r"[^\W\d_]+", fold(prose))
