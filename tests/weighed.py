"""Whether a claim that the record weighs is printed with its verdict: how tests read any output.

A *unit* is what somebody may take along by itself: a cell, a line, a string of JSON, a page.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from extradition_cli.language import Language, printed, word
from extradition_cli.record.parts import Claim
from extradition_cli.record.statements import all_records, strings
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import Verdict

PIECE = 5
"""As many words of a claim in a row are the claim."""

CELL = " _ "
"""Between the cells of a row that are read together: no sentence goes from one to the next."""

_SPANISH = Language("es")
SPOKEN: Mapping[str, Verdict] = {
    re.findall(r"\w+", said.casefold())[-1]: verdict
    for verdict in Verdict
    for said in (verdict, _SPANISH(word(verdict)))
}
"""The last word of each verdict, in both languages."""

Words = tuple[str, ...]


def read(text: str) -> Words:
    """Return the words of a text, however they are set."""
    return tuple(re.findall(r"\w+", text.casefold()))


def pieces(text: str) -> Iterator[Words]:
    """Yield all of a text, and of its translation, that is as long as a piece; what is shorter, whole."""
    for words in (read(text), read(printed(text))):
        for start in range(max(1, len(words) - PIECE + 1)):
            yield words[start : start + PIECE]


class Claims:
    """The claims of a record in all its languages, by the pieces that nothing else in it says."""

    def __init__(self, tables: Tables) -> None:
        self.all: list[Claim] = [one for note in tables.context.values() for one in note.claims]
        elsewhere: set[Words] = set()
        for record in (*all_records(tables), *tables.sources.values()):
            for path, text in strings(record):
                if not path.startswith("claims["):
                    elsewhere |= set(pieces(text))
        self._whose: dict[Words, Claim] = {}
        for claim in self.all:
            for piece in {*pieces(claim.claim), *pieces(claim.text)}:
                if piece in self._whose:
                    elsewhere.add(piece)
                self._whose[piece] = claim
        for piece in elsewhere:
            self._whose.pop(piece, None)

    def told(self, unit: str) -> Iterator[tuple[Claim, bool]]:
        """Yield each claim of which *unit* has a piece, and whether the verdict before it is its own."""
        words, last = read(unit), None
        for place, spoken in enumerate(words):
            for length in range(1, PIECE + 1):
                claim = self._whose.get(words[place : place + length])
                if claim is not None:
                    yield claim, last is claim.verdict
            last = SPOKEN.get(spoken, last)

    def check(self, units: Iterator[str]) -> set[str]:
        """Return the claims that are told at all, and fail where one stands without its verdict."""
        found = set()
        for unit in units:
            for claim, weighed in self.told(unit):
                assert weighed, f"{claim.verdict} is not said of {claim.claim!r} in: {unit[:500]}"
                found.add(claim.claim)
        return found


def leaves(value: Any) -> Iterator[str]:
    """Yield every string of JSON; an object with a verdict is one thing."""
    match value:
        case {"claim": claim, "verdict": verdict, "text": text}:
            yield f"{verdict} {claim} {text}"
        case dict():
            for item in value.values():
                yield from leaves(item)
        case list():
            for item in value:
                yield from leaves(item)
        case str():
            yield value


def units(way: str, out: str) -> Iterator[str]:
    """Yield what *out* can be taken apart into, by the name of its format."""
    match way:
        case "json":
            yield from leaves(json.loads(out))
        case "jsonl":
            yield from (leaf for line in out.splitlines() for leaf in leaves(json.loads(line)))
        case "csv":
            yield from (cell for row in csv.reader(io.StringIO(out, newline="")) for cell in row)
        case "lines" | "tsv" | "template":
            yield from (cell for line in out.splitlines() for cell in line.split("\t"))
        case "markdown" | "plain":
            yield from out.splitlines()
        case _:
            yield out  # wrapped lines are no units
