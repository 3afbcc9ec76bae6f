"""Which of many records say which words: for a second question, and for thousands of names.

One question is answered faster by :func:`extradition_cli.matching.topics.may_mention`, which needs
no preparation; among 100,000 figures this index takes 1.5 s to build and then rules all but a few out
at once, where each question would look at all of them for 0.2 s.
"""

from collections.abc import Iterable

from msgspec import Struct

from extradition_cli.matching.folding import words
from extradition_cli.matching.topics import Demands, Document, stem


class Charge(Struct, frozen=True, gc=False):
    """Of a charge its words and its family."""

    text: str
    type: str


class Hearing(Struct, frozen=True, gc=False):
    """Of a case what is charged and where."""

    court: str | None
    charges: tuple[Charge, ...]


class Role(Struct, frozen=True, gc=False):
    """Of an affiliation what the figure is said to have been."""

    role: str | None


class Spot(Struct, frozen=True, gc=False):
    """Of an arrest or a destination where it was."""

    place: str | None


class FigureWords(Struct, frozen=True, gc=False):
    """Of a figure the words it is found by."""

    affiliations: tuple[Role, ...]
    cases: tuple[Hearing, ...]
    arrests: tuple[Spot, ...]
    destination: Spot | None


class Postings:
    """Records, numbered in the order given, by the stems of their words.

    >>> from extradition_cli.matching.topics import Text, demands, document
    >>> said = [document([Text("title", title, 1.0)]) for title in ("Fentanyl tariffs", "A treaty")]
    >>> Postings(said).saying(demands("arancel"))
    [0]
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._records: dict[str, list[int]] = {}
        # Courts and charges are worded alike over and over: each wording is taken apart once.
        known: dict[str, frozenset[str]] = {}
        for number, said in enumerate(documents):
            stems: set[str] = set()
            for text in said:
                if text.text not in known:
                    known[text.text] = frozenset(map(stem, words(text.text)))
                stems |= known[text.text]
            for one in stems:
                self._records.setdefault(one, []).append(number)

    def saying(self, asked: Demands) -> list[int]:
        """Return the records in which every word of one phrase of each demand stands, somewhere."""
        met = [set().union(*map(self._all_of, phrases)) for phrases in asked]
        return sorted(set.intersection(*met)) if met else []

    def _all_of(self, phrase: tuple[str, ...]) -> set[int]:
        held = sorted((self._records.get(stem(word), []) for word in phrase), key=len)
        return set(held[0]).intersection(*held[1:]) if held[0] else set()
