"""The tables of the record, opened for reading: the only module that knows TinyDB.

A database is a folder with one JSON file per table, or one JSON file that holds the tables by name; both
are TinyDB's shape.  TinyDB keeps the tables, hands out their documents and searches them.  Its own
``JSONStorage`` creates the file it is given, wants to write, and reads in the locale's encoding; ours reads
only, in UTF-8, a table when it is first asked for, and decodes it into typed records.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn, cast, get_args

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Table

from extradition_cli.errors import DataError, DataNotFoundError, UnknownValueError
from extradition_cli.language import ENGLISH, Phrase
from extradition_cli.record import model
from extradition_cli.record.decoding import Content, Fault, decode_table, faults
from extradition_cli.record.file_reading import contents, misnamed
from extradition_cli.record.model import Dataset, Record
from extradition_cli.record.translations import Sentences, translate, translations
from extradition_cli.record.upgrade import OLDER, upgraded

_PACKAGE = Path(__file__).parent.parent
BUNDLED = (_PACKAGE / "_data", _PACKAGE.parent / "data")
"""Where our own data are: inside an installed wheel, or beside the package in a checkout."""


class Tables:
    """The tables of a record by importance to a reader, each a read-only mapping of id to record.

    Whoever asks a question takes one of these, be it a whole database, the record as of a day, or what
    filters left of it.
    """

    figures: Mapping[str, model.Figure]
    """The people handed over."""
    related: Mapping[str, model.RelatedPerson]
    """People who are looked for here and were not handed over in a transfer."""
    organizations: Mapping[str, model.Organization]
    """Cartels, factions, armed wings, gangs, smuggling and laundering groups."""
    transfers: Mapping[str, model.Transfer]
    """The handovers, by date."""
    events: Mapping[str, model.Event]
    """What happened around them, by date."""
    context: Mapping[str, model.Context]
    """Notes on one topic each."""
    laws: Mapping[str, model.Law]
    """Treaties, constitutional articles, statutes and rulings."""
    officials: Mapping[str, model.Official]
    """People in office who acted."""
    extraditions: Mapping[str, model.ExtraditionCount]
    """Yearly counts of extraditions proper, for comparison."""
    sources: Mapping[str, model.Source]
    """Every document the record rests on."""

    def __init__(self, tables: "Mapping[str, Mapping[str, Any]]") -> None:
        self._db = _RecordDB(tables, storage=_ReadOnlyStorage)

    def __getattr__(self, name: str) -> Any:
        """Return the table called *name*; one that the database does not hold is empty."""
        if name not in Tables.__annotations__:
            raise AttributeError(name)
        return self.table(name)

    @property
    def dataset(self) -> Dataset | None:
        """What the data say of themselves; a user's own database need not say anything."""
        return next(iter(cast("Mapping[str, Dataset]", self.table("dataset")).values()), None)

    @property
    def title(self) -> str:
        """What the data call themselves, or what any of them are."""
        return self.dataset.title if self.dataset else "People handed over"

    def table(self, name: str) -> Mapping[str, Record]:
        """Return the table called *name*, one of :data:`TABLES`."""
        return cast("_RecordTable", self._db.table(name)).by_id()

    def select(self, table: str, condition: Callable[[Any], bool]) -> list[Any]:
        """Return the records of *table* that meet *condition*, in the order of the table."""
        return list(self._db.table(table).search(cast("QueryLike", condition)))

    def replaced(self, **tables: Mapping[str, Record]) -> "Tables":
        """Return the same record with other *tables* in the place of its own."""
        return Tables({**{name: self.table(name) for name in TABLES}, **tables})


TABLES: Mapping[str, type[Record]] = {
    **{name: get_args(annotation)[1] for name, annotation in Tables.__annotations__.items()},
    "dataset": Dataset,
}
"""Every table of the database and the record it holds."""
EDITIONS = "editions"
"""What may stand beside the tables: what changed from one edition of the record to the next."""


_OTHER_WORDS = {
    **dict.fromkeys(("people", "persons", "defendants", "names"), "figures"),
    **dict.fromkeys(("judges", "courts", "charges", "dockets"), "cases"),
    **{"victims": "related", "cartels": "organizations", "groups": "organizations", "flights": "transfers"},
    **{"documents": "sources", "notes": "context", "treaties": "laws", "hearings": "timeline"},
}
"""What people call what a kind holds."""


def kind_named(word: str, shapes: Mapping[str, type[Record]]) -> str:
    """Return which of *shapes*, named in the plural, is called *word*, in the plural or the singular.

    Raises :class:`UnknownValueError` for a word that is none of them.
    """
    plain = word.casefold()
    for name, shape in shapes.items():
        if plain in (name, shape.kind, name.rstrip("s")):
            return name
    others = {one: name for one, name in _OTHER_WORDS.items() if name in shapes}
    raise UnknownValueError(Phrase("kind"), word, shapes, others)


class _StoredTables(Mapping[str, Mapping[str, Record]]):
    """The tables of one database on disk, each read and decoded when it is first looked at."""

    def __init__(self, path: Path, language: str) -> None:
        self._contents = dict(contents(path, (*TABLES, EDITIONS)))
        self.sentences = {} if language == ENGLISH else translations(path, language, (*TABLES,))
        self.editions = self._contents.pop(EDITIONS, None)
        self._place = str(path)
        self._text: dict[str, Content] = {}
        self._read: dict[str, Mapping[str, Record]] = {}

    def content(self, name: str) -> Content:
        """Return the JSON text of a table, which is read once."""
        if name not in self._text:
            self._text[name] = self._contents[name]()
        return self._text[name]

    def __getitem__(self, name: str) -> Mapping[str, Record]:
        if name not in self._read:
            try:
                self._read[name] = decode_table(self.content(name), TABLES[name], name, self._place)
            except DataError:
                if name == "dataset" or not self.older:
                    raise
                self._read[name] = decode_table(self.in_shape(name), TABLES[name], name, self._place)
            told = self.sentences[name]() if name in self.sentences else {}
            for id_, sentences in told.items():
                if id_ in self._read[name]:
                    translate(self._read[name][id_], sentences)
        return self._read[name]

    def in_shape(self, name: str) -> Content:
        """Return the JSON text of a table in the present shape, if it is of one that can be brought to it."""
        older = name != "dataset" and self.older
        return upgraded(self.content(name), name) if older else self.content(name)

    @cached_property
    def older(self) -> str | None:
        """The version of the shape that the database says it has, if that is an earlier one."""
        for data in self.get("dataset", {}).values():
            if isinstance(data, Dataset) and data.schema_version.startswith(OLDER):
                return data.schema_version
        return None

    def __iter__(self) -> Iterator[str]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)


class StoredTables(Tables):
    """The tables of a database on disk, where they may be broken."""

    def __init__(self, path: Path, *, language: str = ENGLISH) -> None:
        self.path = path
        self.language = language
        self._stored = _StoredTables(path, language)
        super().__init__(self._stored)

    @property
    def title(self) -> str:
        """What the data call themselves, else what their file or folder is called."""
        place = self.path.resolve()
        name = place.name if place.is_dir() else place.stem
        if self.dataset or not name:
            return super().title
        # The name of a file may be bytes that are no text.
        return os.fsencode(name).decode("utf-8", "replace")

    @property
    def translated(self) -> bool:
        """Whether the text of the record is there in the language that was asked for."""
        return bool(self._stored.sentences)

    def translations(self, language: str) -> Mapping[str, Sentences]:
        """Return the translations into a *language* that stand beside the tables, by the names of these."""
        return {name: read() for name, read in translations(self.path, language, (*TABLES,)).items()}

    def editions_content(self) -> Content | None:
        """Return the JSON text of the editions of the record, if it has any."""
        return self._stored.editions() if self._stored.editions else None

    def misnamed(self) -> list[tuple[str, str]]:
        """Return files that are not read, for their names are nearly those of tables, with what these are."""
        return misnamed(self.path, (*TABLES, EDITIONS))

    def faults(self) -> list[Fault]:
        """Return every place that is not of the shape the model describes."""
        return [
            fault
            for name in self._stored
            for fault in faults(self._stored.in_shape(name), TABLES[name], name)
        ]

    @property
    def older(self) -> str | None:
        """The version of the shape of an earlier edition, which is read as if it were of this one."""
        return self._stored.older


class _ReadOnlyStorage(Storage):
    """TinyDB storage over tables by name; it cannot write."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._tables = tables

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the tables; TinyDB asks for them at every query, and gets the same ones."""
        # TinyDB's annotation says dict; it only looks a table up by its name.
        return cast("dict[str, dict[str, Any]]", self._tables)

    def write(self, data: dict[str, dict[str, Any]]) -> NoReturn:
        """Refuse: the program never changes the data it reads."""
        raise NotImplementedError("the record is read-only")


class _RecordTable(Table):
    """A TinyDB table whose documents are our frozen records, under ids that are words."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0

    @staticmethod
    def document_class(record: Record, _id: str) -> Record:  # type: ignore[override]
        """Hand the record on as it is: it is immutable, so no copy is needed."""
        return record

    def by_id(self) -> Mapping[str, Record]:
        """Return the whole table; the storage keeps it, so nothing is copied."""
        return cast("Mapping[str, Record]", self._read_table())


class _RecordDB(TinyDB):
    """TinyDB with tables of records."""

    table_class = _RecordTable


def location(path: str | os.PathLike[str] | None = None) -> Path:
    """Return *path*, or where the data that came with the program are.

    Raises :class:`DataNotFoundError` where the installation has none.
    """
    if path is not None:
        return Path(path)
    for place in BUNDLED:
        if place.is_dir():
            return place
    raise DataNotFoundError(
        [str(place) for place in BUNDLED], Phrase("the data are missing from this installation")
    )
