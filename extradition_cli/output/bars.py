"""Counts as bars, with the denominator said first and what is not known said last."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from extradition_cli.output.console import QUIET, TITLE, Screen, said
from extradition_cli.questions.results import Counts

_WIDEST_BAR = 40


def bars(result: Counts, screen: Screen) -> RenderableType:
    """Return a line of totals, a bar per value, and who is left out of them."""
    stats = result.stats
    labels = [screen.language(label) for label in result.labels]
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    room = min(_WIDEST_BAR, max(0, screen.width - 20 - max(map(len, labels), default=0)))
    if room >= 8:
        grid.add_column(width=room)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    most = max((row.count for row in stats.rows), default=1)
    for label, row in zip(labels, stats.rows, strict=True):
        bar = [Text("█" * max(1, round(row.count / most * room)), style="cyan")] if room >= 8 else []
        grid.add_row(said(label), *bar, Text(str(row.count)), Text(f"{row.share:.0%}"))
    totals = Text(screen.language(result.totals), style=TITLE)
    remainder = "".join(f"\n{screen.language(line)}" for line in result.remainder)
    return Group(totals, Text(""), grid, Text(remainder, style=QUIET))
