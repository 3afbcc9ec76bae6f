"""JSON Schema of the records, made from the model itself and from what ``descriptions.toml`` says of it."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from types import GenericAlias
from typing import Any

from msgspec.json import schema_components

from extradition_cli.record.model import SCHEMA_VERSION
from extradition_cli.record.shapes import blank
from extradition_cli.record.store import TABLES, kind_named

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str | None) -> dict[str, Any]:
    """Return the schema of one table's records, or of a whole database in one file.

    Raises :class:`UnknownValueError` for a word that is no table.
    """
    names = list(TABLES) if kind is None else [kind_named(kind, TABLES)]
    tables, definitions = schema_components(
        [GenericAlias(dict, (str, TABLES[name])) for name in names], ref_template="#/$defs/{name}"
    )
    database = {
        "type": "object",
        "properties": dict(zip(names, tables, strict=True)),
        "additionalProperties": False,
    }
    return document(
        ("database",) if kind is None else (*names,),
        database if kind is None else tables[0],
        described(definitions),
    )


def document(path: Sequence[str], schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the whole document of the schema called *path*: with its dialect, name and definitions."""
    return {
        "$schema": DIALECT,
        "$id": ":".join(["urn:extradition-cli:schema", SCHEMA_VERSION, *path]),
        "title": " ".join(["extradition", *path]),
        **schema,
        "$defs": definitions,
    }


_LIKE = {"CaseRow": "Case", "ProceedingRow": "OtherProceeding", "SourceUse": "Source"}
"""Rows that are printed, and the records or parts whose fields they share."""


def described(definitions: dict[str, Any]) -> dict[str, Any]:
    """Say in *definitions*, as msgspec makes them, what every field and every word of a vocabulary means."""
    said = tomllib.loads((Path(__file__).parent / "descriptions.toml").read_text(encoding="utf-8"))
    for name, shape in definitions.items():
        for field, kind in shape.get("properties", {}).items():
            like = said.get(_LIKE.get(name, ""), {})
            own = {**said["Record"], **said["Derived"], **like, **said.get(name, {})}[field]
            # A date and a code of a country say beside it how they are written.
            forms = [one["description"] for one in (kind, *kind.get("anyOf", ())) if "description" in one]
            kind["description"] = " ".join([own, *forms])
        if "enum" in shape:
            # `enum` alone has no room for what a word means.
            shape["oneOf"] = [{"const": word, "description": text} for word, text in said[name].items()]
    return definitions


def blank_record(kind: str) -> dict[str, Any]:
    """Return an empty record of one table to fill in.

    Raises :class:`UnknownValueError` for a word that is no table.
    """
    empty: dict[str, Any] = blank(TABLES[kind_named(kind, TABLES)])
    return empty
