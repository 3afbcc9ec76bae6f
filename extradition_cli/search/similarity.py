"""Words that names are made of, who bears them, and which of them a typed word may stand for.

A word stands for another if it is equal, sounds or scans alike, or lies within its allowed_errors of
typing errors.  :func:`similarity` is the rule for two words; :class:`Lexicon` answers it for a
whole vocabulary without comparing them all.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from extradition_cli.folding import scan_key, sound_key

SOUND = 0.97
SCAN = 0.96
ONE_ERROR = 0.9
TWO_ERRORS = 0.82
ERROR_AND_SOUND = 0.84
PREFIX = 0.8
"""How like two words are, by what sets them apart; tuned on the queries in ``tests/names``."""

_MISTYPED = 0.95
"""Below this a similarity owes something to a typing error."""

Similarities = dict[str, float]


def allowed_errors(stored: str) -> int:
    """Return how many typing errors a stored word forgives: one from four letters, two from eight.

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
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    if one == other:
        return 0
    start = 0
    while start < len(one) and start < len(other) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if not one or not other:
        return min(len(one) + len(other), limit + 1)
    if limit == 1:
        return (
            1 if len(one) == len(other) and (len(one) == 1 or (len(one) == 2 and one == other[::-1])) else 2
        )
    return _aligned(one, other, limit)


def _aligned(one: str, other: str, limit: int) -> int:
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
            return limit + 1
        before, last = last, current
    return min(last[-1], limit + 1)


def similarity(typed: str, stored: str) -> float:
    """Return how well a typed word stands for a stored one: 1 if equal, 0 if it does not.

    Digits are never taken for one another, words under four letters forgive no error, and an initial
    is nothing but itself.

    >>> similarity("quintero", "quintero"), similarity("insunza", "inzunza"), similarity("41", "40")
    (1.0, 0.97, 0.0)
    """
    if typed == stored:
        return 1.0
    if typed.isdigit() or stored.isdigit() or min(len(typed), len(stored)) < 3:
        return 0.0
    if scan_key(typed) == scan_key(stored):
        return SCAN
    typed_sound, stored_sound = sound_key(typed), sound_key(stored)
    if typed_sound == stored_sound:
        return SOUND
    allowed = allowed_errors(stored)
    if allowed:
        errors = distance(typed, stored, allowed)
        if errors <= allowed:
            return ONE_ERROR if errors == 1 else TWO_ERRORS
        if _sound_forgives(stored_sound) and distance(typed_sound, stored_sound, 1) == 1:
            return ERROR_AND_SOUND
    return PREFIX if is_prefix(typed, stored) else 0.0


def is_prefix(typed: str, stored: str) -> bool:
    """Tell whether *typed* is *stored* broken off: four letters or more and half of the word.

    >>> is_prefix("canob", "canobbio"), is_prefix("can", "canobbio")
    (True, False)
    """
    return len(typed) >= 4 and 2 * len(typed) >= len(stored) and stored.startswith(typed)


def is_variant(typed: str, stored: str) -> bool:
    """Tell whether one long word is the other with e for i or o for u in it, as names are misheard.

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


def _sound_forgives(sound: str) -> bool:
    """A key may be shorter than its word; below five sounds one error leaves too little."""
    return len(sound) >= 5


class Lexicon:
    """The words of all names with their bearers, searchable by similarity.

    Bearers are numbers that rise as words are added.  Keys and pieces are built when first
    asked for, so that a name typed exactly pays for none of them.
    """

    def __init__(self) -> None:
        self.bearers: dict[str, list[int]] = {}
        self._alike: dict[Callable[[str], str], dict[str, list[str]]] = {}
        self._pieces: _Pieces | None = None
        self._sound_pieces: _Pieces | None = None
        self._sorted: list[str] = []

    def add(self, word: str, bearer: int) -> None:
        """Note that *bearer* bears *word*; bearers come in rising order."""
        bearers = self.bearers.setdefault(word, [])
        if not bearers or bearers[-1] != bearer:
            bearers.append(bearer)

    def __contains__(self, word: str) -> bool:
        return word in self.bearers

    def same(self, typed: str) -> Similarities:
        """Return the stored words that equal, sound like or scan like *typed*."""
        found: Similarities = {}
        if len(typed) >= 3 and not typed.isdigit():
            for key in (sound_key, scan_key):
                for stored in self._keyed(key).get(key(typed), ()):
                    found[stored] = similarity(typed, stored)
        if typed in self.bearers:
            found[typed] = 1.0
        return {stored: like for stored, like in found.items() if like}

    def near(self, typed: str) -> Similarities:
        """Return every stored word that *typed* may stand for, typing errors included."""
        found = self.same(typed)
        if len(typed) < 3 or typed.isdigit():
            return found
        if self._pieces is None:
            self._sorted = sorted(word for word in self.bearers if not word.isdigit())
            self._pieces = _Pieces((word for word in self._sorted if allowed_errors(word)), allowed_errors)
            self._sound_pieces = _Pieces(
                (sound for sound in self._keyed(sound_key) if _sound_forgives(sound)), lambda _: 1
            )
        assert self._sound_pieces is not None
        letters = set(typed)
        for stored in self._pieces.candidates(typed).difference(found):
            # Each error changes at most one letter of either word: this spares most comparisons.
            if len(letters.symmetric_difference(stored)) > 4:
                continue
            errors = distance(typed, stored, allowed_errors(stored))
            if errors <= allowed_errors(stored):
                found[stored] = ONE_ERROR if errors == 1 else TWO_ERRORS
        typed_sound = sound_key(typed)
        for sound in self._sound_pieces.candidates(typed_sound):
            if distance(typed_sound, sound, 1) == 1:
                for stored in self._keyed(sound_key)[sound]:
                    found.setdefault(stored, ERROR_AND_SOUND)
        for stored in self._beginning(typed):
            found.setdefault(stored, PREFIX)
        return found

    def _beginning(self, typed: str) -> Iterator[str]:
        if len(typed) < 4:
            return
        place = bisect_left(self._sorted, typed)
        while place < len(self._sorted) and self._sorted[place].startswith(typed):
            if is_prefix(typed, self._sorted[place]):
                yield self._sorted[place]
            place += 1

    def _keyed(self, key: Callable[[str], str]) -> dict[str, list[str]]:
        words = self._alike.get(key)
        if words is None:
            words = self._alike[key] = {}
            for word in self.bearers:
                if not word.isdigit():
                    words.setdefault(key(word), []).append(word)
        return words


class _Pieces:
    """Words cut into one piece more than they forgive errors: a near word keeps one piece intact.

    An error spoils one piece, but a transposition across a cut spoils two.  So a query is looked
    up as it is and with the neighbours at each cut swapped back, which leaves one error fewer.
    """

    def __init__(self, words: Iterable[str], allowed: Callable[[str], int]) -> None:
        self._allowed = allowed
        # (length of the word, place of the piece) -> piece -> words
        self._words: dict[tuple[int, int], dict[str, list[str]]] = {}
        for word in words:
            for start, stop in _cuts(len(word), allowed(word)):
                at = self._words.setdefault((len(word), start), {})
                at.setdefault(word[start:stop], []).append(word)

    def candidates(self, typed: str) -> set[str]:
        """Return a set that holds every word near *typed*, and some that are not."""
        found: set[str] = set()
        for length in range(max(len(typed) - 2, 1), len(typed) + 3):
            # The allowance depends on the length alone, so a stand-in of that length serves.
            errors = self._allowed("x" * length)
            cuts = _cuts(length, errors)
            longer = len(typed) - length
            shifts = [
                shift for shift in range(-errors, errors + 1) if abs(shift) + abs(longer - shift) <= errors
            ]
            if shifts:
                self._look(found, typed, length, cuts, shifts)
                for place in {stop + shift for _, stop in cuts[:-1] for shift in shifts}:
                    if 0 < place < len(typed):
                        swapped = typed[: place - 1] + typed[place] + typed[place - 1] + typed[place + 1 :]
                        self._look(found, swapped, length, cuts, shifts)
        return found

    def _look(
        self,
        found: set[str],
        spelling: str,
        length: int,
        cuts: Sequence[tuple[int, int]],
        shifts: Sequence[int],
    ) -> None:
        for start, stop in cuts:
            pieces = self._words.get((length, start))
            if pieces:
                for shift in shifts:
                    if start + shift >= 0:
                        found.update(pieces.get(spelling[start + shift : stop + shift], ()))


@cache
def _cuts(length: int, errors: int) -> list[tuple[int, int]]:
    bounds = [length * part // (errors + 1) for part in range(errors + 2)]
    return list(pairwise(bounds))
