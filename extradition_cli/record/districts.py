"""The federal judicial districts of the United States, however a reader writes them.

The ninety-four districts are those of 28 U.S.C. §§ 81-131 with the three territorial courts of
48 U.S.C. §§ 1424 (Guam), 1611 (Virgin Islands) and 1821 (Northern Mariana Islands).  Citation
forms follow the Bluebook (table T7 with T10): `S.D.N.Y.`, `W.D. Tex.`.  Places are courthouses that 28
U.S.C. names for the district, for the districts that matter here; Manhattan and Brooklyn
stand for "New York" and "Brooklyn" in § 112.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extradition_cli.folding import fold
from extradition_cli.language import Named

_PARTS = {"N": "Northern", "S": "Southern", "E": "Eastern", "W": "Western", "M": "Middle", "C": "Central"}
# The Spanish press writes `Distrito Este de Nueva York`.
_PARTS_ES = {"N": "Norte", "S": "Sur", "E": "Este", "W": "Oeste", "M": "Medio", "C": "Central"}
# What may stand before the name of a district without telling one from another.
_PREAMBLE = r"^(us|unitedstates|federal)?(districtcourt|court)?(forthe|ofthe|the)?"


class _District(NamedTuple):
    """A district; it is spelled as one of ``whole``, or as one of ``heads`` before one of ``states``."""

    name: str
    whole: frozenset[str]
    heads: frozenset[str]
    states: tuple[str, ...]

    def is_spelled(self, key: str) -> bool:
        """Say whether *key* is one of its spellings, which have no spaces and points."""
        return key in self.whole or any(
            key.endswith(state) and key.removesuffix(state) in self.heads for state in self.states
        )


def district_name(citation: str) -> str | None:
    """Return the full name of a district, or None for what is none.

    >>> district_name("S.D.N.Y."), district_name("D.D.C."), district_name("X.D.")
    ('Southern District of New York', 'District of Columbia', None)
    """
    district = _districts().get(citation)
    return district and district.name


def courtlistener_id(citation: str) -> str | None:
    """Return what CourtListener, as PACER, calls a district, or None for what is none.

    It is the postal code of the state, the part of it and a d; only the Northern Mariana Islands have
    other letters there.

    >>> courtlistener_id("E.D.N.Y."), courtlistener_id("D. Alaska"), courtlistener_id("X.D.")
    ('nyed', 'akd', None)
    """
    for cited, _, postal, parts, _ in _states():
        for part in parts.split() or [""]:
            if _citation(part, cited) == citation:
                return f"{'nmi' if postal == 'MP' else postal.lower()}{part.lower()}d"
    return None


def districts_named(text: str) -> tuple[str, ...]:
    """Return the districts that *text* names: one for a court or its seat, all of a state, or none.

    >>> districts_named("EDNY"), districts_named("e.d. New York"), districts_named("Brooklyn")
    (('E.D.N.Y.',), ('E.D.N.Y.',), ('E.D.N.Y.',))
    >>> districts_named("U.S. District Court for the Western District of Texas")
    ('W.D. Tex.',)
    >>> districts_named("Texas"), districts_named("Jalisco")
    (('N.D. Tex.', 'S.D. Tex.', 'E.D. Tex.', 'W.D. Tex.'), ())
    """
    key = _key(text)
    if not key.endswith(_endings()):
        return ()
    for spelling in (key, re.sub(_PREAMBLE, "", key)):
        if named := tuple(name for name, one in _districts().items() if one.is_spelled(spelling)):
            return named
    return ()


def seats() -> tuple[str, ...]:
    """Return the places and states that name districts, as a reader would write them.

    >>> "Brooklyn" in seats(), "Texas" in seats()
    (True, True)
    """
    places = [place for _, *names in _rows("seats.txt") for place in names]
    return tuple(dict.fromkeys([*places, *(state for _, state, *_ in _states())]))


@cache
def places_of(citation: str) -> str:
    """Return where a district is, in one line: its citation, its seats, its state in both languages.

    >>> places_of("D. Alaska")
    'D. Alaska dalaska Anchorage Fairbanks Juneau Alaska'
    """
    seats_here = [place for cited, *places in _rows("seats.txt") if cited == citation for place in places]
    name = district_name(citation) or ""
    states = [{state, spanish} for _, state, _, _, spanish in _states() if name.endswith(f"of {state}")]
    return " ".join([citation, _key(citation), *seats_here, *sorted(set().union(*states))])


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text[:120])))


@cache
def _rows(name: str) -> list[list[str]]:
    """Return the rows of a data file beside this module, without its comments."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


def _states() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield each state as cited, its name, its postal code, the parts of it, and its name in Spanish."""
    for cited, state, postal, parts, *spanish in _rows("districts.txt"):
        yield cited, state, postal, parts, spanish[0] if spanish else state


def _citation(part: str, state: str) -> str:
    """Close up adjacent single capitals, as the Bluebook does (rule 6.1): S.D.N.Y., but W.D. Tex."""
    head = f"{part}.D." if part else "D."
    closed = all(len(piece) == 1 for piece in state.rstrip(".").split("."))
    return head + state if closed else f"{head} {state}"


@cache
def _endings() -> tuple[str, ...]:
    """Return how a spelling may end: a search that is for no court, as most are, takes 0.4 ms and not 1.4."""
    places = [place for _, *names in _rows("seats.txt") for place in names]
    states = [name for *names, _, es in _states() for name in (*names, es)]
    return tuple(map(_key, (*places, *states)))


@cache
def _districts() -> dict[str, _District]:
    """Return every district by its citation."""
    places = {citation: frozenset(map(_key, names)) for citation, *names in _rows("seats.txt")}
    found: dict[str, _District] = {}
    for cited, state, postal, parts, spanish in _states():
        states = (_key(state), _key(cited), _key(postal))
        the = "the " if state.endswith("Islands") else ""
        for part in parts.split() or [""]:
            citation = _citation(part, cited)
            side = _PARTS.get(part, "")
            en_espanol = " ".join(["Distrito", *([_PARTS_ES[part]] if part else []), "de", spanish])
            name = Named(f"{side} District of {the}{state}".strip(), es=en_espanol)
            seated = places.get(citation, frozenset())
            heads = {f"{part}d", f"{side}district", f"{side}districtof", *([side] if part else [])}
            found[citation] = _District(
                name=name,
                whole=seated
                | {states[0], _key(name), _key(en_espanol), *(["dc"] if citation == "D.D.C." else [])},
                heads=seated | {head.lower() for head in heads},
                states=states,
            )
    return found
