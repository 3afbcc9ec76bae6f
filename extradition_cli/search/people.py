"""People by their names, however the names are written, and never somebody else.

:class:`NameIndex` prepares the names of many people once and answers queries in three steps, each
tried only if the one before found nobody: whole names and words as stored, words that
sound or scan alike, words with typing errors.  Near misses therefore never stand beside a
name that was typed correctly.  What fits is decided in :mod:`extradition_cli.search.scoring`; this
module only sees to it that few names need to be looked at.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from extradition_cli.search.names import Entry, Name, NameKind, entry
from extradition_cli.search.readings import Reading, is_weak, readings, spelling_key, without_particles
from extradition_cli.search.scoring import (
    WEAK,
    Basis,
    Fit,
    align,
    fit,
    keep_best,
    same_article,
)
from extradition_cli.search.similarity import Lexicon, Similarities, is_variant, mistyped
from extradition_cli.search.word_lists import KIN, listed_names

MIXED = 0.8
EXTRA_WORD = 0.7
"""Scores of a name and a nickname together, and of a whole name with one word too many."""


class NameIndex:
    """The names of many people, numbered in the order given.

    >>> index = NameIndex([[Name("Rafael Caro Quintero", "name", NameKind.FULL)]])
    >>> [(fit.entry.bearer, fit.basis.value) for fit in index.matches("Caro-Quintero, Rafael")]
    [(0, 'exact-tokens')]
    >>> index.matches("Miguel Caro Quintero")
    []
    """

    def __init__(self, people: Iterable[Iterable[Name]]) -> None:
        self._entries: list[list[Entry]] = []
        self._spelled: dict[Callable[[tuple[str, ...]], str], dict[str, list[Entry]]] = {
            spelling_key: defaultdict(list),
            without_particles: defaultdict(list),
        }
        self._lexicon = Lexicon()
        self._name_words: set[str] = set()
        for person, names in enumerate(people):
            self._entries.append([self._prepared(name, person) for name in names])
            for stored in self._entries[person]:
                self._enter(stored)

    def _prepared(self, name: Name, person: int) -> Entry:
        return entry(name, person)

    def _readings(self, text: str) -> list[Reading]:
        return readings(text, self._name_words)

    def _enter(self, stored: Entry) -> None:
        for spelling, entries in self._spelled.items():
            entries[spelling(stored.words)].append(stored)
        for word in stored.distinctive:
            self._lexicon.add(word, stored.bearer)
        if stored.name.kind is NameKind.FULL:
            self._name_words.update(stored.distinctive)

    def __contains__(self, word: str) -> bool:
        return word in self._lexicon

    def matches(self, text: str) -> list[Fit]:
        """Return the people whom *text* may name, best first; equals in the order given."""
        read = self._readings(text)
        found = self._exact(read)
        for similar in (self._lexicon.same, self._near) if not found else ():
            for query in read:
                self._collect(found, query, [similar(word) for word in query.distinctive])
            if found:
                break
        if not found and read:
            self._with_extra_word(found, read)
        return self._ranked(found)

    def _exact(self, read: Sequence[Reading]) -> dict[int, Fit]:
        """Return who bears a whole stored name, and who else bears all its words."""
        found: dict[int, Fit] = {}
        for query in read:
            for spelling, score in (spelling_key, 1.0), (without_particles, 0.98):
                key = spelling(query.words) if not query.apart else ""
                for stored in self._spelled[spelling].get(key, ()) if key else ():
                    if fitting := self._whole(query, stored, score):
                        keep_best(found, fitting)
        if found:
            self._collect(found, read[0], [self._lexicon.equal(word) for word in read[0].distinctive])
        return found

    def _whole(self, query: Reading, stored: Entry, score: float) -> Fit | None:
        """Fit a query that is spelled like a stored name; `El Conde` is a nickname or nobody."""
        nickname = stored.name.kind in (NameKind.NICKNAME, NameKind.WEAK)
        if (query.nickname and not nickname) or not same_article(query.words, stored.words):
            return None
        weak = stored.name.kind is NameKind.PARTIAL or is_weak(query.words)
        basis, worth = (Basis.WEAK_ALIAS, WEAK * score) if weak else (Basis.EXACT, score)
        return Fit(round(worth, 4), basis, stored, tuple(range(len(stored.distinctive))))

    def _near(self, typed: str) -> Similarities:
        """Return what *typed* may be a slip for; a name of its own is none."""
        near = self._lexicon.near(typed)
        if typed in self._name_words or typed in listed_names():
            return {
                word: like for word, like in near.items() if not mistyped(like) or is_variant(typed, word)
            }
        return near

    def _collect(self, found: dict[int, Fit], query: Reading, alike: Sequence[Similarities]) -> None:
        for person in self._lexicon.bearers_of_all(alike):
            for stored in self._entries[person]:
                if fitting := self._fit(query, alike, stored):
                    keep_best(found, fitting)
            if person not in found and (mixed := self._mixed(person, query, alike)):
                found[person] = mixed

    def _fit(self, query: Reading, alike: Sequence[Similarities], stored: Entry) -> Fit | None:
        return fit(query, alike, stored)

    def _mixed(self, person: int, query: Reading, alike: Sequence[Similarities]) -> Fit | None:
        """Fit part of a name together with whole nicknames of the same person."""
        typed = set(query.distinctive)
        if query.initials or query.nickname:
            return None
        nicknames = [
            stored
            for stored in self._entries[person]
            if stored.name.kind in (NameKind.NICKNAME, NameKind.WEAK)
            and stored.distinctive
            and typed.issuperset(stored.distinctive)
        ]
        told = {word for stored in nicknames for word in stored.distinctive}
        left = {at for at, word in enumerate(query.distinctive) if word not in told}
        for stored in self._entries[person] if nicknames else ():
            pairs = align(alike, stored) if stored.name.kind is NameKind.FULL else []
            flawless = pairs and not any(mistyped(pair.similarity) for pair in pairs)
            if flawless and left.issubset(pair.typed for pair in pairs):
                return Fit(MIXED, Basis.MIXED, stored, tuple(pair.stored for pair in pairs))
        if len(nicknames) > 1 and not left:
            return Fit(MIXED, Basis.MIXED, nicknames[0], tuple(range(len(nicknames[0].distinctive))))
        return None

    def _with_extra_word(self, found: dict[int, Fit], read: Sequence[Reading]) -> None:
        """Forgive one word too many beside a whole name of three words or more, unless it names somebody."""
        query = read[0]
        for place, word in enumerate(query.words):
            somebody = word in self._name_words or word in listed_names() or word in KIN
            if word not in query.distinctive or len(word) < 3 or word.isdigit() or somebody:
                continue
            key = without_particles(query.words[:place] + query.words[place + 1 :])
            for stored in self._spelled[without_particles].get(key, ()):
                if stored.name.kind is NameKind.FULL and len(stored.distinctive) > 2:
                    everything = tuple(range(len(stored.distinctive)))
                    keep_best(found, Fit(EXTRA_WORD, Basis.PART, stored, everything))

    @staticmethod
    def _ranked(found: Mapping[int, Fit]) -> list[Fit]:
        return sorted(found.values(), key=lambda one: (-one.score, one.entry.bearer))
