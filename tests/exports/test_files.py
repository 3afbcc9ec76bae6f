"""Writing: the old file or the new one, each whole, and nothing else."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from extradition_cli.errors import CannotWriteError
from extradition_cli.exports.files import write
from tests.conftest import Cli

# Runs an export that is interrupted when all is written but nothing has its name yet.
_INTERRUPTED = """
import os, signal, sys
os.fsync = lambda descriptor: signal.raise_signal(signal.SIGINT)
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
    assert path.read_text().startswith("Written by ")
    assert names(tmp_path) == ["x.bib"]


@pytest.mark.parametrize("word", ["bibtex", "datapackage"])
def test_an_interrupt_leaves_the_old(tmp_path: Path, word: str) -> None:
    """Ctrl-C: the old is whole, no half file stays, and a shell sees why."""
    path = tmp_path / "export"
    if word == "datapackage":
        path.mkdir()
    old = path / "datapackage.json" if path.is_dir() else path
    old.write_text("old")
    command = [sys.executable, "-c", _INTERRUPTED, "export", word, "-o", str(path), "--force"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "")
    assert names(old.parent) == [old.name]
    assert old.read_text() == "old"


@pytest.mark.parametrize("word", ["bibtex", "sqlite", "datapackage"])
def test_a_full_disk_leaves_the_old(tmp_path: Path, word: str) -> None:
    """No room in the middle: exit 73, the old is whole, and no half file stays."""
    path = tmp_path / "export"
    if word == "datapackage":
        path.mkdir()
        (path / "sources.csv").write_text("old")
    else:
        path.write_text("old")

    resource = pytest.importorskip("resource", reason="limits of a process, which Windows has not")

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
    write(str(link), b"new", force=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_the_umask_says_who_may_read_a_new_file(tmp_path: Path) -> None:
    """A new file is as open as any other that the user makes, not shut like a temporary one."""
    before = os.umask(0o027)
    try:
        write(str(tmp_path / "x"), b"new", force=False)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640


def test_a_folder_of_ours_is_updated(tmp_path: Path) -> None:
    """By ``--force`` only; each file is the new one, and what was missing is there again."""
    place = tmp_path / "package"
    write(str(place), {"a.csv": b"1", "b.csv": b"2"}, force=False)
    with pytest.raises(CannotWriteError, match="--force replaces it"):
        write(str(place), {"a.csv": b"3", "b.csv": b"4"}, force=False)
    assert (place / "a.csv").read_bytes() == b"1"
    (place / "b.csv").unlink()
    write(str(place), {"a.csv": b"3", "b.csv": b"4"}, force=True)
    assert [path.read_bytes() for path in (place / "a.csv", place / "b.csv")] == [b"3", b"4"]
    assert (names(place), names(tmp_path)) == (["a.csv", "b.csv"], ["package"])


def test_a_linked_folder_stays_a_link(tmp_path: Path) -> None:
    """The files are written into the folder behind the link."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    write(str(link), {"a.csv": b"1"}, force=False)
    assert link.is_symlink()
    assert names(real) == ["a.csv"]


def test_a_folder_of_somebody_else_stays(tmp_path: Path) -> None:
    """``--force`` replaces an export, not a home."""
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(CannotWriteError, match=r"diary\.txt"):
        write(str(tmp_path), {"a.csv": b"1"}, force=True)
    assert names(tmp_path) == ["diary.txt"]


def test_what_else_is_in_a_folder_of_ours_stays(cli: Cli, sample: Path, tmp_path: Path) -> None:
    """It is untouched and named, and the folder is as private as it was."""
    place = tmp_path / "private"
    cli("export", "datapackage", "-o", str(place), db=sample)
    place.chmod(0o700)
    (place / "sources.csv").chmod(0o600)
    (place / "diary.txt").write_text("mine")
    told = cli("export", "datapackage", "-o", str(place), "--force", db=sample, watched=True, err=None)
    assert f"left as they are in {place}: diary.txt" in " ".join(told.err.split())
    assert (place / "diary.txt").read_text() == "mine"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (place, place / "sources.csv")] == [0o700, 0o600]


def test_a_folder_in_the_place_of_a_file_of_ours_stays(cli: Cli, sample: Path, tmp_path: Path) -> None:
    """Nothing is written at all: the name alone makes it no file of ours."""
    cli("export", "datapackage", "-o", str(tmp_path / "x"), db=sample)
    (tmp_path / "x" / "transfers.csv").unlink()
    (tmp_path / "x" / "transfers.csv").mkdir()
    (tmp_path / "x" / "transfers.csv" / "mine.txt").touch()
    (tmp_path / "x" / "dataset.csv").write_text("old")
    answer = cli(
        "export", "datapackage", "-o", str(tmp_path / "x"), "--force", db=sample, exit_code=73, err=None
    )
    assert answer.err.endswith("transfers.csv: it is no regular file\n")
    assert names(tmp_path / "x" / "transfers.csv") == ["mine.txt"]
    assert (tmp_path / "x" / "dataset.csv").read_text() == "old"


def test_the_database_that_is_read_is_not_written(cli: Cli, sample: Path, tmp_path: Path) -> None:
    """Neither by its own name nor by another, nor a table of it, nor its folder."""
    one, other = tmp_path / "one.json", tmp_path / "other"
    one.write_bytes(sample.read_bytes())
    other.symlink_to(one)
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, rows in json.loads(sample.read_bytes()).items():
        (folder / f"{name}.json").write_text(json.dumps(rows))
    for base, word, place in (
        (one, "csl-json", one),
        (one, "csl-json", other),
        (folder, "csl-json", folder / "figures.json"),
        (folder, "datapackage", folder),
    ):
        answer = cli("export", word, "-o", str(place), "--force", db=base, exit_code=73, err=None)
        assert answer.err == f"extradition: cannot write {place}: it is the database that is being read\n"
    assert one.read_bytes() == sample.read_bytes()
    assert names(folder) == [f"{name}.json" for name in sorted(json.loads(sample.read_bytes()))]


def test_a_path_is_what_it_says(cli: Cli, sample: Path, tmp_path: Path) -> None:
    """One that ends in a slash is a folder, and an empty one is none."""
    answer = cli("export", "bibtex", "-o", f"{tmp_path}/x/", db=sample, exit_code=73, err=None)
    assert "it is a folder; name a file in it" in answer.err
    answer = cli("export", "bibtex", "-o", "", db=sample, exit_code=2, err=None)
    assert answer.err == "extradition: -o takes a path, or - for standard output\n"
    assert names(tmp_path) == []
