"""Writing to disk so that a reader finds the old file or the new one, each whole.

A file is written beside its place under another name and then moved there in one step.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from extradition_cli.errors import CannotWriteError, shown_path
from extradition_cli.exports import Written

_EXISTS = "it exists; --force replaces it"


def write(path: Path, content: Written, *, force: bool) -> None:
    """Put *content* into the file or, where it is several files by name, into the folder at *path*.

    What is there is replaced only by *force*.  Raises :class:`CannotWriteError` with the reason.
    """
    with _explained(path):
        if isinstance(content, Mapping):
            _write_folder(path, content, force=force)
        else:
            _write_file(path, content.encode() if isinstance(content, str) else content, force=force)


def _write_file(path: Path, content: bytes, *, force: bool) -> None:
    if path.is_dir():
        raise CannotWriteError(str(path), "it is a folder; name a file in it")
    if path.exists() and not path.is_file():
        # A device or a pipe cannot be replaced, only written into.
        path.write_bytes(content)
        return
    if path.exists() and not force:
        raise CannotWriteError(str(path), _EXISTS)
    _replace(path, content)


def _write_folder(path: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Put *files* into a folder one after the other; what else is in it is somebody's, and so it stays."""
    if path.exists():
        _check_replaceable(path, files, force=force)
    path.mkdir(exist_ok=True)
    for name, content in files.items():
        _replace(path / name, content)


def _check_replaceable(path: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    if not path.is_dir():
        raise CannotWriteError(str(path), "it is a file; this format writes a folder")
    if others := sorted(set(os.listdir(path)) - set(files)):
        problem = f"it holds {shown_path(others[0])}, which no export wrote; choose a new folder"
        raise CannotWriteError(str(path), problem)
    if not force and any(path.iterdir()):
        raise CannotWriteError(str(path), _EXISTS)


def _replace(path: Path, content: bytes) -> None:
    """Move *content* into the place of the file at *path*, with the permissions of the old one."""
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
            shutil.copymode(place, staged)
        os.replace(staged, place)
    finally:
        staged.unlink(missing_ok=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise CannotWriteError(str(path), (getattr(error, "strerror", None) or str(error)).lower()) from None
