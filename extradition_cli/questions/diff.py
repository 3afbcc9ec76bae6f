"""What changed from one database to another: people, standings, facts, sources.

Facts stand in lists, and a place in a list says little: parts are matched by what they are
about, a case by its id, a step of a history by its day and type.  No I/O here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from extradition_cli.record import parts
from extradition_cli.record.model import Figure, Record
from extradition_cli.record.one_line import claim_told
from extradition_cli.record.parts import Part
from extradition_cli.record.store import TABLES, Tables


class ChangeType(StrEnum):
    """What sort of change it is."""

    ADDED = "added"
    REMOVED = "removed"
    STANDING = "standing"
    CORRECTED = "corrected"
    CITED = "cited"
    """The same fact rests on other sources than before."""


class Change(Part, frozen=True):
    """One change of one record.  ``field`` is ``None`` where the whole record came or went."""

    type: ChangeType
    kind: str
    id: str
    label: str
    field: str | None
    before: str | None
    after: str | None
    sources: tuple[str, ...]


FieldChange = tuple[ChangeType, str, str | None, str | None, tuple[str, ...]]
"""A change inside one record: type, field, before, after, sources."""

# What a part is about: two parts of one list with the same words here are the same, then and now.
_KEYS: Mapping[type[Struct], tuple[str, ...]] = {
    parts.Affiliation: ("organization",),
    parts.Alias: ("name",),
    parts.Arrival: ("place",),
    parts.Arrest: ("date",),
    parts.Case: ("id",),
    parts.Charge: ("text",),
    parts.Claim: ("claim",),
    parts.Conflict: ("topic",),
    parts.Designation: ("program", "date"),
    parts.Fact: ("text",),
    parts.HistoryEntry: ("date", "type"),
    parts.Leader: ("name",),
    parts.OtherProceeding: ("date", "type"),
    parts.Relation: ("type", "to"),
    parts.Statement: ("by", "date"),
    parts.Version: ("says",),
}


def changes(old: Tables, new: Tables) -> list[Change]:
    """Return every change, table by table: what came, what went, what is told otherwise."""
    return [
        change
        for name in TABLES
        if name != "dataset"
        for change in _of_table(getattr(old, name), getattr(new, name))
    ]


def _of_table(old: Mapping[str, Record], new: Mapping[str, Record]) -> Iterator[Change]:
    for type_, here, there in ((ChangeType.ADDED, new, old), (ChangeType.REMOVED, old, new)):
        for id_ in (id_ for id_ in here if id_ not in there):
            record = here[id_]
            sources = tuple(getattr(record, "sources", ()))
            yield Change(type_, record.kind, id_, record.label, None, None, None, sources)
    for id_ in (id_ for id_ in new if id_ in old and old[id_] != new[id_]):
        record = new[id_]
        for type_, field, before, after, sources in _of_record(old[id_], record):
            yield Change(type_, record.kind, id_, record.label, field, before, after, sources)


def _of_record(old: Record, new: Record) -> Iterator[FieldChange]:
    if isinstance(old, Figure) and isinstance(new, Figure) and old.standing is not new.standing:
        since = next((case for case in new.cases if case.standing is new.standing), None)
        sources = since.sources if since else new.sources
        yield ChangeType.STANDING, "standing", _stood(old), _stood(new), sources
    yield from _of_part(old, new, "", ())


def _stood(figure: Figure) -> str:
    """Return a standing with its day, the way both sides of a change show it."""
    return figure.standing + (f" ({figure.standing_since})" if figure.standing_since else "")


def _of_part(old: Struct, new: Struct, path: str, sources: tuple[str, ...]) -> Iterator[FieldChange]:
    """Yield what differs between two parts, each change with the sources of the nearest fact around it."""
    sources = tuple(getattr(new, "sources", sources))
    for name in new.__struct_fields__:
        before, after = getattr(old, name), getattr(new, name)
        at = f"{path}.{name}" if path else name
        if before == after:
            continue
        if name == "sources":
            gone, come = set(before) - set(after), set(after) - set(before)
            if gone or come:
                yield ChangeType.CITED, at, _listed(gone), _listed(come), sources
        elif isinstance(before, tuple) and isinstance(after, tuple):
            yield from _of_list(before, after, at, sources)
        elif isinstance(before, Struct) and isinstance(after, Struct):
            yield from _of_part(before, after, at, sources)
        else:
            yield _replaced(before, after, at, sources)


def _replaced(before: object, after: object, at: str, sources: tuple[str, ...]) -> FieldChange:
    type_ = (
        ChangeType.ADDED if before is None else ChangeType.REMOVED if after is None else ChangeType.CORRECTED
    )
    return type_, at, _said(before), _said(after), tuple(getattr(after, "sources", sources))


def _of_list(
    before: Sequence[object], after: Sequence[object], at: str, sources: tuple[str, ...]
) -> Iterator[FieldChange]:
    """Match what is in two lists; what is left on either side came or went.

    Where one is left on each side, it is the same one told otherwise.  An order that changed
    is no change of the facts.
    """
    old, new = dict(_keyed(before)), dict(_keyed(after))
    gone = [key for key in old if key not in new]
    come = [key for key in new if key not in old]
    pairs = [(key, key) for key in new if key in old]
    if len(gone) == len(come) == 1:
        pairs.append((gone.pop(), come.pop()))
    for key, now in pairs:
        one, other = old[key], new[now]
        if isinstance(one, Struct) and isinstance(other, Struct):
            yield from _of_part(one, other, f"{at}[{_named(other, key)}]", sources)
        elif one != other:
            yield ChangeType.CORRECTED, at, _said(one), _said(other), sources
    for key in come:
        yield ChangeType.ADDED, at, None, _said(new[key]), tuple(getattr(new[key], "sources", sources))
    for key in gone:
        yield ChangeType.REMOVED, at, _said(old[key]), None, tuple(getattr(old[key], "sources", sources))


def _keyed(items: Iterable[object]) -> Iterator[tuple[str, object]]:
    """Yield items by what they are about; the second with the same words bears a number."""
    seen: Counter[str] = Counter()
    for item in items:
        fields = _KEYS.get(type(item)) if isinstance(item, Struct) else None
        words = [getattr(item, field) for field in fields] if fields else [item]
        key = " ".join("undated" if word is None else str(word) for word in words)
        seen[key] += 1
        yield (key if seen[key] == 1 else f"{key} #{seen[key]}"), item


def _named(part: Struct, key: str) -> str:
    """Return what a part is called in the path of a field: of a claim its verdict is a part."""
    return f'{part.verdict}: "{key}"' if isinstance(part, parts.Claim) else key


def _said(value: object) -> str | None:
    """Return a value in words; of a part what it says itself, without its sources and the parts within."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, parts.Claim):
        return str(claim_told(value.verdict, value.claim, value.text))
    if isinstance(value, Struct):
        words = (getattr(value, name) for name in value.__struct_fields__ if name != "sources")
        return ", ".join(str(word) for word in words if isinstance(word, str | int) and word != "")
    return str(value)


def _listed(ids: Iterable[str]) -> str | None:
    return ", ".join(sorted(ids)) or None
