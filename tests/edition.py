"""Make an edition of the record: what changed since the last one, by ``diff``, and the digest of the data.

    python -m tests.edition            for the version that data/dataset.json states
    python -m tests.edition --check    fail where data/ differs from the edition of its version

The data of the last edition are found in the history of git, by their digest.
"""

import argparse
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from extradition_cli.api import open_record
from extradition_cli.questions.diff import Change, changes
from extradition_cli.questions.editions import Edition, editions
from extradition_cli.record.store import TABLES

DATA = Path(__file__).parent.parent / "data"

Files = Mapping[str, bytes]
"""What is in a folder of data, by name."""


def digest(files: Files) -> str:
    """Return what ``sha256sum *.json | sha256sum`` prints of the tables, whose names are in order."""
    tables = [name for name in sorted(files) if name.removesuffix(".json") in TABLES]
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in tables]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def files_in(folder: Path) -> Files:
    """Return what is in a *folder* of data."""
    return {file.name: file.read_bytes() for file in folder.glob("*.json")}


def committed(wanted: str) -> Files:
    """Return the data with the digest that is *wanted*, from the newest commit that holds them."""
    for commit in _git("log", "--format=%H", "--", "data").decode().split():
        with tarfile.open(fileobj=io.BytesIO(_git("archive", commit, "data"))) as packed:
            members = {Path(one.name).name: packed.extractfile(one) for one in packed.getmembers()}
            files = {name: file.read() for name, file in members.items() if file}
        if digest(files) == wanted:
            return files
    raise SystemExit(f"no commit holds the data with the digest {wanted}")


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=DATA.parent, check=True, capture_output=True).stdout


def made(folder: Path, before: Files | None) -> dict[str, Any]:
    """Return the editions of the data in *folder* with one more, which lists what changed since *before*."""
    record = open_record(folder)
    known = editions(record)
    if record.dataset is None or record.dataset.version in known:
        raise SystemExit("there is an edition of this version; raise the version in dataset.json")
    found: list[Change] = []
    if before is not None:
        with tempfile.TemporaryDirectory() as place:
            for name, content in before.items():
                (Path(place) / name).write_bytes(content)
            found = changes(open_record(place), record)
    latest = Edition(record.dataset.researched, digest(files_in(folder)), tuple(found))
    editions_now: dict[str, Any] = to_builtins({**known, record.dataset.version: latest})
    return editions_now


def differing(folder: Path) -> str | None:
    """Say whether the data in *folder* differ from the edition whose version they bear."""
    record = open_record(folder)
    edition = editions(record).get(record.dataset.version) if record.dataset else None
    if edition is None or edition.digest == digest(files_in(folder)):
        return None
    return "the data differ from the edition of their version; raise the version in dataset.json"


def main() -> None:
    """Write the edition, or check that there is one."""
    parser = argparse.ArgumentParser(description="Make the edition of data/ that its version claims.")
    parser.add_argument("--check", action="store_true", help="only compare data/ with the edition")
    if parser.parse_args().check:
        sys.exit(differing(DATA))
    last = list(editions(open_record(DATA)).values())[-1:]
    written = made(DATA, committed(last[0].digest) if last else None)
    text = json.dumps(written, ensure_ascii=False, indent=1) + "\n"
    (DATA / "editions.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
