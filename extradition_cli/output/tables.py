"""Rows as a table: names whole, columns dropped by priority, nothing cut."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from extradition_cli.language import Phrase
from extradition_cli.output.console import QUIET, STANDING, TITLE, Screen, said
from extradition_cli.output.grid import Column, Grid
from extradition_cli.questions.results import Listing, Result
from extradition_cli.record.one_line import Json, flat
from extradition_cli.record.store import Tables
from extradition_cli.record.wording import head, said_of, short_name

_GAP = 2
"""Spaces between two columns."""
_LEAST_WIDTH = 2
"""Columns of the screen that one wide letter takes: narrower than that no text can be folded."""
_STYLES = {"name": TITLE, "title": TITLE, "label": TITLE}


TABLE_COLUMNS: dict[str, dict[str, tuple[int, int]]] = {
    "Figure": {
        "name": (0, 0),
        "aliases": (3, 14),
        "organizations": (2, 12),
        "districts": (1, 10),
        "transfer": (4, 0),
        "standing": (0, 22),
        "standing_since": (5, 0),
    },
    "CaseRow": {
        "name": (0, 0),
        "district": (1, 10),
        "docket": (3, 0),
        "court": (5, 24),
        "standing": (0, 22),
        "standing_since": (4, 0),
    },
    "Organization": {"name": (0, 0), "abbreviations": (2, 13), "type": (1, 12), "parent": (3, 0)},
    "Event": {"date": (0, 0), "type": (1, 0), "title": (0, 30), "id": (2, 0)},
    "ExtraditionCount": {"since": (0, 0), "until": (0, 0), "count": (0, 0), "scope": (0, 30), "id": (1, 0)},
    "Use": {"title": (0, 24), "supports": (0, 30), "published": (1, 0), "publisher": (2, 16), "id": (3, 0)},
    "Problem": {
        "level": (0, 0),
        "rule": (2, 0),
        "table": (3, 0),
        "record": (0, 20),
        "field": (1, 12),
        "problem": (0, 28),
    },
    "Context": {"title": (0, 30), "id": (1, 0)},
    "Law": {"title": (0, 30), "citation": (1, 24), "id": (2, 0)},
    "Official": {"name": (0, 0), "office": (0, 20), "country": (1, 7), "id": (2, 0)},
    "Source": {"published": (1, 0), "publisher": (2, 16), "title": (0, 28), "id": (3, 0)},
}
"""What a table shows of each shape, by its name: to import them all would cost more than to draw one.

Behind each field stands its priority, and the least width of its column, 0 for that of its longest word.  Of
the columns that do not fit the one with the highest priority is left out first, and one with 0 never.
"""

_HEADERS = {
    "aliases": Phrase("Also known as"),
    "organizations": Phrase("Organization"),
    "districts": Phrase("Court"),
    "standing_since": Phrase("Since"),
}
"""Shorter or plainer names of columns that nobody asked for by the name of the field."""


class _TableColumn(NamedTuple):
    """One column: the field it shows, under which header, and what it does for want of room."""

    field: str
    header: Phrase
    priority: int
    min_width: int


def table(result: Result, fields: Sequence[str] | None, screen: Screen) -> RenderableType:
    """Return a borderless table of *result*, of the chosen *fields* or those its kind is known by."""
    rows = result.objects()
    if not rows:
        return Text(screen.language(Phrase("Nothing matches.")), style=QUIET)
    columns = _columns(result, fields)
    tables = result.tables if isinstance(result, Listing) else None
    headers = [Text(screen.language(column.header), style=QUIET) for column in columns]
    # An organization is shown by its first abbreviation where it has one.
    short = {one.name: short_name(one) for one in tables.organizations.values()} if tables else {}
    cells = [[_cell(column.field, row, tables, short, screen) for column in columns] for row in rows]
    widths = _widths(columns, [headers, *cells], screen.width)
    shown = [headers[number] for number in widths]
    grid = Grid(*map(Column, widths.values()), header=shown, gap=_GAP)
    for line in cells:
        grid.add_row(*(line[number] for number in widths))
    return grid


def _columns(result: Result, fields: Sequence[str] | None) -> list[_TableColumn]:
    known = TABLE_COLUMNS.get(result.shape.__name__) if isinstance(result, Listing) else None
    if fields is None and known:
        return [_TableColumn(name, _HEADERS.get(name) or head(name), *how) for name, how in known.items()]
    # A reader of other kinds gets their own columns; the first is never dropped, nor any that was asked for.
    return [
        _TableColumn(name, head(name), 0 if fields else number, 0)
        for number, name in enumerate(fields or result.columns)
    ]


def _cell(
    field: str, row: dict[str, Json], tables: Tables | None, short: dict[str, str], screen: Screen
) -> Text:
    value = row[field]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return said(", ".join(screen.language(short.get(str(item), str(item))) for item in value))
    style = STANDING.get(value, "") if field == "standing" else _STYLES.get(field, "")
    return said(screen.language(said_of(field, row, tables) or flat(value)), style)


def _widths(columns: Sequence[_TableColumn], lines: Sequence[Sequence[Text]], room: int) -> dict[int, int]:
    """Return the width of every column that is shown, by its number.

    The most expendable columns are left out until the rest fit at their narrowest; what room
    is left then goes, cell by cell, to whichever column lacks most.  Where even those fit
    that are never left out do not, the widest give way.
    """
    wanted = [max(line[number].cell_len for line in lines) for number in range(len(columns))]
    widths = {}
    for number, column in enumerate(columns):
        # A name stands on one line.
        least = wanted[number] if column.field == "name" else column.min_width or _longest_word(lines, number)
        widths[number] = min(least, wanted[number], room)
    while _whole_width(widths) > room:
        expendable = max(widths, key=lambda number: columns[number].priority)
        if not columns[expendable].priority:
            break
        del widths[expendable]
    while _whole_width(widths) > room and max(widths.values()) > _LEAST_WIDTH:
        widths[max(widths, key=lambda number: widths[number])] -= 1
    while _whole_width(widths) < room and any(widths[number] < wanted[number] for number in widths):
        widths[max(widths, key=lambda number: wanted[number] - widths[number])] += 1
    return widths


def _longest_word(lines: Sequence[Sequence[Text]], number: int) -> int:
    return max(cell_len(word) for line in lines for word in line[number].plain.split(" "))


def _whole_width(widths: dict[int, int]) -> int:
    return sum(widths.values()) + _GAP * (len(widths) - 1)
