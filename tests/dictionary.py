"""The data dictionary of data/README.md, made from the model: ``python -m tests.dictionary``."""

from typing import Any

from msgspec.json import schema_components

from extradition_cli.record.schema import described, schema_of
from extradition_cli.record.store import TABLES
from extradition_cli.record.vocabulary import Standing


def dictionary() -> str:
    """Return a Markdown table for each kind of record, each part and each vocabulary."""
    _, derived = schema_components([Standing])  # stands in no table, and is printed with figures and cases
    definitions = schema_of(None)["$defs"] | described(derived)
    tables = {shape.__name__: f"`{name}`" for name, shape in TABLES.items()}
    first = {name: definitions[name] for name in tables}
    return "\n".join(_table(tables.get(name, name), shape) for name, shape in (first | definitions).items())


def _table(title: str, shape: dict[str, Any]) -> str:
    rows = [f"**{title}** – {shape['description']}\n"]
    if "properties" in shape:
        rows += ["| field | type | |", "| --- | --- | --- |"]
        rows += [
            f"| `{field}` | {_type(kind)} | {kind['description']} |"
            for field, kind in shape["properties"].items()
        ]
    else:
        rows += ["| word | |", "| --- | --- |"]
        rows += [f"| `{word['const']}` | {word['description']} |" for word in shape["oneOf"]]
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
