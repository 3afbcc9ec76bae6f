"""What a search found on the screen: people with how they stand at the right edge, all else with its id."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Column
from rich.text import Text

from extradition_cli.escape import escape_unsafe
from extradition_cli.output.console import MATCH, QUIET, STANDING, TITLE, Screen, said
from extradition_cli.output.grid import NO_BREAK, Grid
from extradition_cli.pages.answers import Marked, Told, groups
from extradition_cli.questions.results import Hits

_APART = 2
"""Columns between what stands at the left and at the right of a line."""
_DAY = 11
_FURTHER_IN = f"\n{NO_BREAK * 2}"


def hit_list(result: Hits, screen: Screen) -> RenderableType:
    """Return what was found by kind, each record on a line or two and the statement that matched."""
    parts: list[RenderableType] = []
    for group in groups(result):
        parts += [Text(""), Text(screen.language(group.heading), style=TITLE)]
        for told in group.answers:
            parts += _answer(told, screen)
        if group.rest:
            parts.append(_below(said(screen.language(group.rest), QUIET), 2))
    return Group(*parts[1:])


def _answer(told: Told, screen: Screen) -> Iterator[RenderableType]:
    """Yield one record: who or what, and under it what places it and why it answers."""
    # The style of a text is that of all that is appended to it.
    head = Text().append_text(_marked(told.name, screen, TITLE if told.stands else ""))
    if told.called.text:
        head.append("  “").append_text(_marked(told.called, screen)).append("”")
    # The color says nothing that the words do not.
    beside = said(screen.language(told.stands), STANDING.get(told.standing, "")) if told.stands else None
    before = [Column(width=_DAY)] if told.day else []
    room = screen.width - 2 - sum((column.width or 0) + 1 for column in before)
    grid = Grid(*before, Column(), indent=2)
    grid.add_row(
        *([said(told.day)] if told.day else []),
        # What follows a day is set apart by its column, all else by standing further in.
        _with_edge(head, beside or said(told.record.id, QUIET), room, "\n" if told.day else _FURTHER_IN),
    )
    yield grid
    if told.facts.text:
        caution = said(screen.language(told.caution or ""))
        yield _below(_with_edge(_marked(told.facts, screen), caution, screen.width - 4, "\n"), 4)
    if told.matched.text:
        label = Text(f"{screen.language(told.label)}: " if told.label else "", style=QUIET)
        yield _below(Text().append_text(label).append_text(_marked(told.matched, screen)), 4)


def _with_edge(left: Text, right: Text, width: int, otherwise: str) -> Text:
    """Return *left* with *right* at the edge of *width* columns, or else behind *otherwise*."""
    if not right:
        return left
    room = width - left.cell_len - right.cell_len
    between = NO_BREAK * room if room >= _APART else otherwise
    return Text().append_text(left).append(between).append_text(right)


def _below(text: Text, indent: int) -> RenderableType:
    grid = Grid(Column(), indent=indent)
    grid.add_row(text)
    return grid


def _marked(marked: Marked, screen: Screen, style: str = "") -> Text:
    """Return a stored string with the letters that matched marked."""
    shown = escape_unsafe(screen.language(marked.text))
    text = Text(shown, style=style)
    moved = len(shown) - len(marked.text)
    for start, end in marked.spans:
        # What begins otherwise in another language is the same from here on; escapes would part the letters.
        if start + moved >= 0 and shown[start + moved :] == marked.text[start:]:
            text.stylize(MATCH, start + moved, end + moved)
    return text
