"""The record itself, one test per record where it matters."""

import calendar
import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from extradition_cli.api import open_record
from extradition_cli.checks import errors, problems
from extradition_cli.record.dates import first_day, last_day
from extradition_cli.record.decoding import faults
from extradition_cli.record.model import Figure, Law
from extradition_cli.record.parts import HistoryEntry
from extradition_cli.record.statements import parts, prose
from extradition_cli.record.store import TABLES, Tables
from extradition_cli.record.vocabulary import GUILT, SCHEDULED
from tests.conftest import DATA, tally
from tests.each import each

FIGURES = list(open_record(DATA).figures.values())
LAWS = list(open_record(DATA).laws.values())
MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
DATE_IN_PROSE = re.compile(rf"(?:(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) )?\b((?:19|20)\d\d)\b")


def told_dates(text: str) -> Iterator[str]:
    """Yield each date that a sentence tells, in ISO form and as exact as it is told."""
    for day, month, year in DATE_IN_PROSE.findall(text):
        yield year + (f"-{MONTHS[month]:02}" if month else "") + (f"-{int(day):02}" if day else "")


def sourced_dates(figure: Figure) -> Iterator[str]:
    """Yield each date that a part of the record with sources of its own states or tells."""
    yield figure.transfer
    for _, part in parts(figure):
        if part is not figure and getattr(part, "sources", None):
            for name, value in msgspec.structs.asdict(part).items():
                if isinstance(value, str) and name not in ("id", "docket"):
                    yield from [value] if name == "date" else told_dates(value)


def test_ninety_two_people(record: Tables) -> None:
    """29 + 26 + 37 people were handed over; what a transfer says of names is what its figures give."""
    assert [transfer.count for transfer in record.transfers.values()] == [29, 26, 37]
    for id_, transfer in record.transfers.items():
        counted = tally(record, id_)
        assert counted == (
            transfer.count,
            transfer.named_in_full,
            transfer.named_by_inference,
            transfer.named_in_part,
        )
        assert counted.unnamed == transfer.not_named
    # A name once public stays so: fewer than these would be a loss.
    assert len(record.figures) >= 85


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


@each("figure", FIGURES)
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


@each("figure", FIGURES)
def test_a_summary_tells_no_date_on_its_own(figure: Figure) -> None:
    """Each date in a summary stands in a sourced fact too, or `sources` could not say who supports it."""
    stated = set(sourced_dates(figure))
    for told in told_dates(figure.summary):
        assert any(date.startswith(told) for date in stated), told


@each("figure", FIGURES)
def test_a_summary_speaks_of_no_future(figure: Figure) -> None:
    """A day that was set is told as of the day it was set: the sentence stays true when the day is past."""
    assert not re.search(r"\bwill\b|\b(is|are) (set|due|scheduled|expected|to)\b", figure.summary)


@each("figure", FIGURES)
def test_no_page_tells_of_what_came_after_it(figure: Figure, record: Tables) -> None:
    """A page states nothing that happened later, except a day that was set for something."""
    for path, part in parts(figure):
        date = getattr(part, "date", None)
        if date is None or (isinstance(part, HistoryEntry) and part.type in SCHEDULED):
            continue
        for id_ in getattr(part, "sources", ()):
            published = record.sources[id_].published
            assert published is None or first_day(date) <= last_day(published), f"{path}: {id_}"


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


@each("law", LAWS)
def test_a_law_is_told_and_not_our_reading_of_it(law: Law) -> None:
    """What a law says is no place for notes on which copies could be read; an omission is called one."""
    assert not re.search(r"not (?:\w+ )?(?:read|readable|visible|found)\b|copy consulted", law.provision)


def test_the_treaty_allows_refusal_and_asks_for_no_formality(record: Tables) -> None:
    """Article 8 is told alike wherever it is told: a refusal that may be, unless assurances suffice."""
    article = record.laws["us-mx-treaty-article-8"].provision
    signed = record.events["1978-05-04-extradition-treaty-signed"].summary
    note = record.context["death-penalty-assurance"].text
    for told in (article, signed, note):
        assert re.search(r"refused? .*unless .*considers sufficient", told)
        assert "only on" not in told


def test_an_event_is_called_after_its_day(record: Tables) -> None:
    """An id begins with the date, as exact as it is known."""
    assert [event.id for event in record.events.values() if not event.id.startswith(f"{event.date}-")] == []


@pytest.mark.parametrize("table", ["events", "context", "transfers", "officials", "laws"])
def test_what_was_to_come_is_told_as_of_its_day(record: Tables, table: str) -> None:
    """A day once set may be past when it is read: it *was* set, and the sentence or its event says when."""
    coming = re.compile(r"\b(?:is|are) (?:now )?(?:set|due|scheduled|expected) (?:for|on|to|in)\b")
    said = [
        (row.id, at)
        for row in getattr(record, table).values()
        for at, text in prose(row)
        if coming.search(text)
    ]
    assert said == []


def test_a_plea_is_told_no_further_than_it_went(record: Tables) -> None:
    """Who tells of the flight of July 2024 as admitted tells too that the plea names nobody."""
    for event in record.events.values():
        if "admit" in event.summary and "Joaquín Guzmán López" in event.people:
            assert re.search(r"plea agreement does not name the man, whom reports take to be", event.summary)


def test_the_data_carry_their_licence() -> None:
    """Who copies the folder copies the terms."""
    assert "CC BY 4.0" in (DATA / "LICENSE").read_text(encoding="utf-8")


def test_the_citation_names_the_version_of_the_data(record: Tables) -> None:
    """CITATION.cff and dataset.json never disagree."""
    cff = (Path(__file__).parent.parent / "CITATION.cff").read_text(encoding="utf-8")
    assert record.dataset is not None
    assert f'version: "{record.dataset.version}"' in cff
