"""The bytes of a database on disk: a folder with one JSON file per table, or one JSON file of all.

What can be no table is refused before it is read whole, and nothing is waited for.
"""

import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from io import RawIOBase
from pathlib import Path

from extradition_cli.errors import DataError, DataNotFoundError, nearest, reason
from extradition_cli.language import Phrase, joined
from extradition_cli.record.decoding import Content, split_tables

_SLIP = 0.8
"""Letters in common with the name of a table: ``figure`` has so many, and ``citations`` has not."""
_IRREGULAR = Phrase("neither a folder nor a regular file")
_CHUNK = 1 << 20
_LARGEST = 1 << 30
"""Bytes: a table of a gigabyte is no table of people."""


def contents(path: Path, names: Collection[str]) -> Mapping[str, Callable[[], Content]]:
    """Return, for each of the tables called *names* in the database at *path*, what reads its JSON text.

    Raises :class:`DataNotFoundError` where there is none or it may not be read, and :class:`DataError` for
    one file that holds something else than these tables.
    """
    return _of_folder(path, names) if _is_folder(path) else _of_file(path, names)


def _of_folder(path: Path, names: Collection[str]) -> Mapping[str, Callable[[], Content]]:
    """Return the tables that have a file of their own in a folder."""
    files = {name: path / f"{name}.json" for name in names}
    present = {name: partial(_bytes_of, file) for name, file in files.items() if os.path.lexists(file)}
    if not present:
        readable = os.access(path, os.R_OK | os.X_OK)
        problem = (
            Phrase("no table such as figures.json in this folder")
            if readable
            else Phrase("permission denied")
        )
        hints = (
            Phrase("; did you mean {meant}, not {file}?", meant=meant, file=file)
            for file, meant in misnamed(path, names)
        )
        raise DataNotFoundError([str(path)], joined("", [problem, *hints]))
    return present


def misnamed(path: Path, names: Collection[str]) -> list[tuple[str, str]]:
    """Return the files in the folder *path* that are nearly called as one of the tables called *names*.

    With each comes what the file of that table is called.  Other files are left alone.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else ()
    return [
        (file.name, f"{near}.json")
        for file in files
        if file.stem not in names
        for near in nearest(file.stem, names, limit=1, cutoff=_SLIP)
    ]


def _of_file(path: Path, names: Collection[str]) -> Mapping[str, Callable[[], Content]]:
    """Return the tables that stand in one file."""
    tables = split_tables(_bytes_of(path), names, str(path))
    return {name: partial(lambda raw: raw, raw) for name, raw in tables.items()}


def _is_folder(path: Path) -> bool:
    """Say whether *path* is a folder; raise unless it is one or a regular file."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise DataNotFoundError([str(path)], reason(error)) from None
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        # Reading a pipe or a device might never end.
        raise DataNotFoundError([str(path)], _IRREGULAR)
    return stat.S_ISDIR(mode)


def _bytes_of(file: Path) -> bytes:
    """Return what is in *file*, whose encoding must be UTF-8 without a byte-order mark."""
    if _is_folder(file):
        raise DataNotFoundError([str(file)], Phrase("a folder stands where a table should be"))
    try:
        with open(file, "rb", buffering=0, opener=_without_waiting) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise DataNotFoundError([str(file)], _IRREGULAR)
            content = b"".join(_chunks(stream, str(file)))
    except OSError as error:
        raise DataNotFoundError([str(file)], reason(error)) from None
    except MemoryError:
        raise DataNotFoundError([str(file)], Phrase("too large for the memory there is")) from None
    if not content or content.isspace():
        raise DataError(str(file), Phrase("is empty"))
    return content


def _without_waiting(name: str, flags: int) -> int:
    """Open a file that may have become a pipe since somebody looked, without waiting for its writer."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _chunks(stream: RawIOBase, place: str) -> Iterator[bytes]:
    """Yield what *stream* holds, and refuse what can be no table before reading on.

    So an image of a disk, a sparse file or a log that never ends costs a megabyte, not all memory.
    """
    size = 0
    while chunk := stream.read(_CHUNK):
        if not size and chunk.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            raise DataError(place, Phrase("begins with a byte-order mark; save it as plain UTF-8"))
        if b"\0" in chunk:
            raise DataError(place, Phrase("invalid character: a NUL byte, as binary files and UTF-16 hold"))
        if not size and len(chunk) == _CHUNK and not chunk.lstrip().startswith(b"{"):
            raise DataError(place, Phrase("does not begin as an object of records"))
        size += len(chunk)
        if size > _LARGEST:
            raise DataError(place, Phrase("is larger than {size} GiB", size=_LARGEST >> 30))
        yield chunk
