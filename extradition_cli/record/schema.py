"""JSON Schema of the records, made from the model itself and from what ``descriptions.toml`` says of it."""

import tomllib
from pathlib import Path
from types import GenericAlias
from typing import Any

from msgspec.json import encode, format, schema, schema_components

from extradition_cli.record.model import SCHEMA_VERSION
from extradition_cli.record.shapes import blank
from extradition_cli.record.store import TABLES, kind_named

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str | None) -> dict[str, Any]:
    """Return the schema of one table's records, or of a whole database in one file.

    Raises :class:`UnknownValueError` for a word that is no table.
    """
    if kind is not None:
        name = kind_named(kind, TABLES)
        shape = schema(GenericAlias(dict, (str, TABLES[name])))
        describe(shape["$defs"])
        return {"$schema": DIALECT, "title": name, "version": SCHEMA_VERSION, **shape}
    tables, definitions = schema_components(
        [GenericAlias(dict, (str, shape)) for shape in TABLES.values()],
        ref_template="#/$defs/{name}",
    )
    describe(definitions)
    return {
        "$schema": DIALECT,
        "title": "extradition database",
        "version": SCHEMA_VERSION,
        "type": "object",
        "properties": dict(zip(TABLES, tables, strict=True)),
        "additionalProperties": False,
        "$defs": definitions,
    }


def describe(definitions: dict[str, Any]) -> None:
    """Say in *definitions*, as msgspec makes them, what every field and every word of a vocabulary means."""
    said = tomllib.loads((Path(__file__).parent / "descriptions.toml").read_text(encoding="utf-8"))
    for name, shape in definitions.items():
        for field, kind in shape.get("properties", {}).items():
            own = {**said["Record"], **said.get(name, {})}[field]
            # A date and a code of a country say beside it how they are written.
            forms = [one["description"] for one in (kind, *kind.get("anyOf", ())) if "description" in one]
            kind["description"] = " ".join([own, *forms])
        if "enum" in shape:
            # `enum` alone has no room for what a word means.
            shape["oneOf"] = [{"const": word, "description": text} for word, text in said[name].items()]


def schema_text(kind: str | None) -> str:
    """Return :func:`schema_of` as JSON text."""
    return format(encode(schema_of(kind)), indent=2).decode() + "\n"


def blank_text(kind: str) -> str:
    """Return an empty record of one table to fill in, as JSON text.

    Raises :class:`UnknownValueError` for a word that is no table.
    """
    return format(encode(blank(TABLES[kind_named(kind, TABLES)])), indent=2).decode() + "\n"
