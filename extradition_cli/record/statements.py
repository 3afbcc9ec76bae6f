"""What rests on what: every statement in a record, the sources behind it, and the records it names.

A record states facts at several depths, each with its own sources; these functions walk the
shape, so a new kind of fact is found without being listed here.
"""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from msgspec import Struct

from extradition_cli.language import Phrase, joined
from extradition_cli.record.model import Record, Source
from extradition_cli.record.one_line import ALLEGED, claim_told
from extradition_cli.record.parts import Affiliation, Claim, Conflict, Part, Version
from extradition_cli.record.shapes import field_of
from extradition_cli.record.store import TABLES, Tables

S = TypeVar("S", bound=Struct)


class SourcedStatement(Part, frozen=True):
    """One sourced fact: where it stands, in which record, and what it says."""

    record: str
    kind: str
    label: str
    path: str
    text: str
    sources: tuple[str, ...]


# The field whose words say best what a part states.
_SAYING = (
    "text",
    "role",
    "program",
    "place",
    "summary",
    "note",
    "name",
    "court",
    "to",
    "title",
    "date",
    "inferred",
    "transfer",
)


def statements(record: Record) -> Iterator[SourcedStatement]:
    """Yield every part of *record* that names its own sources, the record itself first."""
    topic = None
    for path, part in parts(record):
        if isinstance(part, Conflict):
            topic = part.topic  # its versions come next, and say nothing without it
        sources = getattr(part, "sources", None)
        if sources is not None:
            text = joined(": ", [topic, part.says]) if isinstance(part, Version) else _saying(part)
            yield SourcedStatement(record.id, record.kind, record.label, path, text, tuple(sources))


def statements_citing(source: str, tables: Tables) -> list[SourcedStatement]:
    """Return every statement in the record that cites the source with this id."""
    return [
        statement
        for record in all_records(tables)
        for statement in statements(record)
        if source in statement.sources
    ]


def all_records(tables: Tables) -> Iterator[Record]:
    """Yield every record that states something, table by table; sources state nothing themselves."""
    for name in TABLES:
        if name not in ("sources", "dataset"):
            yield from tables.table(name).values()


def sources_of(record: Record) -> list[str]:
    """Return the ids of all sources that *record* cites at any depth, in order, each once."""
    if isinstance(record, Source):
        return [record.id]
    return list(dict.fromkeys(id_ for statement in statements(record) for id_ in statement.sources))


def parts(value: object, path: str = "") -> Iterator[tuple[str, Struct]]:
    """Yield *value* and every struct inside it, each with the path that leads to it."""
    if isinstance(value, Struct):
        yield path, value
        for name in value.__struct_fields__:
            yield from parts(getattr(value, name), field_of(path, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from parts(item, f"{path}[{number}]")


def parts_of(record: Record, shape: type[S]) -> Iterator[tuple[str, S]]:
    """Yield every part of *record* of one *shape*, each with the path that leads to it."""
    return ((path, part) for path, part in parts(record) if isinstance(part, shape))


def fields(record: Record) -> Iterator[tuple[str, str, Any]]:
    """Yield every field of *record* and of each part inside it: its path, its name, its value."""
    for path, part in parts(record):
        for name in part.__struct_fields__:
            yield field_of(path, name), name, getattr(part, name)


def strings(record: Record, names: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield every string in *record* with its path, or those in the fields called *names*."""
    for at, name, value in fields(record):
        if names is not None and name not in names:
            continue
        if isinstance(value, str):
            yield at, value
        elif isinstance(value, tuple):
            yield from ((f"{at}[{number}]", one) for number, one in enumerate(value) if isinstance(one, str))


REFERENCES = {
    "organization": "organizations",
    "to": "organizations",
    "parent": "organizations",
    "organizations": "organizations",
    "figure": "figures",
    "figures": "figures",
    "co_defendants": "figures",
    "related": "related",
    "transfer": "transfers",
    "officials": "officials",
    "events": "events",
    "laws": "laws",
    "sources": "sources",
}
"""Fields that hold ids, and the table they lead to."""


def dangling(record: Record, tables: Tables) -> Iterator[tuple[str, str, str]]:
    """Yield where *record* names an id that leads nowhere, the id, and the table it should be in."""
    for at, name, value in fields(record):
        if target := REFERENCES.get(name):
            for id_ in [value] if isinstance(value, str) else value or ():
                if id_ not in tables.table(target):
                    yield at, id_, target


PROSE = frozenset(
    {
        *("summary", "text", "role", "note", "role_here", "title", "says", "activity", "claim", "topic"),
        *("provision", "relevance", "scope", "founded", "inferred"),
    }
)
"""The fields that hold our own words."""


def prose(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every text of our own in *record* with its path."""
    return strings(record, PROSE)


def _saying(part: Struct) -> str:
    if isinstance(part, Claim):
        return claim_told(part.verdict, part.claim, part.text)
    if isinstance(part, Affiliation) and part.role is None:
        return joined(": ", [part.organization, ALLEGED])
    if isinstance(part, Record) and hasattr(part, "name"):
        # Its name says nothing, and its summary far more than one source.
        return Phrase("the record as a whole")
    said: Iterator[str] = (getattr(part, name) for name in _SAYING if getattr(part, name, None))
    return next(said, part.__class__.__name__)
