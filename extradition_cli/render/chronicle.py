"""The timeline as a chronicle: years and months as headings, a rail, dates aligned."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extradition_cli.dates import MONTHS, is_valid
from extradition_cli.query import Happening
from extradition_cli.render.console import QUIET, TITLE, Screen, prose, said
from extradition_cli.results import Chronicle
from extradition_cli.visible import visible

# One sign for each type, told apart without colour; the word stands beside it.
_SIGN = {
    "transfer": "●",
    "case": "§",
    "court": "§",
    "arrest": "+",
    "crime": "x",
    "statement": "“",
    "diplomacy": "~",
    "law": "¶",
    "designation": "#",
    "tariff": "$",
    "military": "!",
    "criticism": "?",
    "other": "·",
}
_NARROW = 70


def chronicle(result: Chronicle, screen: Screen) -> RenderableType:
    """Return the happenings under their months; one line each if the result is compact."""
    if not result.records:
        return Text("Nothing on the timeline matches.", style=QUIET)
    parts: list[RenderableType] = []
    for month, happenings in groupby(result.records, key=lambda happening: happening.date[:7]):
        parts.append(Text(("" if not parts or result.compact else "\n") + _month(month), style=TITLE))
        parts.append(_month_table(list(happenings), screen, compact=result.compact))
    return Group(*parts)


def _month(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{year} ─ {MONTHS[int(number) - 1]}" if number and is_valid(month) else visible(month)


def _month_table(happenings: list[Happening], screen: Screen, *, compact: bool) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=2, justify="right", no_wrap=True)
    grid.add_column(width=1, no_wrap=True)
    wide = screen.width >= _NARROW
    grid.add_column(width=13 if wide else 1, no_wrap=True)
    grid.add_column(overflow="fold")
    for happening in happenings:
        sign = _SIGN.get(happening.type, "·")
        grand = happening.type == "transfer"
        word = Text(
            f"{sign} {happening.type.upper() if grand else happening.type}" if wide else sign,
            style=TITLE if grand else QUIET,
        )
        told = said(happening.title, TITLE if grand or not compact else "")
        if not compact:
            told.append("\n").append_text(prose(happening.summary))
        grid.add_row(said(happening.date[8:] or "·"), Text("│", style=QUIET), word, told)
    return Padding(grid, (0, 0, 0, 2))
