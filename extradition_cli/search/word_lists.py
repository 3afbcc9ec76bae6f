"""The lists of words: names that many bear, words that tell nothing, what says the same in two languages.

Four questions stand on the lists of names: which words of a full name are given names, which are
too common to point at one person, which typed words are names of their own, so that no
typing error of another name is seen in them (`Fernández` is not a slip for `Hernández`), and
which nicknames are a name or a word that anybody may be called by.
The record alone cannot answer: nobody in it is called Fernando, yet Fernando is a name.

The lists lie in ``wordlists``, whose ``README.md`` says where they come from.
"""

from functools import cache
from pathlib import Path

from extradition_cli.folding import fold, sound_key, words

_WORDLISTS = Path(__file__).parent / "wordlists"

WordRun = tuple[str, ...]


def _lines_of(name: str) -> list[str]:
    """Return the lines of a list, without its comments."""
    lines = (_WORDLISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def named_lists(file: str) -> dict[str, list[str]]:
    """Return the lists in a file, each line of which begins with the name of one."""
    lists: dict[str, list[str]] = {}
    for line in _lines_of(file):
        name, _, items = line.partition(": ")
        lists.setdefault(name, []).extend(items.split(", "))
    return lists


_NAME_WORDS = named_lists("name_words")

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
    return _listed("given_names")[0] | _listed("surnames")[1]


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


@cache
def stop_words() -> frozenset[str]:
    """Return the words that ask for nothing, folded."""
    return frozenset(fold(" ".join(_lines_of("stop_words"))).split())


def ways(run: WordRun) -> tuple[str, ...]:
    """Return all ways to say what a run of words says, in the list of synonyms; none if it is not there."""
    key = _key(run)
    return _entries(key[0]).get(key, ())


@cache
def _entries(first: str) -> dict[WordRun, tuple[str, ...]]:
    """Return the entries of the list that begin with a root, each with all ways to say it.

    Few lines are taken apart for a question: the list as a whole would cost it as much as the search.
    """
    found: dict[WordRun, tuple[str, ...]] = {}
    for line in _synonyms():
        if first in line:
            phrases = line.split("|")
            for phrase in phrases:
                key = _key(tuple(phrase.split()))
                if key[0] == first:
                    found[key] = (*found.get(key, ()), *phrases)
    return found


@cache
def _synonyms() -> list[str]:
    return fold("\n".join(_lines_of("synonyms"))).splitlines()


def synonyms() -> frozenset[str]:
    """Return every single word of the list of synonyms, folded."""
    return frozenset(words(" ".join(_synonyms())))


def _key(run: WordRun) -> WordRun:
    return tuple(map(_root, run))


@cache
def _root(word: str) -> str:
    """Return a word without its commonest endings in English and Spanish, to look it up among synonyms.

    >>> _root("capturing") == _root("captured"), _root("aranceles") == _root("arancel")
    (True, True)
    """
    for ending in ("ing", "ed", "es", "s"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] in "eao" else word
