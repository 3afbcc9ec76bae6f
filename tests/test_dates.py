"""Partial dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_cli.record.dates import is_valid, known_by, spelled, within


@pytest.mark.parametrize("text", ["2025", "2025-08", "2025-08-12", "2024-02-29"])
def test_what_the_calendar_knows_is_valid(text: str) -> None:
    """A year, a month and a day are dates."""
    assert is_valid(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2025-8",
        "2025-13",
        "2025-02-30",
        "2025-08-12T00:00",
        "2025_08",
        "２０２５",
        "20250812",
        "2025-W33",
    ],
)
def test_everything_else_is_not(text: str) -> None:
    """What is no day, month or year of the calendar, or is written otherwise, is refused."""
    assert not is_valid(text)


@given(st.dates(), st.dates())
def test_days_are_known_from_their_day_on(day: object, other: object) -> None:
    """A full date is known by a day exactly if it is not later."""
    assert known_by(str(day), str(other)) == (str(day) <= str(other))


@pytest.mark.parametrize(
    ("text", "since", "until", "expected"),
    [
        ("2025-08-12", "2025-08", "2025-08", True),
        ("2025-08-31", None, "2025-08", True),
        ("2025-09", None, "2025-08-31", False),
        ("2025-08", "2025-08-12", None, False),
        ("2025-08", "2025", "2025-08", True),
        ("2025", None, "2024", False),
        ("2025", "2025", "2025", True),
    ],
)
def test_ranges_take_what_is_certainly_inside(
    text: str, since: str | None, until: str | None, expected: bool
) -> None:
    """The ends of a range count, a month or year whole; a vague date must lie inside as a whole."""
    assert within(text, since, until) == expected


def test_an_event_that_lasts_is_in_a_range_it_ends_in() -> None:
    """The end of an event counts, not its beginning alone."""
    assert within("2025-01", "2025-06", None, end="2025-07-01")
    assert not within("2025-01", "2025-08", None, end="2025-07-01")


def test_dates_are_spelled_as_exactly_as_they_are_known() -> None:
    """No day or month is invented for reading."""
    assert [spelled(text) for text in ("2025", "2025-08", "2025-08-02")] == [
        "2025",
        "August 2025",
        "2 August 2025",
    ]
