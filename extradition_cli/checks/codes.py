"""Rules on codes: countries and languages are called as ISO calls them."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from extradition_cli.checks.problem import Finding, error
from extradition_cli.checks.references import written
from extradition_cli.record.model import Law
from extradition_cli.record.statements import fields
from extradition_cli.record.store import Tables


def check_codes(tables: Tables) -> Iterator[Finding]:
    """Countries bear ISO 3166-1 codes, what binds two of them both, and languages those of ISO 639-1."""
    known = _codes()
    for record in written(tables):
        for at, name, value in fields(record):
            if value is None:
                continue
            if name in ("country", "nationality") and not _is_country(value, law=isinstance(record, Law)):
                yield error(record, at, f"{value!r} is no country code of ISO 3166-1 such as MX")
            if name == "language" and value not in known["languages"]:
                yield error(record, at, f"{value!r} is no language code of ISO 639-1 such as es")


def _is_country(code: str, *, law: bool) -> bool:
    """Say whether *code* is of a country; a law may bind two, or be of a union of many."""
    known = _codes()
    if not law:
        return code in known["countries"]
    countries = code.split("-")
    if len(countries) == 1:
        return code in known["countries"] | known["unions"]
    return len(set(countries)) == len(countries) == 2 and known["countries"].issuperset(countries)


@cache
def _codes() -> dict[str, frozenset[str]]:
    """Return the codes that there are, by what they stand for."""
    text = (Path(__file__).parent / "codes.toml").read_text(encoding="utf-8")
    return {name: frozenset(codes.split()) for name, codes in tomllib.loads(text).items()}
