"""A data package (datapackage.org, version 2): CSV tables and the descriptor that says what they mean."""

import csv
import io
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from extradition_cli.escape import json_document, safe_url, spreadsheet_safe
from extradition_cli.exports.selection import Selection
from extradition_cli.exports.table_layouts import TABLE_LAYOUTS, TableLayout, Value
from extradition_cli.record.one_line import flat

# Said in full, so that no reader guesses: a text full of semicolons must not make them the delimiter.
_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
}


def written(selection: Selection) -> dict[str, bytes]:
    """Return the files of the package by name, the descriptor first."""
    tables = {
        layout.name: _csv([column.name for column in layout.columns], layout.rows(selection))
        for layout in TABLE_LAYOUTS
    }
    text = json_document(_descriptor(selection, tables))
    files = {f"{name}.csv": content for name, content in tables.items()}
    return {"datapackage.json": text.encode(), **files}


def _descriptor(selection: Selection, tables: Mapping[str, bytes]) -> dict[str, Any]:
    data = selection.dataset
    licence = {"name": selection.versions.licence, "path": selection.licence_address}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "extradition",
        "title": selection.title,
        "description": selection.provenance + (f" {data.note}" if data else ""),
        **({"version": data.version, "licenses": [_told(licence)]} if data else {}),
        "created": f"{selection.released.isoformat()}T00:00:00Z",
        "sources": [
            _told({"title": f"{source.credit}, {source.title}", "path": safe_url(source.url)})
            for source in selection.sources.values()
        ],
        "resources": [_resource(relation, tables[relation.name]) for relation in TABLE_LAYOUTS],
    }


def _told(properties: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in properties.items() if value}


def _resource(relation: TableLayout, content: bytes) -> dict[str, Any]:
    return {
        "name": relation.name,
        "type": "table",
        "description": relation.what,
        "path": f"{relation.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": _DIALECT,
        "schema": {
            "fields": [
                {
                    "name": column.name,
                    # Partial dates are text: a "date" must name its day, as those of their span do.
                    "type": column.type,
                    "description": column.what,
                    "constraints": ({"required": True} if column.required else {})
                    | ({"enum": list(column.choices)} if column.choices else {}),
                }
                for column in relation.columns
            ],
            "primaryKey": list(relation.key),
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": {
                        "resource": "" if column.to == relation.name else column.to,
                        "fields": ["id"],
                    },
                }
                for column in relation.columns
                if column.to
            ],
        },
    }


def _csv(header: Iterable[str], rows: Iterable[tuple[Value, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)  # RFC 4180: CRLF, quotes doubled, quoted only where needed
    writer.writerow(header)
    writer.writerows(map(_cell, row) for row in rows)
    return out.getvalue().encode()


def _cell(value: Value) -> str:
    return spreadsheet_safe(value) if isinstance(value, str) else flat(value)
