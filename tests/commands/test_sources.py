"""``extradition sources``."""

import json

import pytest

from extradition_cli.output.citations import Style
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
    assert any(fact.startswith("cases[0].history[") for fact in supported)
    assert any(fact.startswith("affiliations[0]: alleged leader") for fact in supported)


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
    assert apa.startswith("Reuters (copy at The Japan News). (2026, January 2")
    assert "January 2" in chicago
    assert apa.rstrip().endswith(chicago.rstrip().rstrip(".").rpartition(" ")[2])


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
