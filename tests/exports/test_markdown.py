"""The Markdown document, rendered as its hosts render it: CommonMark, tables, footnotes."""

import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape

import pytest

from extradition_cli.exports.chapters import anchor
from extradition_cli.exports.selection import Selection
from extradition_cli.output.markdown import plain
from extradition_cli.questions.select import Filters
from extradition_cli.record.store import Tables
from extradition_cli.record.wording import not_publicly_named

markdown_it = pytest.importorskip("markdown_it", reason="needs markdown-it-py, of the extra `dev`")
footnote = pytest.importorskip("mdit_py_plugins.footnote", reason="needs mdit-py-plugins, of the extra `dev`")

TextOf = Callable[[str, Selection], str]


def rendered(text: str) -> str:
    """Return *text* as HTML, the way GitHub and its like read it."""
    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found: str = parser.use(footnote.footnote_plugin).render(text)
    return found


@pytest.fixture
def page(text_of: TextOf, whole: Selection) -> str:
    """The whole record, rendered."""
    return rendered(text_of("markdown", whole))


def test_every_record_has_its_heading(page: str, whole: Selection) -> None:
    """Figures, organizations, transfers, notes, laws and officials, each with its anchor."""
    people = (whole.figures, whole.organizations, whole.officials)
    for table in (*people, whole.transfers, whole.context, whole.laws):
        for record in table.values():
            named = f'<span id="{anchor(record.kind, record.id)}"></span>'
            assert f"<h3>{named}{record.label}</h3>" in unescape(page)


def test_who_is_not_named_is_said_in_the_words_of_every_other_answer(
    text_of: TextOf, whole: Selection
) -> None:
    """The front says how many people have no record, as a list does."""
    [said] = not_publicly_named(len(whole.figures), whole.not_named)
    assert said in text_of("markdown", whole).partition("\n## ")[0]


def test_every_event_is_told(page: str, whole: Selection) -> None:
    """The timeline holds them all."""
    told = unescape(page)
    titles = {event.id: f"<strong>{event.title}</strong>" for event in whole.events.values()}
    assert [id_ for id_, title in titles.items() if title not in told] == []


def test_every_source_is_a_footnote(page: str, whole: Selection) -> None:
    """No reference is left as text, and every source can be opened."""
    assert "[^" not in page
    notes = page[page.index('<section class="footnotes">') :]
    assert notes.count('class="footnote-item"') == len(whole.sources)
    assert [source.id for source in whole.sources.values() if source.title not in unescape(notes)] == []


@pytest.mark.skipif(shutil.which("cmark-gfm") is None, reason="needs cmark-gfm: apt install cmark-gfm")
def test_github_renders_it_whole(text_of: TextOf, whole: Selection) -> None:
    """GitHub's own renderer, with what GitHub turns on: every footnote found, the roster a table."""
    extensions = ("table", "strikethrough", "autolink", "tagfilter", "footnotes")
    done = subprocess.run(
        ["cmark-gfm", "--unsafe", *(word for name in extensions for word in ("-e", name))],
        input=text_of("markdown", whole),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "[^" not in done.stdout
    assert len(re.findall('<li id="fn-', done.stdout)) == len(whole.sources)
    assert done.stdout.count("<tr>") == len(whole.figures) + 1


def test_every_link_inside_leads_somewhere(page: str) -> None:
    """Contents, roster and timeline link to anchors that are there."""
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc: apt install pandoc")
def test_links_inside_survive_pandoc(text_of: TextOf, whole: Selection) -> None:
    """In a document that is no HTML every link still leads to a heading."""
    done = subprocess.run(
        ["pandoc", "--from", "markdown", "--to", "json"],
        input=text_of("markdown", whole),
        capture_output=True,
        text=True,
        check=True,
    )
    names = set(re.findall(r'"t":"Span","c":\[\["([^"]+)"', done.stdout))
    assert names >= set(re.findall(r'\["#([^"]+)",""\]', done.stdout)) > {"roster"}


def test_a_part_says_that_it_is_one(text_of: TextOf, record: Tables) -> None:
    """Whoever reads a filtered document knows it."""
    assert "A part of the record" in text_of("markdown", Selection(record, Filters(transfer="2026-01-20")))


@pytest.mark.parametrize(
    "text",
    [
        "*a* _b_ `c` ~~d~~",
        "[a](b)",
        "<b>",
        "&amp;",
        "# a",
        "1. a",
        "1) a",
        "- a",
        "+ a",
        "=",
        "---",
        "> a",
        "| a |",
        "[^1]",
    ],
)
def test_text_is_text(text: str) -> None:
    """What means something in Markdown means itself."""
    assert unescape(rendered(plain(text))) == f"<p>{text}</p>\n"


def test_amounts_are_no_mathematics_and_colons_no_emoji() -> None:
    """GitHub would set "$5 million and $" as a formula and :bomb: as a picture."""
    assert plain("$5 to $10 :bomb:") == r"\$5 to \$10 \:bomb:"


def test_hostile_text_becomes_nothing(text_of: TextOf, hostile: Selection) -> None:
    """Of a database full of markup comes no tag, no link and no character that acts."""
    text = text_of("markdown", hostile)
    assert not re.search("[\x1b\u202e\u200b\x07\r]", text)
    page = rendered(text)
    tags = set(re.findall(r"<(/?[a-z][a-z0-9]*)", page))
    assert not tags & {"script", "img", "code", "pre", "del", "blockquote"}
    assert not re.findall(r'href="([^"#][^"]*)"', page)
