"""From the bytes of a table to typed records, or to a sentence that says what is wrong and where.

No file system here: what was read is handed in.
"""

from collections.abc import Collection, Iterator
from typing import TypeVar

from msgspec import DecodeError, Raw, ValidationError
from msgspec.json import decode

from extradition_cli.errors import DataError, one_line, shown
from extradition_cli.language import Phrase, joined
from extradition_cli.record.model import Record
from extradition_cli.record.parts import Part
from extradition_cli.record.shapes import explained, misfits

T = TypeVar("T")

Content = bytes | Raw
"""The JSON text of one table: an object of id to record."""

_UNREADABLE = (DecodeError, UnicodeDecodeError, RecursionError, MemoryError)


class Fault(Part, frozen=True):
    """Where a database is not of the shape that the model describes."""

    table: str
    record: str
    field: str
    problem: str


def split_tables(content: bytes, names: Collection[str], place: str) -> dict[str, Raw]:
    """Split one file at *place* into its tables without decoding them.

    Raises :class:`DataError` for what is no database, and for a table that is none of *names*.
    """
    try:
        tables = decode(content, type=dict[str, Raw])
    except _UNREADABLE as error:
        raise DataError(place, Phrase("not a database: {problem}", problem=_explained(error)[1])) from None
    for name in tables:
        if name not in names:
            raise DataError(
                place,
                Phrase("unknown table {name} (tables are {names})", name=shown(name), names=", ".join(names)),
            )
    return tables


def decode_table(content: Content, shape: type[Record], table: str, place: str) -> dict[str, Record]:
    """Decode the records of one *table*, each of one *shape*, by their ids.

    Raises :class:`DataError` that names the place, the record at fault and what is wrong with it.
    """
    try:
        return decode(content, type=dict[str, shape])  # type: ignore[valid-type]
    except _UNREADABLE:
        fault = next(_misshapen(content, shape, table))
        where = [table, fault.record and shown(fault.record), fault.field, fault.problem]
        raise DataError(place, joined(": ", where)) from None


def decode_whole(content: Content, shape: type[T], place: str) -> T:
    """Decode a file that stands beside the tables, all of one *shape*.

    Raises :class:`DataError` that names the *place* and what is wrong.
    """
    try:
        return decode(content, type=shape)
    except _UNREADABLE as error:
        raise DataError(place, joined(": ", _explained(error))) from None


def faults(content: Content, shape: type[Record], table: str) -> Iterator[Fault]:
    """Yield everything that keeps *content* from being a table, and keys of which one would be lost."""
    yield from _misshapen(content, shape, table)
    try:
        yield from _duplicate_keys(content, table)
    except (ValueError, RecursionError):
        return  # no JSON at all, which has been said


def _misshapen(content: Content, shape: type[Record], table: str) -> Iterator[Fault]:
    """Yield every record of a table that does not decode; the table itself if it is no JSON object."""
    try:
        str(bytes(content), "utf-8")  # the decoder would look at the type of a string before its letters
        rows = decode(content, type=dict[str, Raw])
    except _UNREADABLE as error:
        yield Fault(table, "", *_explained(error))
        return
    for id_, row in rows.items():
        try:
            decode(row, type=shape)
        except _UNREADABLE as error:
            for field, problem in _faults_in(row, shape) or [_explained(error)]:
                yield Fault(table, id_, field, problem)


def _faults_in(row: Raw, shape: type[Record]) -> list[tuple[str, str]]:
    """Return all that is wrong with a record, for decoding stops at the first; nothing if it is no JSON."""
    try:
        return list(misfits(decode(row), shape))
    except _UNREADABLE:
        return []


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
    return explained(error) if isinstance(error, ValidationError) else ("", one_line(str(error)))
