"""From written text to comparable words: folding, words with their places, sound and scan keys.

Pure functions over strings.  Both sides of every comparison pass through here, so accents,
case, ñ, Unicode's many hyphens and quotation marks, full-width letters and invisible
characters never decide whether a person is found.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "\u0131": "i", "ħ": "h"}
# Soft hyphen, zero-width space and joiners, directional marks, word joiner, byte-order mark.
_INVISIBLE = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF]
)
_TRANSLATION = str.maketrans(_LETTERS) | _INVISIBLE
_OTHER = b"\0"
"""What stands for a byte of Latin-1 that is neither ASCII nor folded to one letter."""
# Latin-1 ends with its small letters, à to ÿ, which is all that English and Spanish need.
_FOLDED = bytes(range(0x80)) + _OTHER * 0x60 + b"aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0y"

_MARKS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
# It begins with what it looks for, and is found four times as fast as after a look behind.
_APOSTROPHE = r"['\u2018\u2019\u02bc\u2032](?<=[a-z].)(?=[a-z])"
_WORD = r"[^\W\d_]+|\d+"
_RUN = r"[^\W_]+"
# `re` compiles a pattern when it is first used and keeps it: a name needs none of them.
Spans = tuple[tuple[int, int], ...]
"""Places in a text, each from its first letter to behind its last."""

_DIGITS_AS_LETTERS = str.maketrans("0125", "olzs")


def fold(text: str) -> str:
    r"""Return *text* lower-cased, without accents, invisible characters and inner apostrophes.

    What is folded folds to itself.

    >>> fold("Núñez"), fold("O'Neil"), fold("\uff23aro"), fold("\u01ff")
    ('nunez', 'oneil', 'caro', 'o')
    """
    # Bytes first, and the Unicode tables only for what they alone know: a search folds all that the
    # record says, and `search cuini` takes 109 ms of processor time with them and 122 without.
    folded = text.lower()
    if not text.isascii():
        quick = folded.encode("latin-1", "ignore").translate(_FOLDED)
        if len(quick) < len(folded) or _OTHER in quick:
            folded = re.sub(_MARKS, "", normalize("NFKD", text.casefold().translate(_TRANSLATION)))
            folded = re.sub(_APOSTROPHE, "", folded)
            # Taking a letter apart may bring forth a capital (™ is TM, ϒ is Υ) or a letter of ours (ǿ is ø).
            return folded if folded == text else fold(folded)
        folded = quick.decode("ascii")
    return re.sub(_APOSTROPHE, "", folded) if "'" in folded else folded


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of *text*, letters and digits apart.

    >>> words("Navarro-Sánchez"), words("Z-40"), words("Delta1")
    (('navarro', 'sanchez'), ('z', '40'), ('delta', '1'))
    """
    folded = fold(text)
    if folded.replace(" ", "").isalpha():  # most names; the pattern takes three times as long
        return tuple(folded.split())
    return tuple(re.findall(_WORD, folded))


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of :func:`words` with the start and end of the letters it stands for.

    >>> list(placed_words("El Güerito"))
    [('el', 0, 2), ('guerito', 3, 10)]
    """
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        # An apostrophe keeps itself here; only its neighbours decide whether it goes.
        folded = fold(char)
        letters.append(folded)
        places.extend([place] * len(folded))
    joined = "".join(letters)
    apart = {match.start() for match in re.finditer(_APOSTROPHE, joined)}
    kept = [place for place in range(len(joined)) if place not in apart]
    places = [places[place] for place in kept]
    for match in re.finditer(_WORD, "".join([joined[place] for place in kept])):
        yield match.group(), places[match.start()], places[match.end() - 1] + 1


def scanned_words(text: str) -> tuple[str, ...]:
    """Return the words of *text*, digits inside a longer word read as the letters they look like.

    >>> scanned_words("GARC1A Vilano"), scanned_words("Z-40")
    (('garcia', 'vilano'), ('z', '40'))
    """
    read: list[str] = []
    folded = fold(text)
    if not any(map(str.isdigit, folded)):
        return words(text)
    for run in re.findall(_RUN, folded):
        letters = sum(char.isalpha() for char in run)
        if 3 <= letters < len(run):
            # Between letters a one is more often the i of GARC1A; at either end, and doubled, an l.
            run = re.sub(r"(?<=[a-z])1(?=[a-z])", "i", run).translate(_DIGITS_AS_LETTERS)
        read.extend(re.findall(_WORD, run))
    return tuple(read)


# Applied in this order; capitals stand for sounds that a later line must not touch.
_SOUNDS = (
    ("ch", "C"), ("ph", "f"), ("sh", "s"), ("gh", "G"), ("ck", "k"),
    ("gue", "Ge"), ("gui", "Gi"), ("que", "ke"), ("qui", "ki"),
    ("sce", "se"), ("sci", "si"), ("ce", "se"), ("ci", "si"), ("ge", "je"), ("gi", "ji"), ("ll", "y"),
)  # fmt: skip
_REMEMBERED = 1 << 14
"""Words whose keys are kept: a list of names repeats them."""
_SOUND_LETTERS = str.maketrans("cqzvwG", "kksbbg", "h")


@lru_cache(_REMEMBERED)
def sound_key(word: str) -> str:
    """Return what a folded word sounds like to a speaker of Latin American Spanish.

    The confusions are those of its orthography, after the Real Academia Española's *Ortografía de la
    lengua española* (2010), on phonemes and graphemes: silent h, b/v, seseo (s, z and c before e, i),
    yeísmo (ll/y), g and j before e and i, qu/k/c; doubled letters count once.

    >>> sound_key("zasueta") == sound_key("zazueta"), sound_key("erenas") == sound_key("herenas")
    (True, True)
    >>> sound_key("gimenez") == sound_key("jimenes"), sound_key("guerito"), sound_key("ochoa")
    (True, 'gerito', 'oCoa')
    """
    if word.endswith("ll"):
        word = word[:-1]
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    word = word.translate(_SOUND_LETTERS)
    if "y" in word:
        # Before a consonant and at the end y is the vowel: Reyna is Reina.
        after = word[1:] + " "
        word = "".join(
            "i" if letter == "y" and following not in "aeiou" else letter
            for letter, following in zip(word, after, strict=True)
        )
    return word[:1] + "".join(letter for before, letter in pairwise(word) if letter != before)


@lru_cache(_REMEMBERED)
def scan_key(word: str) -> str:
    """Return what a folded word looks like on a poor scan: rn reads as m, l and 1 as i.

    >>> scan_key("hemandez") == scan_key("hernandez"), scan_key("gonzaiez") == scan_key("gonzalez")
    (True, True)
    """
    return word.replace("rn", "m").replace("l", "i").replace("1", "i").replace("0", "o")
