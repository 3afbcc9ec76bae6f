"""Lists of names to screen: lines, or a column of a table, read as they come and in constant memory.

A list that cannot be read as it is meant is refused with its line, and never half read in silence: a table
that is no list of names, bytes of another encoding, a line without an end, a row that fits no header.
"""

import codecs
import csv
import io
import re
import shlex
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import IO, NamedTuple, NoReturn, cast

from extradition_cli.errors import DataNotFoundError, UnknownValueError, UsageError, reason, shown
from extradition_cli.folding import words
from extradition_cli.language import Phrase

MAX_LINE = 100_000
"""Characters of a line; a name has a hundred, and a table of a hundred columns ten thousand."""
_DELIMITERS = ("\t", ";", ",")
_LOOKED_AT = 100
"""Lines that are looked at before what looks like a table is called one."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_8 = "utf-8"
_NOT_UTF_8 = re.compile("[\udc80-\udcff]")
"""What stands for a byte that is not UTF-8, by Python's surrogateescape."""
_NAME_HEADS = frozenset(
    {"name", "names", "fullname", "nombre", "nombres", "surname", "apellido", "apellidos"}
)
_BESIDE_HEADS = frozenset(
    {
        "full",
        "complete",
        "completo",
        "first",
        "last",
        "given",
        "family",
        "legal",
        "primary",
        "party",
        "person",
    }
    | {"persona", "client", "customer", "cliente", "de", "del", "la", "y", "and", "of", "the"}
)


class ListedName(NamedTuple):
    """One name of a list, with the cells of the row that it stands in, if that is a table."""

    name: str
    cells: tuple[str, ...] = ()


class NameList(NamedTuple):
    """The names of a list, read as they are asked for, and the columns of the table that they stand in."""

    columns: tuple[str, ...]
    names: Iterator[ListedName]


def name_list(file: IO[bytes] | IO[str], source: str, column: str | None, encoding: str | None) -> NameList:
    """Return the names in *file*: one a line or, where *column* is a name or a number, those of a table.

    *source* is what the user called it.  Raises :class:`UsageError` for a table without a column and a column
    that there is not, and, also while the names are read, :class:`DataNotFoundError` for what cannot be read.
    """
    lines = _lines(file, source, encoding)
    return _plain(lines, source) if column is None else _table(lines, source, column)


def _lines(file: IO[bytes] | IO[str], source: str, encoding: str | None) -> Iterator[str]:
    """Yield the lines of a file, cut at line feeds and at nothing else."""
    text, number = _decoded(file, encoding), 0
    try:
        while line := text.readline(MAX_LINE + 2):
            number += 1
            line = line.removesuffix("\n").removesuffix("\r")
            if len(line) > MAX_LINE:
                _refuse(source, number, Phrase("has more than {limit} characters", limit=f"{MAX_LINE:,}"))
            if not line.isascii() and (byte := _NOT_UTF_8.search(line)):
                _refuse(
                    source,
                    number,
                    Phrase(
                        "is not UTF-8 (byte {byte}); if Windows wrote it, --encoding windows-1252 reads it",
                        byte=hex(ord(byte[0]) - 0xDC00),
                    ),
                )
            yield line.removeprefix("\ufeff") if number == 1 else line
    except UnicodeError:
        _refuse(source, number + 1, Phrase("is not text in {encoding}", encoding=encoding or "UTF-16"))
    except OSError as error:
        raise DataNotFoundError([_place_of(source)], reason(error)) from None
    finally:
        if text is not file and isinstance(text, io.TextIOWrapper) and not text.closed:
            text.detach()  # whoever opened the file closes it


def _decoded(file: IO[bytes] | IO[str], encoding: str | None) -> IO[str]:
    if isinstance(file, io.TextIOBase):
        return file
    if encoding is None:
        head = file.peek(2)[:2] if isinstance(file, io.BufferedReader) else b""
        encoding = "utf-16" if head in _UTF_16 else "utf-16-le" if head[1:] == b"\0" else _UTF_8
    try:
        errors = "surrogateescape" if codecs.lookup(encoding).name == _UTF_8 else "strict"
        return io.TextIOWrapper(cast("IO[bytes]", file), encoding=encoding, errors=errors, newline="\n")
    except LookupError:
        raise UsageError(Phrase("no encoding {given}; one is windows-1252", given=shown(encoding))) from None


def _refuse(source: str, number: int, why: Phrase) -> NoReturn:
    where = Phrase("line {number} {why}", number=f"{number:,}", why=why)
    raise DataNotFoundError([_place_of(source)], where) from None


def _place_of(source: str) -> str:
    return Phrase("standard input") if source == "-" else source


# A plain list.


def _plain(lines: Iterator[str], source: str) -> NameList:
    """Return the names of a list of lines; one that is a table is refused."""
    ahead: list[str] = []
    told: list[str] = []
    for line in lines:
        ahead.append(line)
        if line.strip():
            told.append(line)
            if not _looks_like_a_row(line) and not (len(told) == 1 and _name_column(line)):
                break
            if len(told) == 1 and (column := _name_column(line)):
                _say_column(source, column)
        if len(ahead) == _LOOKED_AT:
            break
    if told and all(map(_looks_like_a_row, told)):
        _say_column(source, str(_likeliest_column(told[0])))
    return NameList((), (_named(line, at, source) for at, line in enumerate(chain(ahead, lines), 1)))


def _named(line: str, number: int, source: str) -> ListedName:
    name = line.strip()
    if "\r" in name:
        _refuse(source, number, Phrase("holds a carriage return: lines end with a line feed"))
    return ListedName(name)


def _say_column(source: str, column: str) -> NoReturn:
    command = shlex.join(["extradition", "search", "--batch", source, "--column", column])
    raise UsageError(
        Phrase("the list is a table; say which column holds the names: {command}", command=command)
    )


def _looks_like_a_row(line: str) -> bool:
    """Tell whether a line is a row of a table; one comma is not enough: ``Surname, Given``.

    >>> [_looks_like_a_row(line) for line in ("a;b", "7,Jane Roe", "Roe, Jane", "Jane Roe, 1972")]
    [True, True, False, False]
    """
    first, comma, last = line.partition(",")
    # Two digits behind a name are an age, and four a year.
    numbered = first.strip().isdigit() or (last.strip().isdigit() and len(last.strip()) not in (2, 4))
    return "\t" in line.strip() or ";" in line or line.count(",") > 1 or bool(comma and numbered)


def _name_column(line: str) -> str | None:
    """Return the first cell of a line that heads a column of names, if one does."""
    cells = _cells(line, _most_cells(line))
    return next((cell.strip() for cell in cells if _heads_names(cell)), None)


def _heads_names(cell: str) -> bool:
    """Tell whether a cell is what a column of names is headed.

    >>> _heads_names("full_name"), _heads_names("Nombre completo"), _heads_names("Rafael"), _heads_names("of")
    (True, True, False, False)
    """
    read = set(words(cell.replace("_", " ")))
    return not read.isdisjoint(_NAME_HEADS) and read <= _NAME_HEADS | _BESIDE_HEADS


def _likeliest_column(line: str) -> int:
    """Return the number of the cell with the most words, which is likeliest a name."""
    cells = _cells(line, _most_cells(line))
    counts = [sum(word.isalpha() for word in words(cell)) for cell in cells]
    return counts.index(max(counts)) + 1


# A table.


def _table(lines: Iterator[str], source: str, column: str) -> NameList:
    """Return the names in a column of a table, each with the cells of its row."""
    first = next(lines, None)
    if first is None:
        return NameList((), iter(()))
    delimiter = _delimiter(first, column)
    rows = _rows(lines, first, delimiter, source)
    _, head = next(rows)
    place = _place(head, column)
    if column.isdigit() and place is None and 0 < int(column) <= len(head):
        place = int(column) - 1
        if not _heads_names(head[place]):
            # The first row is a name as any other: to take it for a header would leave it unanswered.
            rows, head = chain([(1, head)], rows), [""] * len(head)
    if place is None:
        raise UnknownValueError(Phrase("column"), column, [cell.strip() for cell in head])
    return NameList(_unique(head), _of_rows(rows, len(head), place, source))


def _delimiter(first: str, column: str) -> str:
    """Return what parts the cells: whatever leaves a cell that is the column asked for, else most cells."""
    found = [one for one in _DELIMITERS if _place(_cells(first, one), column) is not None]
    return _most_cells(first, found or _DELIMITERS)


def _most_cells(line: str, among: Sequence[str] = _DELIMITERS) -> str:
    return max(among, key=lambda one: len(_cells(line, one)))


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line by itself, or all of it where it is no row."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [line])
    except csv.Error:
        return [line]


def _place(head: Sequence[str], column: str) -> int | None:
    """Return which cell of a header is called *column*, capitals and accents aside."""
    wanted = words(column)
    return next((at for at, cell in enumerate(head) if words(cell) == wanted and wanted), None)


def _rows(
    lines: Iterator[str], first: str, delimiter: str, source: str
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows of a table, each with the number of its last line."""
    reader = csv.reader((f"{line}\n" for line in chain([first], lines)), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        _refuse(source, reader.line_num, Phrase("is no row of a table ({error})", error=error))


def _of_rows(
    rows: Iterator[tuple[int, Sequence[str]]], count: int, place: int, source: str
) -> Iterator[ListedName]:
    for number, row in rows:
        if len(row) > count or (row and len(row) <= place):
            # A comma that is not quoted moves the cells: another one would be taken for the name.
            cells_of = Phrase("has {cells} cells, and the first row {count}", cells=len(row), count=count)
            _refuse(source, number, cells_of)
        cells = (*row, *[""] * (count - len(row)))
        yield ListedName(cells[place].strip(), cells)


def _unique(head: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns: numbered where they have none, and where two have the same."""
    names: list[str] = []
    for number, cell in enumerate(head, 1):
        name = cell.strip() or f"column_{number}"
        names.append(f"{name}_{number}" if name in names else name)
    return tuple(names)
