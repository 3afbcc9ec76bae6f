"""The data dictionary of data/README.md, made from the model: ``python -m tests.dictionary``."""

from typing import Any

from extradition_cli.record.schema import schema_of
from extradition_cli.record.store import TABLES


def dictionary() -> str:
    """Return a Markdown table for each kind of record: field, type, meaning."""
    definitions = schema_of(None)["$defs"]
    parts = []
    for name, shape in TABLES.items():
        parts.append(_table(f"`{name}`", definitions[shape.__name__]))
    shown = {shape.__name__ for shape in TABLES.values()}
    parts += [
        _table(name, shape)
        for name, shape in definitions.items()
        if name not in shown and "properties" in shape
    ]
    return "\n".join(parts)


def _table(title: str, shape: dict[str, Any]) -> str:
    rows = [f"**{title}** – {shape['description']}\n", "| field | type | |", "| --- | --- | --- |"]
    for field, kind in shape["properties"].items():
        about = kind.get("description") or next(
            (one["description"] for one in kind.get("anyOf", []) if "description" in one), ""
        )
        rows.append(f"| `{field}` | {_type(kind)} | {about} |")
    return "\n".join(rows) + "\n"


def _type(kind: dict[str, Any]) -> str:
    if "anyOf" in kind:
        return " or ".join(_type(one) for one in kind["anyOf"])
    if "$ref" in kind:
        return str(kind["$ref"].rpartition("/")[2])
    if "enum" in kind:
        return " or ".join(f"`{value}`" if value is not None else "null" for value in kind["enum"])
    if kind.get("type") == "array":
        return f"list of {_type(kind['items'])}"
    return str(kind.get("type", "any"))


if __name__ == "__main__":
    print(dictionary())  # noqa: T201 -- a script of the maintainers
