"""What a list of names found: one answer a name, in its order, given as it is found."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extradition_cli.language import Phrase, joined
from extradition_cli.questions.provenance import made_from
from extradition_cli.questions.results import Result
from extradition_cli.record.dates import today
from extradition_cli.record.model import Figure
from extradition_cli.record.one_line import Json
from extradition_cli.record.store import Tables
from extradition_cli.record.wording import not_publicly_named
from extradition_cli.search.readings import MAX_LENGTH
from extradition_cli.search.scoring import Basis
from extradition_cli.search.wrappings import LOST_LETTER

if TYPE_CHECKING:
    from extradition_cli.search.hits import Hit, SearchResult

SIMILAR = Phrase("A similar name is not an identity.")
_TEXT = str | None
ANSWER: Mapping[str, Any] = {
    **{"query": str, "id": _TEXT, "label": _TEXT, "basis": Basis | None},
    **{"score": float | None, "common": bool | None},
    # What a reader compares with what is known of the person who was asked about.
    **{"born": _TEXT, "nationality": _TEXT, "court": list[str] | None, "aliases": list[str] | None},
    **{"ofac": _TEXT, "others": list[str] | None},
    **{"similar_not_same": _TEXT, "similar_not_same_id": _TEXT},
    **{"kind": _TEXT, "field": _TEXT, "matched": _TEXT},
}
"""Every field of an answer, in their order, and what each holds; null where the name identifies nobody."""
_NEAR = ("similar_not_same", "similar_not_same_id")
_MORE = ("kind", "field", "matched")
"""What is told of a hit where every field is asked for."""
OURS = "extradition_"
"""What stands before a column of ours whose name the table that was read has too."""

Screened = tuple[Sequence[str], "SearchResult"]
"""The cells of a row that a name stood in, and whom the name identifies."""


class Screening(Result):
    """The answers to a list of names; they are found as :meth:`rows` is read, which can be done once."""

    by_row = True

    def __init__(
        self,
        found: Iterable[Screened],
        tables: Tables,
        *,
        own: Sequence[str] = (),
        closest: bool = False,
    ) -> None:
        self._found = found
        self._tables = tables
        self._own = tuple(own)
        self._closest = closest
        self.count = 0
        """How many names were answered so far, empty ones aside."""
        self.matched = 0
        """How many of them identify a record."""
        self._too_long = 0
        self._damaged = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that was read, and after them ours."""
        return (*self._own, *map(self._called, self._answered))

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns, and what more is told of a hit."""
        return (*self.columns, *map(self._called, _MORE))

    @property
    def notes(self) -> tuple[str, ...]:
        """How many were identified, by which data and when, and what that does not mean."""
        counted = Phrase("{count} of {all} names matched.", count=self.matched, all=self.count)
        return (joined(" ", [counted, SIMILAR]), *screened_by(self._tables))

    @property
    def caveats(self) -> tuple[str, ...]:
        """How many lines could not be answered as they stand: no name, or one that lost letters."""
        too_long = Phrase(
            "{count} line is longer than any name and was not looked for",
            "{count} lines are longer than any name and were not looked for",
            count=self._too_long,
        )
        damaged = Phrase(
            "{count} line without a hit lost letters to ? or �; write the list again as UTF-8",
            "{count} lines without a hit lost letters to ? or �; write the list again as UTF-8",
            count=self._damaged,
        )
        return tuple(told for told, count in ((too_long, self._too_long), (damaged, self._damaged)) if count)

    def rows(self) -> Iterator[dict[str, Json]]:
        """Yield one object per name; an empty name has an empty answer."""
        names = [*self._answered, *_MORE]
        called = list(map(self._called, names))
        for cells, found in self._found:
            self.count += bool(found.query)
            self.matched += bool(found.hits)
            self._too_long += not found.hits and len(found.query) > MAX_LENGTH
            self._damaged += not found.hits and bool(re.search(LOST_LETTER, found.query))
            answer = self._answer(found)
            row: dict[str, Json] = dict(zip(self._own, cells, strict=True))
            row.update(zip(called, map(answer.get, names), strict=True))
            yield row

    def objects(self) -> list[dict[str, Json]]:
        """Return all rows, where they are fitted to one another."""
        return list(self.rows())

    @property
    def _answered(self) -> tuple[str, ...]:
        left_out = _MORE if self._closest else (*_MORE, *_NEAR)
        return tuple(name for name in ANSWER if name not in left_out)

    def _called(self, name: str) -> str:
        return OURS + name if name in self._own else name

    def _answer(self, found: "SearchResult") -> dict[str, Json]:
        answer: dict[str, Json] = {"query": found.query}
        if found.hits:
            best, *others = found.hits
            answer |= _told(best)
            answer["others"] = [hit.id for hit in others]
        elif found.closest:
            answer["similar_not_same"], answer["similar_not_same_id"] = (
                found.closest[0].label,
                found.closest[0].id,
            )
        return answer


def screened_by(tables: Tables) -> tuple[Phrase, ...]:
    """Say by which data and on which day a list was screened, whom they know, and what a hit is not."""
    people = sum(transfer.count for transfer in tables.transfers.values())
    return (
        Phrase("Screened on {day} by {program}.", day=today(), program=made_from(tables)),
        *not_publicly_named(len(tables.figures), people - len(tables.figures)),
        Phrase("A hit is no identity and no guilt; no hit is no clearance."),
    )


def _told(hit: "Hit") -> dict[str, Json]:
    """Return what is told of the record that a name identifies."""
    record = hit.record
    told: dict[str, Json] = {
        "id": hit.id,
        "label": hit.label,
        "basis": str(hit.basis),
        "score": hit.score,
        "common": hit.common,
        "kind": hit.kind,
        "field": hit.field,
        "matched": str(hit.matched),
    }
    if isinstance(record, Figure):
        told["born"], told["nationality"] = record.born, record.nationality
        courts = (case.district or case.court for case in record.cases)
        told["court"] = list(dict.fromkeys(filter(None, courts)))
        told["aliases"] = [alias.name for alias in record.aliases]
    if identifiers := getattr(record, "identifiers", None):
        told["ofac"] = identifiers.ofac
    return told
