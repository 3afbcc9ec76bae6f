"""What a record holds inside, told on one line: for cells of tables, lines of a pipe, excerpts of a search.

A part keeps what its words must not be read without: a claim its verdict, a step its day and kind,
a tie that it is alleged, a disagreement every version.  The types stand as they are stored, for scripts;
a :class:`~extradition_cli.language.Language` says them in words of another language.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from extradition_cli.language import STEP, Phrase, joined, printed, word

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
    return value if isinstance(value, Phrase) else printed(value)


def claim_told(verdict: str, claim: str, text: str) -> Phrase:
    """Return a claim with the verdict before it and the reason behind it.

    >>> claim_told("contradicted", "It was an extradition.", "No court ruled on it.")
    'contradicted: It was an extradition. — No court ruled on it.'
    """
    return joined(": ", [_typed(verdict), joined(" — ", [claim, text])])


def claim_quoted(verdict: str, claim: str, text: str) -> Phrase:
    """Return the same for where it stands alone, so that nobody takes the claim for the record's word.

    >>> claim_quoted("contradicted", "It was an extradition.", "No court ruled on it.")
    'contradicted: "It was an extradition." — No court ruled on it.'
    """
    return claim_told(verdict, joined("", ['"', claim, '"']), text)


def _typed(value: str, context: str | None = None) -> Phrase:
    """Return a word of a closed vocabulary as it is stored, to be said in words in another language."""
    return word(value, context).in_english(value)


def _part(part: Mapping[str, Json]) -> str:
    """Tell a part of a record.

    What it is can be seen by its keys: here it is JSON already, with all that was derived for it.
    """
    match part:
        case {"claim": claim, "verdict": verdict, "text": text}:
            return claim_told(verdict, claim, text)
        case {"topic": topic, "versions": versions}:
            return joined(": ", [topic, _within(versions)])
        case {"by": by, "country": country, "date": date, "text": text}:
            return joined(" ", [date or UNDATED, joined("", [by, f" ({country}): ", text])])
        case {"court": _, "docket": _, "charges": _, "history": _}:
            return _case(part)
        case {"date": date, "type": type_, "text": text, "country": country, "proceeding": proceeding}:
            where = joined(", ", [country, _typed(proceeding)])
            step = joined(" ", [date or UNDATED, _typed(type_, STEP), f"({where})"])
            return joined(": ", [step, text])
        case {"date": date, "type": type_, "text": text}:
            return joined(": ", [joined(" ", [date or UNDATED, _typed(type_, STEP)]), text])
        case {"path": _, "where": where, "text": text}:
            return joined(": ", [where, text])
        case {"date": date, "place": place}:
            return joined(": ", [date or UNDATED, place])
        case {"program": program, "date": date, "note": note}:
            return joined(": ", [joined(", ", [program, date or UNDATED]), note])
        case {"organization": organization, "role": role}:
            return joined(": ", [organization, role or ALLEGED])
        case {"transfer": transfer, "inferred": inferred}:
            return f"{transfer} (inferred)" if inferred else str(transfer)
        case {"type": type_, "to": to, "note": note}:
            return joined(": ", [joined(" ", [_typed(type_), to]), note])
        case {"id": _, "name": name, **rest} if not rest:  # an organization that something is tied to
            return str(name)
        case {"name": name, "figure": _, "note": note}:
            return joined(": ", [name, note or ALLEGED])
        case {"place": place, "count": count}:
            return joined(": ", [place, flat(count)])
        case {"ofac": number}:
            return f"ofac {number}" if number else ""
        case {"text": text, "date": date}:
            return joined(", ", [text, date])
        case {"name": name, "since": since}:
            return joined(", ", [name, since])
        case {"data_version": _}:
            return joined(", ", (f"{name} {value}" for name, value in part.items() if value))
        case {"years": years, "on": day}:
            return Phrase("{years} on {date}", years=years, date=day)
    return next((flat(part[key]) for key in _NAMING if part.get(key)), "")


def _case(part: Mapping[str, Json]) -> str:
    """Tell a case: which, where, how it stands, what is charged, what happened."""
    where = joined(" ", [part["court"], part["district"] and f"({part['district']})"])
    said = (
        where,
        part["docket"] and joined(" ", [Phrase("docket"), part["docket"]]),
        # Derived: a case that was not read from a record has none.
        part.get("standing") and joined(" ", [_typed(part["standing"]), part["standing_since"]]),
        part.get("presumption"),
        part["judge"] and joined(" ", [Phrase("judge"), flat(part["judge"])]),
        _headed(Phrase("charges"), part["charges"]),
        _headed(Phrase("at least"), part["minimum_penalty"] and [part["minimum_penalty"]]),
        _headed(Phrase("at most"), part["maximum_penalty"] and [part["maximum_penalty"]]),
        _headed(Phrase("history"), part["history"]),
    )
    return joined(": ", [part["id"], joined(" · ", said)])


def _headed(heading: Phrase, parts: Iterable[Json] | None) -> Phrase | None:
    return joined(": ", [heading, _within(parts)]) if parts else None


def _within(parts: Iterable[Json]) -> Phrase:
    return joined(_WITHIN, map(flat, parts))
