"""The timeline as a chronicle: years and months as headings, a rail, dates aligned."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Column
from rich.text import Text

from extradition_cli.escape import escape_unsafe
from extradition_cli.language import Phrase, word
from extradition_cli.output.console import QUIET, TITLE, Screen, prose, said
from extradition_cli.output.grid import Grid
from extradition_cli.questions.results import Timeline
from extradition_cli.questions.timeline import TimelineEntry
from extradition_cli.record.dates import MONTHS, days_away, is_valid

# One sign for each type, told apart without color; the word stands beside it.
_SIGN = {
    "transfer": "●",
    "case": "§",
    "court": "‡",
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
_LEAST_TITLE = 60
"""Columns that a title keeps before an id stands beside it."""


def chronicle(result: Timeline, screen: Screen) -> RenderableType:
    """Return the happenings under their months, or an agenda; one line each if the result is compact."""
    if not result.records:
        return Text(screen.language(Phrase("Nothing on the timeline matches.")), style=QUIET)
    if result.heading:
        return _agenda(result, screen)
    wide = screen.width >= _NARROW
    before = (Column(width=2, justify="right"), Column(width=1), Column(width=13 if wide else 1))
    grid, ids = _grid(result, screen, *before)
    for number, (month, happenings) in enumerate(groupby(result.records, key=lambda one: one.date[:7])):
        if number and not result.compact:
            grid.add_line(Text(""))
        grid.add_line(Text(_month(month, screen), style=TITLE))
        day = ""
        for happening in happenings:
            shown = "" if happening.date == day else happening.date[8:] or "·"
            day = happening.date
            row = (said(shown), Text("│", style=QUIET), *_entry(happening, screen, wide=wide, result=result))
            grid.add_row(*row, *([said(happening.id)] if ids else []))
    return grid


def _agenda(result: Timeline, screen: Screen) -> RenderableType:
    """Return the days that were set under what they have in common, each with how far away it is."""
    days = [said(one.date) for one in result.records]
    away = [said(screen.language(days_away(one.date, result.today) or "")) for one in result.records]
    before = (Column(width=max(map(len, days))), Column(width=max(map(len, away))))
    grid, ids = _grid(result, screen, *before)
    heading = Text(screen.language(result.heading or ""), style=TITLE)
    for day, far, one in zip(days, away, result.records, strict=True):
        _, told = _entry(one, screen, wide=False, result=result)
        grid.add_row(day, far, told, *([said(one.id)] if ids else []))
    return Group(heading, grid)


def _grid(result: Timeline, screen: Screen, *before: Column) -> tuple[Grid, bool]:
    """Return a grid with a column for titles, and with one for ids if there is room beside lines."""
    compact = result.compact
    taken = 2 + sum((column.width or 1) + 1 for column in before)
    longest = max(len(one.id) for one in result.records)
    room = screen.width - taken - longest - 1
    ids = compact and room >= _LEAST_TITLE
    titles = [Column(width=room, no_wrap=True), Column()] if ids else [Column(no_wrap=compact)]
    return Grid(*before, *titles, indent=2), ids


def _month(month: str, screen: Screen) -> str:
    year, _, number = month.partition("-")
    return (
        f"{year} ─ {screen.language(MONTHS[int(number) - 1])}"
        if number and is_valid(month)
        else escape_unsafe(month)
    )


def _entry(happening: TimelineEntry, screen: Screen, *, wide: bool, result: Timeline) -> tuple[Text, Text]:
    compact = result.compact
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
    return signed, told
