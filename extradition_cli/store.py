"""Where the data live and how they are read: the only module that knows TinyDB.

A database is a folder with one JSON file per table, or one JSON file that holds the
tables by name; both are TinyDB's shape.  TinyDB's own ``JSONStorage`` creates the file it
is given, wants to write, and reads in the locale's encoding; ours opens for reading only,
never creates a file, always reads UTF-8, decodes records when
they are asked for, and reads no table twice.
"""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import RawIOBase
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

from msgspec import Raw, Struct
from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Table

from extradition_cli.decoding import Content, Fault, Rows, faults, split
from extradition_cli.errors import DataError, DataNotFoundError
from extradition_cli.model import (
    TABLES,
    Context,
    Dataset,
    Event,
    ExtraditionCount,
    Figure,
    Law,
    Official,
    Organization,
    Record,
    Source,
    Transfer,
)

R = TypeVar("R", bound=Record)
V = TypeVar("V", bound=Struct)

_PIECE = 1 << 20
_MOST = 1 << 30

BUNDLED = (Path(__file__).parent / "_data", Path(__file__).parent.parent / "data")
"""Where our own data are: inside an installed wheel, or beside the package in a checkout."""


class _Tables(Mapping[str, Rows]):
    """The tables by name, each read when it is first looked at."""

    def __init__(self, contents: Mapping[str, Callable[[], Content]], place: str) -> None:
        self._contents = contents
        self._place = place
        self._rows: dict[str, Rows] = {}

    def __getitem__(self, name: str) -> Rows:
        if name not in self._rows:
            self._rows[name] = Rows(self._contents[name](), name, self._place)
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)


class ReadOnlyStorage(Storage):
    """TinyDB storage over a folder of tables or one file of tables; it cannot write."""

    def __init__(self, path: Path) -> None:
        self.tables = _Tables(_of_folder(path) if _is_folder(path) else _of_file(path), str(path))

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the tables; TinyDB asks for them at every query, and gets the same ones."""
        # TinyDB's annotation says dict; it only looks a table up by its name.
        return cast("dict[str, dict[str, Any]]", self.tables)

    def write(self, data: dict[str, dict[str, Any]]) -> NoReturn:
        """Refuse: the program never changes the data it reads."""
        raise NotImplementedError("the record is read-only")


class RecordTable(Table):
    """A TinyDB table whose documents are our frozen records, under ids that are words."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0

    @staticmethod
    def document_class(record: Record, _id: str) -> Record:  # type: ignore[override]
        """Hand the record on as it is: it is immutable, so no copy is needed."""
        return record


class RecordDB(TinyDB):
    """TinyDB with tables of records."""

    table_class = RecordTable


class KnowledgeBase:
    """The record, opened for reading: one mapping of id to record per table, loaded on demand."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = RecordDB(path, storage=ReadOnlyStorage)
        self._storage = cast("ReadOnlyStorage", self._db.storage)

    @property
    def figures(self) -> Mapping[str, Figure]:
        """The people handed over."""
        return self._all("figures", Figure)

    @property
    def organizations(self) -> Mapping[str, Organization]:
        """Cartels, factions, armed wings, gangs, smuggling and laundering groups."""
        return self._all("organizations", Organization)

    @property
    def transfers(self) -> Mapping[str, Transfer]:
        """The handovers, by date."""
        return self._all("transfers", Transfer)

    @property
    def events(self) -> Mapping[str, Event]:
        """What happened around them, by date."""
        return self._all("events", Event)

    @property
    def context(self) -> Mapping[str, Context]:
        """Notes on one topic each."""
        return self._all("context", Context)

    @property
    def laws(self) -> Mapping[str, Law]:
        """Treaties, constitutional articles, statutes and rulings."""
        return self._all("laws", Law)

    @property
    def officials(self) -> Mapping[str, Official]:
        """People in office who acted."""
        return self._all("officials", Official)

    @property
    def extraditions(self) -> Mapping[str, ExtraditionCount]:
        """Yearly counts of extraditions proper, for comparison."""
        return self._all("extraditions", ExtraditionCount)

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every document the record rests on."""
        return self._all("sources", Source)

    @property
    def dataset(self) -> Dataset | None:
        """What the data say of themselves; a user's own database need not say anything."""
        return next(iter(self._all("dataset", Dataset).values()), None)

    def select(self, table: str, condition: Callable[[Any], bool]) -> list[Any]:
        """Return the records of *table* that meet *condition*, in the order of the table."""
        return list(self._db.table(table).search(cast("QueryLike", condition)))

    def view(self, table: str, shape: type[V]) -> Mapping[str, V]:
        """Return what a *shape* with fewer fields takes from every record of *table*."""
        rows = self._storage.tables.get(table)
        return rows.view(shape) if rows is not None else {}

    def raw(self, table: str) -> Mapping[str, Raw]:
        """Return the JSON text of every record of *table*."""
        rows = self._storage.tables.get(table)
        return rows.raw if rows is not None else {}

    def faults(self) -> list[Fault]:
        """Return every place that is not of the shape the model describes."""
        return [fault for name, rows in self._storage.tables.items() for fault in faults(rows.content, name)]

    def _all(self, table: str, shape: type[R]) -> Mapping[str, R]:
        """Return a whole table; the storage keeps it, so nothing is copied."""
        return cast("Mapping[str, R]", self._storage.tables.get(table, {}))


def location(path: str | os.PathLike[str] | None = None) -> Path:
    """Return *path*, or where the data that came with the program are."""
    if path is not None:
        return Path(path)
    for place in BUNDLED:
        if place.is_dir():
            return place
    raise DataNotFoundError([str(place) for place in BUNDLED], "the data are missing from this installation")


def _of_folder(path: Path) -> Mapping[str, Callable[[], Content]]:
    """Return the tables that have a file of their own in a folder."""
    files = {name: path / f"{name}.json" for name in TABLES}
    present = {name: partial(_bytes_of, file) for name, file in files.items() if os.path.lexists(file)}
    if not present:
        readable = os.access(path, os.R_OK | os.X_OK)
        problem = "no table such as figures.json in this folder" if readable else "permission denied"
        raise DataNotFoundError([str(path)], problem)
    return present


def _of_file(path: Path) -> Mapping[str, Callable[[], Content]]:
    """Return the tables that stand in one file."""
    return {name: partial(lambda raw: raw, raw) for name, raw in split(_bytes_of(path), str(path)).items()}


def _is_folder(path: Path) -> bool:
    """Say whether *path* is a folder; raise unless it is one or a regular file."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise DataNotFoundError([str(path)], _reason(error)) from None
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        # Reading a pipe or a device might never end.
        raise DataNotFoundError([str(path)], "neither a folder nor a regular file")
    return stat.S_ISDIR(mode)


def _bytes_of(file: Path) -> bytes:
    """Return what is in *file*, whose encoding must be UTF-8 without a byte-order mark."""
    if _is_folder(file):
        raise DataNotFoundError([str(file)], "a folder stands where a table should be")
    try:
        with open(file, "rb", buffering=0, opener=_without_waiting) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise DataNotFoundError([str(file)], "neither a folder nor a regular file")
            content = b"".join(_pieces(stream, str(file)))
    except OSError as error:
        raise DataNotFoundError([str(file)], _reason(error)) from None
    except MemoryError:
        raise DataNotFoundError([str(file)], "too large for the memory there is") from None
    if not content or content.isspace():
        raise DataError(str(file), "is empty")
    return content


def _without_waiting(name: str, flags: int) -> int:
    """Open a file that may have become a pipe since somebody looked, without waiting for its writer."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _pieces(stream: RawIOBase, place: str) -> Iterator[bytes]:
    """Yield what *stream* holds, and refuse what can be no table before reading on.

    So an image of a disk, a sparse file or a log that never ends costs a megabyte, not all memory.
    """
    size = 0
    while piece := stream.read(_PIECE):
        if not size and piece.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            raise DataError(place, "begins with a byte-order mark; save it as plain UTF-8")
        if b"\0" in piece:
            raise DataError(place, "invalid character: a NUL byte, as binary files and UTF-16 hold")
        if not size and len(piece) == _PIECE and not piece.lstrip().startswith(b"{"):
            raise DataError(place, "does not begin as an object of records")
        size += len(piece)
        if size > _MOST:
            raise DataError(place, f"is larger than {_MOST >> 30} GiB")
        yield piece


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
