"""Small databases that are wrong in a chosen way: hostile names, dangling ids, circles, missing tables."""

import copy
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from extradition_cli.record.store import TABLES

DATA = Path(__file__).parent.parent.parent / "data"
Rows = dict[str, Any]

FIGURE = "abigael-gonzalez-valencia"
_FREE = frozenset(
    {
        *(
            "name",
            "listed_as",
            "summary",
            "role",
            "place",
            "text",
            "note",
            "court",
            "docket",
        ),
        *(
            "title",
            "title_es",
            "name_es",
            "publisher",
            "url",
            "via",
            "topic",
            "says",
            "by",
        ),
        *(
            "citation",
            "provision",
            "relevance",
            "office",
            "role_here",
            "scope",
            "claim",
            "founded",
        ),
        *(
            "activity",
            "program",
            "licence",
            "abbreviations",
            "aliases",
            "actors",
            "people",
            "ofac",
        ),
    }
)
"""Fields that hold any words at all."""
_SHAPES_OF_TABLE = {"figures": FIGURE, "organizations": "los-cuinis", "transfers": "2025-08-12"}


@cache
def _table(name: str) -> str:
    return (DATA / f"{name}.json").read_text(encoding="utf-8")


def table(name: str) -> Rows:
    """Return one table of the record as plain JSON, which the caller may change."""
    rows: Rows = json.loads(_table(name))
    return rows


def sample(name: str) -> Rows:
    """Return one record of a table, one with many fields where there is a choice."""
    rows = table(name)
    record: Rows = rows[_SHAPES_OF_TABLE.get(name, next(iter(rows)))]
    return record


def spoiled(value: Any, text: str, key: str = "") -> Any:
    """Return *value* with *text* in every place that takes free words."""
    if isinstance(value, dict):
        return {name: spoiled(inner, text, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [spoiled(inner, text, key) for inner in value]
    return text if isinstance(value, str) and key in _FREE else value


def hostile(texts: Mapping[str, str]) -> dict[str, Rows]:
    """Return a database that holds, for each of *texts*, a record of every kind that is full of it."""
    tables: dict[str, Rows] = {}
    for name in TABLES:
        tables[name] = {}
        for number, text in enumerate(texts.values()):
            record = spoiled(copy.deepcopy(sample(name)), text)
            record["id"] = f"{name}-{number}"
            if name == "related":
                record["role"] = sample(name)["role"]  # a word of a vocabulary, here alone
            tables[name][record["id"]] = record
    for number in range(len(texts)):
        figure, event = tables["figures"][f"figures-{number}"], tables["events"][f"events-{number}"]
        figure["handover"]["transfer"] = f"transfers-{number}"
        figure["sources"] = [f"sources-{number}"]
        figure["affiliations"] = [
            {**tie, "organization": f"organizations-{number}"} for tie in figure["affiliations"]
        ]
        event["figures"], event["organizations"] = [figure["id"]], [f"organizations-{number}"]
        event["sources"] = [f"sources-{number}"]
    return tables


def written(folder: Path, tables: Mapping[str, Rows]) -> Path:
    """Write *tables* as a folder and return it."""
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        text = json.dumps(rows, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="")
    return folder


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything inside *value*."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


def put(value: Any, path: tuple[Any, ...], wrong: Any) -> Any:
    """Return a copy of *value* with *wrong* at *path*."""
    if not path:
        return wrong
    changed = value.copy()
    changed[path[0]] = put(value[path[0]], path[1:], wrong)
    return changed


def circle(length: int) -> dict[str, Rows]:
    """Return the record with *length* more organizations, each a part of the next, the last of the first."""
    tables = {name: table(name) for name in TABLES}
    groups = tables["organizations"]
    for number in range(length):
        group = {**copy.deepcopy(groups["los-cuinis"]), "id": f"circle-{number}", "name": f"Circle {number}"}
        group["parent"] = f"circle-{(number + 1) % length}"
        group["relations"] = [
            {"type": "ally-of", "to": group["parent"], "note": None, "sources": group["sources"]}
        ]
        groups[group["id"]] = group
    groups["los-cuinis"]["parent"] = "circle-0"
    return tables
