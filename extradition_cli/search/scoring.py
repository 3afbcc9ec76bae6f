"""How well the words of a query fit one stored name: alignment, evidence, order, tiers.

The shape follows what screening software does (nomenklatura's logic-v2 matcher: pair the words
that are understood, leave only the rest to edit distance within a budget that grows with length, no
score beyond it) and OFAC's reading of weak aliases (FAQ 122 and 124: they generate too many
false hits).  Every number here is ours, tuned on the queries in ``tests/names``.

A stored name is refused unless every telling word of the query stands for one of its words,
and unless what is left to go by points at one person: given names alone do not, nor does a common
maternal surname behind a given name, nor do common names that are not the whole of it; who bears
these is found on a basis that identifies nobody.
"""

from collections.abc import Sequence
from enum import Enum, StrEnum

from msgspec import Struct

from extradition_cli.folding import Spans, placed_words, words
from extradition_cli.search.common_names import (
    PARTICLES,
    TITLES,
    anybodys,
    common_names,
    given_names,
    is_common,
    listed_names,
    person_names,
)
from extradition_cli.search.likeness import (
    ONE_ERROR,
    PREFIX,
    SCAN,
    SOUND,
    Likenesses,
    mistyped,
    other_gender,
)
from extradition_cli.search.readings import Reading, is_bare_number, significant


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


class Sort(Enum):
    """How freely a stored name may be written."""

    NAME = "name"
    """A full name: any part that tells people apart, in any order, with typing errors."""
    NICKNAME = "nickname"
    """Several telling words that belong together."""
    WEAK = "weak"
    """One telling word, or a number: exactly, but for article, sound and one error in a long word."""
    WHOLE = "whole"
    """A name known only in part: exactly and nothing else."""


class Name(Struct, frozen=True, gc=False):
    """One stored name and the field of the record that holds it."""

    text: str
    field: str
    sort: Sort


class Entry(Struct, frozen=True, gc=False):
    """A stored name, prepared for comparison."""

    name: Name
    words: tuple[str, ...]
    telling: tuple[str, ...]
    surnames: int
    """Where in the telling words the surnames begin."""


class Fit(Struct, frozen=True):
    """How a query fits an entry: score, basis, and which telling words of the entry it names."""

    score: float
    basis: Basis
    entry: Entry
    matched: tuple[int, ...]


class _Pair(Struct, frozen=True, gc=False):
    typed: int
    stored: int
    like: float


def alias_sort(text: str) -> Sort:
    """Tell how freely an alias may be written.

    >>> alias_sort("Z-40"), alias_sort("El Cuini"), alias_sort("Narco de Narcos")
    (<Sort.WEAK: 'weak'>, <Sort.WEAK: 'weak'>, <Sort.NICKNAME: 'nickname'>)
    """
    telling = significant(words(text))
    numbered = any(word.isdigit() for word in telling)
    return Sort.WEAK if numbered or len(telling) < 2 else Sort.NICKNAME


def entry(name: Name, read: tuple[str, ...]) -> Entry:
    """Prepare a stored name whose words are *read*.

    The surnames are the last two words, or one where the word before it is a given name.

    >>> entry(Name("Roberto Omar López", "name", Sort.NAME), ("roberto", "omar", "lopez")).surnames
    2
    >>> entry(Name("Rafael Caro Quintero", "name", Sort.NAME), ("rafael", "caro", "quintero")).surnames
    1
    """
    telling = significant(read)
    given = max(1, len(telling) - 2)
    if len(telling) == 3 and telling[1] in given_names():
        given = 2
    return Entry(name=name, words=read, telling=telling, surnames=given if len(telling) > 1 else 0)


def spans(found: Fit) -> Spans:
    """Return the places of the matched letters in the stored name.

    >>> stored = entry(Name("El Cuini", "aliases", Sort.WEAK), ("el", "cuini"))
    >>> spans(Fit(score=0.98, basis=Basis.EXACT, entry=stored, matched=(0,)))
    ((3, 8),)
    """
    places = [
        (start, stop)
        for word, start, stop in placed_words(found.entry.name.text)
        if word not in PARTICLES and word not in TITLES
    ]
    return tuple(places[index] for index in sorted(found.matched))


def weight(word: str, bearers: int) -> float:
    """Return how much a word tells: the rarer, the more.

    >>> weight("canobbio", 1), weight("gonzalez", 1), weight("inzunza", 2)
    (1.0, 0.5, 0.8)
    """
    rarity = max(0.3, 1.0 - 0.2 * (bearers.bit_length() - 1))
    return min(0.5, rarity) if word in common_names() else rarity


def fit(query: Reading, alike: Sequence[Likenesses], stored: Entry, weights: Sequence[float]) -> Fit | None:
    """Return how *query* fits *stored*, or None if it does not.

    *alike* holds, for each telling word of the query, the stored words it may stand for;
    *weights* what each telling word of the entry tells.
    """
    if query.nickname and stored.name.sort is not Sort.WEAK:
        return None
    pairs = _align(alike, stored)
    if len(pairs) < len(query.telling) or not pairs or _another_name(query, pairs, stored):
        return None
    if stored.name.sort is Sort.NAME:
        return _fit_name(query, pairs, stored, weights)
    if query.initials:
        return None
    return _fit_weak(query, pairs, stored) if stored.name.sort is Sort.WEAK else _fit_nickname(pairs, stored)


def leftover(alike: Sequence[Likenesses], stored: Entry) -> frozenset[int] | None:
    """Return which telling words of a query a full name leaves open, or None if it fits none or badly.

    A nickname beside part of a name may account for the rest; the part itself must be flawless.
    """
    pairs = _align(alike, stored)
    if not pairs or any(mistyped(pair.like) for pair in pairs):
        return None
    return frozenset(range(len(alike))) - {pair.typed for pair in pairs}


def resemblance(
    query: Reading, alike: Sequence[Likenesses], stored: Entry, weights: Sequence[float]
) -> float:
    """Return how close a query comes to a name that it does not fit, for "closest, not matches"."""
    pairs = _align(alike, stored)
    if all(mistyped(pair.like) and pair.stored < stored.surnames for pair in pairs):
        return 0.0  # nothing met, or nothing but what may be a slip for somebody's given name
    told = sum(weights[pair.stored] for pair in pairs)
    met = sum(weights[pair.stored] * pair.like for pair in pairs)
    paired = {pair.typed for pair in pairs}
    missed = sum(weight(word, 1) for place, word in enumerate(query.telling) if place not in paired)
    loss = _order_cost([pair.stored for pair in pairs], stored)
    return round(met / (told + missed) * (0.6 + 0.2 * told / sum(weights)) - loss, 4)


def same_article(query: tuple[str, ...], stored: tuple[str, ...]) -> bool:
    """Tell whether two names may differ in article only: `La Chayo` is not `El Chayo`.

    >>> same_article(("el", "cuini"), ("cuini",)), same_article(("el", "chayo"), ("la", "chayo"))
    (True, False)
    """
    genders = [read[0][-2:] for read in (query, stored) if read and read[0] in ("el", "la")]
    return len(set(genders)) < 2


def _align(alike: Sequence[Likenesses], stored: Entry) -> list[_Pair]:
    """Pair each typed word with the likest stored word still free, in typed order."""
    offers = [
        (-like, typed, place)
        for typed, likenesses in enumerate(alike)
        for place, word in enumerate(stored.telling)
        if (like := likenesses.get(word))
    ]
    if len(offers) > 1:
        offers.sort()
    taken_typed: set[int] = set()
    taken_stored: set[int] = set()
    pairs: list[_Pair] = []
    for negative, typed, place in offers:
        if typed not in taken_typed and place not in taken_stored:
            taken_typed.add(typed)
            taken_stored.add(place)
            pairs.append(_Pair(typed, place, -negative))
    return sorted(pairs, key=lambda pair: pair.typed)


def _another_name(query: Reading, pairs: Sequence[_Pair], stored: Entry) -> bool:
    """Tell whether a given name or nickname was met by that of the other gender, which is no slip."""
    return any(
        mistyped(pair.like)
        and (pair.stored < stored.surnames or stored.name.sort is not Sort.NAME)
        and other_gender(query.telling[pair.typed], stored.telling[pair.stored])
        for pair in pairs
    )


def _fit_name(query: Reading, pairs: Sequence[_Pair], stored: Entry, weights: Sequence[float]) -> Fit | None:
    by_initial = _meet_initials(query, pairs, stored)
    if by_initial is None:
        return None
    matched = [pair.stored for pair in pairs]
    one_person = _tells_one_person(pairs, by_initial, stored)
    if not one_person and (_swapped(matched, stored) or any(mistyped(pair.like) for pair in pairs)):
        return None
    told = sum(weights[place] for place in matched)
    quality = sum(weights[pair.stored] * pair.like for pair in pairs) / told
    coverage = _coverage([*matched, *by_initial], stored)
    loss = _order_cost(matched, stored)
    if not one_person or _many_are_called(matched, stored):
        basis, score = Basis.PART, (PART + 0.01 * coverage) * quality
    elif any(mistyped(pair.like) for pair in pairs):
        basis, score = Basis.FUZZY, (0.76 + 0.11 * coverage) * quality
    elif quality < 1.0:
        basis, score = Basis.SOUND, (0.80 + 0.09 * coverage) * quality
    elif by_initial:
        basis, score = Basis.INITIALS, 0.80 + 0.09 * coverage
    else:
        basis, score = Basis.EXACT_TOKENS, 0.90 + 0.07 * coverage
    return Fit(score=round(score - loss, 4), basis=basis, entry=stored, matched=(*matched, *by_initial))


def _meet_initials(query: Reading, pairs: Sequence[_Pair], stored: Entry) -> list[int] | None:
    """Return the words that the initials of the query stand for, or None if one stands for nothing."""
    taken = {pair.stored for pair in pairs}
    met: list[int] = []
    for initial in query.initials:
        place = next(
            (at for at, word in enumerate(stored.telling) if word[0] == initial and at not in taken), None
        )
        if place is None:
            return None
        taken.add(place)
        met.append(place)
    return met


def _tells_one_person(pairs: Sequence[_Pair], by_initial: Sequence[int], stored: Entry) -> bool:
    """Tell whether the words that met are evidence enough for this person and nobody else."""
    errors = [pair for pair in pairs if mistyped(pair.like)]
    if len(errors) > 2:
        return False
    if len(pairs) == len(stored.telling) > 1:
        return True
    surnames = [pair for pair in pairs if pair.stored >= stored.surnames]
    given = len(pairs) - len(surnames)
    if not surnames:
        # A given name alone points at somebody only if nobody else is likely to bear it.
        rare = any(stored.telling[pair.stored] not in person_names() for pair in pairs)
        return rare and not errors and not by_initial
    if len(surnames) > 1:
        return True
    only = surnames[0]
    rare = not is_common(stored.telling[only.stored])
    if given == 0 and not by_initial:
        # One word alone, mistyped: in a short one the error leaves too little of the name.
        return not errors or (only.like in (ONE_ERROR, PREFIX) and len(stored.telling[only.stored]) > 5)
    if only.stored > stored.surnames:
        # Given name and maternal surname: nobody is called so unless the surname is rare.
        return rare and not errors
    if not rare:
        return all(pair.like >= ONE_ERROR for pair in pairs) and len(errors) <= (given > 0)
    return not errors or given > 0


def _many_are_called(matched: Sequence[int], stored: Entry) -> bool:
    """Tell whether the words that met are all common, and not the whole of a name or nearly.

    Nearly whole is a given name with all surnames, as people with two given names are mostly called.
    """
    if len(matched) == len(stored.telling) > 1:
        return False
    if len(matched) > 2 and set(range(stored.surnames, len(stored.telling))) < set(matched):
        return False
    return all(is_common(stored.telling[place]) for place in matched)


def _coverage(matched: Sequence[int], stored: Entry) -> float:
    """Return how much of the name is met; surnames count more, and one given name does for several."""
    given = stored.surnames
    surnames = len(stored.telling) - given
    met_given = sum(place < given for place in matched)
    of_surnames = (len(matched) - met_given) / (surnames or 1)
    if not given:
        return of_surnames
    of_given = 0.5 + 0.5 * met_given / given if met_given else 0.0
    return 0.6 * of_surnames + 0.4 * of_given


def _order_cost(matched: Sequence[int], stored: Entry) -> float:
    """Return the price of swapped surnames (another man's name) and, lower, of swapped given names.

    Surnames first is how courts and registers write: it costs nearly nothing.
    """
    given, surnames = _given_and_surnames(matched, stored)
    cost = 0.03 * (surnames != sorted(surnames)) + 0.01 * (given != sorted(given))
    if given and surnames and list(matched) != sorted(matched):
        cost += 0.005
    if surnames and stored.surnames not in surnames:
        cost += 0.01
    return cost


def _swapped(matched: Sequence[int], stored: Entry) -> bool:
    """Tell whether given names or surnames are in another order than stored, as another's may be."""
    return any(part != sorted(part) for part in _given_and_surnames(matched, stored))


def _given_and_surnames(matched: Sequence[int], stored: Entry) -> tuple[list[int], list[int]]:
    given = [place for place in matched if place < stored.surnames]
    return given, [place for place in matched if place >= stored.surnames]


def _fit_nickname(pairs: Sequence[_Pair], stored: Entry) -> Fit | None:
    matched = tuple(pair.stored for pair in pairs)
    lowest = min(pair.like for pair in pairs)
    if len(pairs) == len(stored.telling):
        if sum(mistyped(pair.like) for pair in pairs) > 1:
            return None
        basis = Basis.EXACT_TOKENS if lowest == 1.0 else Basis.FUZZY if mistyped(lowest) else Basis.SOUND
        score = 0.95 if lowest == 1.0 else 0.8 * lowest
        return Fit(score=round(score, 4), basis=basis, entry=stored, matched=matched)
    met = [stored.telling[place] for place in matched]
    if lowest < 1.0 or any(len(word) < 4 or word in listed_names() for word in met):
        return None
    return Fit(score=0.7, basis=Basis.PART, entry=stored, matched=matched)


def _fit_weak(query: Reading, pairs: Sequence[_Pair], stored: Entry) -> Fit | None:
    """Forgive a weak alias a title too many, its sound, or one error in six letters or more."""
    if len(stored.telling) != 1 or not same_article(query.words, stored.words):
        return None
    like, length = pairs[0].like, len(stored.telling[0])
    if like == 1.0 and PARTICLES.union(query.words).issuperset(stored.words):
        score, basis = 0.88, Basis.EXACT_TOKENS
    elif like == 1.0:
        score, basis = PART, Basis.PART
    elif like in (SOUND, SCAN) and length >= 5:
        score, basis = 0.78, Basis.SOUND
    elif like == ONE_ERROR and length >= 6:
        score, basis = 0.68, Basis.FUZZY
    else:
        return None
    if anybodys(stored.telling[0]) or is_bare_number(query.words):
        score, basis = round(WEAK * like, 4), Basis.WEAK_ALIAS
    return Fit(score=score, basis=basis, entry=stored, matched=(0,))
