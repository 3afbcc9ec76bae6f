"""Counts as bars, with the denominator said first and what is not known said last."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from extradition_cli.language import Language, Phrase, joined
from extradition_cli.render.console import QUIET, TITLE, Screen, said
from extradition_cli.results import Counts
from extradition_cli.stats import Stats
from extradition_cli.wording import people_named

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
    totals = Text(screen.language(_totals(stats)), style=TITLE)
    return Group(totals, Text(""), grid, Text(_remainder(stats, screen.language), style=QUIET))


def _totals(stats: Stats) -> Phrase:
    known = people_named(stats.named_in_full, stats.named_in_part, stats.not_named)
    return joined(": ", [Phrase("{count} people", count=stats.people), known])


def _remainder(stats: Stats, language: Language) -> str:
    lines = []
    if stats.not_stated:
        lines.append(Phrase("not stated for {count} of {all}", count=stats.not_stated, all=stats.people))
    if stats.several:
        lines.append(Phrase("one person may count under several"))
    return "".join(f"\n{language(line)}" for line in lines)
