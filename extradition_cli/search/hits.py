"""What a search answers with: hits and their order, and which of them a name may be taken for."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from extradition_cli.folding import Spans, words
from extradition_cli.language import Phrase
from extradition_cli.record.model import Record
from extradition_cli.search.readings import distinctive_words
from extradition_cli.search.scoring import IDENTIFYING, Basis
from extradition_cli.search.word_lists import is_common

if TYPE_CHECKING:
    from typing_extensions import TypeVar as DefaultTypeVar

    R_co = DefaultTypeVar("R_co", bound=Record, covariant=True, default=Record)
else:
    R_co = TypeVar("R_co", covariant=True)  # Python 3.13 is the first to know defaults
K = TypeVar("K", bound=Record)

KINDS = ("figure", "related", "organization", "transfer", "event", "context", "law", "official")
"""What can be searched, in the order in which equal hits stand."""

STRONG = 0.79
"""From this score on a single name may be taken at its word."""
MARGIN = 0.1
"""By this much it must lead the next one."""

PEOPLE = ("figure", "related", "official")
BORNE = (Basis.EXACT_TOKENS, Basis.WEAK_ALIAS, Basis.PART)
"""On these bases a name is borne as it was typed, if not by one record alone."""
_FEW_WORDS = 2
_COMMON = 0.7
"""Score of a whole name of so few words that are all common: below a longer one with a slip."""


class Hit(Struct, Generic[R_co], frozen=True):
    """A record that answers, and why: the field, the stored string, its letters, on what basis."""

    id: str
    kind: str
    label: str
    score: float
    basis: Basis
    field: str
    matched: str
    spans: Spans
    record: R_co

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
    hits: tuple[Hit, ...] = ()
    closest: tuple[Hit, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    """Where no record has all the words: each with the number of records that have it."""
    notes: tuple[Phrase, ...] = ()
    """What was left out of the question, or read as something else."""

    def of(self, shape: type[K]) -> "tuple[Hit[K], ...]":
        """Return the hits that are records of this *shape*, such as :class:`Figure`, typed as such."""
        return cast("tuple[Hit[K], ...]", tuple(hit for hit in self.hits if isinstance(hit.record, shape)))

    def first(self, limit: int) -> "SearchResult":
        """Return the same with at most *limit* hits."""
        return replace(self, hits=self.hits[:limit])


def hit_of(record: Record, score: float, basis: Basis, field: str, matched: str, spans: Spans) -> Hit:
    """Return the hit of *record* by the words of *matched* that stand at *spans*, in its field *field*."""
    return Hit(record.id, record.kind, record.label, score, basis, field, matched, spans, record)


def whole_hit(record: Record, score: float, field: str, matched: str) -> Hit:
    """Return the hit of *record* whose field says *matched*, which is all of the query."""
    return hit_of(record, score, Basis.EXACT, field, matched, ((0, len(matched)),))


def is_answered(text: str, hit: Hit) -> bool:
    """Tell whether a query is a person's name and nothing else: all of it, or two words that point at him."""
    whole_name = hit.basis is Basis.EXACT
    return hit.kind in PEOPLE and hit.basis in IDENTIFYING and (whole_name or len(words(text)) > 1)


def best(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return the best hit of each record, best first; equals by kind and then as they came."""
    found: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        held = found.setdefault((hit.kind, hit.id), hit)
        if hit.score > held.score:
            found[hit.kind, hit.id] = hit
    return tuple(sorted(found.values(), key=lambda hit: (-hit.score, KINDS.index(hit.kind))))


def meant(text: str, named: Sequence[Hit]) -> Sequence[Hit]:
    """Return those of the records of a name that it may be taken for: those it identifies, else who bears it.

    An organization called by a surname leaves nobody out who bears it.
    """
    strong = [hit for hit in named if hit.basis in IDENTIFYING and hit.score >= STRONG]
    if strong:
        exact = [hit for hit in strong if hit.basis is Basis.EXACT]
        chosen = exact or [hit for hit in strong if hit.score > strong[0].score - MARGIN]
        if any(hit.kind in PEOPLE for hit in chosen):
            return chosen
        return [*chosen, *(hit for hit in named if hit.kind in PEOPLE and hit.basis in BORNE)]
    borne = [hit for hit in named if hit.basis in BORNE and not is_slip(text, hit)]
    return [hit for hit in borne if hit.kind in PEOPLE] or borne


def is_slip(text: str, hit: Hit) -> bool:
    """Tell whether a name was found by words of which none stands in it."""
    return hit.basis in (Basis.FUZZY, Basis.PART) and not set(words(text)) & set(words(hit.matched))


def candidates(hits: Iterable[Hit]) -> tuple[tuple[str, str], ...]:
    """Return label and id of each hit, to be offered."""
    return tuple((hit.label, hit.id) for hit in hits)


def scored_in_list(hit: Hit) -> Hit:
    """Return a hit as it is scored in a list: two common words are less than a whole name with a slip."""
    if hit.common and len(words(hit.matched)) <= _FEW_WORDS:
        return replace(hit, score=min(hit.score, _COMMON))
    return hit
