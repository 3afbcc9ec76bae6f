"""The stored names of people: how freely each may be written, and its words prepared for comparison."""

from enum import Enum

from msgspec import Struct

from extradition_cli.folding import words
from extradition_cli.search.common_names import given_names
from extradition_cli.search.readings import distinctive_words


class NameKind(Enum):
    """How freely a stored name may be written."""

    FULL = "full"
    """A full name: any part that tells people apart, in any order, with typing errors."""
    NICKNAME = "nickname"
    """Several distinctive words that belong together."""
    WEAK = "weak"
    """One distinctive word, or a number: exactly, but for article, sound and one error in a long word."""
    PARTIAL = "partial"
    """A name known only in part: exactly and nothing else."""


class Name(Struct, frozen=True, gc=False):
    """One stored name and the field of the record that holds it."""

    text: str
    field: str
    kind: NameKind = NameKind.FULL


class Entry(Struct, frozen=True, gc=False):
    """A stored name, prepared for comparison."""

    name: Name
    words: tuple[str, ...]
    distinctive: tuple[str, ...]
    surnames: int
    """Where in the distinctive words the surnames begin."""


def surname_first(name: str, *, spanish: bool = True) -> tuple[str, ...]:
    """Return the words of a *name* by which lists are ordered: from the surname on, then the given names.

    A *spanish* name is filed by the first of its two surnames, any other by its last word.

    >>> surname_first("José de Jesús Méndez Vargas"), surname_first("Anton Petrov Kulkin", spanish=False)
    (('mendez', 'vargas', 'jose', 'jesus'), ('kulkin', 'anton', 'petrov'))
    """
    stored = entry(Name(name, "name"), words(name))
    start = stored.surnames if spanish else -1
    return (*stored.distinctive[start:], *stored.distinctive[:start])


def alias_kind(text: str) -> NameKind:
    """Tell how freely an alias may be written.

    >>> alias_kind("Z-40"), alias_kind("El Cuini"), alias_kind("Narco de Narcos")
    (<NameKind.WEAK: 'weak'>, <NameKind.WEAK: 'weak'>, <NameKind.NICKNAME: 'nickname'>)
    """
    distinctive = distinctive_words(words(text))
    numbered = any(word.isdigit() for word in distinctive)
    return NameKind.WEAK if numbered or len(distinctive) < 2 else NameKind.NICKNAME


def entry(name: Name, read: tuple[str, ...]) -> Entry:
    """Prepare a stored name whose words are *read*.

    The surnames are the last two words, or one where the word before it is a given name.

    >>> entry(Name("Roberto Omar López", "name", NameKind.FULL), ("roberto", "omar", "lopez")).surnames
    2
    >>> entry(Name("Rafael Caro Quintero", "name", NameKind.FULL), ("rafael", "caro", "quintero")).surnames
    1
    """
    distinctive = distinctive_words(read)
    given = max(1, len(distinctive) - 2)
    if len(distinctive) == 3 and distinctive[1] in given_names():
        given = 2
    return Entry(
        name=name,
        words=read,
        distinctive=distinctive,
        surnames=given if len(distinctive) > 1 else 0,
    )
