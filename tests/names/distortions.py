"""Seeded distortions of real names: every way in which issue 4 says people write them.

Each class is a function from a name (or alias) and a random source to a written form, or None where
the class does not apply.  The same seed gives the same queries on every machine.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from extradition_cli.record.model import Figure
from extradition_cli.search.word_lists import PARTICLES, given_names

_KEYBOARD = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
_BY_EAR = [
    ("z", "s"), ("s", "z"), ("ce", "se"), ("ci", "si"), ("b", "v"), ("v", "b"), ("ll", "y"), ("y", "ll"),
    ("ge", "je"), ("gi", "ji"), ("je", "ge"), ("qui", "ki"), ("que", "ke"), ("ca", "ka"), ("co", "ko"),
    ("h", ""), ("rr", "r"), ("bb", "b"), ("nn", "n"), ("ch", "ch"),
]  # fmt: skip
_BY_SCAN = [("rn", "m"), ("m", "rn"), ("l", "1"), ("l", "I"), ("o", "0"), ("i", "1")]


class Query(Struct, frozen=True):
    """One written form and the figures it may stand for: the first right, the others namesakes."""

    kind: str
    text: str
    right: frozenset[str]


def plain(text: str) -> str:
    """Drop the accents, as an English keyboard does."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def parts(name: str) -> tuple[list[str], list[str]]:
    """Split a name into given names and surnames, particles with the word they precede."""
    words: list[str] = []
    held = ""
    for word in name.split():
        if word.lower() in PARTICLES:
            held += word + " "
        else:
            words.append(held + word)
            held = ""
    surnames = max(1, len(words) - 2)
    if len(words) == 3 and plain(words[1]).lower() in given_names():
        surnames = 2
    return words[:surnames], words[surnames:]


def mistype(word: str, rng: random.Random) -> str:
    """Make one typing error: a letter dropped, doubled, hit beside, added or swapped with the next."""
    place = rng.randrange(len(word))
    letter = word[place]
    match rng.choice(["drop", "double", "beside", "add", "swap"]):
        case "drop":
            return word[:place] + word[place + 1 :]
        case "double":
            return word[:place] + letter + word[place:]
        case "beside":
            return word[:place] + _beside(letter, rng) + word[place + 1 :]
        case "add":
            return word[:place] + _beside(letter, rng) + word[place:]
        case _:
            place = min(place, len(word) - 2)
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _beside(letter: str, rng: random.Random) -> str:
    row = next((row for row in _KEYBOARD if plain(letter).lower() in row), "aeiou")
    return rng.choice(row.replace(plain(letter).lower(), ""))


def _long_words(words: list[str], least: int) -> list[int]:
    return [place for place, word in enumerate(words) if len(word) >= least and " " not in word]


def _typo(name: str, rng: random.Random, *, words: int = 1, errors: int = 1) -> str | None:
    read = name.split()
    places = _long_words(read, 4 if errors == 1 else 8)
    if len(places) < words:
        return None
    for place in rng.sample(places, words):
        for _ in range(errors):
            read[place] = mistype(read[place], rng)
    return " ".join(read)


def _replace(name: str, table: list[tuple[str, str]], rng: random.Random) -> str | None:
    """Confuse letters once, in a word of four letters or more: shorter ones leave nothing to go by."""
    read = name.split()
    fitting = [
        (place, old, new)
        for place in _long_words(read, 4)
        for old, new in table
        if old != new and old in plain(read[place]).lower()[1 if new in "10I" else 0 :]
    ]
    if not fitting:
        return None
    place, old, new = rng.choice(fitting)
    word = plain(read[place]).lower()
    start = word.index(old, 1 if new in "10I" else 0)
    read[place] = word[:start] + new + word[start + len(old) :]
    return " ".join(read)


def _surnames(name: str, rng: random.Random) -> str | None:
    given, surnames = parts(name)
    return " ".join(surnames) if len(surnames) > 1 and given else None


def _surnames_first(name: str, rng: random.Random) -> str:
    given, surnames = parts(name)
    return f"{' '.join(surnames)}, {' '.join(given)}"


def _court_style(name: str, rng: random.Random) -> str:
    given, surnames = parts(name)
    return plain(f"{'-'.join(surnames)}, {' '.join(given)}").upper()


def _first_given_only(name: str, rng: random.Random) -> str | None:
    given, surnames = parts(name)
    # A middle name with a single surname may be anybody's: Luis Raúl Castro is not called Raúl Castro.
    kept = rng.choice(given) if len(surnames) > 1 else given[0]
    return " ".join([kept, *surnames]) if len(given) > 1 else None


def _given_and_paternal(name: str, rng: random.Random) -> str | None:
    given, surnames = parts(name)
    return f"{' '.join(given)} {surnames[0]}" if len(surnames) > 1 else None


def _initials(name: str, rng: random.Random) -> str:
    given, surnames = parts(name)
    return " ".join([*(f"{word.split()[-1][0]}." for word in given), *surnames])


def _run_together(name: str, rng: random.Random) -> str | None:
    given, surnames = parts(name)
    if len(surnames) < 2:
        return None
    run = "".join(surnames).replace(" ", "")
    return rng.choice([f"{given[0]} {run}", run, "".join(name.split())]).lower()


def _then(first: Callable[..., str | None], second: Callable[..., str | None]) -> Callable[..., str | None]:
    def both(name: str, rng: random.Random) -> str | None:
        changed = first(name, rng)
        return second(changed, rng) if changed else None

    return both


def _by_ear(name: str, rng: random.Random) -> str | None:
    return _replace(name, _BY_EAR, rng)


def _by_scan(name: str, rng: random.Random) -> str | None:
    return _replace(name, _BY_SCAN, rng)


NAME_CLASSES: dict[str, Callable[[str, random.Random], str | None]] = {
    "as stored": lambda name, rng: name,
    "no accents, lower case": lambda name, rng: plain(name).lower(),
    "decomposed or full-width": lambda name, rng: rng.choice(
        [
            unicodedata.normalize("NFD", name),
            "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name),
        ]
    ),
    "capitals, hyphen, comma": _court_style,
    "surnames first": _surnames_first,
    "surnames only": _surnames,
    "one given name": _first_given_only,
    "given and paternal": _given_and_paternal,
    "initials": _initials,
    "run together": _run_together,
    "no particles": lambda name, rng: " ".join(w for w in name.split() if w.lower() not in PARTICLES),
    "one typing error": lambda name, rng: _typo(name, rng),
    "two in a long word": lambda name, rng: _typo(name, rng, errors=2),
    "two words mistyped": lambda name, rng: _typo(name, rng, words=2),
    "by ear": _by_ear,
    "by ear twice": _then(_by_ear, _by_ear),
    "by scan": _by_scan,
    "surnames mistyped": _then(_surnames, lambda name, rng: _typo(name, rng)),
    "surnames, two mistyped": _then(_surnames, lambda name, rng: _typo(name, rng, words=2)),
    "given and paternal, mistyped": _then(_given_and_paternal, lambda name, rng: _typo(name, rng)),
    "given and paternal, by ear": _then(_given_and_paternal, _by_ear),
    "initials, mistyped": _then(_initials, lambda name, rng: _typo(name, rng)),
    "surnames first, by scan": _then(_surnames_first, _by_scan),
    "surnames by ear": _then(_surnames, _by_ear),
    "one given name, mistyped": _then(_first_given_only, lambda name, rng: _typo(name, rng)),
    "by ear and mistyped": _then(_by_ear, lambda name, rng: _typo(name, rng)),
}


def _article(alias: str, rng: random.Random) -> str:
    first, _, rest = alias.partition(" ")
    return rest if first in ("El", "La") and rest else f"el {alias}"


ALIAS_CLASSES: dict[str, Callable[[str, random.Random], str | None]] = {
    "alias": lambda alias, rng: alias,
    "alias, plain": lambda alias, rng: plain(alias).lower(),
    "alias, article changed": lambda alias, rng: _article(alias, rng),
    "alias, hyphen or space": lambda alias, rng: rng.choice(
        [alias.replace("-", " "), alias.replace("-", ""), alias.replace(" ", "-")]
    ),
}


def queries(figures: Mapping[str, Figure], seed: int, *, rounds: int = 1) -> Iterator[Query]:
    """Yield distorted forms of every fully named figure and of all aliases, with who may be meant."""
    aliases: dict[str, set[str]] = {}
    for figure in figures.values():
        for alias in figure.aliases:
            aliases.setdefault(_bare(alias.name), set()).add(figure.id)
    for figure in figures.values():
        if not figure.name_complete:
            continue
        # One source of chance a figure: what is added to another's record changes nobody else's queries.
        rng = random.Random(f"{seed} {figure.id}")
        for kind, distort in NAME_CLASSES.items():
            for _ in range(rounds):
                text = distort(figure.name, rng)
                if text:
                    yield Query(kind, text, frozenset({figure.id}) | _namesakes(figure, kind, figures))
        for alias in figure.aliases:
            for kind, distort in ALIAS_CLASSES.items():
                text = distort(alias.name, rng)
                if text:
                    yield Query(kind, text, frozenset(aliases[_bare(alias.name)]))


def _bare(alias: str) -> str:
    read = plain(alias).lower().replace("-", " ").split()
    return " ".join(word for word in read if word not in ("el", "la"))


def _namesakes(figure: Figure, kind: str, figures: Mapping[str, Figure]) -> frozenset[str]:
    """Brothers share their surnames: a query by surnames alone means either."""
    if not kind.startswith("surnames") and kind != "run together":
        return frozenset()
    surnames = parts(figure.name)[1]
    return frozenset(
        other.id for other in figures.values() if other.name_complete and parts(other.name)[1] == surnames
    )
