"""Rows as a table that fits: names whole, columns dropped by priority, nothing cut."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from extradition_cli.language import Phrase
from extradition_cli.oneline import Json, flat
from extradition_cli.render import grid
from extradition_cli.render.console import QUIET, STANDING, TITLE, Screen, said
from extradition_cli.render.grid import Grid
from extradition_cli.results import Listing, Result
from extradition_cli.tables import Tables
from extradition_cli.wording import head, said_of, short_name

_GAP = 2
_STYLES = {"name": TITLE, "title": TITLE, "label": TITLE}


class Column(NamedTuple):
    """One column: its field, its head, how narrow it may get, and how soon it is dropped (0: never)."""

    field: str
    head: Phrase
    narrowest: int
    drop: int


_COLUMNS: dict[str, tuple[Column, ...]] = {
    "Figure": (
        Column("name", head("name"), 0, 0),
        Column("aliases", Phrase("Also known as"), 14, 3),
        Column("organizations", Phrase("Organization"), 12, 2),
        Column("districts", Phrase("Court"), 10, 1),
        Column("transfer", head("transfer"), 10, 4),
        Column("standing", head("standing"), 22, 0),
        Column("standing_since", Phrase("Since"), 10, 5),
    ),
    "CaseRow": (
        Column("name", head("name"), 0, 0),
        Column("district", head("district"), 10, 1),
        Column("docket", head("docket"), 16, 3),
        Column("court", head("court"), 24, 5),
        Column("standing", head("standing"), 22, 0),
        Column("standing_since", Phrase("Since"), 10, 4),
    ),
    "Organization": (
        Column("name", head("name"), 0, 0),
        Column("abbreviations", head("abbreviations"), 13, 2),
        Column("type", head("type"), 12, 1),
        Column("parent", head("parent"), 20, 3),
    ),
    "Event": (
        Column("date", head("date"), 10, 0),
        Column("type", head("type"), 11, 1),
        Column("title", head("title"), 30, 0),
        Column("id", head("id"), 0, 2),
    ),
    "ExtraditionCount": (
        Column("since", head("since"), 10, 0),
        Column("until", head("until"), 10, 0),
        Column("count", head("count"), 5, 0),
        Column("scope", head("scope"), 30, 0),
        Column("id", head("id"), 0, 1),
    ),
    "Use": (
        Column("title", head("title"), 24, 0),
        Column("supports", head("supports"), 30, 0),
        Column("published", head("published"), 10, 1),
        Column("publisher", head("publisher"), 16, 2),
        Column("id", head("id"), 0, 3),
    ),
    "Problem": (
        Column("level", head("level"), 7, 0),
        Column("rule", head("rule"), 0, 2),
        Column("table", head("table"), 0, 3),
        Column("record", head("record"), 20, 0),
        Column("field", head("field"), 12, 1),
        Column("problem", head("problem"), 28, 0),
    ),
    "Context": (Column("title", head("title"), 30, 0), Column("id", head("id"), 0, 1)),
    "Law": (
        Column("title", head("title"), 30, 0),
        Column("citation", head("citation"), 24, 1),
        Column("id", head("id"), 0, 2),
    ),
    "Official": (
        Column("name", head("name"), 0, 0),
        Column("office", head("office"), 20, 0),
        Column("country", head("country"), 7, 1),
        Column("id", head("id"), 0, 2),
    ),
    "Source": (
        Column("published", head("published"), 10, 1),
        Column("publisher", head("publisher"), 16, 2),
        Column("title", head("title"), 28, 0),
        Column("id", head("id"), 0, 3),
    ),
}
"""What a table shows of each shape, by its name: to import them all would cost more than to draw one."""


def table(result: Result, fields: Sequence[str] | None, screen: Screen) -> RenderableType:
    """Return a borderless table of *result*, of the chosen *fields* or those its kind is known by."""
    rows = result.objects()
    if not rows:
        return Text(screen.language(Phrase("Nothing matches.")), style=QUIET)
    columns = _columns(result, fields)
    tables = result.tables if isinstance(result, Listing) else None
    heads = [screen.language(column.head) for column in columns]
    short = _abbreviations(result)
    cells = [[_cell(column.field, row, tables, short, screen) for column in columns] for row in rows]
    widths = _widths(columns, heads, cells, screen.width)
    drawn = Grid(*map(grid.Column, widths.values()), gap=_GAP)
    drawn.add(*(Text(heads[number], style=QUIET) for number in widths))
    for line in cells:
        drawn.add(*(line[number] for number in widths))
    return drawn


def _columns(result: Result, fields: Sequence[str] | None) -> tuple[Column, ...]:
    if fields is None and isinstance(result, Listing) and result.shape.__name__ in _COLUMNS:
        return _COLUMNS[result.shape.__name__]
    # A reader of other kinds gets their own columns; the first is never dropped, nor any that was asked for.
    names = fields or result.columns
    return tuple(
        Column(
            name,
            head(name),
            0 if not number else 8,
            0 if fields or not number else number,
        )
        for number, name in enumerate(names)
    )


def _abbreviations(result: Result) -> dict[str, str]:
    """Return the first abbreviation of each organization by its name, or its name where it has none."""
    if not isinstance(result, Listing):
        return {}
    known = result.tables.organizations.values()
    return {organization.name: short_name(organization) for organization in known}


def _cell(
    field: str, row: dict[str, Json], tables: Tables | None, short: dict[str, str], screen: Screen
) -> Text:
    value = row[field]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return said(", ".join(screen.language(short.get(str(item), str(item))) for item in value))
    style = STANDING.get(value, "") if field == "standing" else _STYLES.get(field, "")
    return said(screen.language(said_of(field, row, tables) or flat(value)), style)


def _widths(
    columns: Sequence[Column], heads: Sequence[str], cells: list[list[Text]], room: int
) -> dict[int, int]:
    """Return the width of every column that is shown, by its number.

    The most expendable columns are left out until the rest fit at their narrowest; what room
    is left then goes, cell by cell, to whichever column lacks most.
    """
    wanted = [max(cell_len(word), _widest(cells, number)) for number, word in enumerate(heads)]
    widths = {
        number: min(column.narrowest or wanted[number], wanted[number])
        for number, column in enumerate(columns)
    }
    while sum(widths.values()) + _GAP * (len(widths) - 1) > room:
        expendable = max(widths, key=lambda number: columns[number].drop)
        if not columns[expendable].drop:
            break
        del widths[expendable]
    spare = room - sum(widths.values()) - _GAP * (len(widths) - 1)
    while spare > 0 and any(widths[number] < wanted[number] for number in widths):
        widths[max(widths, key=lambda number: wanted[number] - widths[number])] += 1
        spare -= 1
    return widths


def _widest(cells: list[list[Text]], number: int) -> int:
    return max(cell_len(line[number].plain) for line in cells)
