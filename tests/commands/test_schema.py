"""``extradition schema``: the shape of the records, and an empty record to fill in."""

import json
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from extradition_cli.record import vocabulary
from extradition_cli.record.parts import CountryCode, PartialDate
from extradition_cli.record.store import TABLES
from tests.conftest import DATA, Cli
from tests.structure import PACKAGE


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


def test_every_field_and_every_word_is_explained(cli: Cli) -> None:
    """A schema says what each field is in its own words, and what each word of a vocabulary means."""
    forms = {get_args(form)[1].description for form in (CountryCode, PartialDate)}
    explained = cli("schema").json["$defs"]
    for name, shape in explained.items():
        for field, kind in shape.get("properties", {}).items():
            assert kind["description"].endswith("."), (name, field)
            assert kind["description"].strip() not in forms, (name, field)
        # In the order of the vocabulary, which for some of them means something.
        words = list(getattr(vocabulary, name)) if "enum" in shape else []
        assert [word["const"] for word in shape.get("oneOf", [])] == words, name
        assert all(word["description"].endswith(".") for word in shape.get("oneOf", [])), name
    for table in TABLES:
        assert cli("schema", table).json["$defs"].items() <= explained.items()


def test_nothing_is_explained_that_there_is_not(cli: Cli) -> None:
    """A field or word that was renamed leaves no explanation behind."""
    shapes = cli("schema").json["$defs"]
    text = (PACKAGE / "record" / "descriptions.toml").read_text(encoding="utf-8")
    said = tomllib.loads(text)
    assert list(said.pop("Standing")) == list(vocabulary.Standing)  # derived, and in no table
    fields = {field for shape in shapes.values() for field in shape.get("properties", {})}
    assert said.pop("Record").keys() <= fields
    for name, texts in said.items():
        assert texts.keys() <= {*shapes[name].get("properties", ()), *shapes[name].get("enum", ())}, name
