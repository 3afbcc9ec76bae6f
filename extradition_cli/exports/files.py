"""Writing to disk so that a reader finds the old file or the new one, each whole.

A file is written beside its place under another name and then moved there in one step.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from extradition_cli.errors import CannotWriteError, reason, shown_path
from extradition_cli.exports import Written
from extradition_cli.language import Phrase
from extradition_cli.record.store import TABLES

_EXISTS = Phrase("it exists; --force replaces it")


def write(place: str, content: Written, *, force: bool, read: Path | None = None) -> list[str]:
    """Put *content* into the file or, where it is several files by name, into the folder at *place*.

    What is there is replaced only by *force*, and the database that is *read* never.  Returns what else is in
    the folder: it is somebody's, and so it stays.  Raises :class:`CannotWriteError` with the reason.
    """
    with _explained(place):
        path = Path(place)
        if read and path.exists() and any(path.samefile(one) for one in _database(read)):
            raise CannotWriteError(place, Phrase("it is the database that is being read"))
        if isinstance(content, Mapping):
            return _write_folder(path, content, force=force)
        if path.is_dir() or place.endswith(("/", os.sep)):
            raise CannotWriteError(place, Phrase("it is a folder; name a file in it"))
        _write_file(path, content.encode() if isinstance(content, str) else content, force=force)
        return []


def _database(read: Path) -> Iterator[Path]:
    """Yield the database at *read*, which a folder is too, and the files of its tables."""
    yield read
    yield from (file for name in TABLES if (file := read / f"{name}.json").exists())


def _write_file(path: Path, content: bytes, *, force: bool) -> None:
    if path.exists() and not path.is_file():
        # A device or a pipe cannot be replaced, only written into.
        path.write_bytes(content)
        return
    if path.exists() and not force:
        raise CannotWriteError(str(path), _EXISTS)
    _replace(path, content)


def _write_folder(path: Path, files: Mapping[str, bytes], *, force: bool) -> list[str]:
    """Put *files* into a folder one after the other, and return what else is in it."""
    others: list[str] = []
    if path.exists():
        if not path.is_dir():
            raise CannotWriteError(str(path), Phrase("it is a file; this format writes a folder"))
        there = sorted(os.listdir(path))
        # A folder is ours if it holds the first of the files.
        if there and next(iter(files)) not in there:
            problem = Phrase(
                "it holds {file}, which no export wrote; choose a new folder", file=shown_path(there[0])
            )
            raise CannotWriteError(str(path), problem)
        if there and not force:
            raise CannotWriteError(str(path), _EXISTS)
        for name in files:
            if (path / name).exists() and not (path / name).is_file():
                raise CannotWriteError(str(path / name), Phrase("it is no regular file"))
        others = [name for name in there if name not in files]
    path.mkdir(exist_ok=True)
    for name, content in files.items():
        _replace(path / name, content)
    return others


def _replace(path: Path, content: bytes) -> None:
    """Move *content* into the place of the file at *path*, with the group and permissions of the old one."""
    # The file behind a symbolic link is replaced, not the link.
    place = path.resolve()
    staged = place.with_name(f".extradition-{os.getpid()}.tmp")
    try:
        # Exclusive, so that no link of this name is written through.
        with open(staged, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            if os.name == "posix":
                with suppress(PermissionError):  # a group that the user does not belong to
                    os.chown(staged, -1, place.stat().st_gid)
            shutil.copymode(place, staged)
        os.replace(staged, place)
    finally:
        staged.unlink(missing_ok=True)


@contextmanager
def _explained(place: str) -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise CannotWriteError(place, reason(error)) from None
