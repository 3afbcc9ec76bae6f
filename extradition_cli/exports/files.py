"""Writing to disk so that a reader finds the old file or the new one, whole, and nothing else.

Everything is written beside its place under another name and then moved there: a file in one
step, a folder that replaces another in two, between which only SIGKILL or a power cut can come;
both folders are then there, neither under its name.  What went wrong on the way leaves the old
as it was and takes the new with it: a full disk, Ctrl-C, SIGTERM and a closed terminal alike.
"""

import os
import shutil
import signal
import stat
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from extradition_cli.errors import CannotWriteError, shown_path

_EXISTS = "it exists; --force replaces it"


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Put *content* into the file at *path*; a file that is there is replaced only by *force*.

    Raises :class:`CannotWriteError` with the reason.
    """
    with _explained(path):
        if path.is_dir():
            raise CannotWriteError(str(path), "it is a folder; name a file in it")
        if path.exists() and not path.is_file():
            # A device or a pipe cannot be replaced, only written into.
            path.write_bytes(content)
            return
        if path.exists() and not force:
            raise CannotWriteError(str(path), _EXISTS)
        # The file behind a symbolic link is replaced, not the link.
        place = path.resolve()
        with _interruptible(), _staged(place.parent) as staged:
            _fill(staged, content)
            if place.exists():
                os.chmod(staged, stat.S_IMODE(place.stat().st_mode))
            os.replace(staged, place)
            _fsync_folder(place.parent)


def write_folder(path: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Put *files* into a new folder at *path*.

    By *force* it takes the place of a folder that holds nothing but files of these names:
    what an earlier export wrote is replaced whole, anything else is somebody's and stays.
    """
    with _explained(path):
        place = path.resolve()
        if place.exists():
            _check_replaceable(path, files, force=force)
        with _interruptible(), _staged(place.parent) as staged:
            staged.mkdir()
            for name, content in files.items():
                _fill(staged / name, content)
            if place.exists():
                _exchange(staged, place)
            else:
                os.replace(staged, place)
            _fsync_folder(place.parent)


def _check_replaceable(path: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    if not path.is_dir():
        raise CannotWriteError(str(path), "it is a file; this format writes a folder")
    if others := sorted(set(os.listdir(path)) - set(files)):
        problem = f"it holds {shown_path(others[0])}, which no export wrote; choose a new folder"
        raise CannotWriteError(str(path), problem)
    if not force and any(path.iterdir()):
        raise CannotWriteError(str(path), _EXISTS)


def _exchange(staged: Path, place: Path) -> None:
    """Move *place* away and *staged* there; signals wait, so that nothing comes in between.

    The new folder counts as written even where the old one cannot be removed whole.
    """
    aside = staged.with_name(staged.name + "-old")
    try:
        with _defer_signals():
            os.rename(place, aside)
            try:
                os.rename(staged, place)
            except OSError:
                os.rename(aside, place)
                raise
    finally:
        # Without a folder in its place the old one is all there is.
        if place.exists():
            _remove(aside)


def _fill(path: Path, content: bytes) -> None:
    """Write *content* to a new file at *path*, as open to others as any file the user makes."""
    if not _filled_whole(path, content):
        # Exclusive, so that nobody else's file or link of this name is written through.
        with open(path, "xb") as file:
            _write_all(file, content)


def _filled_whole(path: Path, content: bytes) -> bool:
    """Write a file that gets its name when it is whole, so that not even SIGKILL leaves half of one.

    Returns false where the system cannot do that.
    """
    descriptor = _open_anonymous(path.parent)
    if descriptor is None:
        return False
    with open(descriptor, "wb") as file:
        _write_all(file, content)
        try:
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                # With a folder given, Python follows the link that stands for the open file: linkat(2).
                os.link(f"/proc/self/fd/{descriptor}", path.name, dst_dir_fd=folder)
            finally:
                os.close(folder)
        except OSError:
            return False
    return True


def _open_anonymous(folder: Path) -> int | None:
    """Open a file without a name in *folder*: Linux, on most of its file systems, with /proc at hand."""
    if not hasattr(os, "O_TMPFILE") or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except OSError:
        return None


def _write_all(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _fsync_folder(folder: Path) -> None:
    """Make the move itself last through a power cut, where the system can sync a folder."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """Give a name beside the final one, and see that nothing is left under it."""
    staged = folder / f".extradition-{os.getpid()}-{threading.get_ident():x}.tmp"
    try:
        yield staged
    finally:
        _remove(staged)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise CannotWriteError(str(path), (getattr(error, "strerror", None) or str(error)).lower()) from None


_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that ask a program to end, and by default end it before it could clean up."""


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let a signal that ends the program unwind it instead, with the exit code a shell expects."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may set handlers
        return

    def leave(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    before = {
        number: signal.signal(number, leave)
        for number in _ENDING
        if signal.getsignal(number) not in (signal.SIG_IGN, None)  # nohup asked not to be ended
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _defer_signals() -> Iterator[None]:
    """Let signals wait, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
