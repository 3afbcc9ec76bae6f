"""The record itself, one test per record where it matters."""

import json
from pathlib import Path

import pytest

from extradition_cli.api import open_record
from extradition_cli.checks import errors, problems
from extradition_cli.record.decoding import faults
from extradition_cli.record.model import Figure
from extradition_cli.record.store import TABLES, Tables
from extradition_cli.record.vocabulary import GUILT
from tests.conftest import DATA

FIGURES = list(open_record(DATA).figures.values())


def test_ninety_two_people(record: Tables) -> None:
    """29 + 26 + 37 people were handed over; 81 are named in full, four in part, seven not at all."""
    transfers = record.transfers.values()
    assert [transfer.count for transfer in transfers] == [29, 26, 37]
    assert sum(transfer.named_in_full for transfer in transfers) == 81
    assert sum(transfer.named_in_part for transfer in transfers) == 4
    assert sum(transfer.not_named for transfer in transfers) == 7
    assert len(record.figures) == 85


def test_no_rule_is_broken(record: Tables) -> None:
    """The public contract holds for our own data."""
    assert errors(problems(record)) == []


@pytest.mark.parametrize("name", TABLES)
def test_files_are_as_a_hand_would_write_them(name: str) -> None:
    """Two-space indent, accents unescaped, sorted by id (events by date), no key twice, a last line break."""
    raw = (DATA / f"{name}.json").read_bytes()
    rows = json.loads(raw)
    assert list(faults(raw, TABLES[name], name)) == []
    assert raw.decode() == json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    assert list(rows) == sorted(
        rows, key=lambda id_: (rows[id_]["date"], id_) if name == "events" else ("", id_)
    )


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_every_figure_is_charged_or_more(figure: Figure) -> None:
    """Both governments say that everybody handed over faces charges, so nobody's standing is unknown."""
    assert figure.cases
    assert figure.standing != "unknown"


@pytest.mark.parametrize(
    "figure", [figure for figure in FIGURES if figure.standing in GUILT], ids=lambda figure: figure.id
)
def test_guilt_rests_on_a_dated_sourced_entry(figure: Figure, record: Tables) -> None:
    """Guilt is stated since a day, and each plea, verdict or sentence has a source that is no weak copy."""
    assert figure.standing_since
    for case in figure.cases:
        for entry in case.history:
            if entry.type in ("pleaded-guilty", "convicted", "sentenced"):
                assert entry.sources
                assert any(not record.sources[id_].weak for id_ in entry.sources), entry.text


def test_what_the_context_must_cover(record: Tables) -> None:
    """Each topic of the diplomatic and legal setting has its note, and every often-made claim an answer."""
    assert {
        "tariff-pressure",
        "death-penalty-assurance",
        "security-law-transfer-vs-extradition",
        "sovereignty-and-military-intervention",
        "terrorist-designations",
        "change-from-hugs-not-bullets",
        "dea-and-long-investigations",
        "criticism-and-legal-challenges",
        "what-happens-to-defendants-now",
    } <= set(record.context)
    assert sum(len(note.claims) for note in record.context.values()) == 22


def test_transfers_are_not_called_extraditions(record: Tables) -> None:
    """Our own words keep the two apart; only a source, a title or a quoted side may mix them."""
    for transfer in record.transfers.values():
        assert transfer.not_an_extradition
        assert "extradited" not in transfer.summary


def test_the_data_carry_their_licence() -> None:
    """Who copies the folder copies the terms."""
    assert "CC BY 4.0" in (DATA / "LICENSE").read_text(encoding="utf-8")


def test_the_citation_names_the_version_of_the_data(record: Tables) -> None:
    """CITATION.cff and dataset.json never disagree."""
    cff = (Path(__file__).parent.parent / "CITATION.cff").read_text(encoding="utf-8")
    assert record.dataset is not None
    assert f'version: "{record.dataset.version}"' in cff
