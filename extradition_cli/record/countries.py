"""What countries are called: the record holds codes, and a person reads names."""

from functools import cache
from pathlib import Path

from extradition_cli.language import Named, joined


def country_named(code: str) -> str:
    """Return the name of a country, or of the countries that a code such as MX-US joins, in every language.

    What is no code that we know is returned as it stands.

    >>> country_named("SL"), country_named("MX-US"), country_named("XX")
    ('Sierra Leone', 'Mexico, United States', 'XX')
    """
    names = [
        Named(known[0], es=known[1]) if (known := _countries().get(one)) else one for one in code.split("-")
    ]
    return joined(", ", names) if names[1:] else names[0]


def country_words(code: str) -> str:
    """Return what a country and its people are called in English and Spanish; nothing of one not known.

    >>> country_words("BG"), country_words("XX")
    ('Bulgaria Bulgaria Bulgarian búlgaro', '')
    """
    return " ".join(_countries().get(code, ()))


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    lines = (Path(__file__).parent / "countries.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("|") for line in lines if not line.startswith("#"))
    return {code: tuple(names) for code, *names in rows}
