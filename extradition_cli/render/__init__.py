"""Results as a person sees them on a terminal: the only room that knows Rich.

Text of the record goes in as :class:`rich.text.Text`, never as markup, and through
:func:`extradition_cli.visible.visible` first: a database cannot color, move or hide
anything on somebody's screen.
"""

from rich.console import RenderableType

from extradition_cli.render.bars import bars
from extradition_cli.render.chronicle import chronicle
from extradition_cli.render.console import Screen, footer
from extradition_cli.render.hits import hit_list
from extradition_cli.render.page import page
from extradition_cli.render.tables import table
from extradition_cli.results import Chronicle, Comparison, Counts, Dossier, Hits, Result

__all__ = ["Screen", "shown"]


def _draw(result: Result, fields: tuple[str, ...] | None, screen: Screen) -> RenderableType:
    """Return what to print for *result*; chosen *fields* always make a plain table of them."""
    if fields is None:
        match result:
            case Dossier() | Comparison():
                return page(result.document, screen)
            case Hits():
                return hit_list(result, screen)
            case Chronicle():
                return chronicle(result, screen)
            case Counts():
                return bars(result, screen)
    return table(result, fields, screen)


def shown(result: Result, fields: tuple[str, ...] | None, screen: Screen) -> str:
    """Return *result* drawn for *screen*, with what must be said beside it in a last line."""
    if fields is None and isinstance(result, Dossier | Chronicle | Comparison):
        screen = screen.for_reading()
    parts = [_draw(result, fields, screen)]
    if notes := (*result.caveats, *result.notes, *(screen.language.notice if result.prose else ())):
        parts.append(footer(notes, screen))
    return screen.drawn(*parts)
