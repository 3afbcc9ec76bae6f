"""One invocation: where its data are, where its output goes, and whether a person is looking.

Nothing else asks the operating system about terminals, colours or variables, and nothing
else prints: a command hands its result to :meth:`Session.emit`.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from extradition_cli.errors import CannotWriteError
from extradition_cli.formats import LINES, Format
from extradition_cli.visible import visible_lines

_NARROWEST = 20
_UNBOUNDED = 500
"""Columns where no terminal sets a width: wide enough for every row of the record to stay on one line."""

if TYPE_CHECKING:
    from extradition_cli.results import Result
    from extradition_cli.search import Searcher
    from extradition_cli.store import KnowledgeBase


class Output:
    """What the user said about the output of one command."""

    def __init__(
        self,
        format_: Format | None = None,
        fields: tuple[str, ...] | None = None,
        *,
        pager: bool = True,
        quiet: bool = False,
    ) -> None:
        self.format = format_
        self.fields = fields
        self.pager = pager
        self.quiet = quiet


class Session:
    """The outside world as one run sees it; tests make their own."""

    def __init__(
        self,
        *,
        out: TextIO | None = None,
        err: TextIO | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.out: TextIO | None = out if out is not None else sys.stdout
        self.err: TextIO | None = err if err is not None else sys.stderr
        self.environ = environ if environ is not None else os.environ
        self.database = self.environ.get("EXTRADITION_DB") or None

    @cached_property
    def record(self) -> "KnowledgeBase":
        """The database, opened when first asked for."""
        from extradition_cli.store import open_record  # TinyDB is not needed for --version or --help

        return open_record(self.database)

    @cached_property
    def searcher(self) -> "Searcher":
        """The search over the database."""
        from extradition_cli.search import Searcher

        return Searcher(self.record)

    def machine(self, output: Output) -> bool:
        """Whether the output of one command is for a program, which wants an empty result too."""
        return self.format_of(output) not in (Format.TABLE, LINES)

    @property
    def watched(self) -> bool:
        """Whether a person looks at standard output."""
        return self.out is not None and self.out.isatty()

    def format_of(self, output: Output) -> str:
        """Return the format to print in: asked for, set in the environment, or fit for what stdout is."""
        if output.format is not None:
            return output.format
        if chosen := self.environ.get("EXTRADITION_FORMAT"):
            return Format.named(chosen, "format (in EXTRADITION_FORMAT)")
        return Format.TABLE if self.watched else LINES

    def emit(self, result: "Result", output: Output) -> None:
        """Print *result*: data to standard output, what must be said beside them to standard error."""
        from extradition_cli.export import check_fields, text  # not needed for --version or --help

        format_ = self.format_of(output)
        check_fields(result, output.fields)
        if output.quiet:
            return
        if format_ == Format.TABLE:
            self._show(result, output)
            return
        self._write(text(result, format_, output.fields, indent=self.watched))
        for caveat in result.caveats:
            self.tell(caveat)

    def print(self, printed: str, *, quiet: bool = False) -> None:
        """Print text that is its own format, such as a bibliography."""
        if not quiet:
            self._write(printed)

    def tell(self, message: str) -> None:
        """Write a message to standard error, if there is one that takes it."""
        if self.err is not None:
            with suppress(OSError):
                self.err.write(visible_lines(message) + "\n")

    def finish(self) -> None:
        """Hand on what is still in the buffer; :class:`CannotWriteError` if it cannot be written."""
        self._write("", flush=True)

    def _write(self, printed: str, *, flush: bool = False) -> None:
        try:
            if self.out is None:
                if printed:
                    raise CannotWriteError("standard output", "is closed")
                return
            self.out.write(printed)
            if flush:
                self.out.flush()
        except OSError as error:
            # What is left in the buffer would fail again, with a traceback, when Python closes the stream.
            if self.out is sys.stdout:
                os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())
            raise CannotWriteError("standard output", (error.strerror or str(error)).lower()) from None

    def _show(self, result: "Result", output: Output) -> None:
        from extradition_cli import render  # Rich costs as much to import as all the rest

        size = self._size()
        colour = self._colour()
        screen = render.Screen(size.columns, colour=colour, links=colour and self.watched)
        drawn = render.shown(result, output.fields, screen)
        if not (self.watched and output.pager and drawn.count("\n") >= size.lines and self._paged(drawn)):
            self._write(drawn)

    def _size(self) -> os.terminal_size:
        """Return the size of the terminal, or one on which nothing need be dropped or wrapped."""
        columns = self.environ.get("COLUMNS", "")
        if self.watched:
            try:
                real = os.get_terminal_size(self.out.fileno() if self.out else -1)
            except (OSError, ValueError):
                real = os.terminal_size((80, 24))
            # A terminal that does not know its size says 0.
            width = int(columns) if columns.isdecimal() and int(columns) else real.columns or 80
            return os.terminal_size((max(width, _NARROWEST), real.lines or 24))
        width = int(columns) if columns.isdecimal() and int(columns) else _UNBOUNDED
        return os.terminal_size((max(width, _NARROWEST), 0))

    def _colour(self) -> bool:
        """Say whether to colour: no-color.org first, then force-color.org, then a capable terminal."""
        if self.environ.get("NO_COLOR"):
            return False
        if self.environ.get("FORCE_COLOR"):
            return True
        return self.watched and self.environ.get("TERM", "dumb") not in ("dumb", "")

    def _paged(self, drawn: str) -> bool:
        """Show *drawn* in the user's pager; say whether that worked."""
        chosen = self.environ.get("EXTRADITION_PAGER", self.environ.get("PAGER", "less -FRX"))
        if not chosen.strip() or chosen.strip() == "cat":
            return False
        import shlex
        import subprocess

        try:
            # As git does: less is told to quit on one screen, keep colours and leave the text standing.
            settings = {**self.environ, "LESS": self.environ.get("LESS", "FRX"), "LESSCHARSET": "utf-8"}
            subprocess.run(shlex.split(chosen), input=drawn.encode(), env=settings, check=False)
        except (OSError, ValueError):
            return False
        return True
