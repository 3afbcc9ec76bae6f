"""What a search answers with: records, why each is one, and how sure that is."""

from msgspec import Struct
from msgspec.structs import replace

from extradition_cli.folding import Spans, words
from extradition_cli.language import Phrase
from extradition_cli.record.model import Record
from extradition_cli.search.common_names import is_common
from extradition_cli.search.readings import distinctive_words
from extradition_cli.search.scoring import Basis

PEOPLE = ("figure", "official")
_FEW_WORDS = 2
_COMMON = 0.7
"""Score of a whole name of so few words that are all common: below a longer one with a slip."""


class Hit(Struct, frozen=True):
    """A record that answers, and why: the field, the stored string, its letters, on what basis."""

    score: float
    basis: Basis
    field: str
    matched: str
    spans: Spans
    kind: str
    id: str
    label: str
    record: Record

    @property
    def common(self) -> bool:
        """Whether every word of a person's name that was met is one that many people bear."""
        return self.kind in PEOPLE and bool(self._met) and all(map(is_common, self._met))

    @property
    def _met(self) -> tuple[str, ...]:
        return distinctive_words(words(" ".join(self.matched[start:end] for start, end in self.spans)))


class SearchResult(Struct, frozen=True):
    """What a query found; *closest* are no matches and stand only where there is no hit."""

    query: str
    hits: tuple[Hit, ...]
    closest: tuple[Hit, ...]
    counts: tuple[tuple[str, int], ...] = ()
    """Where no record has all the words: each with the number of records that have it."""
    notes: tuple[Phrase, ...] = ()
    """What was left out of the question, or read as something else."""

    def first(self, limit: int) -> "SearchResult":
        """Return the same with at most *limit* hits."""
        return replace(self, hits=self.hits[:limit])


def scored_in_list(hit: Hit) -> Hit:
    """Return a hit as it is scored in a list: two common words are less than a whole name with a slip."""
    if hit.common and len(words(hit.matched)) <= _FEW_WORDS:
        return replace(hit, score=min(hit.score, _COMMON))
    return hit
