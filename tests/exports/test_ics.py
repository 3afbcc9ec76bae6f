"""The calendar, parsed back by icalendar."""

from datetime import date, timedelta
from typing import Any

import pytest

from extradition_cli.api import open_record
from extradition_cli.exports.selection import Selection
from extradition_cli.questions.select import Filters
from extradition_cli.questions.timeline import timeline
from extradition_cli.record.steps import steps
from extradition_cli.record.vocabulary import SCHEDULED
from tests.conftest import Copy

icalendar = pytest.importorskip("icalendar", reason="needs the extra `export`")

from extradition_cli.exports.ics import written


@pytest.fixture(scope="module")
def text(whole: Selection) -> str:
    """The calendar as text."""
    return written(whole)


@pytest.fixture(scope="module")
def entries(text: str) -> dict[str, Any]:
    """The entries by UID, as icalendar reads them."""
    found = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert all(not entry.errors for entry in found)
    return {str(entry["UID"]): entry for entry in found}


def test_it_is_the_timeline(entries: dict[str, Any], whole: Selection) -> None:
    """One entry for each happening, all events among them, none twice."""
    assert len(entries) == len(timeline(whole, Filters()))
    assert {f"{id_}@extradition-cli" for id_ in whole.events} <= set(entries)


def test_the_lines_are_those_of_the_standard(text: str) -> None:
    """CRLF, at most 75 octets, no bare line break: RFC 5545, section 3.1."""
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert not any("\n" in line or "\r" in line for line in lines)
    assert max(len(line.encode()) for line in lines) <= 75


def test_a_weak_copy_is_said_to_be_one(entries: dict[str, Any], whole: Selection) -> None:
    """Beside each source of an entry that is one, and beside no other."""
    seen = 0
    for event in whole.events.values():
        described = entries[f"{event.id}@extradition-cli"]["DESCRIPTION"]
        weak = [whole.sources[id_].title for id_ in event.sources if whole.sources[id_].weak]
        assert described.count("(weak copy)") == len(weak)
        seen += len(weak)
    assert seen


def test_days_are_whole_and_ends_are_exclusive(entries: dict[str, Any], whole: Selection) -> None:
    """An event fills its day, its days, or the month or year of which nothing nearer is known."""
    for event in whole.events.values():
        entry = entries[f"{event.id}@extradition-cli"]
        start, end = entry.decoded("DTSTART"), entry.decoded("DTEND")
        assert start.isoformat().startswith(event.date)
        assert (end - timedelta(days=1)).isoformat().startswith(event.end_date or event.date)
        assert ("day not known" in entry["SUMMARY"]) == (len(event.date) < len("2025-08-12"))


def test_what_is_only_scheduled_is_tentative(entries: dict[str, Any], whole: Selection) -> None:
    """A hearing that was set for a day may have been moved: its entry does not promise it."""
    told = {one.id for one in timeline(whole, Filters())}
    scheduled = {
        f"{step.id}@extradition-cli"
        for figure in whole.figures.values()
        for step in steps(figure)
        if step.entry.type in SCHEDULED and step.id in told
    }
    assert scheduled
    tentative = {uid for uid, entry in entries.items() if entry["STATUS"] == "TENTATIVE"}
    assert scheduled <= tentative
    assert whole.dataset is not None
    later = date.fromisoformat(whole.dataset.as_of)
    assert all(entries[uid].decoded("DTSTART") > later for uid in tentative - scheduled)


def test_every_entry_says_where_it_is_from(entries: dict[str, Any], whole: Selection) -> None:
    """A stamp from the data's own release, an address that can be opened, the sources in words."""
    for entry in entries.values():
        assert entry.decoded("DTSTAMP").date() == whole.released
        assert str(entry["URL"]).startswith("http")
        assert "Sources:\n" in str(entry["DESCRIPTION"])


def test_uids_stay_when_a_step_is_found_later(copy: Copy, entries: dict[str, Any]) -> None:
    """A calendar that is subscribed to updates its entries and doubles none."""

    def add(rows: dict[str, Any]) -> None:
        for row in rows.values():
            for case in row["cases"]:
                step = {
                    "date": "2001-01-01",
                    "type": "other",
                    "text": "SearchResult.",
                    "sources": case["sources"][:1],
                }
                case["history"].insert(0, step)

    copy.change("figures", add)
    later = icalendar.Calendar.from_ical(written(Selection(open_record(copy.path), Filters())))
    assert set(entries) <= {str(entry["UID"]) for entry in later.walk("VEVENT")}


def test_hostile_text_makes_no_property(hostile: Selection) -> None:
    """Line breaks, semicolons and escapes in a title stay in the title."""
    calendar = icalendar.Calendar.from_ical(written(hostile))
    ours = "UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION CATEGORIES STATUS TRANSP"
    for entry in calendar.walk("VEVENT"):
        assert set(entry) == set(ours.split())
        assert not any(ord(letter) < 32 and letter != "\n" for letter in str(entry["DESCRIPTION"]))
