"""In which order records answer a question in words, and by which of their statements.

What is called so comes first, then whatever says most of the question in one statement, then by the field.
People stand by surname after that, never by how often a word falls.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from extradition_cli.folding import words
from extradition_cli.record.model import Record
from extradition_cli.search.hits import KINDS, PEOPLE
from extradition_cli.search.names import surname_first
from extradition_cli.search.passages import AROUND, CALLED, STEP, Passage
from extradition_cli.search.question import Question
from extradition_cli.search.word_lists import stop_words

_CALLED_SO = 0.72
_VERBATIM = 0.7
_SAID = 0.65
_SCATTERED = 0.35
"""Scores, below those of names: of what is called so; of what says the very words of a longer question; of
what says them in one statement; of what says them in several.  What stands around a record goes with each."""
_STEP_DOWN = 0.005
_LONG_STEP_DOWN = 0.04
"""From one kind to the next: the first so little that these scores stay apart."""
_MOST_OF_A_TITLE = 2 / 3
"""From this part on the words asked for are a title: `death penalty`, of the death-penalty assurance."""
_OWN_NAMES = ("figure", "related", "organization", "transfer", "official")
"""Kinds whose names, all together, are what they are called by: `Cártel del Noreste (CDN)`."""
_NAMING = ("name", "alleged_leaders", "people")
"""Fields that hold the names of people."""

RowNumbers = frozenset[int]


class Met(Struct, frozen=True):
    """The passages that say one term of a question."""

    any_way: RowNumbers
    literal: RowNumbers
    """Those whose text says it as it was typed."""


class Ranked(Struct, frozen=True, order=True):
    """Where a record stands among the answers, and the passage that is shown of it."""

    below: float
    """The score, negative: the best comes first."""
    kind: int
    key: tuple[int | str, ...]
    row: int
    record: int

    @property
    def called(self) -> bool:
        """Whether what is asked is what the record is called."""
        return self.below == -_CALLED_SO


class Ranking:
    """The answers to one question, put in order."""

    def __init__(
        self,
        asked: Question,
        met: Sequence[Met],
        verbatim: RowNumbers,
        said: Sequence[Passage],
    ) -> None:
        self._asked = asked
        self._met = met
        self._verbatim = verbatim
        self._said = said
        self._held = Counter(row for one in met for row in one.any_way)
        self._literally = Counter(row for one in met for row in one.literal)
        self._cites = any(word.isdigit() for term in asked.terms for word in term.words)
        self._length = sum(len(_content(term.typed)) for term in asked.terms)

    def place(self, record: int, said: Record, rows: Sequence[int]) -> Ranked:
        """Return the place of the record numbered *record*, which says all terms in its passages *rows*."""
        kind = said.kind
        called = {row for row in rows if self._said[row].rank == CALLED}
        around = called.union(row for row in rows if self._said[row].rank == AROUND)
        # What a record is called goes with each of its statements; so does what stands around it.
        unnamed = [one for one in self._met if called.isdisjoint(one.any_way)]
        unmet = [one for one in unnamed if around.isdisjoint(one.any_way)]
        best = min(
            rows,
            key=lambda row: (
                *(self._left(row, unmet), self._left(row, unnamed), self._order(row)),
                # Of steps that say as much the last: what was ruled out is no longer what could happen.
                -row if self._said[row].rank == STEP else row,
            ),
        )
        own, number = len(self._met) - len(unnamed), KINDS.index(kind)
        if (kind in _OWN_NAMES and own == len(self._met)) or any(self._is_name(row, kind) for row in rows):
            score = _CALLED_SO
        elif not self._verbatim.isdisjoint(rows):
            score = _VERBATIM - _STEP_DOWN * number
        elif any(best not in one.any_way for one in unmet):
            score = _SCATTERED - _STEP_DOWN * number
        else:
            score = _SAID - _LONG_STEP_DOWN * number
        key: tuple[int | str, ...] = (-own, *self._order(best))
        if kind in PEOPLE:
            key += surname_first(said.label)
        return Ranked(round(-score, 4), number, key, best, record)

    @staticmethod
    def _left(row: int, terms: Sequence[Met]) -> int:
        """Return how many of the *terms* a passage does not say."""
        return sum(row not in one.any_way for one in terms)

    def _order(self, row: int) -> tuple[int, ...]:
        """Return what tells which passage says most: terms, its own words, terms as typed, the field."""
        rank = self._said[row].rank
        return (-self._held[row], int(rank == AROUND), -self._literally[row], rank)

    def _is_name(self, row: int, kind: str) -> bool:
        """Tell whether all that is asked is what a record is called, or a person whom it names."""
        passage, terms = self._said[row], len(self._met)
        if self._held[row] < terms:
            return False
        if self._asked.somebody and passage.field in _NAMING:
            return True
        return passage.rank == CALLED and (
            (kind == "law" and self._length > 1 and (self._cites or self._literally[row] == terms))
            or (
                self._literally[row] == terms
                and self._length >= _MOST_OF_A_TITLE * len(_content(passage.text))
            )
        )


def _content(text: str) -> list[str]:
    return [word for word in words(text) if word not in stop_words()]
