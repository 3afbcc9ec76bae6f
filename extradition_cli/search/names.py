"""Stored names: those of a record, how freely each may be written, its words prepared for comparison."""

from enum import Enum

from msgspec import Struct

from extradition_cli.folding import words
from extradition_cli.record.model import Figure, Record
from extradition_cli.record.vocabulary import AliasType
from extradition_cli.search.readings import distinctive_words
from extradition_cli.search.word_lists import given_names


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
    bearer: int = 0
    """The number of the record that bears it."""


_NAME_FIELDS = ("name", "listed_as", "name_es", "abbreviations", "aliases")


def names_of(record: Record) -> list[Name]:
    """Return all names of a person or an organization; one that is not public in full stands alone."""
    if isinstance(record, Figure) and not record.name_complete:
        return [Name(record.name, "name", NameKind.PARTIAL)]
    names: list[Name] = []
    for field in _NAME_FIELDS:
        stored = getattr(record, field, None) or ()
        for one in (stored,) if isinstance(stored, str) else stored:
            if isinstance(one, str):
                names.append(Name(one, field))
            else:
                names.append(Name(one.name, field, alias_kind(one.name, one.type)))
    return names


def surname_first(name: str, *, spanish: bool = True) -> tuple[str, ...]:
    """Return the words of a *name* by which lists are ordered: from the surname on, then the given names.

    A *spanish* name is filed by the first of its two surnames, any other by its last word.

    >>> surname_first("José de Jesús Méndez Vargas"), surname_first("Anton Petrov Kulkin", spanish=False)
    (('mendez', 'vargas', 'jose', 'jesus'), ('kulkin', 'anton', 'petrov'))
    """
    stored = entry(Name(name, "name"))
    start = stored.surnames if spanish else -1
    return (*stored.distinctive[start:], *stored.distinctive[:start])


def alias_kind(text: str, type_: AliasType = AliasType.NICKNAME) -> NameKind:
    """Tell how freely an alias may be written: a nickname, or a name under which somebody went.

    >>> alias_kind("Z-40"), alias_kind("El Cuini"), alias_kind("Narco de Narcos")
    (<NameKind.WEAK: 'weak'>, <NameKind.WEAK: 'weak'>, <NameKind.NICKNAME: 'nickname'>)
    """
    distinctive = distinctive_words(words(text))
    numbered = any(word.isdigit() for word in distinctive)
    if numbered or len(distinctive) < 2:
        return NameKind.WEAK
    return NameKind.FULL if type_ in (AliasType.VARIANT, AliasType.ASSUMED_NAME) else NameKind.NICKNAME


def entry(name: Name, bearer: int = 0) -> Entry:
    """Prepare a name of a *bearer*: the surnames are its last two words, or one after two given names.

    >>> [entry(Name(name, "name")).surnames for name in ("Roberto Omar López", "Rafael Caro Quintero")]
    [2, 1]
    """
    read = words(name.text)
    distinctive = distinctive_words(read)
    given = max(1, len(distinctive) - 2)
    if len(distinctive) == 3 and distinctive[1] in given_names():
        given = 2
    return Entry(name, read, distinctive, given if len(distinctive) > 1 else 0, bearer)
