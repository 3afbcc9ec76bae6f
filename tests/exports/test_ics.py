"""The calendar, parsed back by icalendar."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from extradition_cli.api import open_record
from extradition_cli.exports.selection import Selection
from extradition_cli.questions.select import Filters
from extradition_cli.questions.timeline import timeline
from extradition_cli.record.steps import steps
from extradition_cli.record.vocabulary import SCHEDULED
from tests.conftest import Cli, Copy

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


def test_an_entry_fills_its_day_or_few_days(entries: dict[str, Any], whole: Selection) -> None:
    """Days that belong together are a bar; a month is a mark on its first day, and said to be one."""
    bars = 0
    for event in whole.events.values():
        entry = entries[f"{event.id}@extradition-cli"]
        assert entry.decoded("DTSTART").isoformat().startswith(event.date)
        assert ("day not known" in entry["SUMMARY"]) == (len(event.date) < len("2025-08-12"))
        if "DTEND" in entry:
            last = entry.decoded("DTEND") - timedelta(days=1)
            assert last.isoformat() == event.end_date
            assert last - entry.decoded("DTSTART") < timedelta(days=7)
            bars += 1
    assert bars


def test_what_is_only_scheduled_is_tentative(entries: dict[str, Any], whole: Selection) -> None:
    """A hearing that was set for a day may have been moved: its entry does not promise it."""
    told = {one.id for one in timeline(whole, Filters())}
    scheduled = sum(
        step.entry.type in SCHEDULED and step.id in told
        for figure in whole.figures.values()
        for step in steps(figure)
    )
    tentative = [entry for entry in entries.values() if entry["STATUS"] == "TENTATIVE"]
    assert scheduled
    assert len(tentative) >= scheduled
    assert all("scheduled" in entry["CATEGORIES"].cats for entry in tentative)
    assert whole.dataset is not None
    later = date.fromisoformat(whole.dataset.as_of)
    others = [entry for entry in tentative if "-scheduled" not in entry["UID"]]
    assert all(entry.decoded("DTSTART") > later for entry in others)


def trial(copy: Copy, change: Callable[[dict[str, Any]], None]) -> Any:
    """Return the entry of Rafael Caro Quintero's trial after *change* to his case."""
    copy.change("figures", lambda rows: change(rows["rafael-caro-quintero"]["cases"][0]))
    found = icalendar.Calendar.from_ical(written(Selection(open_record(copy.path), Filters())))
    return next(
        one for one in found.walk("VEVENT") if one["UID"].startswith("rafael-caro-quintero-edny-trial")
    )


def test_a_trial_that_is_moved_stays_one_entry(copy: Copy) -> None:
    """The calendar that has it moves it: the same UID, and a number that rises with the release."""

    def move(case: dict[str, Any]) -> None:
        (entry,) = (one for one in case["history"] if one["type"] == "trial-scheduled")
        entry["date"] = "2027-09-01"

    copy.change("dataset", lambda rows: rows["extradition"].update(version="2026.12.24"))
    entry = trial(copy, move)
    assert entry["UID"] == "rafael-caro-quintero-edny-trial-scheduled@extradition-cli"
    assert entry.decoded("DTSTART") == date(2027, 9, 1)
    assert entry["SEQUENCE"] == date(2026, 12, 24).toordinal()


@pytest.mark.parametrize("outcome", ["dismissed", "pleaded-guilty"])
def test_a_trial_that_will_not_be_is_cancelled(copy: Copy, outcome: str) -> None:
    """What ended the case before that day takes the trial off."""

    def end(case: dict[str, Any]) -> None:
        step = {"date": "2026-11-20", "type": outcome, "text": "Ended.", "sources": case["sources"]}
        case["history"].insert(-1, step)

    assert trial(copy, end)["STATUS"] == "CANCELLED"


def test_days_asked_for_are_those_of_the_entries(cli: Cli) -> None:
    """Since June 2026 there are hearings, though nobody was handed over since then."""
    text = cli("export", "ics", "--since", "2026-06", "--until", "2027").out
    days = [one.decoded("DTSTART") for one in icalendar.Calendar.from_ical(text).walk("VEVENT")]
    assert date(2027, 3, 8) in days
    assert min(days) >= date(2026, 6, 1)


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
    ours = "UID DTSTAMP LAST-MODIFIED SEQUENCE DTSTART SUMMARY DESCRIPTION CATEGORIES STATUS TRANSP"
    for entry in calendar.walk("VEVENT"):
        assert set(entry) - {"DTEND"} == set(ours.split())
        assert not any(ord(letter) < 32 and letter != "\n" for letter in str(entry["DESCRIPTION"]))
