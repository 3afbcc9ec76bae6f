"""Words that names are made of, who bears them, and which of them a typed word may stand for.

A word stands for another if it is equal, sounds or scans alike, or lies within its allowed_errors of
typing errors.  :func:`similarity` is the rule for two words; :class:`Lexicon` answers it for a
whole vocabulary without comparing them all.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

from extradition_cli.folding import scan_key, sound_key
from extradition_cli.search.word_lists import PARTICLES

SOUND = 0.97
"""A sound, or what a poor scan makes of the letters."""
ONE_ERROR = 0.9
TWO_ERRORS = 0.82
"""Two typing errors, or one beside a sound."""
PREFIX = 0.8
"""How like two words are, by what sets them apart.

What a look-up needs of them is that the first stands above `_MISTYPED` and the others below; their
distances are seen in the printed score alone.
"""

_MISTYPED = 0.95
"""Below this a similarity owes something to a typing error."""

_GLUED = frozenset(word for word in PARTICLES if len(word) > 1)
_SOUND_ERRORS = 1
"""How many errors the sound of a long word forgives."""

Similarities = dict[str, float]
Likes = Callable[[str], Similarities]

_FEW = 12
"""Words that are compared with all others, one by one, before these are put in order for a whole list."""
REMEMBERED = 1 << 14
"""Typed words of a list whose likes are kept: more than there are common names."""


def allowed_errors(stored: str) -> int:
    """Return how many typing errors a stored word forgives: one from four letters, two from eight.

    With one from five `Rafael Coro Quintero` finds nobody; with two from seven `lines` is La Línea, and from
    nine only `Érick Valenicaa Salazar` finds nobody.

    >>> allowed_errors("gil"), allowed_errors("caro"), allowed_errors("valencia")
    (0, 1, 2)
    """
    return 0 if len(stored) < 4 else 1 if len(stored) < 8 else 2


def mistyped(similarity: float) -> bool:
    """Tell whether a similarity rests on a typing error, not on sound or scan alone.

    >>> mistyped(ONE_ERROR), mistyped(SOUND)
    (True, False)
    """
    return similarity < _MISTYPED


def distance(one: str, other: str, limit: int) -> int:
    """Return the edits between two words, a transposition counting one; ``limit + 1`` if more.

    This is the optimal string alignment distance: insertions, deletions, substitutions and
    transpositions of neighbours, no substring edited twice.

    >>> distance("rafeal", "rafael", 2), distance("quintaro", "quintero", 2), distance("a", "xyz", 1)
    (1, 1, 2)
    """
    # An edit changes at most one letter of either word: most pairs are told apart by this alone.
    if abs(len(one) - len(other)) > limit or len(set(one).symmetric_difference(other)) > 2 * limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, facing in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != facing))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == facing:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit and min(last) > limit:
            break
        before, last = last, current
    return min(last[-1], limit + 1)


def similarity(typed: str, stored: str) -> float:
    """Return how well a typed word stands for a stored one: 1 if equal, 0 if it does not.

    Digits are never taken for one another, words under four letters forgive no error, and an initial
    is nothing but itself: if two letters were compared, `jo` would be somebody's J.  A sound forgives an
    error from five on: from four `Frida Kahlo` resembles others, from six `Abdool Konteh` finds nobody.
    A name that goes on as a particle is another: `Rafaella` is not Rafael.

    >>> similarity("quintero", "quintero"), similarity("insunza", "inzunza"), similarity("41", "40")
    (1.0, 0.97, 0.0)
    """
    if typed == stored:
        return 1.0
    if typed.isdigit() or stored.isdigit() or min(len(typed), len(stored)) < 3:
        return 0.0
    typed_sound, stored_sound = sound_key(typed), sound_key(stored)
    if typed_sound == stored_sound or scan_key(typed) == scan_key(stored):
        return SOUND
    if typed.removeprefix(stored) in _GLUED:
        return 0.0
    allowed = allowed_errors(stored)
    if allowed:
        errors = distance(typed, stored, allowed)
        if errors <= allowed:
            return ONE_ERROR if errors == 1 else TWO_ERRORS
        if len(stored_sound) >= 5 and distance(typed_sound, stored_sound, _SOUND_ERRORS) == _SOUND_ERRORS:
            return TWO_ERRORS
    return PREFIX if is_prefix(typed, stored) else 0.0


def is_prefix(typed: str, stored: str) -> bool:
    """Tell whether *typed* is *stored* broken off: four letters or more and half of the word.

    Four letters find `Norberto Valencia Gonz?lez`, as a broken encoding leaves him.

    >>> is_prefix("canob", "canobbio"), is_prefix("can", "canobbio")
    (True, False)
    """
    return len(typed) >= 4 and 2 * len(typed) >= len(stored) and stored.startswith(typed)


def is_variant(typed: str, stored: str) -> bool:
    """Tell whether one long word is the other with e for i or o for u in it, as names are misheard.

    Long is seven letters, for `Abigail Gonzalez Valencia`.

    >>> is_variant("abigail", "abigael"), is_variant("mariola", "mariela"), is_variant("julia", "julie")
    (True, False, False)
    """
    if len(typed) != len(stored) or len(stored) < 7 or typed[-1] != stored[-1]:
        return False
    changed = [{one, other} for one, other in zip(typed, stored, strict=True) if one != other]
    return changed in ([{"e", "i"}], [{"o", "u"}])


def other_gender(typed: str, stored: str) -> bool:
    """Tell whether two names end as a man's and a woman's do: such are two names, and no slip.

    >>> other_gender("humberta", "humberto"), other_gender("fidela", "fidel")
    (True, True)
    >>> other_gender("rosari", "rosario")
    False
    """
    ends = {typed[-1], stored[-1]}
    lengthened = typed[-1] == "a" and len(typed) > len(stored) and stored[-1] not in "aeiou"
    return lengthened or ends in ({"a", "o"}, {"a", "e"})


class Lexicon:
    """The words of all names with their bearers, searchable by similarity."""

    def __init__(self) -> None:
        self.bearers: dict[str, set[int]] = {}
        self._compared = 0
        # Every step and reading of a query asks for the same words, and lists repeat them.
        self.near: Likes = lru_cache(REMEMBERED)(self._compare)
        self.same: Likes = lru_cache(REMEMBERED)(self._flawless)

    def add(self, word: str, bearer: int) -> None:
        """Note that *bearer* bears *word*."""
        self.bearers.setdefault(word, set()).add(bearer)

    def __contains__(self, word: str) -> bool:
        return word in self.bearers

    def equal(self, typed: str) -> Similarities:
        """Return *typed* itself where it is stored."""
        return {typed: 1.0} if typed in self.bearers else {}

    def _flawless(self, typed: str) -> Similarities:
        """Return the stored words that equal, sound like or scan like *typed*."""
        return {word: like for word, like in self.near(typed).items() if not mistyped(like)}

    def bearers_of_all(self, alike: Sequence[Similarities]) -> list[int]:
        """Return who bears, for each of several typed words, a word it may stand for; in rising order."""
        if not alike or not all(alike):
            return []
        borne = (set[int]().union(*map(self.bearers.__getitem__, similarities)) for similarities in alike)
        return sorted(set.intersection(*borne))

    def _compare(self, typed: str) -> Similarities:
        """Return every stored word that *typed* may stand for, typing errors included."""
        self._compared += 1
        found: Iterable[str] = self.bearers
        if self._compared > _FEW:
            keys = _remainders(typed, 2) | _remainders(sound_key(typed), _SOUND_ERRORS) | {scan_key(typed)}
            found = {word for key in keys for word in self._by_key.get(key, ())}
        return {word: like for word in sorted(found) if (like := similarity(typed, word))}

    @cached_property
    def _by_key(self) -> dict[str, list[str]]:
        """The stored words by all that a word that stands for them has in common with them.

        What errors set apart is equal without as many letters of either: no two words need to be compared.
        """
        found: dict[str, list[str]] = {}
        for word in self.bearers:
            begun = {word[:end] for end in range(4, len(word)) if is_prefix(word[:end], word)}
            keys = _remainders(word, allowed_errors(word)) | _remainders(sound_key(word), _SOUND_ERRORS)
            for key in keys | begun | {scan_key(word)}:
                found.setdefault(key, []).append(word)
        return found


def _remainders(word: str, errors: int) -> set[str]:
    """Return what is left of a word without up to as many letters.

    >>> sorted(_remainders("gil", 1))
    ['gi', 'gil', 'gl', 'il']
    """
    left = {word}
    for _ in range(errors):
        left |= {some[:at] + some[at + 1 :] for some in left for at in range(len(some))}
    return left
