"""Editions of the record: made by one command, told by ``extradition changes``."""

import json
from pathlib import Path

import pytest

from tests import edition
from tests.conftest import DATA, Cli, Copy

CARO = "rafael-caro-quintero"


@pytest.fixture
def released(copy: Copy) -> Copy:
    """A copy of the data in two editions: in the second a birthday is new, and the shape."""

    copy.change("figures", lambda rows: rows[CARO].update(born=None))
    shape = {"version": "2026.11.24", "schema_version": "1.0"}
    copy.change("dataset", lambda rows: rows["extradition"].update(shape))
    copy.change("transfers", lambda rows: rows["2025-02-27"].pop("named_by_inference"))
    before = edition.files_in(copy.path)
    first = {"2026.11.24": {"date": "2026-11-24", "digest": edition.digest(before), "changes": []}}
    (copy.path / "editions.json").write_text(json.dumps(first))
    for name in ("figures.json", "transfers.json", "dataset.json"):
        (copy.path / name).write_bytes((DATA / name).read_bytes())
    write(copy.path, before)
    return copy


def write(folder: Path, before: edition.Files) -> None:
    """Make the next edition of the data in *folder*."""
    (folder / "editions.json").write_text(json.dumps(edition.made(folder, before)))


def test_an_edition_tells_what_diff_finds(released: Copy, cli: Cli) -> None:
    """The changes of one edition, in every format, with what brought them."""
    found = cli("changes", "--json", db=released.path).json
    born = next(one for one in found if one["field"] == "born")
    assert (born["id"], born["type"], born["before"], born["after"]) == (CARO, "added", None, "1952-12-12")
    version = json.loads((DATA / "dataset.json").read_bytes())["extradition"]["version"]
    assert {one["edition"] for one in found} == {version}
    assert [one["field"] for one in found] == ["born"]
    page = cli("changes", "--format", "markdown", db=released.path).out
    assert page.startswith("## Changes from 2026.11.24 to ")
    assert "- born: 1952-12-12" in page.replace("  ", "")


@pytest.mark.parametrize(
    ("since", "there"), [("2026.11.24", True), ("2026-11-25", True), ("2026", True), ("2027", False)]
)
def test_since_an_edition_or_a_day(released: Copy, cli: Cli, since: str, there: bool) -> None:
    """After an edition, or from a day on; nothing is an answer too."""
    assert bool(cli("changes", "--since", since, "--json", db=released.path).json) == there
    told = cli("changes", "--since", "x", db=released.path, exit_code=2, err=None).err
    assert told.startswith("extradition: no edition or date 'x' (valid: 2026.11.24, ")


def test_since_an_edition_is_without_it(cli: Cli) -> None:
    """Its own changes were told when it came."""
    newest = cli("version", "--json").json["data_version"]
    told = {row["edition"] for row in cli("changes", "--json", err=None).json}
    assert newest in told
    assert newest not in {row["edition"] for row in cli("changes", "--since", newest, "--json").json}


def test_about_somebody(released: Copy, cli: Cli) -> None:
    """Only what concerns one record, under any of its names."""
    for who in ("caro quintero", CARO):
        found = cli("changes", "--about", who, "--json", db=released.path).json
        assert {one["id"] for one in found} == {CARO}


def test_data_that_differ_from_their_edition_are_refused(released: Copy) -> None:
    """A correction after the release is another version; while that has no edition, data may change."""
    assert edition.differing(released.path) is None
    released.change("laws", lambda rows: rows.popitem())
    assert "raise the version" in str(edition.differing(released.path))
    released.change("dataset", lambda rows: rows["extradition"].update(version="2026.12.24"))
    assert edition.differing(released.path) is None


def test_an_edition_is_made_once(released: Copy) -> None:
    """What is released under one version stays."""
    with pytest.raises(SystemExit, match="raise the version"):
        edition.made(released.path, edition.files_in(released.path))


def test_our_data_are_what_their_edition_says() -> None:
    """Where the version of the data is released."""
    assert edition.differing(DATA) is None


@pytest.mark.parametrize(("content", "code"), [(None, 66), (b"[]", 65), (b'{"1": {"date": "x"}}', 65)])
def test_editions_that_cannot_be_read(copy: Copy, cli: Cli, content: bytes | None, code: int) -> None:
    """None, or something else in their place: one sentence that names the file."""
    (copy.path / "editions.json").unlink()
    if content is not None:
        (copy.path / "editions.json").write_bytes(content)
    assert "editions" in cli("changes", db=copy.path, exit_code=code, err=None).err
    cli("validate", "--errors-only", db=copy.path)
