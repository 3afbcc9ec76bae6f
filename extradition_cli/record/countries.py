"""What countries are called: the record holds codes, and a person reads names."""

from functools import cache
from pathlib import Path

from extradition_cli.folding import fold
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


def country_codes(text: str) -> tuple[str, ...]:
    """Return the codes of the countries that *text* names, by code, name or people, in English or Spanish.

    >>> country_codes("mx"), country_codes("Canadá"), country_codes("Mexican"), country_codes("Atlantis")
    (('MX',), ('CA',), ('MX',), ())
    """
    wanted = fold(text)
    return tuple(code for code, names in _countries().items() if wanted in map(fold, (code, *names)))


def is_spanish_speaking(code: str) -> bool:
    """Say whether Spanish is spoken in a country, where people bear two surnames, the father's first."""
    return bool({"AR", "CO", "DO", "EC", "ES", "GT", "HN", "MX", "VE"} & set(code.split("-")))


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    lines = (Path(__file__).parent / "countries.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("|") for line in lines if not line.startswith("#"))
    return {code: tuple(names) for code, *names in rows}
