"""The federal judicial districts of the United States, however a reader writes them.

The ninety-four districts are those of 28 U.S.C. §§ 81-131 with the three territorial courts of
48 U.S.C. §§ 1424 (Guam), 1611 (Virgin Islands) and 1821 (Northern Mariana Islands).  Citation
forms follow the Bluebook (table T7 with T10): `S.D.N.Y.`, `W.D. Tex.`.  Places are courthouses that 28
U.S.C. names for the district, for the districts that matter here; Manhattan and Brooklyn
stand for "New York" and "Brooklyn" in § 112.
"""

import re
from functools import cache
from pathlib import Path

from extradition_cli.folding import fold

_PARTS = {"N": "Northern", "S": "Southern", "E": "Eastern", "W": "Western", "M": "Middle", "C": "Central"}
# The Spanish press writes `Distrito Este de Nueva York`.
_PARTS_ES = {"N": "Norte", "S": "Sur", "E": "Este", "W": "Oeste", "M": "Medio", "C": "Central"}
_STATES_ES = {
    "Louisiana": "Luisiana",
    "New Jersey": "Nueva Jersey",
    "New Mexico": "Nuevo México",
    "New York": "Nueva York",
    "North Carolina": "Carolina del Norte",
    "Pennsylvania": "Pensilvania",
    "South Carolina": "Carolina del Sur",
}

# What may stand before the name of a district without telling one from another.
_PREAMBLE = r"^(us|unitedstates|federal)?(districtcourt|court)?(forthe|ofthe|the)?"


def district_name(citation: str) -> str | None:
    """Return the full name of a district, or None for what is none.

    >>> district_name("S.D.N.Y."), district_name("D.D.C."), district_name("X.D.")
    ('Southern District of New York', 'District of Columbia', None)
    """
    return _names().get(citation)


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
    if not _may_name(key):
        return ()
    spellings = _spellings()
    return spellings.get(key) or spellings.get(re.sub(_PREAMBLE, "", key), ())


def _may_name(key: str) -> bool:
    """Tell whether *key* ends as a spelling does: most searches are for no court, and save 2 ms here."""
    heads, tails = _edges()
    for tail in tails:
        if key.endswith(tail):
            head = key[: -len(tail)]
            if not head or head.endswith(heads):
                return True
    return False


@cache
def _edges() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stands before the last name in a spelling, and all names that may be last."""
    places = [_key(place) for _, *names in _rows("seats.txt") for place in names]
    names = [
        _key(name) for cited, state, postal, _ in _rows("districts.txt") for name in (cited, state, postal)
    ]
    spanish = map(_key, _STATES_ES.values())
    heads = (
        "d",
        "of",
        "the",
        "de",
        "district",
        "ern",
        "middle",
        "central",
        "us",
        "states",
        "federal",
        "court",
    )
    return (*heads, *places), (
        *places,
        *names,
        *spanish,
        "dc",
    )


def seats() -> tuple[str, ...]:
    """Return the places and states that name districts, as a reader would write them.

    >>> "Brooklyn" in seats(), "Texas" in seats()
    (True, True)
    """
    places = [place for _, *names in _rows("seats.txt") for place in names]
    return tuple(dict.fromkeys([*places, *(state for _, state, _, _ in _rows("districts.txt"))]))


@cache
def places_of(citation: str) -> str:
    """Return where a district is, in one line: its citation, its seats, its state in both languages.

    >>> places_of("D. Alaska")
    'D. Alaska dalaska Anchorage Fairbanks Juneau Alaska'
    """
    seats_here = [place for cited, *places in _rows("seats.txt") if cited == citation for place in places]
    name = district_name(citation) or ""
    states = [state for _, state, _, _ in _rows("districts.txt") if name.endswith(f"of {state}")]
    spanish = [_STATES_ES[state] for state in states if state in _STATES_ES]
    return " ".join([citation, _key(citation), *seats_here, *states, *spanish])


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text[:120])))


@cache
def _rows(name: str) -> list[list[str]]:
    """Return the rows of a data file beside this module, without its comments."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


def _citation(part: str, state: str) -> str:
    """Close up adjacent single capitals, as the Bluebook does (rule 6.1): S.D.N.Y., but W.D. Tex."""
    head = f"{part}.D." if part else "D."
    closed = all(len(piece) == 1 for piece in state.rstrip(".").split("."))
    return head + state if closed else f"{head} {state}"


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for cited, state, _, parts in _rows("districts.txt"):
        the = "the " if state.endswith("Islands") else ""
        for part in parts.split() or [""]:
            names[_citation(part, cited)] = f"{_PARTS.get(part, '')} District of {the}{state}".strip()
    return names


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Return every spelling known, without spaces and points, and the districts it names."""
    found: dict[str, list[str]] = {}

    def note(key: str, citation: str) -> None:
        citations = found.setdefault(key, [])
        if citation not in citations:
            citations.append(citation)

    # Keys are put together from the keys of their parts: 1,600 spellings cost 1 ms instead of 7.
    places = {citation: list(map(_key, names)) for citation, *names in _rows("seats.txt")}
    for citation, names in places.items():
        for place in names:
            note(place, citation)
    note("dc", "D.D.C.")
    for cited, state, postal, parts in _rows("districts.txt"):
        spanish = _key(_STATES_ES.get(state, state))
        names = [_key(cited), _key(state), _key(postal)]
        for part in parts.split() or [""]:
            citation = _citation(part, cited)
            side = _PARTS.get(part, "").lower()
            note(_key(_names()[citation]), citation)
            note(names[1], citation)
            note(f"distrito{_PARTS_ES.get(part, '').lower()}de{spanish}", citation)
            for name in names:
                note(f"{part.lower()}d{name}", citation)
                note(f"{side}district{name}", citation)
                note(f"{side}districtof{name}", citation)
                if part:
                    note(f"{side}{name}", citation)
                for place in places.get(citation, ()):
                    note(f"{place}{name}", citation)
    return {spelling: tuple(citations) for spelling, citations in found.items()}
