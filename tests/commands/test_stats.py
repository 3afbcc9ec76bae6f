"""``extradition stats``."""

import pytest

from extradition_cli.questions.stats import By
from extradition_cli.record.store import Tables
from tests.conftest import INFERRED, Cli, tally


@pytest.mark.parametrize("by", By)
def test_counts_have_a_denominator_and_a_remainder(cli: Cli, record: Tables, by: str) -> None:
    """Every count is against all 92 people; who is not counted is counted too."""
    found = cli("stats", "--by", by, "--json", watched=True, err=INFERRED).json
    everybody = tally(record)
    assert (found["people"], found["figures"], found["not_named"]) == (
        92,
        everybody.figures,
        everybody.unnamed,
    )
    counted = sum(row["count"] for row in found["rows"])
    # Where one person may count under several values, somebody does.
    assert found["several"] is (counted + found["not_stated"] > 92)
    assert counted + found["not_stated"] >= 92


def test_transfers_are_counted_whole(cli: Cli) -> None:
    """29, 26 and 37 people: when the unnamed were handed over is known."""
    found = cli("stats", "--by", "transfer", "--json", watched=True, err=INFERRED).json
    assert [(row["value"], row["count"]) for row in found["rows"]] == [
        ("2025-02-27", 29),
        ("2025-08-12", 26),
        ("2026-01-20", 37),
    ]
    assert found["not_stated"] == 0


def test_filters_change_the_denominator(cli: Cli) -> None:
    """Of the second transfer there are 26 people, all named."""
    found = cli("stats", "--transfer", "second", "--json").json
    assert (found["people"], found["not_named"]) == (26, 0)


def test_as_of_counts_what_was_known(cli: Cli) -> None:
    """On 1 March 2025 there were 29."""
    assert cli("stats", "--as-of", "2025-03-01", "--json").json["people"] == 29


def test_bars_fit_and_say_the_totals_first(cli: Cli, record: Tables) -> None:
    """On a terminal the first line is the denominator; no line is too long."""
    for width in (60, 80, 160):
        lines = cli("stats", "--by", "cartel", terminal=width).out.splitlines()
        assert " ".join(lines).startswith(f"92 people: {tally(record)} ")
        assert max(map(len, lines)) <= width


def test_an_unknown_property_is_refused(cli: Cli) -> None:
    """The valid ones are named."""
    assert "did you mean cartel" in cli("stats", "--by", "cartle", exit_code=2, err=None).err
