"""Columns side by side, drawn line by line.

Looks as Rich's borderless tables do and takes a tenth of their time: Rich measures every cell of a
table twice, wraps it, splits it into lines and fits them together again, 0.8 ms for an entry of the
timeline.  Here a text of ordinary letters is cut at its spaces, any other goes Rich's way, and
the whole grid is handed over as one piece.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from rich.console import COLOR_SYSTEMS, Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

_EVEN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]*")
"""Latin letters and signs, each one column wide, and spaces to break at."""

AnyStyle = str | Style
CellPart = tuple[str, int]
"""What of a cell stands on one line, with its styles, and how wide it is."""


class GridColumn(NamedTuple):
    """How wide a column is (``None``: as its widest cell, 0: what room is left), and how it is filled."""

    width: int | None = 0
    right: bool = False
    wrap: bool = True


class Grid:
    """Rows of texts under each other, without lines between them."""

    def __init__(self, *columns: GridColumn, gap: int = 1, indent: int = 0) -> None:
        self._columns = columns
        self._gap = gap
        self._indent = indent
        self._rows: list[tuple[Text, ...] | Text] = []

    def add(self, *cells: Text) -> None:
        """Add a row."""
        self._rows.append(cells)

    def head(self, line: Text) -> None:
        """Add a line of its own across all columns."""
        self._rows.append(line)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines, one under the other."""
        pen = _Pen(console)
        widths = self._widths(options.max_width)
        lines: list[str] = []
        for row in self._rows:
            if isinstance(row, Text):
                lines.append(pen.drawn(row, 0, len(row.plain)))
                continue
            cells = [
                list(pen.lines(cell, width, column))
                for cell, width, column in zip(row, widths, self._columns, strict=True)
            ]
            lines += (self._line(parts, widths) for parts in zip_longest(*cells, fillvalue=("", 0)))
        yield Segment("\n".join(lines))
        yield Segment.line()

    def _line(self, parts: tuple[CellPart, ...], widths: list[int]) -> str:
        line = " " * self._indent
        for (text, filled), width, column in zip(parts, widths, self._columns, strict=True):
            spare = " " * (width - filled + self._gap)
            line += spare[self._gap :] + text + spare[: self._gap] if column.right else text + spare
        return line

    def _widths(self, room: int) -> list[int]:
        rows = [row for row in self._rows if not isinstance(row, Text)]
        widths = [
            max((row[number].cell_len for row in rows), default=1) or 1
            if column.width is None
            else column.width
            for number, column in enumerate(self._columns)
        ]
        left = room - self._indent - sum(widths) - self._gap * (len(widths) - 1)
        if 0 in widths:
            widths[widths.index(0)] = max(left, 1)
        else:
            while left < 0 and max(widths) > 1:
                widths[widths.index(max(widths))] -= 1
                left += 1
        return widths


class _Pen:
    """Writes parts of texts in their styles, as one console shows them."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._system = COLOR_SYSTEMS.get(console.color_system or "")
        self._style: Callable[[AnyStyle], Style] = cache(console.get_style)

    def lines(self, cell: Text, width: int, column: GridColumn) -> Iterator[CellPart]:
        """Yield what of *cell* stands on each line of a column."""
        if not column.wrap:
            if cell.cell_len > width:
                cell = cell.copy()
                cell.truncate(width, overflow="ellipsis")
            yield self.drawn(cell, 0, len(cell.plain)), cell.cell_len
            return
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
            return text.plain[start:stop]
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
            ).render(text.plain[one:other], color_system=self._system)
            for one, other in pairwise(sorted(edges))
        )


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
