"""Bibliographies, read back by reference libraries."""

import json
from collections.abc import Callable

import pytest

from extradition_cli.api import open_record
from extradition_cli.exports.selection import Selection
from extradition_cli.questions.as_of import LATER
from extradition_cli.questions.select import Filters
from extradition_cli.record.store import Tables
from tests.conftest import Copy

TextOf = Callable[[str, Selection], str]


def test_bibtex_is_read_back_whole(text_of: TextOf, whole: Selection) -> None:
    """Every source is an entry, with its title, its address and its day."""
    pybtex = pytest.importorskip("pybtex.database", reason="needs pybtex, of the extra `dev`")
    found = pybtex.parse_string(text_of("bibtex", whole), "bibtex").entries
    assert list(found) == list(whole.sources)
    for id_, source in whole.sources.items():
        assert found[id_].type == "online"
        assert found[id_].fields["url"] == source.url
        assert found[id_].fields.get("year", "") == (source.published or "")[:4]


def test_no_version_becomes_an_entry(text_of: TextOf, copy: Copy) -> None:
    """What the data say of themselves stands before the entries, and begins none."""
    copy.change("dataset", lambda rows: rows["extradition"].update(version="1 @misc{x,\n title = {y}}"))
    comment, _, entries = text_of("bibtex", Selection(open_record(copy.path), Filters())).partition("\n\n")
    assert "@" not in comment
    assert entries.startswith("@online{")


def test_csl_json_is_read_back_whole(text_of: TextOf, whole: Selection) -> None:
    """A citation processor takes every item and writes a reference from it."""
    citeproc = pytest.importorskip("citeproc", reason="needs citeproc-py, of the extra `dev`")
    from citeproc.source.json import CiteProcJSON

    items = json.loads(text_of("csl-json", whole))
    assert [item["id"] for item in items] == list(whole.sources)
    source = CiteProcJSON(items)
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    references = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    for item in items[:25]:
        references.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    assert len(references.bibliography()) == 25


@pytest.mark.parametrize("word", ["bibtex", "csl-json"])
def test_a_part_cites_what_it_rests_on(text_of: TextOf, record: Tables, word: str) -> None:
    """The bibliography of a selection holds its sources and no others."""
    part = Selection(record, Filters(transfer="2026-01-20"))
    text = text_of(word, part)
    assert 0 < len(part.sources) < len(record.sources)
    cited = [id_ for id_ in record.sources if f"{{{id_}," in text or f'"{id_}"' in text]
    assert cited == list(part.sources)


@pytest.mark.parametrize("word", ["bibtex", "csl-json"])
def test_another_day_can_be_cited(text_of: TextOf, record: Tables, word: str) -> None:
    """A document that came later has a title of ours, which is text like any other."""
    assert LATER in text_of(word, Selection(record, Filters(as_of="2026-01-01")))
