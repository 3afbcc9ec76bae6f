"""``extradition timeline``."""

from datetime import date
from typing import Any

import pytest

from extradition_cli.record.dates import last_day
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import SCHEDULED
from tests.conftest import Cli, Copy


def test_entries_come_in_order_of_date(cli: Cli) -> None:
    """The timeline runs forward, and backward with --reverse."""
    dates = [entry["date"] for entry in cli("timeline", "--json").json]
    assert dates == sorted(dates, key=lambda date: (last_day(date), -len(date)))
    assert [entry["date"] for entry in cli("timeline", "--reverse", "--json").json] == dates[::-1]


def test_a_range_takes_its_ends_whole(cli: Cli) -> None:
    """From 2025-02 until 2025-08 holds both transfers and nothing outside the months."""
    entries = cli("timeline", "--since", "2025-02", "--until", "2025-08", "--json").json
    assert {"2025-02-27", "2025-08-12"} <= {entry["date"] for entry in entries if entry["type"] == "transfer"}
    assert {entry["date"][:7] for entry in entries} <= {f"2025-{month:02}" for month in range(2, 9)} | {
        "2025"
    }


def test_court_history_is_woven_in(cli: Cli) -> None:
    """A plea from a figure's own history stands among the events, with its sources."""
    entries = cli("timeline", "--about", "cuini", "--json").json
    plea = next(entry for entry in entries if "pleaded not guilty" in entry["title"])
    assert (plea["date"], plea["type"], plea["figures"]) == (
        "2025-08-13",
        "case",
        ["abigael-gonzalez-valencia"],
    )
    assert plea["sources"]


def test_about_a_person_is_only_about_the_person(cli: Cli) -> None:
    """Every entry concerns the one who was asked for."""
    entries = cli("timeline", "--about", "caro quintero", "--json").json
    assert {entry["type"] for entry in entries} >= {"transfer", "court", "case"}
    assert [entry["id"] for entry in entries if "rafael-caro-quintero" not in entry["figures"]] == []


def test_about_an_official_is_what_the_official_did(cli: Cli, record: Tables) -> None:
    """Events name who acted; a figure of the same name comes first."""
    entries = cli("timeline", "--about", "sheinbaum", "--json").json
    acted = {id_ for id_, one in record.events.items() if "claudia-sheinbaum" in one.officials}
    assert {entry["id"] for entry in entries} == acted
    assert len(acted) > 5
    assert "is called 'xyzzy'" in cli("timeline", "--about", "xyzzy", exit_code=1, err=None).err


def test_types_narrow(cli: Cli) -> None:
    """--type takes one or several."""
    entries = cli("timeline", "--type", "transfer,tariff", "--json").json
    assert {entry["type"] for entry in entries} == {"transfer", "tariff"}
    assert "did you mean tariff" in cli("timeline", "--type", "tarif", exit_code=2, err=None).err


def test_a_cartel_brings_what_concerns_its_people(cli: Cli) -> None:
    """Entries name the cartel, one of its factions, or one of their figures; no other does."""
    groups = {"cartel-del-noreste", "los-chukys"}
    people = {row["id"] for row in cli("list", "--cartel", "cdn", "--json", err=None).json}
    assert len(people) > 1
    expected = [
        entry["id"]
        for entry in cli("timeline", "--json").json
        if groups & {group["id"] for group in entry["organizations"]} or people & set(entry["figures"])
    ]
    assert expected
    assert [entry["id"] for entry in cli("timeline", "--cartel", "cdn", "--json").json] == expected


def test_a_chronicle_has_months_and_aligned_days(cli: Cli) -> None:
    """On a terminal months are headings and days stand under each other."""
    lines = cli("timeline", "--since", "2025-08-10", "--until", "2025-08-13", terminal=80).out.splitlines()
    assert lines[0] == "August 2025"
    assert {line[4:6].strip().isalpha() for line in lines[1:] if line[2:4].strip().isdigit()} == {True}
    assert any("TRANSFER" in line for line in lines)


def test_compact_is_one_line_each(cli: Cli) -> None:
    """--compact leaves the summaries out."""
    asked = ("timeline", "--type", "transfer", "--compact")
    lines = cli(*asked, terminal=160).out.splitlines()
    assert len([line for line in lines if "TRANSFER" in line]) == 3
    assert len(lines) == 3 + 3 + 2  # a month each, an entry each, an empty line and the footer


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_compact_wraps_nothing_and_prints_a_day_once(cli: Cli, width: int) -> None:
    """A line is cut at any width; what has no day stands last in its month; ids stand where there is room."""
    asked = ("timeline", "--since", "2025-08", "--until", "2025-08", "--compact")
    entries = cli(*asked, "--json").json
    lines = [line for line in cli(*asked, terminal=width).out.splitlines() if line.startswith("  ")]
    assert len(lines) == len(entries) > 20
    assert max(map(len, lines)) <= width
    days = [day for line in lines if (day := line[:4].strip())]
    assert len(days) == len(set(days)) > 5
    assert days.index("·") == len(days) - 1
    assert all(line.endswith(one["id"]) for line, one in zip(lines, entries, strict=True)) is (width == 200)


TODAY = date(2026, 4, 20)


def test_what_comes_next_and_what_is_overdue(cli: Cli, record: Tables) -> None:
    """Every day that was set is ahead or has passed; what has an outcome on its day is neither."""
    scheduled = {
        entry.date
        for figure in record.figures.values()
        for case in figure.cases
        for entry in case.history
        if entry.type in SCHEDULED
    }
    ahead = cli("timeline", "--next", "--json", today=TODAY).json
    due = cli("timeline", "--due", "--json", today=TODAY, err=None).json
    assert {one["date"] for one in ahead} >= {"2026-04-20", "2027-03-08"}
    assert min(one["date"] for one in ahead) == "2026-04-20"
    assert max(one["date"] for one in due) == "2026-04-07"
    assert {one["date"] for one in (*ahead, *due) if one["step"] in SCHEDULED} == scheduled
    assert {one["step"] for one in due} <= SCHEDULED


def test_an_outcome_ends_what_is_due(cli: Cli, copy: Copy) -> None:
    """A step of the same day tells what came of it."""

    def hold(rows: Any) -> None:
        for case in rows["andrew-clark"]["cases"]:
            for entry in list(case["history"]):
                if entry["type"] == "hearing-scheduled":
                    case["history"].append({**entry, "type": "arraigned"})

    due = [row[-1] for row in cli("timeline", "--due", today=TODAY, err=None).rows]
    copy.change("figures", hold)
    assert [row[-1] for row in cli("timeline", "--due", today=TODAY, db=copy.path, err=None).rows] == due[1:]


def test_an_agenda_says_how_far_each_day_is(cli: Cli) -> None:
    """Under what was asked and as of when; for the ear too, in Spanish too."""
    first, *lines = cli("timeline", "--next", terminal=80, today=TODAY).out.splitlines()
    assert first.startswith("Ahead, as of 20 April 2026 (newest page read: ")
    assert any(line.startswith("  2027-03-08 in 322 days Rafael Caro Quintero: trial") for line in lines)
    assert "2027-03-08, in 322 days, case: Rafael" in cli("timeline", "--next", "--plain", today=TODAY).out
    spanish = cli("--lang", "es", "timeline", "--due", terminal=80, today=TODAY, err=None).out
    assert "Fijado, ya pasado, sin resultado hallado (última búsqueda: 28 de noviembre" in spanish
    assert "hace 13 días" in spanish


@pytest.mark.parametrize(
    ("asked", "iso"),
    [
        ("August 2025", "2025-08"),
        ("12 de agosto de 2025", "2025-08-12"),
        ("today", "2026-04-20"),
        ("hoy", "2026-04-20"),
        ("-2w", "2026-04-06"),
        ("+30d", "2026-05-20"),
        ("-2m", "2026-02-20"),
        ("-1y", "2025-04-20"),
    ],
)
def test_a_date_is_taken_as_people_say_it(cli: Cli, asked: str, iso: str) -> None:
    """In words of either language, or counted from today."""
    found = cli("timeline", "--since", asked, "--json", today=TODAY, err=None).json
    assert found
    assert found == cli("timeline", "--since", iso, "--json", err=None).json


def test_the_presumption_stands_where_people_are_listed(cli: Cli) -> None:
    """A tariff is no person."""
    assert "innocent" not in cli("timeline", "--type", "tariff", terminal=80).out
    assert "innocent" in cli("timeline", "--type", "arrest", terminal=80, err=None).out


def test_an_agenda_is_about_today(cli: Cli) -> None:
    """It goes with no other day, nor with its contrary."""
    assert "leave --as-of out" in cli("timeline", "--due", "--as-of", "2025", exit_code=2, err=None).err
    assert "take one of them" in cli("timeline", "--due", "--next", exit_code=2, err=None).err


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_nothing_is_wider_than_the_screen(cli: Cli, width: int) -> None:
    """A chronicle fits."""
    assert max(map(len, cli("timeline", "--since", "2025", terminal=width).out.splitlines())) <= width


def test_the_limit_keeps_the_first(cli: Cli) -> None:
    """--limit counts from the beginning, after --reverse from the end."""
    every = cli("timeline", "--json").json
    assert cli("timeline", "--limit", "3", "--json").json == every[:3]
    assert cli("timeline", "--reverse", "--limit", "2", "--json").json == every[:-3:-1]


def test_the_record_as_it_stood(cli: Cli) -> None:
    """Nothing later than the day is told."""
    assert max(e["date"] for e in cli("timeline", "--as-of", "2025-09-01", "--json").json) <= "2025-09-01"


def test_a_step_of_no_kind_is_called_by_its_own_words(cli: Cli) -> None:
    """Every title tells what happened; "other" tells nothing, and a title is no paragraph."""
    titles = [row["title"] for row in cli("timeline", "--json", err=None).json]
    assert not [title for title in titles if ": other" in title]
    assert max(map(len, titles)) < 200
