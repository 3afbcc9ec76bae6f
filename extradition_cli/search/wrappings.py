"""Names as files and people wrap them: encodings, captions, list rows, questions, announced aliases.

A wrapping is undone only where nothing was found as typed.  Every way to undo one stands in a closed list
(``wordlists/wrappings.txt``); nothing is guessed in free text, which gave 31 wrong answers when tried.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from extradition_cli.folding import fold, words
from extradition_cli.search.readings import without_possessive
from extradition_cli.search.word_lists import listed_names, named_lists

# Cyrillic and Greek letters that print as Latin ones: Unicode's confusables.txt (UTS #39), those letters
# that are taken for a Latin letter of the same case.
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρ",
    "ABESIJKMHOPCTYXaesijopcyxdhABEZHIKMNOPTYXaovp",
)
# Compiled by `re` when first used: most names stand alone.
_ROW_TAIL = r"(?i)\s*(?:;|,\s*(?:dob|pob|nationality|passport|mexico)\b).*|\[[^\]]*\]"
_BRACKETS = r"\([^()]*\)"
_AGE_OR_YEAR = r"[\s,(]+(?:aged?\s+|de\s+)?(?:\d\d|(?:19|20)\d\d)(?:\s+(?:years old|años))?\)?\s*$"
LOST_LETTER = r"\ufffd|\?(?=\s*\w)"
"""What an encoding leaves of a letter that it does not have: ``Gonz?lez``."""
_ADDRESS = r"^\s*([\w.]+)@[\w.-]+\s*$"
_ENCODED = r"(?i)[%=]([0-9a-f]{2})|\\u([0-9a-f]{4})"
_LOST = r"\w*[?\ufffd]+\w+(?:[?\ufffd]+\w+)*"
_LONGEST = 6
"""Words of the longest phrase in the lists."""


@cache
def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(text.split()) for text in named_lists("wrappings")[name])


@cache
def _meanings(name: str) -> dict[str, str]:
    return dict(item.split("=") for item in named_lists("wrappings")[name])


def unwrapped(text: str) -> Iterator[str]:
    """Yield what may be the bare name in *text*, what takes the least away first; never *text* itself.

    >>> list(unwrapped("USA v. Armando Gómez Núñez et al"))
    ['armando gomez nunez']
    >>> list(unwrapped('FELIX OCHOA, Fidel (a.k.a. "DON FIDO")'))[0]
    'Fidel FELIX OCHOA'
    """
    seen = {" ".join(words(text))}
    for name in _names(text):
        key = " ".join(words(name))
        if key and key not in seen:
            seen.add(key)
            yield name


def in_full(text: str) -> Iterator[str]:
    """Yield *text* with the short form of its given name in full: many names are shortened alike.

    >>> list(in_full("Pepe Tapia Quintero")), list(in_full("Tapia Quintero"))
    (['jose tapia quintero'], [])
    """
    short, *rest = words(text)
    names = _meanings("short").get(short) if rest else None
    for full in names.split("/") if names else ():
        yield " ".join((full, *rest))


def families(text: str) -> Iterator[str]:
    """Yield the surname in what names a family, as typed and without a plural's *s*.

    >>> list(families("the Rivera brothers")), list(families("los Románs"))
    (['rivera'], ['romans', 'roman'])
    """
    read = words(text)
    left = _without(_without(read, "families", front=True), "families", front=False)
    if left and left != read:
        yield " ".join(left)
        if left[-1].endswith("s") and len(left[-1]) > 3:
            yield " ".join((*left[:-1], left[-1][:-1]))


def _decoded(text: str) -> str:
    """Undo what stands for a letter: HTML's and Python's escapes, the bytes of an address or a mail, UTF-8
    that was read as Latin-1 or Windows-1252, letters of other alphabets.

    >>> _decoded("Nu%C3%B1ez"), _decoded("Nu=F1ez"), _decoded("Nu&ntilde;ez"), _decoded("NuÃ±ez")
    ('Nuñez', 'Nuñez', 'Nuñez', 'Nuñez')
    """
    if "&" in text:
        import html

        text = html.unescape(text)
    text = re.sub(_ENCODED, lambda code: chr(int(code[1] or code[2], 16)), text)
    for encoding in ("latin-1", "cp1252"):
        with suppress(UnicodeError):
            text = text.encode(encoding).decode()
            break
    return text.translate(_LOOK_ALIKES)


def _restored(word: re.Match[str]) -> str:
    """Return the one listed name that has accented letters where *word* has question marks, else the word.

    >>> [re.sub(_LOST, _restored, name) for name in ("Gonz?lez", "N??ez", "Wh?t")]
    ['gonzalez', 'nunez', 'Wh?t']
    """
    lettered = re.compile(re.sub("[?\ufffd]", "[aeinou]", fold(word[0])))
    fitting = [name for name in listed_names() if lettered.fullmatch(name)]
    return fitting[0] if len(fitting) == 1 else word[0]


def _names(text: str) -> Iterator[str]:
    decoded = _decoded(text)
    yield decoded
    yield re.sub(_LOST, _restored, decoded)
    if address := re.match(_ADDRESS, decoded):
        yield address[1].replace(".", " ")
    # (a) announces an alias, as in a row of a list; any other bracket says something beside the name.
    bare = re.sub(_BRACKETS, " ", re.sub(_ROW_TAIL, "", decoded.replace("(a)", " alias ")))
    yield from _in_order(bare)
    yield re.sub(_AGE_OR_YEAR, "", bare)
    read = words(without_possessive(bare))
    left = _without(_first(_without(read, "before", front=True)), "after", front=False)
    yield " ".join(left)
    yield _in_digits(left)


def _in_order(text: str) -> Iterator[str]:
    """Yield ``Surname, Given`` in the order in which it is spoken."""
    surname, comma, given = text.partition(",")
    if comma and "," not in given:
        yield f"{given.strip()} {surname.strip()}"
    yield text


def _first(read: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words before what announces another name; that other name alone identifies nobody."""
    phrases = _phrases("between")
    for place in range(2, len(read)):
        for end in range(place + 1, min(place + _LONGEST + 1, len(read))):
            if read[place:end] in phrases:
                return read[:place]
    return read


def _without(read: tuple[str, ...], name: str, *, front: bool) -> tuple[str, ...]:
    """Take the phrases of a list off one end, the longest first, as long as a word is left."""
    phrases = _phrases(name)
    length = _LONGEST
    while length:
        if len(read) > length and (read[:length] if front else read[-length:]) in phrases:
            read = read[length:] if front else read[:-length]
            length = _LONGEST + 1
        length -= 1
    return read


def _in_digits(read: tuple[str, ...]) -> str:
    """Return the words with spoken numbers and letters as they are written."""
    numbers = _meanings("numbers")
    spoken: list[str] = []
    for word in (word for word in read if word not in ("y", "and")):
        digits = numbers.get(word, word)
        # Forty-five is 45: a unit takes the place of the zero before it.
        if digits.isdigit() and len(digits) == 1 and spoken and re.fullmatch("[1-9]0", spoken[-1]):
            spoken[-1] = spoken[-1][0] + digits
        else:
            spoken.append(digits)
    return " ".join(spoken)
