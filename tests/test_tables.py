"""Tables and bars at every width of a screen: nothing is lost, and columns are left out by priority."""

from collections import Counter
from itertools import groupby, pairwise
from typing import Any

import pytest
from rich.cells import cell_len

from extradition_cli.api import Database
from extradition_cli.checks.report import complaints
from extradition_cli.output.bars import bars
from extradition_cli.output.console import Screen
from extradition_cli.output.tables import columns_of, table
from extradition_cli.questions.fields import SHAPES
from extradition_cli.questions.listings import counts, listing
from extradition_cli.questions.provenance import Versions, versions
from extradition_cli.questions.results import Counts, Listing, Result
from extradition_cli.questions.select import Filters
from extradition_cli.questions.stats import By

WIDTHS = range(20, 201)
ROWS = 5
VAST = 100_000
LISTED = [*SHAPES, "problems", "versions"]


def listed(kind: str, record: Database) -> Listing[Any]:
    """Return some rows of a listing of each shape that there is."""
    if kind == "problems":
        found = complaints(record, ["single-source", "shared-aliases"], errors_only=False)
        found.records = found.records[:ROWS]
        return found
    if kind == "versions":
        return Listing(Versions, [versions(record)], record, single=True)
    return listing(kind, record, Filters(), limit=ROWS)


def letters(drawn: str) -> Counter[str]:
    """Count the letters of what is drawn; where they stand is the layout's affair."""
    return Counter("".join(drawn.split()))


def drawn_of(result: Result, width: int, *fields: str) -> str:
    """Return the table of *result* on a screen of that width, without what stands below it."""
    screen = Screen(width, color=False, links=False)
    return screen.drawn(table(result, fields or None, screen))


@pytest.mark.parametrize("kind", LISTED)
def test_a_table_holds_its_cells_whole_and_drops_columns_by_priority(kind: str, record: Database) -> None:
    """What is drawn is every letter of the columns up to some priority, more of them the wider it is."""
    result = listed(kind, record)
    columns = columns_of(result, None)
    whole = {
        one.field: letters(one.header) + letters(drawn_of(result, VAST, one.field).partition("\n")[2])
        for one in columns
    }
    expected = {
        priority: sum((whole[one.field] for one in columns if one.priority <= priority), Counter[str]())
        for priority in {column.priority for column in columns}
    }
    assert letters(drawn_of(result, VAST)) == expected[max(expected)]
    lowest = []
    for width in WIDTHS:
        drawn = drawn_of(result, width)
        assert max(map(cell_len, drawn.splitlines())) <= width
        shown = [priority for priority, every in expected.items() if letters(drawn) == every]
        assert len(shown) == 1, (width, drawn)
        lowest += shown
    assert lowest == sorted(lowest)


class Words(Result):
    """Rows that are invented: each column has one letter of its own, of which its words are made."""

    columns = fields = ("name", "transfer", "aliases", "court", "id")

    def objects(self) -> list[dict[str, Any]]:
        """Return rows with words of many lengths, some letters two columns wide."""
        lengths = ([5, 9, 9], [4, 2, 4], [12, 1, 3, 8, 2, 20, 6, 7], [3] * 40, [17])
        return [
            {
                name: " ".join(letter * length for length in each)
                for name, letter, each in zip(self.fields, "αβγ漢ε", lengths, strict=True)
            },
            dict.fromkeys(self.fields, ""),
        ]


def words(drawn: str, letter: str) -> list[int]:
    """Return how long the words are that are made of *letter*, from the top to the bottom."""
    return [len(list(run)) for found, run in groupby(" ".join(drawn.split("\n"))) if found == letter]


def test_words_are_broken_only_where_no_column_can_be_left_out() -> None:
    """Names stand on one line, dates and ids in one piece, as soon as the screen is as wide as they."""
    for width in WIDTHS:
        drawn = drawn_of(Words(), width)
        assert max(map(cell_len, drawn.splitlines())) <= width
        assert any("ααααα ααααααααα ααααααααα" in line for line in drawn.splitlines()) is (width >= 25)
        for letter, expected in zip("βγε", ([4, 2, 4], [12, 1, 3, 8, 2, 20, 6, 7], [17]), strict=True):
            assert words(drawn, letter) in ([], expected), (width, drawn)


def test_what_was_asked_for_is_never_dropped(record: Database) -> None:
    """Too many fields for any screen are all there; the table is then wider than the screen."""
    assert letters(drawn_of(Words(), 20, *["court"] * 8))["漢"] == 8 * 40 * 3
    result = listing("figures", record, Filters(), limit=2)
    everything = letters(drawn_of(result, VAST, *result.fields))
    for width in (20, 60, 200):
        assert letters(drawn_of(result, width, *result.fields)) == everything


def test_dates_and_ids_stand_whole_beside_prose(record: Database) -> None:
    """However long a text is beside which they stand, it does not take their room."""
    result = listing("figures", record, Filters(), limit=ROWS)
    for width in range(80, 201):
        lines = drawn_of(result, width, "summary", "transfer", "id").splitlines()
        for figure in result.records:
            assert any(line.endswith(f"{figure.transfer}  {figure.id}") for line in lines)


@pytest.mark.parametrize("by", By)
def test_bars_hold_their_labels_whole(by: By, record: Database) -> None:
    """Labels, counts and shares are there at every width; the bars grow, and go first."""
    result = counts(record, [by], Filters())
    assert isinstance(result, Counts)
    drawn = {}
    for width in WIDTHS:
        screen = Screen(width, color=False, links=False)
        lines = screen.drawn(bars(result, screen))
        assert max(map(len, lines.splitlines())) <= width
        drawn[width] = letters(lines)
    filled = [found.pop("█", 0) for found in drawn.values()]
    assert all(one <= other for one, other in pairwise(filled))
    assert (filled[0], all(found == drawn[200] for found in drawn.values())) == (0, True)
