"""Counts as bars, with the denominator said first and what is not known said last."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from extradition_cli.render.console import QUIET, TITLE, Screen, said
from extradition_cli.stats import Stats

_WIDEST_BAR = 40


def bars(stats: Stats, screen: Screen) -> RenderableType:
    """Return a line of totals, a bar per value, and who is left out of them."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    room = min(
        _WIDEST_BAR, max(0, screen.width - 20 - max((len(row.label) for row in stats.rows), default=0))
    )
    if room >= 8:
        grid.add_column(width=room)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    most = max((row.count for row in stats.rows), default=1)
    for row in stats.rows:
        bar = [Text("█" * max(1, round(row.count / most * room)), style="cyan")] if room >= 8 else []
        grid.add_row(said(row.label), *bar, Text(str(row.count)), Text(f"{row.share:.0%}"))
    return Group(Text(_totals(stats), style=TITLE), Text(""), grid, Text(_remainder(stats), style=QUIET))


def _totals(stats: Stats) -> str:
    parts = [f"{stats.named_in_full} named in full"]
    if stats.named_in_part:
        parts.append(f"{stats.named_in_part} in part")
    if stats.not_named:
        parts.append(f"{stats.not_named} not publicly named")
    return f"{stats.people} people: {', '.join(parts)}"


def _remainder(stats: Stats) -> str:
    lines = []
    if stats.not_stated:
        lines.append(f"\nnot stated for {stats.not_stated} of {stats.people}")
    if stats.several:
        lines.append("\none person may count under several")
    return "".join(lines)
