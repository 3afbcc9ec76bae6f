"""``extradition timeline``."""

import pytest

from tests.conftest import Cli


def test_entries_come_in_order_of_date(cli: Cli) -> None:
    """The timeline runs forward, and backward with --reverse."""
    dates = [entry["date"] for entry in cli("timeline", "--json").json]
    assert dates == sorted(dates)
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
        if groups & {one["id"] for one in entry["organizations"]} or people & set(entry["figures"])
    ]
    assert expected
    assert [entry["id"] for entry in cli("timeline", "--cartel", "cdn", "--json").json] == expected


def test_a_chronicle_has_months_and_aligned_days(cli: Cli) -> None:
    """On a terminal months are headings and days stand under each other."""
    lines = cli("timeline", "--since", "2025-08-10", "--until", "2025-08-13", terminal=80).out.splitlines()
    assert lines[0] == "2025 ─ August"
    assert {line[5] for line in lines[1:] if line[2:4].strip().isdigit()} == {"│"}
    assert any("TRANSFER" in line for line in lines)


def test_compact_is_one_line_each(cli: Cli) -> None:
    """--compact leaves the summaries out."""
    asked = ("timeline", "--type", "transfer", "--compact")
    lines = cli(*asked, terminal=160).out.splitlines()
    assert len([line for line in lines if "TRANSFER" in line]) == 3
    assert len(lines) == 3 + 3 + 2  # a month each, an entry each, an empty line and the footer


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
