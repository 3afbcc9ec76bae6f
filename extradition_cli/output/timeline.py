"""The timeline as a chronicle: months as headings, days and types under each other."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Column
from rich.text import Text

from extradition_cli.language import Phrase, word
from extradition_cli.output.console import QUIET, TITLE, Screen, prose, said
from extradition_cli.output.grid import Grid
from extradition_cli.questions.results import Timeline
from extradition_cli.questions.timeline import TimelineEntry
from extradition_cli.record.dates import days_away, spelled

_LEAST_TITLE = 60
"""Columns that a title keeps before an id stands beside it."""


def chronicle(result: Timeline, screen: Screen) -> RenderableType:
    """Return the happenings under their months, or an agenda; one line each if the result is compact."""
    if not result.records:
        return Text(screen.language(Phrase("Nothing on the timeline matches.")), style=QUIET)
    if result.heading:
        return _agenda(result, screen)
    types = [_type(one, screen) for one in result.records]
    before = (Column(width=2, justify="right"), Column(width=max(one.cell_len for one in types) + 1))
    grid, ids = _grid(result, screen, *before)
    for number, (month, happenings) in enumerate(groupby(result.records, key=lambda one: one.date[:7])):
        if number and not result.compact:
            grid.add_line(Text(""))
        grid.add_line(said(screen.language(spelled(month).sentence()), TITLE))
        day = ""
        for happening in happenings:
            shown = "" if happening.date == day else happening.date[8:].lstrip("0") or "·"
            day = happening.date
            row = (said(shown), _type(happening, screen), _told(happening, result, screen))
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
        grid.add_row(day, far, _told(one, result, screen), *([said(one.id)] if ids else []))
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


def _type(happening: TimelineEntry, screen: Screen) -> Text:
    type_ = screen.language(word(happening.type))
    return said(type_.upper(), TITLE) if happening.type == "transfer" else said(type_)


def _told(happening: TimelineEntry, result: Timeline, screen: Screen) -> Text:
    """Return the title and, unless the result is compact, what happened."""
    style = TITLE if happening.type == "transfer" or not result.compact else ""
    # The style of a text is that of all that is appended to it, so the title is appended too.
    told = Text().append_text(said(screen.language(happening.title), style))
    if not result.compact:
        told.append("\n").append_text(prose(screen.language(happening.summary)))
    return told
