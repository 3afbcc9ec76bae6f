"""``extradition sources``."""

import json
import re
from functools import partial

import pytest

from extradition_cli.folding import fold
from extradition_cli.output.citations import Style
from extradition_cli.record.statements import sources_of
from extradition_cli.record.store import Tables
from tests.conftest import Cli, Copy

SOURCE = "reuters-2026-01-20-37"


def test_all_sources_with_what_rests_on_them(cli: Cli, record: Tables) -> None:
    """Every source of the record is listed, and each supports something."""
    listed = cli("sources", "--json").json
    assert {source["id"] for source in listed} == set(record.sources)
    assert [source["id"] for source in listed if not source["supports"]] == []


def test_what_one_record_rests_on(cli: Cli) -> None:
    """Each source says which fact of the record it supports."""
    listed = cli("sources", "cuini", "--json").json
    supported = [fact for source in listed for fact in source["supports"]]
    said = {(fact["where"], fact["path"], fact["text"].partition(" ")[0]) for fact in supported}
    assert ("history, 13 August 2025", "cases[0].history[1]", "First") in said
    assert ("affiliations", "affiliations[0]", "alleged") in said
    assert {fact["record"] for fact in supported} == {"abigael-gonzalez-valencia"}


def test_the_numbers_are_those_of_the_page(cli: Cli) -> None:
    """Whatever the format, a number names one document: on the page, here and to ``open``."""
    listed = cli("sources", "caro quintero", "--json").json
    assert [source["number"] for source in listed] == list(range(1, len(listed) + 1))
    page = cli("show", "caro quintero").out.rpartition("\nSources\n")[2]
    addresses = [line.strip() for line in page.splitlines() if "://" in line]
    assert addresses == [source["url"] for source in listed]
    assert [row[0] for row in cli("sources", "caro quintero").rows] == [
        str(source["number"]) for source in listed
    ]
    assert cli("open", "caro quintero", "--source", "7").out == listed[6]["url"] + "\n"
    drawn = cli("sources", "caro quintero", terminal=80).out
    assert [source["url"] for source in listed if f"     {source['url']}\n" not in drawn] == []


def test_a_weak_copy_is_said_to_be_one(cli: Cli, record: Tables) -> None:
    """Wherever a person reads of a source: on pages, in tables, in sentences, in both languages."""
    weak = {source.id for source in record.sources.values() if source.weak}
    all_of_them = (("sources",), ("list", "sources"))
    for asked in all_of_them:
        assert cli(*asked, "--plain").out.count("(weak copy)") == len(weak)
        said = " ".join(cli(*asked, "--fields", "title", terminal=2000).out.split())
        assert said.count("(weak copy)") == len(weak)
    cited = len(weak & set(sources_of(record.transfers["2026-01-20"])))
    assert cited
    for asked in (("show", "third"), ("sources", "third")):
        assert " ".join(cli(*asked).out.split()).count("weak copy" if "show" in asked else "true") >= cited
        assert cli(*asked, "--plain").out.count("(weak copy)") == cited
    assert "(copia deficiente)" in cli("--lang", "es", "sources", "third", "--plain").out


def test_the_other_way_round(cli: Cli) -> None:
    """A source shows which facts rest on it."""
    out = cli("show", SOURCE, terminal=100).out
    assert "What rests on it" in out


@pytest.mark.parametrize("style", Style)
def test_every_style_cites_every_source(cli: Cli, record: Tables, style: str) -> None:
    """A bibliography holds each address once."""
    out = cli("sources", "--style", style).out
    assert [
        source.id for source in record.sources.values() if source.url not in out.replace("\\/", "/")
    ] == []


def test_csl_json_is_json(cli: Cli) -> None:
    """CSL JSON has an item per source with id, type, title and address."""
    items = json.loads(cli("sources", "cuini", "--style", "csl-json").out)
    assert all({"id", "type", "title", "URL", "accessed"} <= set(item) for item in items)


def test_apa_and_chicago_read_as_the_manuals_have_them(cli: Cli) -> None:
    """Publisher, date, title, address."""
    source = (SOURCE, "--style")
    apa = cli("sources", *source, "apa").out
    chicago = cli("sources", *source, "chicago").out
    assert apa.startswith("Reuters. (2026, January 2")
    assert "January 2" in chicago
    assert apa.rstrip().endswith(chicago.rstrip().rstrip(".").rpartition(" ")[2])


def test_a_bibliography_stands_in_the_order_of_its_style(cli: Cli, record: Tables) -> None:
    """By who published it, accents and case aside; then APA by date, undated first, the others by title."""
    publishers = {source.url: fold(source.publisher) for source in record.sources.values()}
    for style in ("apa", "chicago", "bluebook"):
        lines = cli("sources", "--style", style).out.splitlines()
        cited = [
            next(url for word in line.split() if (url := word.rstrip(".,")) in publishers) for line in lines
        ]
        assert len(cited) == len(record.sources)
        assert [publishers[url] for url in cited] == sorted(publishers[url] for url in cited)
    apa = [
        line for line in cli("sources", "--style", "apa").out.splitlines() if line.startswith("Reuters. (")
    ]
    years = [line[10:14] for line in apa]
    assert years == sorted(years, key=lambda year: "" if year == "n.d." else year)


@pytest.mark.parametrize("style", Style)
def test_a_copy_names_its_site_and_an_address_stands_once(cli: Cli, record: Tables, style: str) -> None:
    """Who published a text and where the copy stands are two things; what we noted on it is neither."""
    copied = next(one for one in record.sources.values() if one.via and one.note and "&" not in one.via)
    out = cli("sources", copied.id, "--style", style).out.replace("\\/", "/")
    assert out.count(copied.url) == 1
    assert (copied.publisher in out, str(copied.via) in out, str(copied.note) in out) == (True, True, False)


def test_the_bluebook_abbreviates_months(cli: Cli) -> None:
    """Institution, title, date in parentheses, address; what has no date says when it was read."""
    dated = cli("sources", SOURCE, "--style", "bluebook").out
    assert re.fullmatch(r"Reuters, .+ \(Jan\. 2\d, 2026\), https://\S+\.\n", dated)
    undated = cli("sources", "234radio-2025-08-advisory", "--style", "bluebook").out
    assert undated.endswith(" (last visited Nov. 24, 2026).\n")


def _entitle(title: str, rows: dict[str, dict[str, object]]) -> None:
    rows[SOURCE]["title"] = title


def test_titles_are_quoted_and_ended_as_the_manuals_have_them(cli: Cli, copy: Copy) -> None:
    """A description in brackets has no quotation marks and its point; a quotation has single marks."""
    for title, apa, chicago in (
        ("[Page of a court]", " [Page of a court]. ", " [Page of a court]. "),
        ('A "no" and a "yes"', ' A "no" and a "yes". ', " “A ‘no’ and a ‘yes.’” "),
        ("“Zeta” tried", " “Zeta” tried. ", " “‘Zeta’ tried.” "),
        ("Why?", " Why? ", " “Why?” "),
    ):
        copy.change("sources", partial(_entitle, title))
        assert apa in cli("sources", SOURCE, "--style", "apa", db=copy.path).out
        assert chicago in cli("sources", SOURCE, "--style", "chicago", db=copy.path).out


def test_a_style_takes_no_format(cli: Cli) -> None:
    """Citations are their own format."""
    assert (
        "--style prints citations as they are"
        in cli("sources", "--style", "apa", "--json", exit_code=2, err=None).err
    )


@pytest.mark.parametrize("date", ["2025-13", "2025-02-30", "abcd-ef", "x}", ""])
@pytest.mark.parametrize("style", Style)
def test_a_date_that_is_none_is_cited_as_it_stands(cli: Cli, copy: Copy, style: str, date: str) -> None:
    """Nobody turns it into another date, and nothing falls over it."""
    copy.change("sources", lambda rows: rows[SOURCE].update(published=date, accessed=date))
    out = cli("sources", SOURCE, "--style", style, db=copy.path, err=None).out
    assert {"bibtex": date.replace("}", r"\}")}.get(style, date) in out
    assert "January" not in out
