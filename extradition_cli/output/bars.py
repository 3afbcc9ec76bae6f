"""Counts as bars, with the denominator said first and what is not known said last."""

from rich.cells import cell_len
from rich.console import Group, JustifyMethod, RenderableType
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
    labels = [said(screen.language(row.label)) for row in stats.rows]
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
    """Return a line of totals and the counts: rows and columns, changed for each other, or else sentences.

    Where one of them fits, no word is broken.
    """
    stats, language = result.stats, screen.language
    heads = ("", Phrase("people"), *(row.label for row in stats.across.rows), Phrase("not stated"))
    lines = [
        tuple(map(language, heads)),
        *(
            (language(row.label), *map(str, (row.count, *row.counts.values(), row.not_stated)))
            for row in stats.rows
        ),
    ]
    for cells in (lines, list(zip(*lines, strict=True))):
        columns = list(zip(*cells, strict=True))
        widths = [max(cell_len(word) for cell in one for word in cell.split() or [""]) for one in columns]
        gap = min(2, (screen.width - sum(widths)) // len(widths))
        if gap > 0:
            spare = screen.width - sum(widths) - gap * len(widths)
            table = Table(box=None, padding=(0, gap, 0, 0), pad_edge=False, header_style=QUIET)
            for number, one in enumerate(columns):
                wider = min(spare, max(map(cell_len, one)) - widths[number])
                spare -= wider
                justify: JustifyMethod = "right" if number else "left"
                table.add_column(said(one[0]), width=widths[number] + wider, justify=justify)
            for label, *numbers in cells[1:]:
                table.add_row(said(label), *numbers)
            counts = Group(table)
            break
    else:
        counts = Group(*(said(language(line)) for line in result.told))
    remainder = "".join(f"\n{language(line)}" for line in result.down.remainder)
    totals = Text(language(result.down.totals), style=TITLE)
    return Group(totals, Text(""), counts, Text(remainder, style=QUIET))
