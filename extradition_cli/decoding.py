"""From the bytes of a table to typed records, or to a sentence that says what is wrong and where.

No file system here: what was read is handed in.
"""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from typing import TypeVar

from msgspec import DecodeError, Raw, Struct, ValidationError
from msgspec.json import decode

from extradition_cli.errors import DataError, one_line, shown
from extradition_cli.facts import Part
from extradition_cli.model import TABLES, Record

Content = bytes | Raw
"""The JSON text of one table: an object of id to record."""

V = TypeVar("V", bound=Struct)

_UNREADABLE = (DecodeError, UnicodeDecodeError, RecursionError, MemoryError)


class Fault(Part, frozen=True):
    """Where a database is not of the shape that the model describes."""

    table: str
    record: str
    field: str
    problem: str


def split(content: bytes, place: str) -> dict[str, Raw]:
    """Split one file into its tables without decoding them."""
    try:
        tables = decode(content, type=dict[str, Raw])
    except _UNREADABLE as error:
        raise DataError(place, f"not a database: {_explained(error)[1]}") from None
    for name in tables:
        if name not in TABLES:
            raise DataError(place, f"unknown table {shown(name)} (tables are {', '.join(TABLES)})")
    return tables


def records(content: Content, table: str, place: str) -> dict[str, Record]:
    """Decode one table; where that fails, find the record at fault and say what is wrong with it."""
    shape = TABLES[table]
    try:
        return decode(content, type=dict[str, shape])  # type: ignore[valid-type]
    except _UNREADABLE:
        fault = next(_misshapen(content, table))
        where = [table, fault.record and shown(fault.record), fault.field, fault.problem]
        raise DataError(place, ": ".join(filter(None, where))) from None


class Rows(Mapping[str, Record]):
    """A table whose records are decoded when they are looked at: one by its id, or all at once.

    Most look-ups need a handful of records, and to find where each of 100,000 begins takes a quarter
    of the time that decoding them takes.
    """

    def __init__(self, content: Content, table: str, place: str) -> None:
        self.content = content
        self._table = table
        self._place = place
        self._single: dict[str, Record] = {}

    @cached_property
    def raw(self) -> Mapping[str, Raw]:
        """The JSON text of every record by its id."""
        try:
            return decode(self.content, type=dict[str, Raw])
        except _UNREADABLE:
            self.values()  # which says what is wrong
            raise

    @property
    def _read(self) -> bool:
        """Whether all records are decoded."""
        return "_all" in self.__dict__

    @cached_property
    def _all(self) -> dict[str, Record]:
        return records(self.content, self._table, self._place)

    def view(self, shape: type[V]) -> dict[str, V]:
        """Return what a *shape* with fewer fields takes from every record."""
        try:
            return decode(self.content, type=dict[str, shape])  # type: ignore[valid-type]
        except _UNREADABLE:
            self.values()  # which says what is wrong
            raise

    def __getitem__(self, id_: str) -> Record:
        if self._read:
            return self._all[id_]
        if id_ not in self._single:
            try:
                self._single[id_] = decode(self.raw[id_], type=TABLES[self._table])
            except _UNREADABLE:
                return self._all[id_]  # which says what is wrong
        return self._single[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all if self._read else self.raw)

    def __len__(self) -> int:
        return len(self._all if self._read else self.raw)

    def __contains__(self, id_: object) -> bool:
        return id_ in (self._all if self._read else self.raw)

    def values(self) -> ValuesView[Record]:
        """Return all records, decoded in one go."""
        return self._all.values()

    def items(self) -> ItemsView[str, Record]:
        """Return all records with their ids, decoded in one go."""
        return self._all.items()


def faults(content: Content, table: str) -> Iterator[Fault]:
    """Yield everything that keeps *content* from being a table, and keys of which one would be lost."""
    yield from _misshapen(content, table)
    try:
        yield from _duplicate_keys(content, table)
    except (ValueError, RecursionError):
        return  # no JSON at all, which has been said


def _misshapen(content: Content, table: str) -> Iterator[Fault]:
    """Yield every record of a table that does not decode; the table itself if it is no JSON object."""
    try:
        str(bytes(content), "utf-8")  # the decoder would look at the type of a string before its letters
        rows = decode(content, type=dict[str, Raw])
    except _UNREADABLE as error:
        yield Fault(table, "", *_explained(error))
        return
    for id_, row in rows.items():
        try:
            decode(row, type=TABLES[table])
        except _UNREADABLE as error:
            yield Fault(table, id_, *_explained(error))


def _duplicate_keys(content: Content, table: str) -> Iterator[Fault]:
    """Yield each key that stands twice in one object, of which decoding would keep the last."""
    found: list[str] = []

    def note(pairs: list[tuple[str, object]]) -> dict[str, object]:
        unique = dict(pairs)
        if len(unique) < len(pairs):
            counted = Counter(key for key, _ in pairs)
            found.extend(key for key, count in counted.items() if count > 1)
        return unique

    # Only here: msgspec, which reads everything else, keeps the last of two keys unseen.
    import json
    from collections import Counter

    # A number of any length is welcome here: it is not looked at.
    json.loads(bytes(content), object_pairs_hook=note, parse_int=len, parse_float=len)
    for key in found:
        yield Fault(table, "", "", f"the key {shown(key)} stands twice in one object")


def _explained(error: Exception) -> tuple[str, str]:
    """Return the path of the field at fault, without msgspec's ``$`` for the root, and what is wrong."""
    if isinstance(error, RecursionError):
        return "", "nested too deeply"
    if isinstance(error, MemoryError):
        return "", "too large for the memory there is"
    message = str(error)
    path = ""
    if isinstance(error, ValidationError) and " - at `" in message:
        message, _, path = message.rpartition(" - at `")
        path = path.rstrip("`").removeprefix("$").removeprefix(".")
    return one_line(path), one_line(message)
