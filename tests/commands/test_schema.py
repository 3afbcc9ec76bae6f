"""``extradition schema``: the shape of the records, and an empty record to fill in."""

import json
import tomllib
from inspect import signature
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from extradition_cli.commands import COMMANDS, command_function
from extradition_cli.output.schemas import OUTPUTS
from extradition_cli.questions.fields import SHAPES
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


def printed(cli: Cli) -> dict[str, dict[str, Any]]:
    """Return every schema that there is, under the words that ask for it."""
    asked = [
        *TABLES,
        "",
        *(f"--output {one}" for one in OUTPUTS),
        *(f"--output list {one}" for one in SHAPES),
    ]
    return {words: cli("schema", *words.split()).json for words in asked}


def test_every_field_and_every_word_is_explained(cli: Cli) -> None:
    """A schema says what each field is in its own words, and what each word of a vocabulary means."""
    forms = {get_args(form)[1].description for form in (CountryCode, PartialDate)}
    for asked, schema in printed(cli).items():
        for name, shape in schema["$defs"].items():
            for field, kind in shape.get("properties", {}).items():
                assert kind["description"].endswith("."), (asked, name, field)
                assert kind["description"].strip() not in forms, (asked, name, field)
            words = [word["const"] for word in shape.get("oneOf", [])]
            assert sorted(words) == sorted(shape.get("enum", [])), name
            # In the order of the vocabulary, which for some of them means something.
            assert not words or words == list(getattr(vocabulary, name, words)), name
            assert all(word["description"].endswith(".") for word in shape.get("oneOf", [])), name
    explained = cli("schema").json["$defs"]
    for table in TABLES:
        assert cli("schema", table).json["$defs"].items() <= explained.items()


def test_nothing_is_explained_that_there_is_not(cli: Cli) -> None:
    """A field or word that was renamed leaves no explanation behind."""
    shapes: dict[str, set[str]] = {}
    for schema in printed(cli).values():
        for name, shape in schema["$defs"].items():
            shapes.setdefault(name, set()).update(shape.get("properties", ()), shape.get("enum", ()))
    text = (PACKAGE / "record" / "descriptions.toml").read_text(encoding="utf-8")
    said = tomllib.loads(text)
    fields = set().union(*shapes.values())
    for shared in ("Record", "Derived"):
        assert said.pop(shared).keys() <= fields
    for name, texts in said.items():
        assert texts.keys() <= shapes[name], name


def test_a_schema_is_one_and_has_a_name_of_its_own(cli: Cli) -> None:
    """Each is valid by its dialect, and can be referred to."""
    schemas = printed(cli)
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert len({schema["$id"] for schema in schemas.values()}) == len(schemas)


def test_what_is_printed_has_a_schema(cli: Cli) -> None:
    """Every command that takes --json has one, and no row may have more or less than it says."""
    taking = {
        name
        for name in COMMANDS
        if name != "help" and "as_json" in signature(command_function(name)).parameters
    }
    assert set(OUTPUTS) == taking
    for kind in SHAPES:
        schema = cli("schema", "--output", "list", kind).json
        rows = cli("list", kind, "--limit", "3", "--json", err=None).json
        validator = Draft202012Validator(schema)
        assert rows
        assert list(validator.iter_errors(rows)) == []
        assert list(validator.iter_errors([{**rows[0], "more": 1}]))
        assert list(validator.iter_errors([{"id": rows[0]["id"]}]))
        assert list(Draft202012Validator(cli("schema", "--output", "list").json).iter_errors(rows)) == []


def test_a_schema_that_there_is_not(cli: Cli) -> None:
    """A command that prints no JSON, a kind beside one without kinds, and two wishes at once are refused."""
    said = cli("schema", "--output", "shwo", exit_code=2, err=None).err
    assert "no output 'shwo'; did you mean show?" in said
    said = cli("schema", "--output", "timeline", "cases", exit_code=2, err=None).err
    assert "what timeline prints has no kinds; what list prints has" in said
    assert "take one" in cli("schema", "figures", "--output", "list", "--blank", exit_code=2, err=None).err
