"""Rows as a table of Rich's: names whole, columns dropped by priority, nothing cut."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from extradition_cli.language import Phrase
from extradition_cli.output.console import QUIET, STANDING, TITLE, Screen, said
from extradition_cli.questions.results import Listing, Result
from extradition_cli.record.one_line import Json, flat
from extradition_cli.record.store import Tables
from extradition_cli.record.wording import head, said_of, short_name

_GAP = 2
"""Spaces between two columns."""
_LEAST_WIDTH = 2
"""Columns of the screen that one wide letter takes: narrower than that no text can be folded."""
_LEAST_TEXT = {
    **{"name": 0, "title": 30, "label": 12, "text": 28, "problem": 28, "scope": 30},
    **{"record": 20, "field": 12, "office": 20},
}
"""Fields that a row is known by, and how narrow each may get."""
_STYLES = {"name": TITLE, "title": TITLE, "label": TITLE}


_SOUGHT = frozenset({"court", "courts", "district", "docket"})
"""Fields of which a reader is told that they were looked for."""


class TableColumn(NamedTuple):
    """One column of a listing: the field it shows, under which header, and what it does for want of room.

    It gets no narrower than *min_width* (0: than its longest word), with *no_wrap* no narrower than
    its widest cell; of the columns that do not fit the one with the highest *priority* is left out
    first, and one with 0 never.
    """

    field: str
    header: Phrase
    min_width: int = 0
    priority: int = 0
    no_wrap: bool = False


TABLE_COLUMNS: dict[str, tuple[TableColumn, ...]] = {
    "Figure": (
        TableColumn("name", head("name"), no_wrap=True),
        TableColumn("aliases", Phrase("Also known as"), min_width=14, priority=3),
        TableColumn("organizations", Phrase("Organization"), min_width=12, priority=2),
        TableColumn("courts", Phrase("Court"), min_width=10, priority=1),
        TableColumn("transfer", head("transfer"), priority=4),
        TableColumn("standing", head("standing"), min_width=22),
        TableColumn("standing_since", Phrase("Since"), priority=5),
    ),
    "CaseRow": (
        TableColumn("name", head("name"), no_wrap=True),
        TableColumn("district", Phrase("Court"), min_width=10, priority=1),
        TableColumn("docket", head("docket"), priority=3),
        TableColumn("standing", head("standing"), min_width=22),
        TableColumn("standing_since", Phrase("Since"), priority=4),
    ),
    "RelatedPerson": (
        TableColumn("name", head("name"), no_wrap=True),
        TableColumn("aliases", Phrase("Also known as"), min_width=14, priority=2),
        TableColumn("role", head("role"), min_width=16),
        TableColumn("standing", head("standing"), min_width=14, priority=1),
        TableColumn("organizations", Phrase("Organization"), min_width=12, priority=3),
        TableColumn("id", head("id"), priority=4),
    ),
    "SourceUse": (
        TableColumn("title", head("title"), min_width=24),
        TableColumn("supports", head("supports"), min_width=30),
        TableColumn("published", head("published"), priority=1),
        TableColumn("publisher", head("publisher"), min_width=16, priority=2),
        TableColumn("id", head("id"), priority=3),
    ),
    "Screening": (
        TableColumn("query", head("query"), no_wrap=True),
        TableColumn("label", head("label"), no_wrap=True),
        TableColumn("basis", head("basis"), priority=1),
        TableColumn("matched", head("matched"), min_width=16, priority=3),
        TableColumn("kind", head("kind"), priority=2),
        TableColumn("field", head("field"), priority=4),
        TableColumn("score", head("score"), priority=5),
        TableColumn("id", head("id"), priority=6),
    ),
}
"""What a table shows of each shape and of a list of names, by its name: to import them all would cost more
than to draw one."""


def table(result: Result, fields: Sequence[str] | None, screen: Screen) -> RenderableType:
    """Return a borderless table of *result*, of the chosen *fields* or those its kind is known by."""
    rows = result.objects()
    if not rows:
        return Text(screen.language(Phrase("Nothing matches.")), style=QUIET)
    columns = columns_of(result, fields)
    tables = result.tables if isinstance(result, Listing) else None
    headers = [Text(screen.language(column.header)) for column in columns]
    # An organization is shown by its first abbreviation where it has one.
    short = {one.id: short_name(one) for one in tables.organizations.values()} if tables else {}
    cells = [[_cell(column.field, row, tables, short, screen) for column in columns] for row in rows]
    widths = _widths(columns, [headers, *cells], screen.width)
    # Rich would measure every cell twice and shrink what is widest first, were it not told the widths,
    # and would squeeze columns to nothing on a screen that is too narrow for all of them.
    drawn = Table(
        box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style=QUIET, width=_whole_width(widths)
    )
    for number, width in widths.items():
        drawn.add_column(headers[number], width=width, overflow="fold")
    for line in cells:
        drawn.add_row(*(line[number] for number in widths))
    return drawn


def columns_of(result: Result, fields: Sequence[str] | None) -> tuple[TableColumn, ...]:
    """Return the columns that a table of *result* has where there is room for all of them."""
    shown = (result.shape if isinstance(result, Listing) else type(result)).__name__
    if fields is None and shown in TABLE_COLUMNS:
        return TABLE_COLUMNS[shown]
    # A reader of other kinds gets their own columns, the id last as it is the first to go; what a row is
    # called by is never dropped, nor any column that was asked for.
    names = fields or sorted(result.columns, key=lambda name: name == "id")
    return tuple(
        TableColumn(
            name,
            head(name),
            min_width=0 if fields else _LEAST_TEXT.get(name, 0),
            priority=0 if fields or name in _LEAST_TEXT else number,
            no_wrap=name == "name",
        )
        for number, name in enumerate(names, 1)
    )


def _cell(
    field: str, row: dict[str, Json], tables: Tables | None, short: dict[str, str], screen: Screen
) -> Text:
    value = row[field]
    if field == "district" and not value:
        value = row["court"]  # of a state, or of another country
    if not value and field in _SOUGHT:
        return Text(screen.language(Phrase("not found")), style=QUIET)
    if field == "organizations":
        return said(", ".join(screen.language(short.get(one["id"], one["name"])) for one in value))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return said(", ".join(map(screen.language, value)))
    style = STANDING.get(value, "") if field == "standing" else _STYLES.get(field, "")
    return said(screen.language(said_of(field, {**row, field: value}, tables) or flat(value)), style)


def _widths(columns: Sequence[TableColumn], lines: Sequence[Sequence[Text]], room: int) -> dict[int, int]:
    """Return the width of every column that is shown, by its number.

    The most expendable columns are left out until the rest fit at their narrowest; what room
    is left then goes, cell by cell, to whichever column lacks most.  Where even those fit
    that are never left out do not, the widest give way.
    """
    wanted = [max(line[number].cell_len for line in lines) for number in range(len(columns))]
    widths = {}
    for number, column in enumerate(columns):
        least = wanted[number] if column.no_wrap else column.min_width or _longest_word(lines, number)
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
