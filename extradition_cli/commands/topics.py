"""The help topics: what holds for several commands, told once, each in a file of ``guides``.

A file is a title, paragraphs, terms with two spaces or more before what they mean, and examples, parted by
blank lines.  Terms and examples are indented, one a line; only examples are never wrapped.  What there is
in another language stands in the folder of its code.
"""

from pathlib import Path
from typing import Any

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


def set_out(text: str, formatter: Any) -> str:
    """Return a guide as the *formatter* of help sets it; examples alone may be wider."""
    for block in text.strip().split("\n\n"):
        formatter.write_paragraph()
        if told := terms(block):
            with formatter.indentation():
                formatter.write_dl(list(told.items()))
        elif block.startswith("  "):
            formatter.write(f"{block}\n")
        else:
            formatter.write_text(" ".join(block.splitlines()))
    said: str = formatter.getvalue()
    return said
