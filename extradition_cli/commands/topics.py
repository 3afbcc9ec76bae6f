"""The help topics: what holds for several commands, told once, each in a file of ``guides``.

A file is a title, paragraphs, terms with two spaces or more before what they mean, and examples, parted by
blank lines.  Terms and examples are indented, one a line; only examples are never wrapped.  What there is
in another language stands in the folder of its code.
"""

import textwrap
from collections.abc import Iterator
from pathlib import Path

_GUIDES = Path(__file__).parent / "guides"


def guide(topic: str, language: str = "") -> str:
    """Return the text of one of :data:`commands.TOPICS`, in a *language* if it is there, else in English."""
    files = (_GUIDES / language / f"{topic}.txt", _GUIDES / f"{topic}.txt")
    return next(file for file in files if file.exists()).read_text(encoding="utf-8")


def terms(text: str) -> dict[str, str]:
    """Return the words that a guide or a block of one explains, each with what it means.

    >>> terms("  a    first\\n  bcd  second"), terms("  extradition list")
    ({'a': 'first', 'bcd': 'second'}, {})
    """
    rows = (line[2:].partition("  ") for line in text.splitlines() if line.startswith("  "))
    return {word: meaning.strip() for word, gap, meaning in rows if gap}


def wrapped(text: str, width: int) -> str:
    """Return a guide for a terminal of *width* columns, which examples alone may exceed."""
    return "\n\n".join("\n".join(_lines(block, width)) for block in text.strip().split("\n\n")) + "\n"


def _lines(block: str, width: int) -> Iterator[str]:
    if not block.startswith("  "):
        yield from _filled(" ".join(block.splitlines()), width, "", "")
    elif told := terms(block):
        column = max(map(len, told)) + 4
        for word, meaning in told.items():
            yield from _filled(meaning, width, f"  {word}".ljust(column), " " * column)
    else:
        yield block


def _filled(text: str, width: int, first: str, rest: str) -> list[str]:
    # What is typed is one word: an option is never broken at its hyphens.
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
