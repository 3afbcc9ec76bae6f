"""Columns side by side, drawn line by line, for the timeline and the page of a record.

They look as tables of Rich do, which would take too long: Rich wraps each cell, makes lines of it,
pads them and fits them together again.  Drawn for 100 columns in color, in turn in one process, the
least of 15 times of the processor: the whole timeline (446 entries, 1816 lines) 32 ms here and
197 ms as tables of Rich, the longest page of a person (373 lines) 13 ms and 38 ms.  The command that
shows that page then takes 1.5 times, and here 1.3 times, as long as a program of one command that
reads the same figures and imports Rich.

A text of ordinary letters is cut at its spaces, any other goes Rich's way, and the whole grid is
handed over as one piece.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise, zip_longest

from rich.console import COLOR_SYSTEMS, Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.table import Column
from rich.text import Text

NO_BREAK = "\u00a0"
"""A space at which no line is cut; it is written as any other."""
_EVEN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]*")
"""Latin letters and signs, each one column wide, and spaces to break at."""

AnyStyle = str | Style
CellPart = tuple[str, int]
"""What of a cell stands on one line, with its styles, and how wide it is."""


class Grid:
    """Rows of texts under each other, a space between two columns.

    Of a column the grid reads its width, whether it is justified to the right, and whether it is cut
    instead of wrapped; the last is as wide as there is room.
    """

    def __init__(self, *columns: Column, indent: int = 0) -> None:
        self._columns = columns
        self._indent = indent
        self._rows: list[tuple[Text, ...] | Text] = []

    def add_row(self, *cells: Text) -> None:
        """Add a row."""
        self._rows.append(cells)

    def add_line(self, line: Text) -> None:
        """Add a line of its own across all columns."""
        self._rows.append(line)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines, one under the other."""
        pen = _Pen(console)
        widths = [column.width or 1 for column in self._columns]
        widths[-1] = max(1, options.max_width - self._indent - sum(widths[:-1]) - len(widths[:-1]))
        lines: list[str] = []
        for row in self._rows:
            if isinstance(row, Text):
                lines.append(pen.drawn(row, 0, len(row.plain)))
                continue
            cells = [
                list(pen.lines(cell, width, cut=column.no_wrap))
                for cell, width, column in zip(row, widths, self._columns, strict=True)
            ]
            lines += (self._line(parts, widths) for parts in zip_longest(*cells, fillvalue=("", 0)))
        yield Segment("\n".join(lines))
        yield Segment.line()

    def _line(self, parts: tuple[CellPart, ...], widths: list[int]) -> str:
        cells = []
        for (text, filled), width, column in zip(parts, widths, self._columns, strict=True):
            spare = " " * (width - filled)
            cells.append(spare + text if column.justify == "right" else text + spare)
        return " " * self._indent + " ".join(cells)


class _Pen:
    """Writes parts of texts in their styles, as one console shows them."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._system = COLOR_SYSTEMS.get(console.color_system or "")
        self._style: Callable[[AnyStyle], Style] = cache(console.get_style)

    def lines(self, cell: Text, width: int, *, cut: bool) -> Iterator[CellPart]:
        """Yield what of *cell* stands on each line of a column; only one if it is to be *cut*."""
        if cut:
            cell.truncate(width, overflow="ellipsis")
        places = _cuts(cell.plain, width)
        if places is not None:
            for start, stop in places:
                yield self.drawn(cell, start, stop), stop - start
            return
        for line in cell.wrap(self._console, width, overflow="fold"):
            yield self.drawn(line, 0, len(line.plain)), line.cell_len

    def drawn(self, text: Text, start: int, stop: int) -> str:
        """Return the letters from *start* to *stop* in their styles."""
        if self._system is None or (not text.style and not text.spans):
            return _written(text.plain[start:stop])
        spans = [span for span in text.spans if span.start < stop and span.end > start]
        edges = {start, stop}
        for span in spans:
            edges.update((max(span.start, start), min(span.end, stop)))
        return "".join(
            Style.combine(
                [
                    self._style(text.style),
                    *(self._style(span.style) for span in spans if span.start <= one and other <= span.end),
                ]
            ).render(_written(text.plain[one:other]), color_system=self._system)
            for one, other in pairwise(sorted(edges))
        )


def _written(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def _cuts(text: str, width: int) -> list[tuple[int, int]] | None:
    """Return where the lines of *text* begin and end, or ``None`` if that takes more than its spaces.

    >>> _cuts("one two three", 8), _cuts("Jaltenango", 5)
    ([(0, 7), (8, 13)], None)
    """
    cuts: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        stop = start + len(paragraph)
        if "  " in paragraph or not _EVEN.fullmatch(paragraph):
            return None
        while stop - start > width:
            space = text.rfind(" ", start, start + width + 1)
            if space <= start:
                return None
            cuts.append((start, space))
            start = space + 1
        cuts.append((start, stop))
        start = stop + 1
    return cuts
