"""``extradition schema``: the shape of the records, and an empty record to fill in."""

import json
from pathlib import Path
from typing import Any

import pytest

from extradition_cli.record.store import TABLES
from tests.conftest import DATA, Cli


def keys(value: Any) -> set[str]:
    """Return the path of every key in a JSON value, the entries of a list being one."""
    if isinstance(value, list):
        return set().union(*map(keys, value))
    if not isinstance(value, dict):
        return set()
    return {path for key, inner in value.items() for path in (key, *(f"{key}.{one}" for one in keys(inner)))}


def leaves(value: Any) -> list[Any]:
    """Return every value that holds no other one."""
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [leaf for one in inner for leaf in leaves(one)] if inner else [value]


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_record_has_every_field(cli: Cli, table: str) -> None:
    """Whatever any record of the table holds, at any depth, is there, and nothing is filled in."""
    empty = cli("schema", table, "--blank").json
    stored = json.loads((DATA / f"{table}.json").read_text(encoding="utf-8"))
    assert keys(list(stored.values())) <= keys(empty)
    assert all(leaf in (None, []) for leaf in leaves(empty))


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_record_lacks_only_what_must_be_filled_in(cli: Cli, tmp_path: Path, table: str) -> None:
    """Its shape is right: what validate names are values that are null or lists that are empty."""
    empty = cli("schema", table, "--blank").json
    (tmp_path / f"{table}.json").write_text(json.dumps({"new": empty}), encoding="utf-8")
    found = cli("validate", str(tmp_path), "--json", exit_code=65, err=None).json
    assert "id" in [problem["field"] for problem in found]
    assert all(
        "got `null`" in problem["problem"] or "length >= 1" in problem["problem"] for problem in found
    ), found


def test_a_kind_is_named_as_elsewhere(cli: Cli) -> None:
    """In the singular or the plural; without one there is no record to print."""
    assert cli("schema", "figure", "--blank").out == cli("schema", "figures", "--blank").out
    assert "did you mean figures?" in cli("schema", "figurs", "--blank", exit_code=2, err=None).err
    assert "--blank takes one kind: figures" in cli("schema", "--blank", exit_code=2, err=None).err
