"""Counts as bars, with the denominator said first and what is not known said last."""

from rich.console import Group, RenderableType
from rich.text import Text

from extradition_cli.output.console import QUIET, TITLE, Screen, said
from extradition_cli.output.grid import Column, Grid
from extradition_cli.questions.results import Counts

_WIDEST_BAR = 40
_NARROWEST_BAR = 8
_GAP = 2


def bars(result: Counts, screen: Screen) -> RenderableType:
    """Return a line of totals, a bar per value, and who is left out of them."""
    rows = result.stats.rows
    labels = [said(screen.language(label)) for label in result.labels]
    counts = [str(row.count) for row in rows]
    shares = [f"{row.share:.0%}" for row in rows]
    widest = max((label.cell_len for label in labels), default=0)
    numbers = [Column(max(map(len, each), default=0), right=True) for each in (counts, shares)]
    room = min(_WIDEST_BAR, screen.width - 20 - widest)
    drawn = [Column(room)] if room >= _NARROWEST_BAR else []
    beside = sum(column.width + _GAP for column in (*drawn, *numbers))
    grid = Grid(Column(min(widest, screen.width - beside)), *drawn, *numbers, gap=_GAP)
    most = max((row.count for row in rows), default=1)
    for label, row, count, share in zip(labels, rows, counts, shares, strict=True):
        length = max(1, round(row.count / most * room))
        bar = [Text("█" * length, style="cyan")] if drawn else []
        grid.add_row(label, *bar, Text(count), Text(share))
    totals = Text(screen.language(result.totals), style=TITLE)
    remainder = "".join(f"\n{screen.language(line)}" for line in result.remainder)
    return Group(totals, Text(""), grid, Text(remainder, style=QUIET))
