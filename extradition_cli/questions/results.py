"""What a command answers with: a value that says everything, before anything is printed.

Every result can give its JSON objects and the names of its columns; that is all the
machine formats need.  How it looks on a terminal is for :mod:`extradition_cli.output.terminal`.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from msgspec import Struct, to_builtins

from extradition_cli.language import Phrase, joined, printed
from extradition_cli.questions.fields import COLUMNS, as_json, names_of
from extradition_cli.questions.timeline import TimelineEntry
from extradition_cli.record.one_line import Json
from extradition_cli.record.store import Tables
from extradition_cli.record.wording import people, people_named

if TYPE_CHECKING:
    from extradition_cli.questions.stats import CrossStats, Stats
    from extradition_cli.search.hits import SearchResult

# Every answer is one of these results, and loads only what its own kind needs: a search loads no
# layouts, checks or counts, a listing no search (14 of 100 ms).

_SENTENCES = frozenset({"before", "office", "problem", "scope", "title"})
"""Columns that hold words of the record, or about it, that are only in English."""

S = TypeVar("S", bound=Struct)


class Result:
    """An answer, ready for any format."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that ``--fields`` may name."""
        raise NotImplementedError

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields that the flat formats print by default."""
        return self.fields

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know beside the data."""
        return ()

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a script's author must know too: where the data are not all there is."""
        return ()

    prose: ClassVar[bool] = False
    """Whether what a person reads of it holds sentences of the record, which are in English."""
    by_row: ClassVar[bool] = False
    """Whether the rows are found one after the other, for as long as they are asked for."""

    def objects(self) -> list[dict[str, Json]]:
        """Return one JSON object per row."""
        raise NotImplementedError

    def rows(self) -> Iterator[dict[str, Json]]:
        """Yield one JSON object per row."""
        yield from self.objects()

    def whole(self, objects: list[dict[str, Json]]) -> Json:
        """Return the JSON value that holds these rows."""
        return objects


class Listing(Struct, Result, Generic[S]):
    """Records, or other rows of one shape, in a chosen order; ``single`` where there can be only one."""

    shape: type[S]
    records: Sequence[S]
    tables: Tables
    notes: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    single: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field of the shape."""
        return names_of(self.shape)

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields that are shown of this shape, by default all."""
        return COLUMNS.get(self.shape, self.fields)

    @property
    def prose(self) -> bool:  # type: ignore[override]  # it depends on the columns
        """Whether a column holds sentences of the record."""
        return not _SENTENCES.isdisjoint(self.columns)

    def objects(self) -> list[dict[str, Json]]:
        """Return every record whole."""
        return [as_json(record, self.tables) for record in self.records]

    def whole(self, objects: list[dict[str, Json]]) -> Json:
        """Return an array, or the one object that there can be."""
        return objects[0] if self.single else objects


class Timeline(Listing[TimelineEntry]):
    """Happenings in the order of time, to be read as a story or one line each.

    An agenda has a *heading*, and tells how far from *today* each day is.
    """

    compact: bool = False
    heading: Phrase | None = None
    today: str = ""


class Hits(Struct, Result):
    """What a search found."""

    found: "SearchResult"
    tables: Tables

    notes: ClassVar = ()
    prose: ClassVar = True
    columns: ClassVar = ("id", "kind", "label", "score", "basis", "field", "matched")

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field of a hit."""
        from extradition_cli.search.hits import Hit

        return Hit.__struct_fields__

    @property
    def caveats(self) -> tuple[str, ...]:
        """What was left out of the question, or read as something else."""
        return self.found.notes

    def objects(self) -> list[dict[str, Json]]:
        """Return one object per hit, best first."""
        return [
            {
                **{name: to_builtins(getattr(hit, name), enc_hook=printed) for name in self.fields},
                # A phrase still: a person reads it in another language.
                "matched": hit.matched,
                "record": as_json(hit.record, self.tables),
            }
            for hit in self.found.hits
        ]


class Counts(Struct, Result):
    """Figures counted by one property."""

    stats: "Stats"
    notes: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()

    fields: ClassVar = ("value", "label", "count", "share")

    @property
    def totals(self) -> Phrase:
        """The denominator of every share, and how many of these people are known by name."""
        stats = self.stats
        known = people_named(
            stats.named_in_full, stats.named_by_inference, stats.named_in_part, stats.not_named
        )
        return joined(": ", [people(stats.people), known])

    @property
    def remainder(self) -> tuple[Phrase, ...]:
        """Who is left out of the counts, and whether they add up."""
        silent, everybody = self.stats.not_stated, self.stats.people
        left_out = Phrase("not stated for {count} of {all}", count=silent, all=everybody)
        twice = Phrase("one person may count under several")
        return (*((left_out,) if silent else ()), *((twice,) if self.stats.several else ()))

    def objects(self) -> list[dict[str, Json]]:
        """Return one object per value."""
        rows: list[dict[str, Json]] = to_builtins(self.stats.rows, enc_hook=str)
        return rows

    def whole(self, objects: list[dict[str, Json]]) -> dict[str, Json]:
        """Return one object: the denominators, and the rows inside."""
        return {**to_builtins(self.stats, enc_hook=str), "rows": objects}


class CrossCounts(Struct, Result):
    """Figures counted by two properties; a column for each value of the second."""

    stats: "CrossStats"
    notes: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The row, its people, the values of the second property, and how many have none."""
        return ("value", "label", "count", *(row.value for row in self.stats.across.rows), "not_stated")

    @property
    def down(self) -> Counts:
        """The counts by the first property alone."""
        return Counts(self.stats.down)

    @property
    def told(self) -> list[Phrase]:
        """Each row in words: who, how many, and of these how many have which value of the second property."""
        heads = [*(column.label for column in self.stats.across.rows), Phrase("not stated")]
        return [
            joined(
                ": ",
                [
                    joined(", ", [row.label, people(row.count)]),
                    joined(
                        "; ",
                        [
                            joined(" ", [head, str(count)])
                            for head, count in zip(heads, (*row.counts.values(), row.not_stated), strict=True)
                            if count
                        ],
                    ),
                ],
            )
            for row in self.stats.rows
        ]

    def objects(self) -> list[dict[str, Json]]:
        """Return one object per value of the first property."""
        return [
            {
                **{"value": row.value, "label": str(row.label), "count": row.count},
                **row.counts,
                "not_stated": row.not_stated,
            }
            for row in self.stats.rows
        ]

    def whole(self, objects: list[dict[str, Json]]) -> Json:
        """Return one object: the denominators, and the rows inside."""
        down, across = self.stats.down, self.stats.across
        several = down.several or across.several
        return {**Counts(down).whole(objects), "by": [down.by, across.by], "several": several}
