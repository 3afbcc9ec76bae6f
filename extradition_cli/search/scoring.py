"""How well the words of a query fit one stored name: alignment, evidence, order, tiers.

The shape follows what screening software does (nomenklatura's logic-v2 matcher: pair the words
that are understood, leave only the rest to edit distance within a budget that grows with length, no
score beyond it) and OFAC's reading of weak aliases (FAQ 122 and 124: they generate too many
false hits).  Every number here is ours, tuned on the queries in ``tests/names``.

A stored name is refused unless every distinctive word of the query stands for one of its words,
and unless what is left to go by points at one person: given names alone do not, nor does a common
maternal surname behind a given name, nor do common names that are not the whole of it; who bears
these is found on a basis that identifies nobody.
"""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from extradition_cli.folding import Spans, placed_words
from extradition_cli.search.names import Entry, NameKind
from extradition_cli.search.readings import Reading, is_bare_number
from extradition_cli.search.similarity import (
    ONE_ERROR,
    PREFIX,
    SOUND,
    Similarities,
    mistyped,
    other_gender,
)
from extradition_cli.search.word_lists import (
    PARTICLES,
    is_common,
    is_everyday,
    is_generic,
    listed_names,
    person_names,
    synonyms,
)


class Basis(StrEnum):
    """On what a hit rests, strongest first."""

    EXACT = "exact"
    EXACT_TOKENS = "exact-tokens"
    INITIALS = "initials"
    SOUND = "sound"
    FUZZY = "fuzzy"
    MIXED = "mixed"
    WEAK_ALIAS = "weak-alias"
    PART = "part"
    AROUND = "around"
    WORDS = "words"


IDENTIFYING = frozenset(
    {Basis.EXACT, Basis.EXACT_TOKENS, Basis.INITIALS, Basis.SOUND, Basis.FUZZY, Basis.MIXED}
)
"""The bases on which a name points at one record: lists are screened by these, and records open by them."""

WEAK = 0.785
PART = 0.77
"""Scores of a nickname that anybody may have and, with what it covers, of a part of a name: below those that
identify, and above all words."""


class Fit(Struct, frozen=True):
    """How a query fits an entry: score, basis, and which distinctive words of the entry it names."""

    score: float
    basis: Basis
    entry: Entry
    matched: tuple[int, ...]

    @property
    def by_surname(self) -> bool:
        """Whether a surname was met, or a word that an organization is called by; no nickname is either."""
        surname = any(place >= self.entry.surnames for place in self.matched)
        return surname and self.entry.name.kind is NameKind.FULL

    @property
    def spans(self) -> Spans:
        """The places of the matched letters in the stored name.

        >>> from extradition_cli.search.names import Name, entry
        >>> Fit(0.98, Basis.EXACT, entry(Name("El Cuini", "aliases")), (0,)).spans
        ((3, 8),)
        """
        met = {self.entry.distinctive[place] for place in self.matched}
        placed = placed_words(self.entry.name.text)
        return tuple((start, stop) for word, start, stop in placed if word in met)


class Pair(Struct, frozen=True, gc=False):
    """A word of the query and one of the stored name, by their places, and how alike they are."""

    typed: int
    stored: int
    similarity: float


def keep_best(found: dict[int, Fit], fitting: Fit) -> None:
    """Keep how a name fits, unless another name of the same bearer fits as well."""
    bearer = fitting.entry.bearer
    if bearer not in found or fitting.score > found[bearer].score:
        found[bearer] = fitting


def fit(query: Reading, alike: Sequence[Similarities], stored: Entry) -> Fit | None:
    """Return how *query* fits *stored*, or None if it does not.

    *alike* holds, for each distinctive word of the query, the stored words it may stand for.
    """
    if query.nickname and stored.name.kind is not NameKind.WEAK:
        return None
    pairs = align(alike, stored)
    if len(pairs) < len(query.distinctive) or not pairs or _another_name(query, pairs, stored):
        return None
    if stored.name.kind is NameKind.FULL:
        return _fit_name(query, pairs, stored)
    slips = (query.distinctive[pair.typed] for pair in pairs if mistyped(pair.similarity))
    if any(is_everyday(word) or word in synonyms() for word in slips):
        return None  # tortura is a word of its own, and no slip for Tortuga
    if query.initials:
        return None
    return (
        _fit_weak(query, pairs, stored) if stored.name.kind is NameKind.WEAK else _fit_nickname(pairs, stored)
    )


def same_article(query: tuple[str, ...], stored: tuple[str, ...]) -> bool:
    """Tell whether two names may differ in article only: `La Chayo` is not `El Chayo`.

    >>> same_article(("el", "cuini"), ("cuini",)), same_article(("el", "chayo"), ("la", "chayo"))
    (True, False)
    """
    genders = [read[0][-2:] for read in (query, stored) if read and read[0] in ("el", "la")]
    return len(set(genders)) < 2


def align(alike: Sequence[Similarities], stored: Entry) -> list[Pair]:
    """Pair each typed word with the likest stored word still free, in typed order."""
    offers = [
        (-like, typed, place)
        for typed, similarities in enumerate(alike)
        for place, word in enumerate(stored.distinctive)
        if (like := similarities.get(word))
    ]
    if len(offers) > 1:
        offers.sort()
    pairs: dict[int, Pair] = {}
    taken: set[int] = set()
    for negative, typed, place in offers:
        if typed not in pairs and place not in taken:
            taken.add(place)
            pairs[typed] = Pair(typed, place, -negative)
    return [pairs[typed] for typed in sorted(pairs)]


def _another_name(query: Reading, pairs: Sequence[Pair], stored: Entry) -> bool:
    """Tell whether a given name or nickname was met by that of the other gender, which is no slip."""
    return any(
        mistyped(pair.similarity)
        and (pair.stored < stored.surnames or stored.name.kind is not NameKind.FULL)
        and other_gender(query.distinctive[pair.typed], stored.distinctive[pair.stored])
        for pair in pairs
    )


def _fit_name(query: Reading, pairs: Sequence[Pair], stored: Entry) -> Fit | None:
    by_initial = _meet_initials(query, pairs, stored)
    if by_initial is None:
        return None
    matched = [pair.stored for pair in pairs]
    one_person = _identifies(pairs, by_initial, stored)
    slips = any(mistyped(pair.similarity) for pair in pairs)
    if not one_person and (slips or matched != sorted(matched)):
        return None
    quality = sum(pair.similarity for pair in pairs) / len(pairs)
    coverage = _coverage([*matched, *by_initial], stored)
    if not one_person or _all_common(matched, stored):
        basis, score = Basis.PART, (PART + 0.01 * coverage) * quality
    elif slips:
        basis, score = Basis.FUZZY, (0.75 + 0.11 * coverage) * quality
    elif quality < 1.0:
        basis, score = Basis.SOUND, (0.80 + 0.09 * coverage) * quality
    elif by_initial:
        basis, score = Basis.INITIALS, 0.80 + 0.09 * coverage
    else:
        basis, score = Basis.EXACT_TOKENS, 0.90 + 0.07 * coverage
    score -= _order_cost(matched, stored)
    return Fit(round(score, 4), basis, stored, (*matched, *by_initial))


def _meet_initials(query: Reading, pairs: Sequence[Pair], stored: Entry) -> list[int] | None:
    """Return the words that the initials of the query stand for, or None if one stands for nothing."""
    free = set(range(len(stored.distinctive))) - {pair.stored for pair in pairs}
    met: list[int] = []
    for initial in query.initials:
        places = [place for place in sorted(free) if stored.distinctive[place][0] == initial]
        if not places:
            return None
        met.append(places[0])
        free.remove(places[0])
    return met


def _identifies(pairs: Sequence[Pair], by_initial: Sequence[int], stored: Entry) -> bool:
    """Tell whether the words that met are evidence enough for this person and nobody else."""
    errors = [pair for pair in pairs if mistyped(pair.similarity)]
    if len(errors) > 2:
        return False
    if len(pairs) == len(stored.distinctive) > 1:
        return True
    surnames = [pair for pair in pairs if pair.stored >= stored.surnames]
    given = len(pairs) - len(surnames)
    if not surnames:
        # A given name alone points at somebody only if nobody else is likely to bear it.
        rare = any(stored.distinctive[pair.stored] not in person_names() for pair in pairs)
        return rare and not errors and not by_initial
    if len(surnames) > 1:
        return True
    only = surnames[0]
    rare = not is_common(stored.distinctive[only.stored])
    if given == 0 and not by_initial:
        return not errors or is_enough(only.similarity, stored.distinctive[only.stored])
    if only.stored > stored.surnames:
        # Given name and maternal surname: nobody is called so unless the surname is rare.
        return rare and not errors
    if not rare:
        return all(pair.similarity >= ONE_ERROR for pair in pairs) and len(errors) <= (given > 0)
    return not errors or given > 0


def is_enough(similarity: float, stored: str) -> bool:
    """Tell whether one mistyped word alone is evidence: in a short one the error leaves too little of it."""
    return similarity in (ONE_ERROR, PREFIX) and len(stored) > 5


def _all_common(matched: Sequence[int], stored: Entry) -> bool:
    """Tell whether the words that met are all common, and not the whole of a name or nearly.

    Nearly whole is a given name with all surnames, as people with two given names are mostly called.
    """
    if len(matched) == len(stored.distinctive) > 1:
        return False
    if len(matched) > 2 and set(range(stored.surnames, len(stored.distinctive))) < set(matched):
        return False
    return all(is_common(stored.distinctive[place]) for place in matched)


def _coverage(matched: Sequence[int], stored: Entry) -> float:
    """Return how much of the name is met; surnames count more, and one given name does for several."""
    given = stored.surnames
    surnames = len(stored.distinctive) - given
    met_given = sum(place < given for place in matched)
    of_surnames = (len(matched) - met_given) / (surnames or 1)
    if not given:
        return of_surnames
    of_given = 0.5 + 0.5 * met_given / given if met_given else 0.0
    return 0.6 * of_surnames + 0.4 * of_given


def _order_cost(matched: Sequence[int], stored: Entry) -> float:
    """Return the price of swapped surnames, which are another man's, and of a first surname left out.

    Surnames before given names cost nothing: so courts and registers write.
    """
    surnames = [place for place in matched if place >= stored.surnames]
    if surnames != sorted(surnames):
        return 0.03
    return 0.01 if surnames and surnames[0] > stored.surnames else 0.0


def _fit_nickname(pairs: Sequence[Pair], stored: Entry) -> Fit | None:
    matched = tuple(pair.stored for pair in pairs)
    lowest = min(pair.similarity for pair in pairs)
    if stored.name.kind is NameKind.PARTIAL:
        # Given names that are all that is known of somebody are a part of others' names, too.
        score = round(PART + 0.01 * len(pairs) / len(stored.distinctive), 4)
        return Fit(score, Basis.PART, stored, matched) if lowest == 1.0 else None
    if len(pairs) == len(stored.distinctive):
        if sum(mistyped(pair.similarity) for pair in pairs) > 1:
            return None
        basis = Basis.EXACT_TOKENS if lowest == 1.0 else Basis.FUZZY if mistyped(lowest) else Basis.SOUND
        score = 0.95 if lowest == 1.0 else 0.8 * lowest
        return Fit(score=round(score, 4), basis=basis, entry=stored, matched=matched)
    met = [stored.distinctive[place] for place in matched]
    if lowest < 1.0 or any(len(word) < 4 or word in listed_names() for word in met):
        return None
    return Fit(score=0.7, basis=Basis.PART, entry=stored, matched=matched)


def _fit_weak(query: Reading, pairs: Sequence[Pair], stored: Entry) -> Fit | None:
    """Forgive a weak alias a title too many, its sound, or one error in six letters or more."""
    if len(stored.distinctive) != 1 or not same_article(query.words, stored.words):
        return None
    like, length = pairs[0].similarity, len(stored.distinctive[0])
    if like == 1.0 and PARTICLES.union(query.words).issuperset(stored.words):
        score, basis = 0.88, Basis.EXACT_TOKENS
    elif like == 1.0:
        score, basis = PART, Basis.PART
    elif like == SOUND and length >= 5:
        score, basis = 0.78, Basis.SOUND
    elif like == ONE_ERROR and length >= 6:
        score, basis = 0.68, Basis.FUZZY
    else:
        return None
    if is_generic(stored.distinctive[0]) or is_bare_number(query.words):
        score, basis = round(WEAK * like, 4), Basis.WEAK_ALIAS
    return Fit(score=score, basis=basis, entry=stored, matched=(0,))
