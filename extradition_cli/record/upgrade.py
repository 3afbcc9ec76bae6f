"""Databases of the shape before this one, read as if they were of this one.

Version 2.0 added judges, penalties, ages, birthplaces, rewards, related people and the country of a
proceeding abroad, and took away fields that were empty everywhere; CHANGELOG.md has the table.
"""

from typing import Any

from msgspec import DecodeError
from msgspec.json import decode, encode

from extradition_cli.record.decoding import Content

OLDER = "1."
"""How a version of the shape begins that :func:`upgraded` can read."""
_NEW: dict[str, dict[str, Any]] = {
    "figures": {"age": None, "birthplace": None, "reward": None},
    "cases": {"judge": None, "co_defendants": [], "minimum_penalty": None},
    "other_proceedings": {"country": None, "proceeding": "other"},
    "handover": {"inferred": None},
    "transfers": {"named_by_inference": 0},
    "alleged_leaders": {"related": None},
    "events": {"related": []},
    "sources": {"via": None},
}
"""What is new in the records of a table and in the parts of a field, and what it was before."""
_GONE = {"sources": ("archive",), "identifiers": ("wikidata", "opensanctions")}
"""What went."""


def upgraded(content: Content, table: str) -> Content:
    """Return the JSON text of a *table* in the present shape; what is no JSON object is left as it is."""
    try:
        rows = decode(content)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return content
    if isinstance(rows, dict):
        for row in rows.values():
            _upgrade(row, table)
    return encode(rows)


def _upgrade(part: Any, field: str) -> None:
    """Change a record of a table, or a part of a field, and the parts in it."""
    if isinstance(part, list):
        for one in part:
            _upgrade(one, field)
    elif isinstance(part, dict):
        for name in _GONE.get(field, ()):
            part.pop(name, None)
        for name, value in part.items():
            _upgrade(value, name)
        for name, value in _NEW.get(field, {}).items():
            part.setdefault(name, value)
