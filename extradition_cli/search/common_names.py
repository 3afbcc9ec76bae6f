"""Names that many people bear, and words of a written name that tell nobody from anybody.

Four questions stand on these lists: which words of a full name are given names, which are
too common to point at one person, which typed words are names of their own, so that no
typing error of another name is seen in them (`Fernández` is not a slip for `Hernández`), and
which nicknames are a name or a word that anybody may be called by.
The record alone cannot answer: nobody in it is called Fernando, yet Fernando is a name.

The lists lie in ``wordlists``, whose ``README.md`` says where they come from.  All are folded (no accents).
"""

from functools import cache
from pathlib import Path

from extradition_cli.folding import sound_key

_WORDLISTS = Path(__file__).parent / "wordlists"


def _name_words() -> dict[str, list[str]]:
    lines = (_WORDLISTS / "name_words.txt").read_text("ascii").splitlines()
    lists = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {name: listed.split() for name, _, listed in lists}


_NAME_WORDS = _name_words()

PARTICLES = frozenset(_NAME_WORDS["particles"])
"""Words that a name may lose or gain: never evidence, never missed."""
TITLES = frozenset(_NAME_WORDS["titles"])
"""Words set before a name or between a name and a nickname: no evidence, but part of some nicknames."""
KIN = frozenset(_NAME_WORDS["kin"])
"""Words that turn a name into somebody else's."""
ARTICLES = frozenset({"el", "la", "the"})
"""What stands before a nickname of one word, and before no surname."""
PLACES = frozenset(_NAME_WORDS["places"])
CARTEL_WORDS = frozenset(_NAME_WORDS["cartel"])
ORGANIZATION_WORDS = frozenset(_NAME_WORDS["organization"])
"""Words that say of a name that it is an organization's, and not which: with them it is nobody's surname."""
ABBREVIATIONS = dict(word.split("=") for word in _NAME_WORDS["abbreviations"])
"""How Mexican registers and the press shorten names."""


@cache
def _listed(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the common words of a list, which stand before its empty line, and all of its words."""
    text = (_WORDLISTS / f"{name}.txt").read_text("ascii")
    common, _, _ = text.rpartition("\n\n")
    return frozenset(common.split()), frozenset(text.split())


@cache
def given_names() -> frozenset[str]:
    """Return every listed given name that is not a surname as well.

    >>> [name in given_names() for name in ("roberto", "baldomero", "cruz")]
    [True, True, False]
    """
    return _listed("given_names")[1] - _listed("surnames")[1]


@cache
def common_names() -> frozenset[str]:
    """Return the given names and surnames too common to point at one person.

    >>> "gonzalez" in common_names(), "canobbio" in common_names(), "baldomero" in common_names()
    (True, False, False)
    """
    return _listed("given_names")[0] | _listed("surnames")[0]


@cache
def _common_sounds() -> frozenset[str]:
    return frozenset(map(sound_key, common_names()))


def is_common(word: str) -> bool:
    """Say whether *word* is a common name, or a spelling of one that sounds alike.

    >>> is_common("villareal"), is_common("canobbio")
    (True, False)
    """
    return word in common_names() or sound_key(word) in _common_sounds()


@cache
def person_names() -> frozenset[str]:
    """Return every listed given name and surname.

    >>> "fernandez" in person_names(), "noroeste" in person_names()
    (True, False)
    """
    return _listed("given_names")[1] | _listed("surnames")[1]


@cache
def listed_names() -> frozenset[str]:
    """Return every listed name of a person or place: a typed word among them is no slip for another.

    >>> "fernandez" in listed_names(), "noroeste" in listed_names()
    (True, True)
    """
    return person_names() | PLACES


def is_generic(word: str) -> bool:
    """Tell whether a nickname of one word may be anybody's: a given name, a place, an everyday word.

    >>> [is_generic(word) for word in ("fernanda", "medico", "durango", "cuini")]
    [True, True, True, False]
    """
    return word in _listed("given_names")[1] or word in PLACES or is_everyday(word)


def is_everyday(word: str) -> bool:
    """Tell whether a word is one of the commonest of English or Spanish.

    >>> is_everyday("life"), is_everyday("sinaloa")
    (True, False)
    """
    return word in _listed("everyday_words")[1]
