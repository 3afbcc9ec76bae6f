"""What a typed name may be made of: its words as typed, as scanned, taken apart or put together.

A reading is one way to cut a query into words.  Nothing is guessed about who is meant here:
the words a reading holds are compared with stored names in :mod:`extradition_cli.search.people`.
"""

import re
from collections.abc import Container, Iterator

from msgspec import Struct

from extradition_cli.folding import scanned_words, words
from extradition_cli.search.word_lists import (
    ABBREVIATIONS,
    ARTICLES,
    PARTICLES,
    TITLES,
    is_everyday,
    is_generic,
    person_names,
    stop_words,
    ways,
)

MAX_LENGTH = 200
"""Letters in a query; no name in the record comes near, and longer input is not one."""
MAX_WORDS = 12
"""Words in a query for a name; Spanish names with particles and a nickname stay below."""

_MIN_RUN_TOGETHER = 7
"""Letters from which a word may be two names run together: the shortest real pair is like GilAcosta."""
_POSSESSIVE = r"['\u2018\u2019\u02bc\u2032]s\b"


class Reading(Struct, frozen=True):
    """One way to read a query: all its words, and those of them that tell people apart."""

    words: tuple[str, ...]
    distinctive: tuple[str, ...]
    """Words other than particles, titles and initials."""
    initials: tuple[str, ...]
    nickname: bool = False
    """Whether the query, as typed, is an article and one word, which can only be a nickname."""
    apart: bool = False
    """Whether a word was cut or mended, which may be a name that nobody here bears."""


def reading(read: tuple[str, ...], *, nickname: bool = False, apart: bool = False) -> Reading:
    """Sort the words of a query by what they can tell.

    >>> reading(("r", "caro", "de", "quintero")).distinctive
    ('caro', 'quintero')
    """
    return Reading(
        words=read,
        distinctive=tuple(word for word in distinctive_words(read) if len(word) > 1 or word.isdigit()),
        initials=tuple(word for word in read if len(word) == 1 and word.isalpha() and word not in PARTICLES),
        nickname=nickname,
        apart=apart,
    )


def distinctive_words(read: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that a name cannot lose: all but particles and titles.

    >>> distinctive_words(("maria", "del", "rosario", "navarro"))
    ('maria', 'rosario', 'navarro')
    """
    return tuple(word for word in read if word not in PARTICLES and word not in TITLES)


def spelling_key(read: tuple[str, ...]) -> str:
    """Return one key for a whole name, spaces between letters left out and digits kept apart.

    >>> spelling_key(("caro", "quintero")), spelling_key(("z", "40")), spelling_key(("z", "4", "0"))
    ('caroquintero', 'z 40', 'z 4 0')
    """
    joined = "".join(read)
    if joined.isalpha():
        return joined
    return " ".join("".join(f" {word} " if word.isdigit() else word for word in read).split())


def without_particles(read: tuple[str, ...]) -> str:
    """Return the key of a whole name without its particles.

    >>> without_particles(("el", "narco", "de", "narcos"))
    'narconarcos'
    """
    return spelling_key(tuple(word for word in read if word not in PARTICLES))


def readings(text: str, known: Container[str]) -> list[Reading]:
    """Return the ways to read *text*, likeliest first, given the words that names are made of.

    >>> [r.words for r in readings("CaroQuintero", {"caro", "quintero"})]
    [('caroquintero',), ('caro', 'quintero')]
    """
    if len(text) > MAX_LENGTH:
        return []
    text = without_possessive(text)
    typed = words(text)
    if not 0 < len(typed) <= MAX_WORDS:
        return []
    nickname = is_nickname(typed)
    # Each spelling with whether a word was cut for it; the first way to come to it counts.
    spellings = {typed: False, _spelled_out(typed, known): False, scanned_words(text): False}
    for spelling in list(spellings):
        for apart in _taken_apart(spelling, known):
            spellings.setdefault(apart, True)
    return [reading(spelling, nickname=nickname, apart=apart) for spelling, apart in spellings.items()]


def without_possessive(text: str) -> str:
    """Return *text* without the 's of English, which is no letter of the name before it.

    >>> without_possessive("El Cuini's"), without_possessive("Z-40\u2019s case"), without_possessive("O'Sea")
    ('El Cuini', 'Z-40 case', "O'Sea")
    """
    return re.sub(_POSSESSIVE, "", text, flags=re.IGNORECASE)


def is_nickname(read: tuple[str, ...]) -> bool:
    """Tell whether a query is a singular article and one word: `El Moreno` is nobody's surname.

    >>> is_nickname(("el", "moreno")), is_nickname(("los", "trevino")), is_nickname(("de", "la", "rosa"))
    (True, False, False)
    """
    return len(read) == 2 and read[0] in ARTICLES


def is_weak(query: tuple[str, ...]) -> bool:
    """Tell whether a whole nickname, as typed, is one that anybody may have: `El Leo`, `Médico`, `120`.

    An article before a number says that it is somebody's: `El 85`.

    >>> is_weak(("leo",)), is_weak(("el", "leo")), is_weak(("85",))
    (True, True, True)
    >>> is_weak(("cuini",)), is_weak(("el", "85"))
    (False, False)
    """
    nickname = query[1:] if query[0] in ARTICLES or query[0] in TITLES else query
    return is_bare_number(query) or (len(nickname) == 1 and is_generic(nickname[0]))


def is_bare_number(query: tuple[str, ...]) -> bool:
    """Tell whether a query is a number and nothing else.

    >>> is_bare_number(("120",)), is_bare_number(("z", "40"))
    (True, False)
    """
    return len(query) == 1 and query[0].isdigit()


def _spelled_out(read: tuple[str, ...], known: Container[str]) -> tuple[str, ...]:
    return tuple(word if word in known else ABBREVIATIONS.get(word, word) for word in read)


def _taken_apart(read: tuple[str, ...], known: Container[str]) -> Iterator[tuple[str, ...]]:
    """Cut words that are several known ones run together.

    A particle joins two names: no cut ends in one, and none begins with one unless a name stands before it.
    So `Daniella` is not Daniel.
    """
    for place, word in enumerate(read):
        if len(word) >= _MIN_RUN_TOGETHER and word.isalpha() and word not in known:
            after_name = place > 0 and read[place - 1] in known
            parts = _parts(word, known)
            if parts and parts[-1] not in PARTICLES and (after_name or parts[0] not in PARTICLES):
                yield read[:place] + parts + read[place + 1 :]


def _parts(word: str, known: Container[str]) -> tuple[str, ...]:
    """Return the fewest known words that make up *word*; none if there are none such."""
    heads: dict[int, tuple[str, ...]] = {0: ()}
    for stop in range(2, len(word) + 1):
        for start in [start for start in heads if start < stop - 1]:
            part = word[start:stop]
            if part in PARTICLES or (len(part) > 2 and part in known):
                cut = (*heads[start], part)
                if stop not in heads or len(cut) < len(heads[stop]):
                    heads[stop] = cut
    return heads.get(len(word), ())


_LONGEST_NAME = 5
"""Words of a name that is looked for inside a question."""


def runs_within(text: str) -> list[tuple[str, ...]]:
    """Return the parts of a question of three words or more that may be a name, the longest first.

    >>> runs_within("did cuini plead")[-1]
    ('cuini',)
    """
    read = words(without_possessive(text))
    if not 2 < len(read) <= MAX_WORDS:
        return []
    lengths = range(min(_LONGEST_NAME, len(read)), 0, -1)
    found = []
    for length in lengths:
        for at in range(len(read) - length + 1):
            run, rest = read[at : at + length], read[:at] + read[at + length :]
            # Beside another name it is a part of somebody else's.
            if person_names().isdisjoint(rest) and not (length == 1 and _says_something(run)):
                found.append(run)
    return found


def _says_something(run: tuple[str, ...]) -> bool:
    """Tell whether a single word is one of a question, and no name."""
    return run[0] in stop_words() or bool(ways(run)) or is_everyday(run[0])
