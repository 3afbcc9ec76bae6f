"""The screen: how wide it is, its colors, links and language, and the few styles in use."""

import io
import re
from typing import NamedTuple

from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text

from extradition_cli.escape import escape_unsafe, escape_unsafe_lines
from extradition_cli.language import ENGLISH, Language

# Named colors only: a terminal shows them in its own theme, light or dark.  Yellow, white and
# plain blue are left out, each unreadable on one of the two.
TITLE = "bold"
QUIET = "dim"
MATCH = "bold underline"
STANDING = {
    "charged": "cyan",
    "pleaded-not-guilty": "green",
    "pleaded-guilty": "magenta",
    "convicted": "magenta",
    "sentenced": "magenta",
    "acquitted": "green",
    "dismissed": "green",
}


COMFORT = 100
"""Prose wider than this is hard to read, however wide the screen."""


class Screen(NamedTuple):
    """What is drawn on; it knows its size and draws into a string."""

    width: int
    color: bool
    links: bool
    language: Language = Language(ENGLISH)
    is_terminal: bool = True

    def for_reading(self) -> "Screen":
        """Return this screen, no wider than prose should be."""
        return self._replace(width=min(self.width, COMFORT))

    def drawn(self, *parts: RenderableType) -> str:
        """Return *parts* drawn one under the other, without spaces at the ends of lines.

        A text that may not wrap runs on past the width instead of losing its end.
        """
        out = io.StringIO()
        console = Console(
            file=out,
            width=self.width,
            # Rich clamps the width of a dumb terminal to 80 unless the height is given too.
            height=100,
            force_terminal=self.color or self.links,
            color_system="standard" if self.color else None,
            no_color=not self.color,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )
        for part in parts:
            console.print(part, crop=False)
        return "".join(_trimmed(line) + "\n" for line in out.getvalue().split("\n")[:-1])


def _trimmed(line: str) -> str:
    """Return *line* without the spaces at its end, before what ends their style."""
    if "\x1b" not in line:
        return line.rstrip(" ")
    # In two steps: a pattern for both walks a line of a million spaces a million times.
    end = re.search(r"(?:\x1b\[[0-9;]*m)*$", line)
    return line[: end.start()].rstrip(" ") + end[0] if end else line


def said(text: str, style: str = "") -> Text:
    """Return *text* of the record for one line of the screen."""
    return Text(escape_unsafe(text), style=style)


def prose(text: str, style: str = "") -> Text:
    """Return *text* of the record as a paragraph, its line breaks kept."""
    return Text(escape_unsafe_lines(text), style=style)


def linked(url: str, screen: Screen) -> Text:
    """Return an address that a terminal can open; only of the web, whatever a database holds."""
    text = said(url, QUIET)
    # An address with a space or a semicolon is none, and could say something else to Rich or the terminal.
    if screen.links and re.fullmatch(r"https?://[!-:<-~]+", url):
        text.stylize(Style(link=url))
    return text


def footer(notes: tuple[str, ...], screen: Screen) -> Text:
    """Return what must be said beside the data, set off by an empty line."""
    return Text("\n" + escape_unsafe_lines("\n".join(map(screen.language, notes))))
