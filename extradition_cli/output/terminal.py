"""Results as a person sees them on a terminal: the only room that knows Rich.

Text of the record goes in as :class:`rich.text.Text`, never as markup, and through
:func:`extradition_cli.escape.escape_unsafe` first: a database cannot color, move or hide
anything on somebody's screen.
"""

from rich.console import RenderableType

from extradition_cli.output.bars import bars, cross_table
from extradition_cli.output.console import Screen, footer
from extradition_cli.output.hits import hit_list
from extradition_cli.output.page import page, reference_list
from extradition_cli.output.tables import table
from extradition_cli.output.timeline import chronicle
from extradition_cli.pages.results import Comparison, Dossier, said_beside
from extradition_cli.questions.listings import Bibliography
from extradition_cli.questions.results import Counts, CrossCounts, Hits, Result, Timeline

__all__ = ["Screen", "shown"]


def _draw(result: Result, fields: tuple[str, ...] | None, screen: Screen) -> RenderableType:
    """Return what to print for *result*; chosen *fields* always make a plain table of them."""
    if fields is None:
        match result:
            case Dossier():
                return page(result.document, screen, listed=result.listed)
            case Comparison():
                return page(result.document, screen)
            case Bibliography():
                return reference_list(result, screen)
            case Hits():
                return hit_list(result, screen)
            case Timeline():
                return chronicle(result, screen)
            case Counts():
                return bars(result, screen)
            case CrossCounts():
                return cross_table(result, screen)
    return table(result, fields, screen)


def shown(result: Result, fields: tuple[str, ...] | None, screen: Screen) -> str:
    """Return *result* drawn for *screen*, with what must be said beside it in a last line."""
    compact = isinstance(result, Timeline) and result.compact
    if (
        fields is None
        and isinstance(result, Dossier | Timeline | Comparison | Bibliography | Hits)
        and not compact
    ):
        screen = screen.for_reading()
    parts = [_draw(result, fields, screen)]
    if notes := said_beside(result, screen.language):
        parts.append(footer(notes, screen))
    return screen.drawn(*parts)
