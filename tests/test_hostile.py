"""Hostile text in a database or a query: shown, never obeyed, in every view and format."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

from extradition_cli.escape import escape_unsafe
from tests.each import each
from tests.fuzz.asking import ask
from tests.fuzz.databases import FIGURE, hostile, sample, table, written
from tests.fuzz.hostile import LONG, TEXTS, URLS
from tests.golden.sample import SAMPLE

LISTED = (
    "figures",
    "organizations",
    "transfers",
    "events",
    "context",
    "laws",
    "officials",
    "sources",
    "cases",
)
SHOWN = [f"{kind}-{number}" for kind in LISTED[:-1] for number in range(len(TEXTS))]
VIEWS: list[tuple[str, ...]] = [
    *(("list", kind) for kind in (*LISTED, "extraditions", "timeline")),
    *(("stats", "--by", by) for by in ("standing", "cartel", "transfer", "district", "charge")),
    *(("timeline",), ("timeline", "--compact"), ("sources",), ("sources", "figures-0"), ("validate",)),
    *(("search", "--", word) for word in ("figures", "money laundering", "2025-08-12")),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which every name, title and text is hostile, each in a way of its own."""
    return written(tmp_path_factory.mktemp("hostile") / "db", hostile(TEXTS))


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of two invented people, read in no time."""
    return written(tmp_path_factory.mktemp("few") / "db", SAMPLE)


def test_nothing_acts_on_a_terminal(database: Path) -> None:
    """In no view does anything of it leave as more than letters; what is drawn is our own."""
    # Every kind of record four times or more, and every text in one of them: one page draws them all.
    for view in (*VIEWS, *(("show", id_) for id_ in SHOWN[::8])):
        answer = ask(database, *view, terminal=100)
        assert answer.out or answer.err


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "tsv", "markdown"])
def test_nothing_acts_through_a_machine_format(database: Path, format_: str) -> None:
    """Printed on a terminal, or by ``cat`` later, the machine formats are harmless too."""
    for view in (*VIEWS, *(("show", id_) for id_ in SHOWN[::16])):
        ask(database, view[0], "--format", format_, *view[1:])


@pytest.mark.parametrize("kind", LISTED[:-1])
def test_json_gives_the_strings_back(database: Path, kind: str) -> None:
    """What is shown as an escape is the same string to whoever parses it."""
    rows = ask(database, "list", kind, "--json").json
    field = next(name for name in ("name", "title") if name in rows[0])
    assert sorted(row[field] for row in rows) == sorted(TEXTS.values())


@pytest.mark.parametrize("kind", [*LISTED, "timeline"])
def test_rows_stay_rows(database: Path, kind: str) -> None:
    """No line break, tab or quote in a name makes another row or column, and no cell is a formula."""
    expected = len(ask(database, "list", kind, "--json").json)
    tsv = ask(database, "list", kind, "--format", "tsv").out.split("\n")
    assert (len(tsv) - 2, tsv[-1]) == (expected, "")
    assert len({line.count("\t") for line in tsv[:-1]}) == 1
    text = ask(database, "list", kind, "--format", "csv").out
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) - 1 == expected
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))]


@pytest.mark.parametrize("kind", [*LISTED, "timeline"])
def test_markdown_stays_a_table(database: Path, kind: str) -> None:
    """A renderer finds one table with all its rows, no tag, no picture, and links to the web only."""
    markdown_it = pytest.importorskip("markdown_it")
    text = ask(database, "list", kind, "--format", "markdown").out
    html = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert html.count("<table>") == 1
    assert html.count("<tr>") - 1 == len(ask(database, "list", kind, "--json").json)
    assert len({row.count("<td>") for row in html.split("<tr>")[2:]}) == 1
    assert not re.search(r"<(script|img|b|h1|code|pre|em)\b", html)
    assert not re.search(r'href="(?!https?://)', html)


def test_markup_and_codes_are_letters(database: Path) -> None:
    """Rich's markup and emoji codes come out as they went in, and hide nothing."""
    out = ask(database, "list", terminal=5000).out
    for name in ("markup", "emoji codes", "template", "html"):
        assert escape_unsafe(TEXTS[name]) in out, name


@pytest.mark.parametrize("url", URLS)
def test_only_the_web_is_linked(tmp_path: Path, url: str) -> None:
    """A terminal is given a link to an http or https address, whole and nothing besides, or none."""
    sources = table("sources")
    for source in sources.values():
        source["url"] = url
    place = written(tmp_path / "db", {"figures": {FIGURE: sample("figures")}, "sources": sources})
    linked: set[str] = set()
    for id_ in (FIGURE, next(iter(sources))):
        out = ask(place, "show", id_, terminal=100).out
        linked |= set(re.findall(r"\x1b\]8;[^;]*;([^\x1b\x07]+)", out))
    assert linked <= {url}
    assert all(re.fullmatch(r"https?://[!-~]+", address) for address in linked)


@each("text", TEXTS.values())
def test_a_hostile_query_is_quoted(few: Path, text: str) -> None:
    """Whatever is asked for, the answer is a sentence that holds it as letters."""
    for rest in (
        ("search", "--", text),
        ("show", "--", text),
        ("list", f"--cartel={text}"),
        ("list", "--", text),
    ):
        ask(few, *rest, terminal=100)
        ask(few, *rest)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5000,
        "caro " * 1000,
        "\u0301" * 5000,
        "1:24-cr-" * 625,
        '"' * 5000,
        "(" * 5000,
        "ñ" * 5000,
        "a b " * 1250,
    ],
    ids=["letters", "words", "marks", "dockets", "quotes", "brackets", "wide", "short words"],
)
def test_a_long_query_is_answered(text: str) -> None:
    """Five thousand characters name nobody, and are not printed back whole."""
    for rest in (("search", "--", text), ("show", "--", text), ("timeline", f"--about={text}")):
        answer = ask(None, *rest)
        assert answer.exit_code in (1, 2)
        assert len(answer.err) < 1000


@pytest.mark.parametrize("text", ["\udcff\udc80", "caro\udce9", "\ud83d"], ids=ascii)
def test_bytes_that_are_no_text_are_shown_as_escapes(text: str) -> None:
    """Undecodable bytes of the command line reach us as surrogates, and leave as escapes."""
    for command in ("search", "show"):
        answer = ask(None, command, "--json", "--", text)
        assert (answer.out + answer.err).encode()  # as UTF-8, which has no surrogates


# Where it stands: the table, and the fields of its record that hold it.
SWOLLEN: dict[str, Any] = {
    "figures": lambda text: {"name": text, "aliases": [{"name": text, "type": "nickname"}]},
    "sources": lambda text: {"url": f"https://x.example/{text}"},
}


@pytest.mark.parametrize("shape", LONG)
def test_a_name_of_a_hundred_thousand_letters_is_only_long(tmp_path: Path, shape: str) -> None:
    """A long string is shown in every view and checked by every rule, and breaks none."""
    place = written(
        tmp_path / "db",
        {
            name: {sample(name)["id"]: sample(name) | fields(LONG[shape][:100_000])}
            for name, fields in SWOLLEN.items()
        },
    )
    ask(place, "list", "--format", "tsv")
    ask(place, "show", FIGURE, "--json")
    ask(place, "search", "caro quintero", "--json")
    ask(place, "validate", "--json")
    ask(place, "show", FIGURE, terminal=100)
