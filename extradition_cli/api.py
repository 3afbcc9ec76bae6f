"""The record for Python programs: the questions of the command line, with typed answers.

    from extradition_cli import open_record

    record = open_record()
    for figure in record.search_figures("cuini"):
        print(figure.name, figure.standing, figure.standing_since)

Names, filters and answers are those of the commands, which ask through this class too.
What is public here stays as it is within a major version.
"""

import os
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from extradition_cli.language import ENGLISH
from extradition_cli.record.store import StoredTables, location

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path
    from typing import Unpack

    from extradition_cli.pages.document import Document
    from extradition_cli.questions.filters import Asked
    from extradition_cli.questions.select import CaseRow, Filters
    from extradition_cli.questions.stats import CrossStats, Stats
    from extradition_cli.questions.timeline import TimelineEntry
    from extradition_cli.record import model
    from extradition_cli.search.hits import SearchResult
    from extradition_cli.search.searcher import Searcher

# A question imports what its answer needs: a look-up by name should not pay for counting.


class Database(StoredTables):
    """The record, open for questions; its tables are mappings of id to record.

    Filters are those of the command line: ``cartel``, ``transfer``, ``court``, ``judge``, ``standing``,
    ``ever``, ``charge``, ``nationality``, ``type``, ``since``, ``until``, ``about``, ``as_of``, each as a
    string such as ``"cjng"`` or ``"pleaded-guilty,sentenced"``.  A value that is none of the valid ones, and
    a filter that cannot narrow what is asked for, raise :class:`extradition_cli.errors.UsageError`.
    """

    def __reduce__(self) -> "tuple[Callable[..., Database], tuple[Path]]":
        """Travel to another process by path: it reads the record itself."""
        return partial(type(self), language=self.language), (self.path.absolute(),)

    @cached_property
    def searcher(self) -> "Searcher":
        """The search, which prepares each kind when it is first asked for."""
        from extradition_cli.search.searcher import Searcher

        return Searcher(self, self.language)

    def search(self, text: str, *, kinds: "Collection[str]" = ()) -> "SearchResult":
        """Return everything that answers *text*, best first, each hit with its reason."""
        return self.searcher.search(text, kinds=kinds)

    def search_figures(self, text: str) -> "list[model.Figure]":
        """Return the figures that answer *text*, best first."""
        return [self.figures[hit.id] for hit in self.search(text, kinds=["figure"]).hits]

    def resolve(self, text: str, *, kinds: "Collection[str]" = ()) -> "model.Record":
        """Return the one record that *text* names by id, name or alias.

        Raises :class:`extradition_cli.errors.NotFoundError` where nothing is named well enough
        and :class:`extradition_cli.errors.AmbiguousError` where several are.
        """
        return self.searcher.resolve(text, kinds=kinds)

    def screen(
        self, text: str, *, kinds: "Collection[str]" = (), min_score: float = 0.0, closest: bool = False
    ) -> "SearchResult":
        """Return the records that *text* identifies by name, and none that bear it as many may.

        Those below *min_score* are left out.  With *closest* a name that identifies nobody has beside it
        who is near, in :attr:`SearchResult.closest`: other people.
        """
        return self.searcher.screen(text, kinds=kinds, min_score=min_score, closest=closest)

    def filters(self, **asked: "Unpack[Asked]") -> "Filters":
        """Return what filters mean, as ids and vocabulary."""
        from extradition_cli.questions.filters import filters

        return filters(asked, self, self.searcher)

    def _narrowing(self, kind: str, asked: "Asked") -> "Filters":
        from extradition_cli.questions.select import reject_unused_filters

        wanted = self.filters(**asked)
        reject_unused_filters(kind, wanted)
        return wanted

    def select_figures(self, **asked: "Unpack[Asked]") -> "list[model.Figure]":
        """Return the figures that meet every filter."""
        from extradition_cli.questions.select import figures

        return figures(self, self._narrowing("figures", asked))

    def select_cases(self, **asked: "Unpack[Asked]") -> "list[CaseRow]":
        """Return the cases that meet every filter, each with the figure it is against."""
        from extradition_cli.questions.select import cases

        return cases(self, self._narrowing("cases", asked))

    def timeline(self, **asked: "Unpack[Asked]") -> "list[TimelineEntry]":
        """Return events, arrests and court history that meet every filter, by date."""
        from extradition_cli.questions.timeline import timeline

        return timeline(self, self._narrowing("timeline", asked))

    def stats(self, by: str = "standing", **asked: "Unpack[Asked]") -> "Stats | CrossStats":
        """Count the figures that meet every filter by one property, or by two such as ``transfer,standing``.

        All counts are against everybody who was handed over.
        """
        from extradition_cli.questions.filters import split
        from extradition_cli.questions.stats import cross, properties_named, stats

        wanted = self._narrowing("figures", asked)
        first, *second = properties_named(split(by))
        return cross(self, first, second[0], wanted) if second else stats(self, first, wanted)

    def record_as_of(self, record: "model.Record", day: str) -> "model.Record":
        """Return a figure or an event as the record would have shown it on *day*, a date such as 2025-08.

        Raises :class:`extradition_cli.errors.NotYetError` if there was no such record yet, and
        :class:`extradition_cli.errors.UsageError` for other kinds, whose text is of today, and for a day
        after the last search of the record.
        """
        from extradition_cli.questions.as_of import as_of_day, record_as_of

        return record_as_of(record, as_of_day(day, self), self.sources)

    def document(self, record: "model.Record", *, as_of: str | None = None) -> "Document":
        """Return *record* laid out for reading, with numbered sources; with nothing later than *as_of*.

        Raises what :meth:`record_as_of` raises.
        """
        from extradition_cli.pages.documents import document

        if as_of is None:
            return document(record, self)
        from extradition_cli.questions.as_of import tables_as_of

        return document(self.record_as_of(record, as_of), tables_as_of(self, as_of))

    def as_json(self, record: "model.Record") -> dict[str, Any]:
        """Return *record* as the JSON values that the command line prints."""
        from msgspec.json import decode, encode

        from extradition_cli.language import printed
        from extradition_cli.questions.fields import as_json

        found: dict[str, Any] = decode(encode(as_json(record, self), enc_hook=printed))
        return found


def open_record(path: str | os.PathLike[str] | None = None, *, language: str = ENGLISH) -> Database:
    """Open the database at *path*, or the one that came with the program.

    In another *language*, such as ``es``, its sentences have their translations beside them, if it has any.

    Raises :class:`extradition_cli.errors.DataNotFoundError` where there is none and, once a
    table is asked for, :class:`extradition_cli.errors.DataError` where it is broken.
    """
    return Database(location(path), language=language)
