"""Counts as bars, with the denominator said first and what is not known said last."""

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from extradition_cli.language import Phrase
from extradition_cli.output.console import QUIET, TITLE, Screen, said
from extradition_cli.questions.results import Counts, CrossCounts

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


def cross_table(result: CrossCounts, screen: Screen) -> RenderableType:
    """Return a line of totals, a row per value of one property with a column per value of the other."""
    heads = (Phrase("people"), *result.across.labels, Phrase("not stated"))
    columns = [result.down.labels, *((head,) for head in heads)]
    # Where every word fits none is broken, which Rich would do to make columns alike.
    words = [
        max(cell_len(word) for one in column for word in screen.language(one).split()) for column in columns
    ]
    gap = min(2, (screen.width - sum(words)) // (len(words) + 1))
    table = Table(box=None, padding=(0, max(gap, 1), 0, 0), pad_edge=False, header_style=QUIET)
    for number, least in enumerate(words):
        title = said(screen.language(heads[number - 1])) if number else ""
        table.add_column(title, overflow="fold", min_width=least if gap > 0 else None)
        table.columns[number].justify = "right" if number else "left"
    for label, row in zip(result.down.labels, result.stats.rows, strict=True):
        numbers = (row.count, *row.counts.values(), row.not_stated)
        table.add_row(said(screen.language(label)), *map(str, numbers))
    remainder = "".join(f"\n{screen.language(line)}" for line in result.down.remainder)
    totals = Text(screen.language(result.down.totals), style=TITLE)
    return Group(totals, Text(""), table, Text(remainder, style=QUIET))
