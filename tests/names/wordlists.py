"""Make the lists of names and words in ``extradition_cli/search/wordlists`` from their sources.

    pip install faker==40.63.0 names==0.3.0 mnemonic==0.21
    python -m tests.names.wordlists

What is taken from where, and under which licence, is said in ``README.md`` beside the lists.
"""

from collections import Counter
from collections.abc import Iterable
from importlib import import_module, resources
from pathlib import Path
from typing import Any

from extradition_cli.folding import words
from extradition_cli.search import word_lists
from extradition_cli.search.word_lists import PARTICLES, TITLES

FOLDER = Path(word_lists.__file__).parent / "wordlists"

_MEXICO = "es_MX"
_COUNTRIES = (_MEXICO, "es_ES", "es_CO", "es_AR", "es_CL")
_MOST_COUNTRIES = 3
"""A given name on as many of the lists as this is common everywhere."""
_SELDOM, _OFTEN = 0.01, 0.1
"""Of 100 people in the United States so many bear a given name that is listed, and one that is common."""
_COMMONEST = 100
_ALSO_SURNAME = 0.2
"""Where so many bear a given name as their surname, against one who is called so, it is both: Félix, Cruz."""
_NO_NAMES = {"jos", "rodriquez"}
"""Misspellings of José and Rodríguez that a list or the census hold; here they would hide those slips."""


def main() -> None:
    """Write the three lists."""
    given = {country: _given(country) for country in _COUNTRIES}
    countries = Counter(name for names in given.values() for name in names)
    shares = dict([*_census("dist.female.first"), *_census("dist.male.first")])
    often = {name for name, share in shares.items() if share >= _OFTEN}
    widespread = {name for name, count in countries.items() if count >= _MOST_COUNTRIES}
    listed = {name for name, share in shares.items() if share >= _SELDOM}
    all_given = listed.union(*given.values())
    _write("given_names", given[_MEXICO] | widespread | often, all_given)

    ranked = dict(_census("dist.all.last"))
    both = {name for name in all_given if ranked.get(name, 0) > _ALSO_SURNAME * shares.get(name, _SELDOM)}
    mexican = _names(_provider("person", _MEXICO).last_names)
    common = [*[*ranked][:_COMMONEST], *[name for name in ranked if name in mexican][:_COMMONEST]]
    _write("surnames", common, mexican | both)

    mnemonic = resources.files("mnemonic") / "wordlist"
    everyday = [(mnemonic / f"{language}.txt").read_text("utf-8") for language in ("spanish", "english")]
    frequent = (_provider("lorem", locale).word_list for locale in ("es_ES", "en_US"))
    _write("everyday_words", (), _names([*everyday, *(word for listed in frequent for word in listed)]))


def _given(country: str) -> set[str]:
    provider = _provider("person", country)
    return _names([*provider.first_names_female, *provider.first_names_male])


def _census(file: str) -> Iterable[tuple[str, float]]:
    """Yield each name of a census file with its share of the people in percent, commonest first."""
    for line in (resources.files("names") / file).read_text("ascii").splitlines():
        name, share, _, _ = line.split()
        yield name.lower(), float(share)


def _provider(sort: str, locale: str) -> Any:
    return import_module(f"faker.providers.{sort}.{locale}").Provider


def _names(texts: Iterable[str]) -> set[str]:
    """Return the folded words of three letters or more, but for those that no name consists in."""
    return {
        word for text in texts for word in words(text) if len(word) > 2 and word not in PARTICLES | TITLES
    }


def _write(name: str, common: Iterable[str], others: set[str]) -> None:
    """Write the common words and the others, sorted, with an empty line between."""
    first = set(common) - _NO_NAMES
    parts = ["\n".join(sorted(part)) for part in (first, others - first - _NO_NAMES) if part]
    (FOLDER / f"{name}.txt").write_text("\n\n".join(parts) + "\n", "ascii", newline="\n")


if __name__ == "__main__":
    main()
