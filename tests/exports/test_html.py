"""The HTML page as a document: whole, valid, linked, and proof against what a database may hold."""

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from extradition_cli.api import open_record
from extradition_cli.exports.chapters import anchor
from extradition_cli.exports.selection import Selection
from extradition_cli.pages.sections import FIGURES
from extradition_cli.questions.select import Filters
from tests.conftest import Copy

TextOf = Callable[[str, Selection], str]
VOID = {"meta", "input"}
IMPLIED = {"li", "p", "dt", "dd", "tr", "td", "th"}
"""Elements that HTML ends by itself where another begins, or where what they stand in ends."""


class Page(HTMLParser):
    """A page taken apart: its elements, ids, links and words; it insists that other tags nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags[tag] += 1
        self.attributes.update(name for name, _ in attrs)
        for name, value in attrs:
            if name == "id" and value:
                self.ids[value] += 1
            if name in ("href", "src") and value:
                self.links.append(value)
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        if tag not in VOID:
            while self._open[-1] != tag and self._open[-1] in IMPLIED:
                self._open.pop()
            assert self._open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        """Note the words between tags."""
        self.words.append(data)


@pytest.fixture
def text(text_of: TextOf, whole: Selection) -> str:
    """The page of the whole record."""
    return text_of("html", whole)


@pytest.fixture
def page(text: str) -> Page:
    """The same, taken apart."""
    return Page(text)


def test_everything_is_there(page: Page, whole: Selection) -> None:
    """Every figure, case, event and source; every other record too."""
    for table in (
        *(whole.figures, whole.organizations, whole.transfers, whole.events),
        *(whole.context, whole.laws, whole.officials, whole.extraditions),
    ):
        assert [one.id for one in table.values() if page.ids[anchor(one.kind, one.id)] != 1] == []
    words = " ".join(page.words)
    assert words.count("Case · ") == sum(len(figure.cases) for figure in whole.figures.values())
    assert [id_ for number, id_ in enumerate(whole.sources, 1) if page.ids[f"s{number}"] != 1] == []
    assert [one.id for one in whole.sources.values() if one.title not in words] == []


def test_links_lead_somewhere(page: Page, whole: Selection) -> None:
    """Inside to an id that is there once; outside only to the web."""
    assert [id_ for id_, count in page.ids.items() if count > 1] == []
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside - set(page.ids) == set()
    outside = [link for link in page.links if not link.startswith("#")]
    assert all(link.startswith(("https://", "http://")) for link in outside)
    assert {source.url for source in whole.sources.values()} <= set(outside)


def test_nothing_is_loaded_and_only_our_own_runs(text: str, page: Page) -> None:
    """One style sheet, one script, both inside and named by their hashes; no handler, no style in a tag."""
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert (page.tags["script"], page.tags["style"]) == (1, 1)
    assert page.tags.keys().isdisjoint({"link", "img", "iframe", "object", "embed", "base"})
    assert page.attributes.isdisjoint({"style", "src", "action"})
    assert not any(name.startswith("on") for name in page.attributes)


def test_the_style_sheet_is_small() -> None:
    """Written by hand, and short enough to be read."""
    from importlib.resources import files

    lines = files("extradition_cli.exports").joinpath("page.css").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 200


def test_hostile_text_becomes_nothing(text_of: TextOf, text: str, hostile: Selection) -> None:
    """A database full of markup gives the same elements as a clean one, and no character that acts."""
    spoilt = text_of("html", hostile)
    assert not re.search("[\x1b\u202e\u200b\x07\r]", spoilt)
    clean, page = Page(text), Page(spoilt)
    assert {tag: count for tag, count in page.tags.items() if tag != "a"} == {
        tag: count for tag, count in clean.tags.items() if tag != "a"
    }
    assert page.attributes <= clean.attributes
    assert not any(link.lower().startswith("javascript") for link in page.links)


def test_the_roster_is_found_by_what_it_does_not_show(text: str) -> None:
    """The box finds a court by its city and state, a group by its whole name, a name without its accents."""
    roster = text.partition('<section id="roster"')[2].partition("</section>")[0]
    (cuini,) = (row for row in roster.splitlines() if "#figure-abigael-gonzalez-valencia" in row)
    hidden = re.findall(r' data-find="([^"]*)"', cuini)[0]
    for words in (
        "abigael gonzalez",
        "jalisco new generation cartel",
        "district of columbia",
        "washington",
    ):
        assert words in hidden


def test_whom_an_event_names_is_named_once(text: str) -> None:
    """The people of an event are links, and not listed once more as its document lists them."""
    drawn = text.partition('<section id="timeline"')[2].partition("</section>")[0]
    assert "Dossiers: <a" in drawn
    assert f"<dt>{FIGURES}<" not in drawn


def test_one_is_not_several(text_of: TextOf, copy: Copy) -> None:
    """A transfer of one, a record of one person."""
    copy.change("transfers", lambda rows: rows["2025-08-12"].update(count=1))
    changed = open_record(copy.path)
    spoilt = text_of("html", Selection(changed, Filters(transfer="2025-08-12")))
    clark = text_of("html", Selection(changed, Filters(figure="andrew-clark")))
    assert "1 person, 1 case, " in clark
    assert not re.search(r"\b1 (people|cases|events|sources)\b", spoilt + clark)
