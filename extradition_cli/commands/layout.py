"""How help is set: Typer's own layout, but for words that a reader will copy."""

from typing import Any

import typer
from typer.core import TyperCommand

_Formatter: Any = typer.Context.formatter_class
_UNBROKEN = str.maketrans("-", "\N{NON-BREAKING HYPHEN}")
_HYPHEN = str.maketrans("\N{NON-BREAKING HYPHEN}", "-")
_PLAIN = str.maketrans("", "", "{}")


class Layout(_Formatter):  # type: ignore[misc]  # Typer exports this class only through its context
    """Lines that never break inside `pleaded-guilty` or `--no-pager`, and usage as man pages write it."""

    def write(self, string: str) -> None:
        """Write what has been set, with the hyphens that were meant."""
        super().write(string.translate(_HYPHEN))

    def write_text(self, text: str) -> None:
        """Set paragraphs."""
        super().write_text(text.translate(_UNBROKEN))

    def write_dl(self, rows: Any, *columns: Any, **spacing: Any) -> None:
        """Set options, arguments or commands with what they mean."""
        super().write_dl([(word, told.translate(_UNBROKEN)) for word, told in rows], *columns, **spacing)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Set the usage line; a required argument needs no braces."""
        super().write_usage(prog, args.translate(_PLAIN), prefix)


class Context(typer.Context):
    """The context of a command, whose help is set so."""

    formatter_class = Layout


class Command(TyperCommand):
    """A command whose help is set so."""

    context_class = Context
