"""One invocation: where its data are, where its output goes, and whether a person is looking.

Nothing else asks the operating system about terminals, colors or variables, and nothing
else prints, but for help and version, which Typer prints: a command hands its result to
:meth:`Session.emit`.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sized
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from functools import cached_property
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TextIO, TypeVar

from extradition_cli.errors import (
    CannotWriteError,
    DataNotFoundError,
    UnknownValueError,
    UsageError,
    reason,
)
from extradition_cli.escape import escape_unsafe_lines
from extradition_cli.language import ENGLISH, LANGUAGES, Language, Phrase
from extradition_cli.output import LINES, Format
from extradition_cli.record.dates import today

T = TypeVar("T")

_BOM = "\ufeff"
"""By which Excel knows that a text is in UTF-8."""
_PROGRESS_FROM = 200
_PROGRESS_EVERY = 50
"""A list of names shorter than the first is answered before progress could be read."""
_AFTER_LANGUAGE = str.maketrans("-.@", "___")
"""What may follow the language in the name of a locale, such as es_MX.UTF-8 or es@euro."""
_LEAST_WIDTH = 20
_MOST_WIDTH = 10_000
_WIDTH_OFF_TERMINAL = 500
"""Columns where no terminal sets a width: wide enough for every row of the record to stay on one line."""

if TYPE_CHECKING:
    from extradition_cli.api import Database
    from extradition_cli.questions.results import Result


class Output(NamedTuple):
    """What the user said about the output of one command."""

    format: Format | None = None
    fields: tuple[str, ...] | None = None
    template: str | None = None
    end: str = "\n"
    """What ends a line: a line break or, for those who read names with line breaks in them, a NUL."""
    bom: bool = False
    plain: bool = False
    pager: bool = True


class Session:
    """The outside world as one run sees it; tests make their own."""

    def __init__(
        self,
        *,
        out: TextIO | None = None,
        err: TextIO | None = None,
        input_: TextIO | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.out: TextIO | None = out if out is not None else sys.stdout
        self.err: TextIO | None = err if err is not None else sys.stderr
        self.input: TextIO | None = input_ if input_ is not None else sys.stdin
        self.environ = environ if environ is not None else os.environ
        self.database = self.environ.get("EXTRADITION_DB") or None
        self.debug = False
        self.quiet = False
        self.today = date.fromisoformat(today())

    @cached_property
    def record(self) -> "Database":
        """The database, opened when first asked for."""
        # TinyDB is not needed for --version or --help.
        from extradition_cli.api import open_record
        from extradition_cli.record.model import SCHEMA_VERSION

        record = open_record(self.database, language=self.language.code)
        if self.language.code != ENGLISH and not record.translated:
            self.language.notice = (Phrase("The text of the record is in English."),)
        if record.older:
            older = Phrase(
                "this database is of shape {older} and is read as {now}",
                older=record.older,
                now=SCHEMA_VERSION,
            )
            self.note(older)
        return record

    @cached_property
    def language(self) -> Language:
        """The language that :meth:`speak` chose, else that of the environment, else that of the locale."""
        if chosen := self.environ.get("EXTRADITION_LANG"):
            return _language(_without_country(chosen), Phrase("language (in EXTRADITION_LANG)"))
        locale = self.environ.get("LC_ALL") or self.environ.get("LC_MESSAGES") or self.environ.get("LANG")
        code = _without_country(locale or "")
        return Language(code if code in LANGUAGES else ENGLISH)

    def speak(self, code: str) -> None:
        """Choose the language called *code* for this run."""
        self.language = _language(_without_country(code), Phrase("language"))

    def machine(self, output: Output) -> bool:
        """Whether the output of one command is for a program, which wants an empty result too."""
        return self.format_of(output) not in (Format.TABLE, LINES)

    @property
    def stdout_is_terminal(self) -> bool:
        """Whether a person looks at standard output."""
        return self.out is not None and self.out.isatty()

    def format_of(self, output: Output) -> str:
        """Return the format to print in: asked for, set in the environment, or fit for what stdout is."""
        if output.end != "\n":
            return LINES
        if output.format is not None:
            return output.format
        if chosen := self.environ.get("EXTRADITION_FORMAT"):
            return Format.named(chosen, Phrase("format (in EXTRADITION_FORMAT)"))
        return Format.TABLE if self.stdout_is_terminal else LINES

    def check(self, result: "Result", output: Output) -> str:
        """Return the format to print *result* in; a field or language that there is not is refused."""
        from extradition_cli.output.formats import check_fields, fields_in  # not for --help

        _ = self.language
        check_fields(result, output.fields or fields_in(output.template))
        format_ = self.format_of(output)
        if output.bom and (format_ != Format.CSV or output.plain or output.template is not None):
            raise UsageError(Phrase("--bom begins CSV; it goes with --format csv"))
        return format_

    def emit(self, result: "Result", output: Output) -> None:
        """Print *result*: data to standard output, what must be said beside them to standard error.

        An answer that is found row by row is printed so, unless it is drawn for reading.
        """
        from extradition_cli.output.formats import streamed, templated, text

        format_ = self.check(result, output)
        if output.template is None and (output.plain or format_ == Format.TABLE):
            drawn = self._drawn(result, output)
            if not self.quiet:
                self._page(drawn, output)
            return
        rows = result.rows()
        if output.template is not None:
            printed = templated(rows, output.template, output.end)
        elif result.by_row:
            printed = chain([_BOM * output.bom], streamed(result, rows, format_, output.fields))
        else:
            printed = iter(
                [
                    _BOM * output.bom
                    + text(result, format_, output.fields, self.language, indent=self.stdout_is_terminal)
                ]
            )
        for piece in printed:
            if not self.quiet:
                ended = piece if output.template is not None else piece.replace("\n", output.end)
                self._write(ended, flush=result.by_row)
        for caveat in result.caveats:
            # A line that could not be answered is no "not in the record".
            (self.tell if result.by_row else self.note)(caveat)
        for note in result.notes if result.by_row else ():
            self.note(note)

    def print(self, printed: str) -> None:
        """Print text that is its own format, such as a bibliography."""
        if not self.quiet:
            self._write(printed)

    def open_address(self, address: str, *, only_print: bool) -> None:
        """Print an *address* whole and, on a terminal unless told not to, ask the browser to open it."""
        self.print(f"{address}\n")
        if self.stdout_is_terminal and not only_print:
            import webbrowser  # no other command opens anything

            if not webbrowser.open(address):
                self.note(Phrase("No browser was found to open it."))

    @contextmanager
    def opened(self, name: str) -> "Iterator[IO[bytes] | IO[str]]":
        """Open a file that the user named, or standard input for ``-``, as bytes unless it gives text only.

        Raises :class:`DataNotFoundError` for a file that cannot be opened.
        """
        if name == "-":
            yield getattr(self.input, "buffer", self.input or StringIO())
            return
        with ExitStack() as kept:
            try:
                file = kept.enter_context(Path(name).open("rb"))
            except OSError as error:
                raise DataNotFoundError([name], reason(error)) from None
            yield file

    def with_progress(self, items: Iterable[T], what: str, *, slow: bool = False) -> Iterator[T]:
        """Yield *items*, and tell somebody who does not see them printed how far it is; *slow* ones, each."""
        seen = self.err is not None and self.err.isatty() and not self.quiet
        watched = seen and (slow or not self.stdout_is_terminal)
        told = False
        try:
            for number, item in enumerate(items):
                if watched and (slow or (number >= _PROGRESS_FROM and not number % _PROGRESS_EVERY)):
                    whole = len(items) if isinstance(items, Sized) else None
                    done = (
                        Phrase("{number} {what}", number=number, what=what)
                        if whole is None
                        else Phrase("{number} of {all} {what}", number=number, all=whole, what=what)
                    )
                    self._progress(self.language(done))
                    told = True
                yield item
        finally:  # also where whoever waits for the items stops or fails
            if told:
                self._progress("")

    def _progress(self, message: str) -> None:
        if self.err is not None:
            self.err.write(f"\r\x1b[K{message}")  # back to the start of the line, and clear it
            self.err.flush()

    def note(self, message: str) -> None:
        """Tell a person something beside a success; where nobody looks at standard error, nothing is said."""
        if self.err is not None and self.err.isatty() and not self.quiet:
            self.tell(message)

    def tell(self, message: str) -> None:
        """Write a message to standard error, if there is one that takes it."""
        if self.err is not None:
            with suppress(OSError):
                try:
                    said = self.language(message)
                except UnknownValueError:  # for a language of the environment that there is not
                    said = message
                lines = escape_unsafe_lines(said).split("\n")
                if self.err.isatty():
                    width = self._size(self.err, _WIDTH_OFF_TERMINAL).columns
                    lines = [_wrapped(line, width) for line in lines]
                self.err.write("\n".join(lines) + "\n")

    def finish(self) -> None:
        """Hand on what is still in the buffer; :class:`CannotWriteError` if it cannot be written."""
        self._write("", flush=True)

    def _write(self, printed: str, *, flush: bool = False) -> None:
        try:
            if self.out is None:
                if printed:
                    raise CannotWriteError(Phrase("standard output"), Phrase("is closed"))
                return
            self.out.write(printed)
            if flush:
                self.out.flush()
        except OSError as error:
            raise self.unwritable(error) from None

    def unwritable(self, error: OSError) -> CannotWriteError:
        """Give up standard output, which could not be written, and return what to say of it."""
        # What is left in the buffer would fail again, with a traceback, when Python closes the stream.
        if self.out is not None and self.out is sys.stdout:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())
        return CannotWriteError(Phrase("standard output"), reason(error))

    def _drawn(self, result: "Result", output: Output) -> str:
        """Return *result* as a person reads it, in sentences or drawn for the screen."""
        if output.plain:
            from extradition_cli.output.plain import plain

            return plain(result, output.fields, self.language)
        from extradition_cli.output import terminal  # Rich costs as much to import as all the rest

        color, width = self._color(), self._size(self.out).columns
        watched = self.stdout_is_terminal
        screen = terminal.Screen(width, color, color and watched, self.language, is_terminal=watched)
        return terminal.shown(result, output.fields, screen)

    def _page(self, drawn: str, output: Output) -> None:
        """Write what is for reading, through the pager where it is longer than the screen."""
        long = self.stdout_is_terminal and drawn.count("\n") >= self._size(self.out).lines
        if not (long and output.pager and self._paged(drawn)):
            self._write(drawn)

    def _size(self, stream: TextIO | None, unknown: int = 80) -> os.terminal_size:
        """Return the size of a terminal; of what is none, one on which nothing need be dropped or wrapped.

        Of a terminal that does not tell its width it is *unknown*.
        """
        columns = self.environ.get("COLUMNS", "")
        asked = min(int(columns), _MOST_WIDTH) if columns.isdecimal() and len(columns) < 10 else 0
        if stream is None or not stream.isatty():
            return os.terminal_size((max(asked or _WIDTH_OFF_TERMINAL, _LEAST_WIDTH), 0))
        try:
            real = os.get_terminal_size(stream.fileno())
        except (OSError, ValueError):
            real = os.terminal_size((unknown, 24))
        # A terminal that does not know its size says 0.
        return os.terminal_size((max(asked or real.columns or unknown, _LEAST_WIDTH), real.lines or 24))

    def _color(self) -> bool:
        """Say whether to color: no-color.org first, then force-color.org, then a capable terminal."""
        if self.environ.get("NO_COLOR"):
            return False
        if self.environ.get("FORCE_COLOR"):
            return True
        return self.stdout_is_terminal and self.environ.get("TERM", "dumb") not in ("dumb", "")

    def _paged(self, drawn: str) -> bool:
        """Show *drawn* in the user's pager; say whether that worked."""
        chosen = self.environ.get("EXTRADITION_PAGER", self.environ.get("PAGER", "less -FRX"))
        if not chosen.strip() or chosen.strip() == "cat":
            return False
        import shlex
        import signal
        import subprocess

        # The pager has the keyboard: there Ctrl-C ends a search, and leaving before the end is no error.
        # A handler that does nothing, and not SIG_IGN, which the pager would inherit.
        handlers: dict[str, Any] = {"SIGINT": lambda *_: None, "SIGPIPE": signal.SIG_IGN}
        kept = {}
        try:
            for name, handler in handlers.items():
                if number := getattr(signal, name, None):
                    kept[number] = signal.signal(number, handler)
            # As git does: less is told to quit on one screen, keep colors and leave the text standing.
            settings = {**self.environ, "LESS": self.environ.get("LESS", "FRX"), "LESSCHARSET": "utf-8"}
            ended = subprocess.run(shlex.split(chosen), input=drawn.encode(), env=settings, check=False)
        except (OSError, ValueError):
            return False
        finally:
            for number, handler in kept.items():
                signal.signal(number, handler)
        return ended.returncode <= 0  # a signal ended it, which whoever reads has sent


def _wrapped(line: str, width: int) -> str:
    """Return a line for a terminal of *width* columns, where no word, and so no id, is broken."""
    if len(line) <= width:
        return line
    from textwrap import fill  # few messages are that long

    return fill(line, width, break_long_words=False, break_on_hyphens=False)


def _without_country(locale: str) -> str:
    """Return the language of a locale such as es_MX.UTF-8."""
    return locale.translate(_AFTER_LANGUAGE).partition("_")[0]


def _language(code: str, where: Phrase) -> Language:
    if code.casefold() not in LANGUAGES:
        raise UnknownValueError(where, code, LANGUAGES)
    return Language(code.casefold())
