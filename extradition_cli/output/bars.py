"""Counts as bars, with the denominator said first and what is not known said last."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from extradition_cli.output.console import QUIET, TITLE, Screen, said
from extradition_cli.questions.results import Counts

_WIDEST_BAR = 40
_NARROWEST_BAR = 8


def bars(result: Counts, screen: Screen) -> RenderableType:
    """Return a line of totals, a bar per value, and who is left out of them."""
    stats = result.stats
    labels = [said(screen.language(label)) for label in result.labels]
    room = min(_WIDEST_BAR, screen.width - 20 - max((label.cell_len for label in labels), default=0))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    if room >= _NARROWEST_BAR:
        table.add_column(width=room)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    most = max((row.count for row in stats.rows), default=1)
    for label, row in zip(labels, stats.rows, strict=True):
        length = max(1, round(row.count / most * room))
        bar = [Text("█" * length, style="cyan")] if room >= _NARROWEST_BAR else []
        table.add_row(label, *bar, Text(str(row.count)), Text(f"{row.share:.0%}"))
    totals = Text(screen.language(result.totals), style=TITLE)
    remainder = "".join(f"\n{screen.language(line)}" for line in result.remainder)
    return Group(totals, Text(""), table, Text(remainder, style=QUIET))
