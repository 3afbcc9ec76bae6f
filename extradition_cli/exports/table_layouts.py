"""The record as normalised tables, read from its own schema: for SQLite and the data package.

A table of the record keeps its name, and a field that holds one value is a column.  A part that a record has
once is told in columns such as ``destination_place``; what it may have several times is a table of its own,
called after the kind and the field: ``figure_arrests``.  A fact that names sources has an entry in
``statements``, whose id the row bears, and ``citations`` ties it to its sources.

A date is text, as exact as the sources are; beside it stand the first and the last day that it may mean, as
dates, and whether it names a day, a month or a year: ``1987-05`` is not 1 May.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, reduce
from typing import Any

from msgspec.structs import replace

from extradition_cli.exports.selection import Selection
from extradition_cli.output.schemas import output_schema
from extradition_cli.questions.select import Filters
from extradition_cli.questions.timeline import timeline
from extradition_cli.record.dates import calendar_last_day, first_day, precision
from extradition_cli.record.parts import Conflict, Part
from extradition_cli.record.schema import schema_of
from extradition_cli.record.shapes import field_of
from extradition_cli.record.statements import PROSE, REFERENCES, all_records, parts, statements
from extradition_cli.record.steps import ids_by_path
from extradition_cli.record.store import TABLES

Value = str | int | bool | None

_ELSEWHERE = {"kind", "handover", "sources", "conflicts"}
"""Fields that are no columns: the table says them, or ``transfer``, or the tables for what every kind has."""
_STEPS = {"arrests", "history", "other_proceedings"}
"""Fields whose parts have lasting ids, which they do not store."""
_DATES = {"accessed", "date", "end_date", "born", "on", "published", "standing_since", "since", "until"} | {
    "in_office_from",
    "in_office_to",
}
_SPAN: Mapping[str, tuple[str, str, Callable[[str], str]]] = {
    "first_day": ("date", "First day that it may mean.", first_day),
    "last_day": ("date", "Last day that it may mean.", calendar_last_day),
    "precision": ("string", "Whether it names a day, a month or a year.", precision),
}
_SEARCHED = PROSE | {"name", "name_es", "listed_as", "aliases", "title_es", "publisher", "citation", "office"}


class Item(Part, frozen=True):
    """What a row tells of, and what its columns hold that does not stand in it."""

    value: Any
    beside: Mapping[str, Value] = {}


class ColumnLayout(Part, frozen=True):
    """One column: what it means, the words it may hold, the table whose key it holds, and its value."""

    name: str
    what: str
    get: Callable[[Item], Value]
    type: str = "string"
    choices: tuple[str, ...] = ()
    to: str | None = None
    required: bool = True
    # Whether full-text search reads it.
    searched: bool = False


class TableLayout(Part, frozen=True):
    """One table: what a row is, its columns, its key, and where its rows come from."""

    name: str
    what: str
    columns: tuple[ColumnLayout, ...]
    key: tuple[str, ...]
    items: Callable[[Selection], Iterable[Item]]

    def rows(self, selection: Selection) -> Iterator[tuple[Value, ...]]:
        """Yield every row once; a key of what is not in *selection* is left out, with a row that needs it."""
        referred = {column.to for column in self.columns if column.to in TABLES}
        known = {name: selection.table(name) for name in referred if name}
        found: dict[tuple[Value, ...], None] = {}
        for item in self.items(selection):
            cells = [column.get(item) for column in self.columns]
            row = tuple(
                None if column.to in known and cell not in known[column.to] else cell
                for column, cell in zip(self.columns, cells, strict=True)
            )
            if all(
                cell is not None for column, cell in zip(self.columns, row, strict=True) if column.required
            ):
                found[row] = None
        yield from found


_STORED = schema_of(None)["$defs"]
_PRINTED = (
    _STORED
    | output_schema("version")["$defs"]
    | output_schema("list", "sources")["$defs"]
    | output_schema("timeline")["$defs"]
)
# With the fields that are worked out, such as a standing.
_PRINTED |= output_schema("show")["$defs"]
for _shape in _PRINTED.values():  # which program tells it, from which data, is a table of its own
    _shape.get("properties", {}).pop("provenance", None)


def _resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what *schema* is where it is not null."""
    one = next(one for one in schema.get("anyOf", [schema]) if one != {"type": "null"})
    found: Mapping[str, Any] = _PRINTED[one["$ref"].rpartition("/")[2]] if "$ref" in one else one
    return found


def _value(fields: Iterable[str], derive: Callable[[Any], Value], item: Item) -> Value:
    value = reduce(lambda part, field: None if part is None else getattr(part, field), fields, item.value)
    return None if value is None else derive(value)


def _joined(names: Iterable[Any]) -> str | None:
    return "; ".join(str(getattr(name, "name", name)) for name in names) or None


def _columns(shape: Mapping[str, Any], *before: str, optional: bool = False) -> Iterator[ColumnLayout]:
    """Yield a column for each single value in *shape*, and in what it holds once."""
    for field, schema in shape["properties"].items():
        kind, fields = _resolved(schema), (*before, field)
        required = not optional and {"type": "null"} not in schema.get("anyOf", ())
        if field in _ELSEWHERE or (kind.get("type") == "array" and field != "aliases"):
            continue
        if "properties" in kind:
            yield from _columns(kind, *fields, optional=not required)
            continue
        name, words, listed = "_".join(fields), tuple(kind.get("enum", ())), "items" in kind
        get = partial(_value, fields, _joined if listed else lambda value: value)
        type_ = "string" if listed else kind.get("type", "string")
        searched = field in _SEARCHED and not words
        yield ColumnLayout(
            name,
            schema["description"],
            get,
            type_,
            words,
            REFERENCES.get(field),
            required and not listed,
            searched,
        )
        for end, (type_, means, derive) in _SPAN.items() if field in _DATES else ():
            yield ColumnLayout(
                f"{name}_{end}", means, partial(_value, fields, derive), type_, required=required
            )


def _beside(name: str, what: str, to: str | None = None) -> ColumnLayout:
    return ColumnLayout(name, what, lambda item: item.beside[name], to=to)


_STATEMENT = _beside("statement", "Key of the sourced statement that this is.", "statements")


def _inner(holder: str, to: str, shape: str, fields: tuple[str, ...], table: str) -> Iterator[TableLayout]:
    """Yield a table for each field of *shape* that may hold several values, then for those inside its parts.

    *holder* is what the shape is called and *to* the table that it is in; the *fields* lead to it from a
    record of *table*.
    """
    whose = _beside(holder, f"Key of the {holder}.", to)
    number = ColumnLayout(
        "number", "Its place among them, from 1.", lambda item: item.beside["number"], "integer"
    )
    for field, schema in _STORED[shape]["properties"].items():
        if field in _ELSEWHERE or _resolved(schema).get("type") != "array":
            continue
        inner, path = _resolved(_resolved(schema)["items"]), (*fields, field)
        columns: tuple[ColumnLayout, ...]
        key: tuple[str, ...]
        if target := REFERENCES.get(field):
            kind = TABLES[target].kind
            tied = ColumnLayout(kind, f"Key of the {kind}.", lambda item: item.value, to=target)
            columns, key = (whose, tied), (holder, kind)
        elif "properties" not in inner:
            words = ColumnLayout("name", "The words.", lambda item: item.value, searched=True)
            columns, key = (whose, number, words), (holder, "number")
        else:
            id_ = [_beside("id", "Id, which show takes.")] if field in _STEPS else []
            told = [_STATEMENT] if "sources" in inner["properties"] else []
            # A type or a verdict is read before the words that it is about, and an id before all.
            said = sorted(_columns(inner), key=lambda column: not column.choices)
            columns = tuple(
                sorted([*id_, *told, whose, number, *said], key=lambda column: column.name != "id")
            )
            key = (holder, "number") if columns[0] is whose else (columns[0].name,)
        # What bears an id of its own is called by its own name, and may hold several values itself.
        is_record = "id" in inner.get("properties", ())
        name = field if is_record else f"{holder}_{field}"
        yield TableLayout(name, schema["description"], columns, key, partial(_items, table, path, holder))
        if is_record:
            yield from _inner(inner["title"].lower(), name, inner["title"], path, table)


def _statement(kind: str, record: str, path: str) -> str:
    """Return the id of what is stated at *path* in a record."""
    return f"{kind}/{record}" + (f"#{path}" if path else "")


def _items(table: str, fields: tuple[str, ...], holder: str, selection: Selection) -> Iterator[Item]:
    """Yield what stands in the *fields* of the records of one *table*, one inside the other."""
    for record in selection.table(table).values():
        ids = ids_by_path(record)
        found: list[tuple[str, Any, dict[str, Value]]] = [("", record, {})]
        for field in fields:
            found = [
                (f"{field_of(path, field)}[{number}]", part, {holder: one.id, "number": number + 1})
                for path, one, _ in found
                for number, part in enumerate(getattr(one, field))
            ]
        for path, part, beside in found:
            at = {"statement": _statement(record.kind, record.id, path), "id": ids.get(path)}
            yield Item(part, beside | at)


def _records(table: str, selection: Selection) -> Iterator[Item]:
    yield from map(Item, selection.table(table).values())


def _versions(selection: Selection) -> Iterator[Item]:
    yield Item(selection.versions)


def _statements(selection: Selection) -> Iterator[Item]:
    for record in all_records(selection):
        yield from (
            Item(one, {"statement": _statement(one.kind, one.record, one.path)}) for one in statements(record)
        )


def _citations(selection: Selection) -> Iterator[Item]:
    for item in _statements(selection):
        yield from (Item(source, item.beside) for source in item.value.sources)


def _conflicts(selection: Selection) -> Iterator[Item]:
    for record in all_records(selection):
        for path, part in parts(record):
            if isinstance(part, Conflict):
                for number, version in enumerate(part.versions):
                    at = _statement(record.kind, record.id, f"{path}.versions[{number}]")
                    yield Item(
                        version,
                        {"statement": at, "kind": record.kind, "record": record.id, "topic": part.topic},
                    )


def _timeline(selection: Selection) -> Iterator[Item]:
    """Yield the timeline as the command line tells it: one rule says which steps an event tells already."""
    for entry in timeline(selection, Filters()):
        known = [selection.figures[id_].name for id_ in entry.figures if id_ in selection.figures]
        yield Item(entry, {"figures": "; ".join(known) or None})


def _layouts() -> Iterator[TableLayout]:
    for name, shape in reversed(list(TABLES.items())):
        yield _flat(name, shape.__name__, "id", partial(_records, name))
    yield _flat("versions", "Versions", "version", _versions)
    people = _beside("figures", "Names of the people whom it is about.")
    yield _flat("timeline", "TimelineEntry", "id", _timeline, replace(people, required=False))

    id_ = replace(_STATEMENT, name="id", what="Kind, id and place of what is stated.", to=None)
    kind = ColumnLayout("kind", "Which kind of record states it.", lambda item: item.value.kind)
    support = (one for one in _columns(_PRINTED["Support"]) if one.name != "where")
    # The record as a whole has no path.
    columns = (id_, kind, *(replace(one, required=one.name != "path") for one in support))
    what = "Every sourced statement of the record: where it stands and what it says."
    yield TableLayout("statements", what, columns, ("id",), _statements)
    source = ColumnLayout("source", "Key of the source.", lambda item: item.value, to="sources")
    columns = (_STATEMENT, source)
    yield TableLayout("citations", "Which source states what.", columns, ("statement", "source"), _citations)

    for name, shape in TABLES.items():
        yield from _inner(shape.kind, name, shape.__name__, (), name)
    stands = {"kind": kind.what, "record": "Id of the record.", "topic": "What the sources disagree on."}
    columns = (_STATEMENT, *(_beside(*one) for one in stands.items()), *_columns(_PRINTED["Version"]))
    what = "What sources disagree on, one row for each version."
    yield TableLayout("conflicts", what, columns, ("statement",), _conflicts)


def _flat(
    name: str, shape: str, key: str, items: Callable[[Selection], Iterable[Item]], *more: ColumnLayout
) -> TableLayout:
    """Return the table of everything that has one *shape*, with the single values in it as columns."""
    told = _PRINTED[shape]
    return TableLayout(name, told["description"], (*_columns(told), *more), (key,), items)


TABLE_LAYOUTS = tuple(_layouts())
"""Every table, those before it that its keys lead to."""
