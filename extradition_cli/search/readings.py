"""What a typed name may be made of: its words as typed, as scanned, taken apart or put together.

A reading is one way to cut a query into words.  Nothing is guessed about who is meant here:
the words a reading holds are compared with stored names in :mod:`extradition_cli.search.people`.
"""

from collections.abc import Container, Iterator

from msgspec import Struct

from extradition_cli.folding import scanned_words, words
from extradition_cli.search.common_names import ABBREVIATIONS, PARTICLES, TITLES

MAX_LENGTH = 200
"""Letters in a query; no name in the record comes near, and longer input is not one."""
MAX_WORDS = 12
"""Words in a query for a name; Spanish names with particles and a nickname stay below."""

_MIN_RUN_TOGETHER = 7
"""Letters from which a word may be two names run together: the shortest real pair is like GilAcosta."""
_MAX_CUTS = 4


class Reading(Struct, frozen=True):
    """One way to read a query: all its words, and those of them that tell people apart."""

    words: tuple[str, ...]
    telling: tuple[str, ...]
    """Words other than particles, titles and initials."""
    initials: tuple[str, ...]
    places: tuple[int, ...]
    """Where among the words each telling word stands."""


def reading(read: tuple[str, ...]) -> Reading:
    """Sort the words of a query by what they can tell.

    >>> reading(("r", "caro", "de", "quintero")).telling
    ('caro', 'quintero')
    """
    telling = [
        (place, word)
        for place, word in enumerate(read)
        if word not in PARTICLES and word not in TITLES and (len(word) > 1 or word.isdigit())
    ]
    return Reading(
        words=read,
        telling=tuple(word for _, word in telling),
        initials=tuple(word for word in read if len(word) == 1 and word.isalpha() and word not in PARTICLES),
        places=tuple(place for place, _ in telling),
    )


def significant(read: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that a name cannot lose: all but particles and titles.

    >>> significant(("maria", "del", "rosario", "navarro"))
    ('maria', 'rosario', 'navarro')
    """
    return tuple(word for word in read if word not in PARTICLES and word not in TITLES)


def whole(read: tuple[str, ...]) -> str:
    """Return one key for a whole name, spaces between letters left out and digits kept apart.

    >>> whole(("caro", "quintero")), whole(("z", "40")), whole(("z", "4", "0"))
    ('caroquintero', 'z 40', 'z 4 0')
    """
    joined = "".join(read)
    if joined.isalpha():
        return joined
    return " ".join("".join(f" {word} " if word.isdigit() else word for word in read).split())


def bare(read: tuple[str, ...]) -> str:
    """Return the key of a whole name without its particles.

    >>> bare(("el", "narco", "de", "narcos"))
    'narconarcos'
    """
    return whole(tuple(word for word in read if word not in PARTICLES))


def readings(text: str, known: Container[str]) -> list[Reading]:
    """Return the ways to read *text*, likeliest first, given the words that names are made of.

    >>> [r.words for r in readings("CaroQuintero", {"caro", "quintero"})]
    [('caroquintero',), ('caro', 'quintero')]
    """
    if len(text) > MAX_LENGTH:
        return []
    typed = words(text)
    if not 0 < len(typed) <= MAX_WORDS:
        return []
    spellings = {typed: None, _spelled_out(typed, known): None, scanned_words(text): None}
    for spelling in list(spellings):
        spellings[_put_together(spelling, known)] = None
        for apart in _taken_apart(spelling, known):
            spellings[apart] = None
        spellings[_initials_apart(spelling, known)] = None
    return [reading(spelling) for spelling in spellings]


def _spelled_out(read: tuple[str, ...], known: Container[str]) -> tuple[str, ...]:
    return tuple(word if word in known else ABBREVIATIONS.get(word, word) for word in read)


def _initials_apart(read: tuple[str, ...], known: Container[str]) -> tuple[str, ...]:
    """Read `JA` before further words as two initials."""
    apart: list[str] = []
    for word in read:
        glued = len(word) == 2 and word.isalpha() and len(read) > 1
        apart.extend(word if glued and word not in known and word not in PARTICLES | TITLES else (word,))
    return tuple(apart)


def _put_together(read: tuple[str, ...], known: Container[str]) -> tuple[str, ...]:
    """Join neighbours that only together are a known word: `Villa rreal`."""
    joined: list[str] = []
    for word in read:
        if joined and joined[-1] + word in known and not (joined[-1] in known and word in known):
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


def _taken_apart(read: tuple[str, ...], known: Container[str]) -> Iterator[tuple[str, ...]]:
    """Cut words that are several known ones run together, one part of each possibly misspelled."""
    for place, word in enumerate(read):
        if len(word) >= _MIN_RUN_TOGETHER and word.isalpha() and word not in known:
            for parts in _parts(word, known):
                yield read[:place] + parts + read[place + 1 :]


def _parts(word: str, known: Container[str]) -> list[tuple[str, ...]]:
    """Return the cuts of *word* into known words, else those with one unknown part in them."""
    heads = _reach(word, known)
    if len(word) in heads:
        return [heads[len(word)]]
    tails = {
        len(word) - length: tuple(part[::-1] for part in reversed(parts))
        for length, parts in _reach(word[::-1], _Reversed(known)).items()
    }
    cuts = [
        (*heads[start], word[start:stop], *tails[stop])
        for start in heads
        for stop in tails
        if stop - start >= 4 and (start, stop) != (0, len(word))
    ]
    # Many short names fit somewhere in a long word: only the simplest cuts are worth reading.
    return sorted(cuts, key=len)[:_MAX_CUTS]


def _reach(word: str, known: Container[str]) -> dict[int, tuple[str, ...]]:
    """Return how far known words reach into *word*, with the fewest words that reach there."""
    reached: dict[int, tuple[str, ...]] = {0: ()}
    for stop in range(2, len(word) + 1):
        for start in range(0, stop - 1):
            part = word[start:stop]
            if start in reached and (part in PARTICLES or (len(part) > 2 and part in known)):
                parts = (*reached[start], part)
                if stop not in reached or len(parts) < len(reached[stop]):
                    reached[stop] = parts
    return reached


class _Reversed:
    """Known words spelled backwards."""

    def __init__(self, known: Container[str]) -> None:
        self._known = known

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (word[::-1] in self._known or word[::-1] in PARTICLES)
