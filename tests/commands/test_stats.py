"""``extradition stats``."""

import re

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
        counted = [line for line in lines if line.endswith("%")]
        # Where a label takes the line there is no bar: names are never cut.
        assert width == 60 or [line for line in counted if "█" not in line] == []
        assert len(counted) > 5


def test_two_properties_make_a_table(cli: Cli) -> None:
    """Every row adds up to its people, and every column to its count; nobody is left out silently."""
    found = cli("stats", "--by", "transfer,standing", "--json", err=None).json
    assert (found["by"], found["people"]) == (["transfer", "standing"], 92)
    names = set(found["rows"][0]) - {"value", "label", "count", "not_stated"}
    for row in found["rows"]:
        assert sum(row[name] for name in names) + row["not_stated"] == row["count"]
    by_standing = cli("stats", "--json", err=None).json
    assert {name: sum(row[name] for row in found["rows"]) for name in names} == {
        row["value"]: row["count"] for row in by_standing["rows"]
    }
    assert sum(row["not_stated"] for row in found["rows"]) == by_standing["not_stated"]
    years = cli("stats", "--by", "year,transfer", "--json", err=None).json["rows"]
    assert [(row["2025-08-12"], row["2026-01-20"], row["not_stated"]) for row in years] == [
        (26, 0, 0),
        (0, 37, 0),
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 160])
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("by", ["transfer,standing", "transfer,charge", "cartel,court"])
def test_a_table_of_two_properties_breaks_no_word(cli: Cli, width: int, lang: str, by: str) -> None:
    """Under the denominator; it fits, whichever property stands in rows, and loses no count."""
    asked = ("--lang", lang, "stats", "--by", by)
    out = cli(*asked, terminal=width, err=None).out
    assert out.startswith("92 pe")
    assert max(map(len, out.splitlines())) <= width
    whole = re.findall(r"\w+", cli(*asked, "--plain", err=None).out)
    heads = {"0", "not", "stated", "sin", "dato", "people", "personas"}
    assert set(re.findall(r"\w+", out)) <= heads.union(whole)
    rows = cli(*asked, "--json", err=None).json["rows"]
    numbers = [n for row in rows for name, n in row.items() if name not in ("value", "label") and n > 1]
    printed = list(map(int, re.findall(r"(?<![\w-])\d+(?![\w-])", out)))
    assert all(printed.count(n) >= numbers.count(n) for n in numbers)


def test_rows_and_columns_change_places_where_words_would_break(cli: Cli) -> None:
    """In Spanish at 60 columns the standings are rows; what is not stated has a row then."""
    asked = ("--lang", "es", "stats", "--by", "transfer,standing")
    lines = cli(*asked, terminal=60).out.splitlines()
    assert "2025-02-27  2025-08-12  2026-01-20" in lines[3]
    assert next(line.split() for line in lines if line.startswith("sin dato"))[2:] == ["0", "0", "7"]
    wide = cli(*asked, terminal=100).out
    assert re.search("^2026-01-20 .* 7$", wide, re.M)


def test_what_is_not_known_is_counted(cli: Cli, record: Tables) -> None:
    """Of whom nobody has made a name public, nothing else is known either."""
    rows = cli("stats", "--by", "missing", "--json", err=None).json["rows"]
    unknown = sum(figure.nationality is None for figure in record.figures.values()) + tally(record).unnamed
    assert {row["value"]: row["count"] for row in rows}["nationality"] == unknown


def test_three_properties_are_refused(cli: Cli) -> None:
    """Nor is one taken twice."""
    for by in ("transfer,standing,year", "year,year"):
        assert "one property, or two different ones" in cli("stats", "--by", by, exit_code=2, err=None).err


def test_an_unknown_property_is_refused(cli: Cli) -> None:
    """The valid ones are named."""
    assert "did you mean cartel" in cli("stats", "--by", "cartle", exit_code=2, err=None).err
