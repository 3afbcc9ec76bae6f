"""Writing: the old file or the new one, whole, and nothing else."""

import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extradition_cli.errors import CannotWriteError
from extradition_cli.exports import files
from extradition_cli.exports.files import write_file, write_folder
from tests.conftest import Cli

# Runs an export that stops in the middle of writing and says so.
_STUCK = """
import os, sys, time
def stuck(descriptor):
    print("writing", flush=True)
    time.sleep(60)
os.fsync = stuck
if sys.argv.pop(1) == "named":
    del os.O_TMPFILE
from extradition_cli.__main__ import main
sys.exit(main())
"""


def names(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_an_existing_file_needs_force(cli: Cli, tmp_path: Path) -> None:
    """What is there is not lost by a slip: exit 73 without ``--force``."""
    path = tmp_path / "x.bib"
    path.write_text("mine")
    answer = cli("export", "bibtex", "-o", str(path), exit_code=73, err=None)
    assert answer.err == f"extradition: cannot write {path}: it exists; --force replaces it\n"
    assert path.read_text() == "mine"
    cli("export", "bibtex", "-o", str(path), "--force", err=None)
    assert path.read_text().startswith("@misc")
    assert names(tmp_path) == ["x.bib"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals end a program otherwise there")
@pytest.mark.parametrize("how", ["nameless", "named"])
@pytest.mark.parametrize("word", ["bibtex", "datapackage"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
def test_a_signal_in_the_middle_leaves_the_old(
    tmp_path: Path, word: str, number: signal.Signals, how: str
) -> None:
    """Ctrl-C, SIGTERM and a closed terminal: the old is whole, no half file stays, a shell sees why."""
    path = tmp_path / "export"
    if word == "datapackage":
        path.mkdir()
        (path / "datapackage.json").write_text("old")
    else:
        path.write_text("old")
    command = [sys.executable, "-c", _STUCK, how, "export", word, "-o", str(path), "--force"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"writing\n"
        running.send_signal(number)
        assert running.wait(timeout=20) == 128 + number
    assert names(tmp_path) == ["export"]
    left = path / "datapackage.json" if path.is_dir() else path
    assert left.read_text() == "old"


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="the system knows no nameless files")
def test_even_sigkill_leaves_no_half_file(tmp_path: Path) -> None:
    """A file gets its name when it is whole, so nothing is left of one that never was."""
    if files._open_anonymous(tmp_path) is None:
        pytest.skip("this file system knows no nameless files")
    path = tmp_path / "x.bib"
    path.write_text("old")
    command = [sys.executable, "-c", _STUCK, "nameless", "export", "bibtex", "-o", str(path), "--force"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.kill()
    assert names(tmp_path) == ["x.bib"]
    assert path.read_text() == "old"


@pytest.mark.parametrize("word", ["bibtex", "sqlite", "datapackage"])
def test_a_full_disk_leaves_the_old(tmp_path: Path, word: str) -> None:
    """No room in the middle: exit 73, the old is whole, and no half file stays."""
    path = tmp_path / "export"
    if word == "datapackage":
        path.mkdir()
        (path / "sources.csv").write_text("old")
    else:
        path.write_text("old")

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    done = subprocess.run(
        [sys.executable, "-m", "extradition_cli", "export", word, "-o", str(path), "--force"],
        preexec_fn=little_room,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (73, False)
    assert names(tmp_path) == ["export"]
    left = path / "sources.csv" if path.is_dir() else path
    assert left.read_text() == "old"


@pytest.mark.parametrize("place", ["no/such/folder/x", ".", "/dev/full", "x\0y"])
@pytest.mark.parametrize("word", ["bibtex", "datapackage"])
def test_what_cannot_be_written_is_one_sentence(
    cli: Cli, word: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is not there, a folder in the place of a file, a device that is full: exit 73."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "somebody's").touch()
    answer = cli("export", word, "-o", place, "--force", exit_code=73, err=None)
    assert answer.err.startswith("extradition: cannot write ")
    assert answer.err.count("\n") == 1
    assert names(tmp_path) == ["somebody's"]


def test_a_device_is_written_into(cli: Cli) -> None:
    """``/dev/null`` is not replaced by a file."""
    cli("export", "bibtex", "-o", "/dev/null", err=None)
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file behind a symbolic link is replaced, with its permissions; the link is not."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_file(link, b"new", force=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize("nameless", [True, False], ids=["nameless", "named"])
def test_the_umask_says_who_may_read_a_new_file(
    tmp_path: Path, nameless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new file is as open as any other that the user makes, not shut like a temporary one."""
    if not nameless:
        monkeypatch.setattr(files, "_open_anonymous", lambda folder: None)
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "x", b"new", force=False)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that an earlier export wrote."""
    place = tmp_path / "package"
    write_folder(place, {"a.csv": b"old"}, force=False)
    return place


def test_a_folder_of_ours_is_replaced_whole(tmp_path: Path) -> None:
    """What an earlier export wrote and this one does not is gone."""
    place = tmp_path / "package"
    write_folder(place, {"a.csv": b"1", "b.csv": b"2"}, force=False)
    with pytest.raises(CannotWriteError, match="--force replaces it"):
        write_folder(place, {"a.csv": b"3", "b.csv": b"4"}, force=False)
    (place / "b.csv").unlink()
    write_folder(place, {"a.csv": b"3", "c.csv": b"4"}, force=True)
    assert names(place) == ["a.csv", "c.csv"]
    assert names(tmp_path) == ["package"]


def test_a_folder_of_somebody_else_stays(tmp_path: Path) -> None:
    """``--force`` replaces an export, not a home."""
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(CannotWriteError, match=r"diary\.txt"):
        write_folder(tmp_path, {"a.csv": b"1"}, force=True)
    assert names(tmp_path) == ["diary.txt"]


def test_a_folder_that_cannot_be_moved_in_is_moved_back(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last step may fail too: then the old folder stands where it stood."""
    rename: Callable[[Path, Path], None] = os.rename

    def failing(old: Path, new: Path) -> None:
        if new == place and old.name.endswith(".tmp"):
            raise OSError(5, "Input/output error")
        rename(old, new)

    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(CannotWriteError, match="input/output error"):
        write_folder(place, {"a.csv": b"new"}, force=True)
    assert (place / "a.csv").read_bytes() == b"old"
    assert names(tmp_path) == ["package"]


def test_a_signal_between_the_moves_waits_for_the_second(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new folder stands, the old one is gone, and the program ends as it was told to."""
    rename: Callable[[Path, Path], None] = os.rename

    def signalled(old: Path, new: Path) -> None:
        rename(old, new)
        if old == place:
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(os, "rename", signalled)
    with pytest.raises(SystemExit):
        write_folder(place, {"a.csv": b"new"}, force=True)
    assert (place / "a.csv").read_bytes() == b"new"
    assert names(tmp_path) == ["package"]


def test_an_old_folder_that_cannot_be_removed_fails_nothing(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new one is written; what is left of the old one stands beside it, hidden."""
    rmdir: Callable[..., None] = os.rmdir

    def busy(path: Path | str, *, dir_fd: int | None = None) -> None:
        if str(path).endswith("-old"):
            raise OSError(16, "Device or resource busy")
        rmdir(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "rmdir", busy)
    write_folder(place, {"a.csv": b"new"}, force=True)
    assert (place / "a.csv").read_bytes() == b"new"
    assert [name for name in names(tmp_path) if not name.startswith(".")] == ["package"]
