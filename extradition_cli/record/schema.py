"""JSON Schema of the records, made from the model itself."""

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
        return {
            "$schema": DIALECT,
            "title": name,
            "version": SCHEMA_VERSION,
            **schema(GenericAlias(dict, (str, TABLES[name]))),
        }
    tables, definitions = schema_components(
        [GenericAlias(dict, (str, shape)) for shape in TABLES.values()],
        ref_template="#/$defs/{name}",
    )
    return {
        "$schema": DIALECT,
        "title": "extradition database",
        "version": SCHEMA_VERSION,
        "type": "object",
        "properties": dict(zip(TABLES, tables, strict=True)),
        "additionalProperties": False,
        "$defs": definitions,
    }


def schema_text(kind: str | None) -> str:
    """Return :func:`schema_of` as JSON text."""
    return format(encode(schema_of(kind)), indent=2).decode() + "\n"


def blank_text(kind: str) -> str:
    """Return an empty record of one table to fill in, as JSON text.

    Raises :class:`UnknownValueError` for a word that is no table.
    """
    return format(encode(blank(TABLES[kind_named(kind, TABLES)])), indent=2).decode() + "\n"
