"""Answers that are a page: one record in full, and a comparison of two databases."""

from functools import cached_property

from msgspec import to_builtins

from extradition_cli.language import Language, Phrase
from extradition_cli.pages.document import Document
from extradition_cli.questions.as_of import tables_as_of
from extradition_cli.questions.diff import Change
from extradition_cli.questions.fields import as_json, names_of
from extradition_cli.questions.provenance import versions
from extradition_cli.questions.results import Hits, Listing, Result
from extradition_cli.record.dates import today
from extradition_cli.record.model import Record
from extradition_cli.record.one_line import Json
from extradition_cli.record.statements import dangling, sources_of
from extradition_cli.record.store import Tables

_MISSING_SHOWN = 8
"""How many of the records that are missing are named."""


class Dossier(Result):
    """One record in full, with the sources it rests on; with nothing later than a day, if one is given.

    *listed* asks for the list of sources where a terminal would do without it.
    """

    columns = ("field", "value")
    caveats: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    prose = True

    def __init__(
        self, record: Record, tables: Tables, as_of: str | None = None, *, listed: bool = False
    ) -> None:
        self.caveats = _missing(record, tables)
        self.record = record
        self.tables = tables
        self.fields = (*names_of(type(record)), "source_records", "provenance")
        self.listed = listed
        self._as_of = as_of

    @cached_property
    def _then(self) -> Tables:
        return tables_as_of(self.tables, self._as_of) if self._as_of else self.tables

    @cached_property
    def document(self) -> Document:
        """The record laid out for reading, which only those formats need that are read."""
        from extradition_cli.pages.documents import document

        return document(self.record, self._then, today() if self._as_of is None else None)

    def objects(self) -> list[dict[str, Json]]:
        """Return the record, the full record of every source it cites in their order, and what told it."""
        known = self._then.sources
        sources = [as_json(known[id_], self._then) for id_ in sources_of(self.record) if id_ in known]
        provenance = to_builtins(versions(self.tables))
        row = {**as_json(self.record, self.tables), "source_records": sources, "provenance": provenance}
        return [row]

    def whole(self, objects: list[dict[str, Json]]) -> Json:
        """Return the one object."""
        return objects[0]


def _missing(record: Record, tables: Tables) -> tuple[str, ...]:
    """Say what *record* refers to and the database does not hold, so that its absence is not overlooked."""
    lost = list(dict.fromkeys(f"{id_} ({target})" for _, id_, target in dangling(record, tables)))
    if not lost:
        return ()
    names = ", ".join(lost[:_MISSING_SHOWN])
    if len(lost) > _MISSING_SHOWN:
        names = Phrase("{names} and {count} more", names=names, count=len(lost) - _MISSING_SHOWN)
    return (Phrase("not in this database, though referred to: {names}", names=names),)


class Comparison(Listing[Change]):
    """What changed between two versions of a record, to be read as a page or one line each."""

    old: str | None = None
    new: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """All but what names a record a second time, and the sources."""
        return tuple(name for name in self.fields if name not in ("label", "sources"))

    @property
    def document(self) -> Document:
        """The changes laid out for reading."""
        from extradition_cli.pages.differences import differences

        return differences(self.records, self.old, self.new)


def said_beside(result: Result, language: Language) -> tuple[str, ...]:
    """Return what a person is told beside the data of *result*."""
    told = (*result.caveats, *result.notes, *(language.notice if result.prose else ()))
    if isinstance(result, Hits):
        from extradition_cli.pages.answers import closing

        return (*told, *closing(result))
    return told
