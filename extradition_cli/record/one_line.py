"""What a record holds inside, told on one line: for cells of tables, lines of a pipe, excerpts of a search.

A part keeps what its words must not be read without: a claim its verdict, a step its day and kind,
a tie that it is alleged, a disagreement every version.  The types stand as they are stored, for scripts;
a :class:`~extradition_cli.language.Language` says them in words of another language.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from extradition_cli.language import STEP, Phrase, joined, word

Json = Any
"""What :func:`json.loads` can give."""

ALLEGED = Phrase("alleged")
"""Label for an affiliation whose role no source states."""
UNDATED = Phrase("undated")

# Between the parts of a list stands a semicolon, and between those of a list inside one of them this.
_WITHIN = " // "

# What a record, or a part without a form of its own, is called by.
_NAMING = ("name", "title", "text", "says", "transfer", "place", "id")


def flat(value: Json) -> str:
    """Return a JSON *value* as one string: lists joined by ``"; "``, objects by what they say.

    >>> flat([{"name": "El Cuini", "type": "nickname"}, {"name": "Cuini", "type": "nickname"}])
    'El Cuini; Cuini'
    >>> flat({"date": None, "type": "pleaded-guilty", "text": "He pleaded guilty.", "sources": []})
    'undated pleaded-guilty: He pleaded guilty.'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return joined("; ", map(flat, value))
    if isinstance(value, dict):
        return _part(value)
    return value if isinstance(value, Phrase) else str(value)


def claim_told(verdict: str, claim: str, text: str) -> Phrase:
    """Return a claim with the verdict before it and the reason behind it.

    >>> claim_told("contradicted", "It was an extradition.", "No court ruled on it.")
    'contradicted: It was an extradition. — No court ruled on it.'
    """
    return joined(": ", [_typed(verdict), f"{claim} — {text}"])


def claim_quoted(verdict: str, claim: str, text: str) -> Phrase:
    """Return the same for where it stands alone, so that nobody takes the claim for the record's word.

    >>> claim_quoted("contradicted", "It was an extradition.", "No court ruled on it.")
    'contradicted: "It was an extradition." — No court ruled on it.'
    """
    return claim_told(verdict, f'"{claim}"', text)


def _typed(value: str, context: str | None = None) -> Phrase:
    """Return a word of a closed vocabulary as it is stored, to be said in words in another language."""
    return word(value, context).in_english(value)


def _part(part: Mapping[str, Json]) -> str:
    # What a part is can be seen by its keys: here it is JSON already, with all that was derived for it.
    for keys, told in _FORMS:
        if keys <= part.keys():
            return told(part)
    return next((flat(part[key]) for key in _NAMING if part.get(key)), "")


def _claim(part: Mapping[str, Json]) -> str:
    return claim_told(part["verdict"], part["claim"], part["text"])


def _conflict(part: Mapping[str, Json]) -> str:
    return joined(": ", [part["topic"], _within(part["versions"])])


def _statement(part: Mapping[str, Json]) -> str:
    return joined(" ", [part["date"] or UNDATED, f"{part['by']} ({part['country']}): {part['text']}"])


def _case(part: Mapping[str, Json]) -> str:
    """Tell a case: which, where, how it stands, what is charged, what happened."""
    where = joined(" ", [part["court"], part["district"] and f"({part['district']})"])
    said = (
        where,
        part["docket"] and joined(" ", [Phrase("docket"), part["docket"]]),
        # Derived: a case that was not read from a record has none.
        part.get("standing") and joined(" ", [_typed(part["standing"]), part["standing_since"]]),
        _headed(Phrase("charges"), part["charges"]),
        _headed(Phrase("at most"), part["maximum_penalty"] and [part["maximum_penalty"]]),
        _headed(Phrase("history"), part["history"]),
    )
    return joined(": ", [part["id"], joined(" · ", said)])


def _headed(heading: Phrase, parts: Iterable[Json] | None) -> Phrase | None:
    return joined(": ", [heading, _within(parts)]) if parts else None


def _within(parts: Iterable[Json]) -> Phrase:
    return joined(_WITHIN, map(flat, parts))


def _step(part: Mapping[str, Json]) -> str:
    what = joined(" ", [part["date"] or UNDATED, _typed(part["type"], STEP)])
    return joined(": ", [what, part["text"]])


def _arrest(part: Mapping[str, Json]) -> str:
    return joined(": ", [part["date"] or UNDATED, part["place"]])


def _designation(part: Mapping[str, Json]) -> str:
    return joined(": ", [joined(", ", [part["program"], part["date"] or UNDATED]), part["note"]])


def _affiliation(part: Mapping[str, Json]) -> str:
    return joined(": ", [part["organization"], part["role"] or ALLEGED])


def _handover(part: Mapping[str, Json]) -> str:
    return f"{part['transfer']} (inferred)" if part["inferred"] else str(part["transfer"])


def _relation(part: Mapping[str, Json]) -> str:
    return joined(": ", [joined(" ", [_typed(part["type"]), part["to"]]), part["note"]])


def _leader(part: Mapping[str, Json]) -> str:
    return joined(": ", [part["name"], part["note"] or ALLEGED])


def _place(part: Mapping[str, Json]) -> str:
    return joined(": ", [part["place"], flat(part["count"])])


def _identifiers(part: Mapping[str, Json]) -> str:
    return joined(_WITHIN, (f"{name} {number}" for name, number in part.items() if number))


_FORMS: tuple[tuple[frozenset[str], Callable[[Mapping[str, Json]], str]], ...] = tuple(
    (frozenset(keys.split()), told)
    for keys, told in (
        ("claim verdict text", _claim),
        ("topic versions", _conflict),
        ("by country date text", _statement),
        ("court docket charges history", _case),
        ("date type text", _step),
        ("date place", _arrest),
        ("program date note", _designation),
        ("organization role", _affiliation),
        ("transfer inferred", _handover),
        ("type to note", _relation),
        ("name figure note", _leader),
        ("place count", _place),
        ("ofac wikidata opensanctions", _identifiers),
    )
)
"""The keys by which a part is known, and how it is told."""
