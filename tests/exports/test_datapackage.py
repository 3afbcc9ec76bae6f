"""The data package, validated by frictionless and read as CSV."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from extradition_cli.exports.selection import Selection
from extradition_cli.exports.table_layouts import TABLE_LAYOUTS
from extradition_cli.questions.select import Filters
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import Standing

frictionless = pytest.importorskip("frictionless", reason="needs the extra `dev`")

from extradition_cli.exports.datapackage import written


def unpacked(folder: Path, selection: Selection) -> Path:
    """Write the package into *folder* and return its descriptor."""
    for name, content in written(selection).items():
        (folder / name).write_bytes(content)
    return folder / "datapackage.json"


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """Return the rows of one table as the standard library reads them."""
    with open(folder / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def faults(descriptor: Path) -> list[Any]:
    """Return what frictionless finds wrong with a package, its keys among it."""
    report = frictionless.validate(str(descriptor))
    found: list[Any] = report.flatten(["title", "message"])
    return found


def test_frictionless_finds_nothing_wrong(tmp_path: Path, whole: Selection) -> None:
    """Descriptor, types, required values, primary and foreign keys hold in every table."""
    assert faults(unpacked(tmp_path, whole)) == []


@pytest.mark.parametrize(
    "wanted", [Filters(transfer="2026-01-20"), Filters(since="2100")], ids=["a part", "nothing"]
)
def test_a_part_is_a_valid_package_too(tmp_path: Path, record: Tables, wanted: Filters) -> None:
    """Keys hold also where filters left something out."""
    assert faults(unpacked(tmp_path, Selection(record, wanted))) == []


def test_a_table_that_was_changed_is_found_out(tmp_path: Path, whole: Selection) -> None:
    """The descriptor bears the hash and the size of each table."""
    descriptor = unpacked(tmp_path, whole)
    content = (tmp_path / "laws.csv").read_bytes()
    (tmp_path / "laws.csv").write_bytes(content.replace(b"treaty", b"tReaty", 1))
    assert [title for title, _ in faults(descriptor)] == ["Hash Count Error"]
    (tmp_path / "laws.csv").write_bytes(content + b"\r\n")
    assert "Byte Count Error" in {title for title, _ in faults(descriptor)}


def test_a_column_says_what_it_means_and_what_it_may_hold(tmp_path: Path, whole: Selection) -> None:
    """Every one has a description, one of a closed vocabulary its words; another word is found out."""
    descriptor = unpacked(tmp_path, whole)
    told = json.loads(descriptor.read_text(encoding="utf-8"))
    fields = {
        (table["name"], field["name"]): field
        for table in told["resources"]
        for field in table["schema"]["fields"]
    }
    assert [at for at, field in fields.items() if not field["description"]] == []
    assert set(fields["cases", "standing"]["constraints"]["enum"]) == set(Standing)
    verdicts = tmp_path / "context_claims.csv"
    verdicts.write_bytes(verdicts.read_bytes().replace(b",contradicted,", b",disproved,", 1))
    assert "Constraint Error" in {title for title, _ in faults(descriptor)}


def test_everything_is_there_as_it_was(tmp_path: Path, whole: Selection) -> None:
    """Every figure, case, event and source, with its accents."""
    unpacked(tmp_path, whole)
    assert {row["id"]: row["name"] for row in rows(tmp_path, "figures")} == {
        one.id: one.name for one in whole.figures.values()
    }
    assert len(rows(tmp_path, "cases")) == sum(len(one.cases) for one in whole.figures.values())
    assert [row["id"] for row in rows(tmp_path, "events")] == list(whole.events)
    assert [row["url"] for row in rows(tmp_path, "sources")] == [one.url for one in whole.sources.values()]


def test_the_descriptor_says_what_it_is(tmp_path: Path, whole: Selection) -> None:
    """Title, version, licence, day of release, every source, and a schema for each table."""
    told = json.loads(unpacked(tmp_path, whole).read_text(encoding="utf-8"))
    assert whole.dataset is not None
    assert (told["version"], told["licenses"][0]["name"]) == (whole.dataset.version, whole.dataset.licence)
    assert told["created"].startswith(whole.released.isoformat())
    assert len(told["sources"]) == len(whole.sources)
    assert [resource["name"] for resource in told["resources"]] == [
        relation.name for relation in TABLE_LAYOUTS
    ]


def test_no_cell_is_a_formula(tmp_path: Path, hostile: Selection) -> None:
    """A spreadsheet runs nothing, a terminal obeys nothing, and the package is still valid."""
    assert faults(unpacked(tmp_path, hostile)) == []
    for relation in TABLE_LAYOUTS:
        for row in rows(tmp_path, relation.name):
            assert not any((cell or "").startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
            assert not any("\x1b" in (cell or "") for cell in row.values())
    assert json.loads((tmp_path / "datapackage.json").read_text())["sources"][0].get("path") is None
