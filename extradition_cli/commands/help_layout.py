"""How help is set: Typer's own layout, but for words that a reader will copy, and for the language."""

from types import SimpleNamespace
from typing import Any

import typer
from typer.core import TyperCommand

from extradition_cli.commands.complete import NOTHING
from extradition_cli.commands.parsing import read
from extradition_cli.commands.session import Session
from extradition_cli.language import ENGLISH, Language, Phrase

_Formatter: Any = typer.Context.formatter_class
_UNBROKEN = str.maketrans("-", "\N{NON-BREAKING HYPHEN}")
_HYPHEN = str.maketrans("\N{NON-BREAKING HYPHEN}", "-")
_PLAIN = str.maketrans("", "", "{}")


class HelpFormatter(_Formatter):  # type: ignore[misc]  # Typer exports this class only through its context
    """Lines that never break inside `pleaded-guilty` or `--no-pager`, and usage as man pages write it."""

    language = Language(ENGLISH)

    def write(self, string: str) -> None:
        """Write what has been set, with the hyphens that were meant."""
        super().write(string.translate(_HYPHEN))

    def write_text(self, text: str) -> None:
        """Set paragraphs."""
        said = "\n\n".join(map(self._paragraph, text.split("\n\n")))
        super().write_text(said.translate(_UNBROKEN))

    def write_dl(self, rows: Any, *columns: Any, **spacing: Any) -> None:
        """Set options, arguments or commands with what they mean."""
        said = [(word, self._meaning(told).translate(_UNBROKEN)) for word, told in rows]
        super().write_dl(said, *columns, **spacing)

    def write_heading(self, heading: str) -> None:
        """Set a heading."""
        super().write_heading(self.language(Phrase(heading)))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Set the usage line; a required argument needs no braces."""
        super().write_usage(prog, args.translate(_PLAIN), prefix or self.language(Phrase("Usage:")) + " ")

    def _paragraph(self, text: str) -> str:
        """Return a paragraph in the language of the reader, examples as they are."""
        if text.startswith("\b\nExamples:"):
            return text.replace("Examples:", self.language(Phrase("Examples:")), 1)
        if text.startswith("Related:"):
            return text.replace("Related:", self.language(Phrase("Related:")), 1)
        ours = " ".join(map(str.strip, text.removeprefix("\b").strip().split("\n")))
        said = self.language(Phrase(ours))
        return text if said == ours else said

    def _meaning(self, told: str) -> str:
        """Return what an option means, and what Typer adds to that in brackets."""
        text, brackets, added = told.partition("  [")
        for word in (Phrase("default"), Phrase("required")):
            added = added.replace(word, self.language(word))
        return self.language(Phrase(text)) + brackets + added


class HelpContext(typer.Context):
    """The context of a command, whose help is set so."""

    formatter_class = HelpFormatter

    def make_formatter(self) -> Any:
        """Return a formatter that speaks the language of the session."""
        formatter: Any = super().make_formatter()
        if isinstance(self.obj, Session):
            formatter.language = self.obj.language
        return formatter


class Command(TyperCommand):
    """A command whose help is set so."""

    context_class = HelpContext

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return what may stand behind all the words that the command takes: an option, or nothing at all."""
        word, told = NOTHING
        return super().shell_complete(ctx, incomplete) or [
            SimpleNamespace(value=word, help=told, type="plain")
        ]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options and words behind the command."""
        return read(super().parse_args, ctx, args)
