"""Rows as a table that fits: names whole, columns dropped by priority, nothing cut."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from extradition_cli.fields import Json, flat
from extradition_cli.model import Figure, Record
from extradition_cli.query import CaseRow
from extradition_cli.render.console import QUIET, TITLE, Screen, said, standing
from extradition_cli.results import Listing, Result

_GAP = 2


class Column(NamedTuple):
    """One column: its field, its head, how narrow it may get, and how soon it is dropped (0: never)."""

    field: str
    head: str
    narrowest: int
    drop: int


_COLUMNS: dict[type[Record], tuple[Column, ...]] = {
    Figure: (
        Column("name", "Name", 0, 0),
        Column("aliases", "Also known as", 14, 3),
        Column("organizations", "Organization", 12, 2),
        Column("districts", "Court", 10, 1),
        Column("transfer", "Transfer", 10, 4),
        Column("standing", "Standing", 18, 0),
        Column("standing_since", "Since", 10, 5),
    ),
    CaseRow: (
        Column("name", "Name", 0, 0),
        Column("district", "District", 10, 1),
        Column("docket", "Docket", 16, 3),
        Column("court", "Court", 24, 5),
        Column("standing", "Standing", 18, 0),
        Column("standing_since", "Since", 10, 4),
    ),
}


def table(result: Result, fields: Sequence[str] | None, screen: Screen) -> RenderableType:
    """Return a borderless table of *result*, of the chosen *fields* or those its kind is known by."""
    rows = result.objects()
    if not rows:
        return Text("Nothing matches.", style=QUIET)
    columns = _columns(result, fields)
    short = _abbreviations(result)
    cells = [[_cell(column.field, row[column.field], short) for column in columns] for row in rows]
    widths = _widths(columns, cells, screen.width)
    drawn = Table(box=None, padding=(0, _GAP, 0, 0), header_style=QUIET, pad_edge=False)
    for number, width in widths.items():
        drawn.add_column(columns[number].head, width=width, overflow="fold")
    for line in cells:
        drawn.add_row(*(line[number] for number in widths))
    return drawn


def _columns(result: Result, fields: Sequence[str] | None) -> tuple[Column, ...]:
    if fields is None and isinstance(result, Listing) and result.shape in _COLUMNS:
        return _COLUMNS[result.shape]
    # A reader of other kinds gets their own columns; the first is never dropped, nor any that was asked for.
    names = fields or result.columns
    return tuple(
        Column(
            name,
            name.replace("_", " ").capitalize(),
            0 if not number else 8,
            0 if fields or not number else number,
        )
        for number, name in enumerate(names)
    )


def _abbreviations(result: Result) -> dict[str, str]:
    """Return the first abbreviation of each organization by its name: a table has no room for more."""
    if not isinstance(result, Listing):
        return {}
    known = result.tables.organizations.values()
    return {
        organization.name: organization.abbreviations[0]
        for organization in known
        if organization.abbreviations
    }


def _cell(field: str, value: Json, short: dict[str, str]) -> Text:
    if field == "standing":
        return standing(str(value))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return said(", ".join(short.get(str(item), str(item)) for item in value))
    return said(flat(value), TITLE if field in ("name", "title", "label") else "")


def _widths(columns: Sequence[Column], cells: list[list[Text]], room: int) -> dict[int, int]:
    """Return the width of every column that is shown, by its number.

    The most expendable columns are left out until the rest fit at their narrowest; what room
    is left then goes, cell by cell, to whichever column lacks most.
    """
    wanted = [max(cell_len(column.head), _widest(cells, number)) for number, column in enumerate(columns)]
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
