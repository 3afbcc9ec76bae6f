"""JSON Schema of what commands print, made from the rows themselves: it changes when they do."""

from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

from msgspec import Struct, defstruct
from msgspec.json import schema_components

from extradition_cli.checks.problem import Problem
from extradition_cli.errors import UnknownValueError, UsageError
from extradition_cli.language import Phrase
from extradition_cli.questions.diff import Change
from extradition_cli.questions.editions import EditionChange
from extradition_cli.questions.fields import DERIVED, SHAPES, names_of
from extradition_cli.questions.provenance import Versions
from extradition_cli.questions.screening import ANSWER, OURS
from extradition_cli.questions.stats import Stats
from extradition_cli.questions.timeline import TimelineEntry
from extradition_cli.record.model import Record
from extradition_cli.record.schema import described, document
from extradition_cli.record.shapes import types_of
from extradition_cli.record.store import TABLES, kind_named
from extradition_cli.search.hits import KINDS, Hit

_ONE: dict[str, Any] = {"version": Versions}
_MANY: dict[str, Any] = {
    **{"timeline": TimelineEntry, "sources": SHAPES["sources"]},
    **{"diff": Change, "changes": EditionChange, "validate": Problem},
}
OUTPUTS = ("search", "list", "show", "timeline", "stats", "sources", "changes", "diff", "validate", "version")
"""The commands that print JSON."""


def output_schema(output: str, kind: str | None = None) -> dict[str, Any]:
    """Return the schema of the JSON that the command *output* prints; of ``list``, for one *kind* or any.

    Raises :class:`UnknownValueError` for a command that is none of :data:`OUTPUTS` and for a kind that there
    is not, and :class:`UsageError` for a kind beside another command.
    """
    if output not in OUTPUTS:
        raise UnknownValueError(Phrase("output"), output, OUTPUTS)
    if kind is not None and output != "list":
        raise UsageError(Phrase("what {output} prints has no kinds; what list prints has", output=output))
    if output == "list":
        names = SHAPES if kind is None else [kind_named(kind, SHAPES)]
        path = ("list",) if kind is None else ("list", *names)
        return _any_of(path, [_rows(SHAPES[name]) for name in names])
    if output == "search":
        return _found()
    if output == "show":
        return _shown()
    if output == "stats":
        return _counted()
    return _any_of((output,), [_row(_ONE[output]) if output in _ONE else _rows(_MANY[output])])


def _any_of(path: tuple[str, ...], types: list[Any]) -> dict[str, Any]:
    """Return the schema called *path* of a value of one of *types*."""
    schemas, definitions = _components(types)
    return document(("output", *path), schemas[0] if len(schemas) == 1 else {"anyOf": schemas}, definitions)


def _components(types: list[Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    schemas, definitions = schema_components(types, ref_template="#/$defs/{name}")
    return list(schemas), described(definitions)


@cache
def _row(shape: type[Struct]) -> type[Struct]:
    """Return the struct of a row that tells of *shape*, with the fields that are worked out."""
    types = {**types_of(shape), **{name: type_ for name, (type_, _) in DERIVED.get(shape, {}).items()}}
    if issubclass(shape, Record):
        types["kind"] = Literal[shape.kind]
    fields = [(name, _with_rows(types[name])) for name in names_of(shape)]
    return defstruct(shape.__name__, fields, namespace={"__doc__": shape.__doc__}, forbid_unknown_fields=True)


def _rows(shape: Any) -> Any:
    return list[_row(shape)]  # type: ignore[misc]


def _with_rows(annotation: Any) -> Any:
    """Return *annotation* with the records and parts that have fields which are worked out as rows."""
    if get_origin(annotation) is tuple:
        return tuple[tuple(map(_with_rows, get_args(annotation)))]  # type: ignore[misc]
    if isinstance(annotation, TypeVar):  # the record of a hit
        return Any
    return _row(annotation) if annotation in DERIVED else annotation


def _found() -> dict[str, Any]:
    """Return the schema of hits or, where a list of names was screened, of answers."""
    shapes = [shape for shape in TABLES.values() if shape.kind in KINDS]
    (hits, *records), definitions = _components([_rows(Hit), *map(_row, shapes)])
    definitions["Hit"]["properties"]["record"] |= {"anyOf": records}
    schemas, more = _components(list(ANSWER.values()))
    own = {"type": "string"}
    answers = {
        "type": "array",
        "items": {
            "type": "object",
            "description": "The answer to one name; columns of a table that was read stand before ours.",
            "properties": {
                **{name: {"anyOf": [kind, own]} for name, kind in zip(ANSWER, schemas, strict=True)},
                **{OURS + name: kind for name, kind in zip(ANSWER, schemas, strict=True)},
            },
            "additionalProperties": own,
        },
    }
    return document(("output", "search"), {"anyOf": [hits, answers]}, definitions | more)


def _counted() -> dict[str, Any]:
    """Return the schema of counts by one property, or by two with a column for each value of the second."""
    (one,), definitions = _components([_row(Stats)])
    row = definitions["Count"] | {
        "properties": {
            **{name: definitions["Count"]["properties"][name] for name in ("value", "label", "count")},
            "not_stated": definitions["Stats"]["properties"]["not_stated"],
        },
        "required": ["value", "label", "count", "not_stated"],
        "additionalProperties": {"type": "integer", "description": "People with that value of the second."},
    }
    by = {"type": "array", "items": {"$ref": "#/$defs/By"}, "minItems": 2, "maxItems": 2}
    by["description"] = "By what is counted: in rows, and in columns."
    plain = definitions["Stats"]
    properties = {
        **plain["properties"],
        "by": by,
        "rows": {"type": "array", "items": row, "description": "The counts."},
    }
    definitions["CrossStats"] = plain | {"title": "CrossStats", "properties": properties}
    return document(("output", "stats"), {"anyOf": [one, {"$ref": "#/$defs/CrossStats"}]}, definitions)


def _shown() -> dict[str, Any]:
    """Return the schema of a record of any kind, with its kind and the records of its sources."""
    shapes = [shape for name, shape in TABLES.items() if name != "dataset"]
    (provenance, *records), definitions = _components([Versions, *map(_row, shapes)])
    definitions["Cited"] = definitions["Source"]
    cited = {
        "type": "array",
        "items": {"$ref": "#/$defs/Cited"},
        "description": "The documents that it cites, in the order of their numbers.",
    }
    provenance |= {"description": "Which program tells it, from which data."}
    for shape in shapes:
        row = definitions[shape.__name__]
        properties = {**row["properties"], "source_records": cited, "provenance": provenance}
        definitions[shape.__name__] = row | {"properties": properties, "required": list(properties)}
    return document(("output", "show"), {"anyOf": records}, definitions)
