"""The lists of words beside this module: what carries nothing in a question, and what says the same."""

from functools import cache
from pathlib import Path

from extradition_cli.folding import fold, words

WordRun = tuple[str, ...]


def lines_of(name: str) -> list[str]:
    """Return the lines of a list, without its comments."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def stop_words() -> frozenset[str]:
    """Return the words that ask for nothing, folded."""
    return frozenset(fold(" ".join(lines_of("stop_words.txt"))).split())


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
    return fold("\n".join(lines_of("synonyms.txt"))).splitlines()


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
