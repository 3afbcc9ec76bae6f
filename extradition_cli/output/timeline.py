"""The timeline as a chronicle: years and months as headings, a rail, dates aligned."""

from itertools import groupby

from rich.console import RenderableType
from rich.table import Column
from rich.text import Text

from extradition_cli.escape import escape_unsafe
from extradition_cli.language import Phrase, word
from extradition_cli.output.console import QUIET, TITLE, Screen, prose, said
from extradition_cli.output.grid import Grid
from extradition_cli.questions.results import Timeline
from extradition_cli.questions.timeline import TimelineEntry
from extradition_cli.record.dates import MONTHS, is_valid

# One sign for each type, told apart without color; the word stands beside it.
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


def chronicle(result: Timeline, screen: Screen) -> RenderableType:
    """Return the happenings under their months; one line each if the result is compact."""
    if not result.records:
        return Text(screen.language(Phrase("Nothing on the timeline matches.")), style=QUIET)
    wide = screen.width >= _NARROW
    grid = Grid(
        Column(width=2, justify="right"),
        Column(width=1),
        Column(width=13 if wide else 1),
        Column(),
        indent=2,
    )
    for number, (month, happenings) in enumerate(groupby(result.records, key=lambda one: one.date[:7])):
        if number and not result.compact:
            grid.add_line(Text(""))
        grid.add_line(Text(_month(month, screen), style=TITLE))
        for happening in happenings:
            grid.add_row(*_entry(happening, screen, wide=wide, compact=result.compact))
    return grid


def _month(month: str, screen: Screen) -> str:
    year, _, number = month.partition("-")
    return (
        f"{year} ─ {screen.language(MONTHS[int(number) - 1])}"
        if number and is_valid(month)
        else escape_unsafe(month)
    )


def _entry(happening: TimelineEntry, screen: Screen, *, wide: bool, compact: bool) -> tuple[Text, ...]:
    sign = _SIGN.get(happening.type, "·")
    grand = happening.type == "transfer"
    type_ = screen.language(word(happening.type))
    signed = Text(
        f"{sign} {type_.upper() if grand else type_}" if wide else sign, style=TITLE if grand else QUIET
    )
    # The style of a text is that of all that is appended to it, so the title is appended too.
    told = Text().append_text(said(screen.language(happening.title), TITLE if grand or not compact else ""))
    if not compact:
        told.append("\n").append_text(prose(screen.language(happening.summary)))
    return said(happening.date[8:] or "·"), Text("│", style=QUIET), signed, told
