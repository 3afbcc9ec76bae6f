"""Answers in free words: the records that say every word of a question, or what can be said instead.

A record answers as one document: its words may stand in several of its statements.  One word may be left
out for texts, never for people, of whom too much would be said by half a question.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from extradition_cli.folding import Spans, words
from extradition_cli.language import Language, Phrase
from extradition_cli.record.model import Record
from extradition_cli.search.fulltext import TextIndex, marked
from extradition_cli.search.hits import PEOPLE, Hit, SearchResult, hit_of
from extradition_cli.search.passages import AROUND, CALLED, PERSONAL, SAID_FIRST, Passage
from extradition_cli.search.question import Question, Term, question
from extradition_cli.search.ranking import Met, Ranked, Ranking
from extradition_cli.search.scoring import Basis
from extradition_cli.search.similarity import allowed_errors, distance
from extradition_cli.search.word_lists import listed_names, person_names, synonyms

_FEW = 10
"""Where one of two words is left out, the other must be in no more records than a reader looks through."""
_LEAST_WORD = 3
"""Letters or digits of a word that asks for something by itself: shorter ones stand in every text."""
_SHORTEST_SLIP = 5
"""Letters of the shortest word that is read as a slip: a shorter one has too many neighbors."""


class TextSearch:
    """The passages of many records, searched by words and told in one language.

    Raises :class:`sqlite3.OperationalError` where SQLite was built without FTS5.
    """

    def __init__(self, records: Iterable[tuple[Record, Iterable[Passage]]], language: Language) -> None:
        self._records: list[Record] = []
        self._passages: list[Passage] = []
        self._owners: list[int] = []
        for number, (record, said) in enumerate(records):
            self._records.append(record)
            self._passages += said
            self._owners += [number] * (len(self._passages) - len(self._owners))
        # In another language a passage is found by the words of both, and told in that one.
        self._told_as = [language(passage.text) for passage in self._passages]
        both = zip(self._passages, self._told_as, strict=True)
        self._index = TextIndex(
            [
                (passage.text if told is passage.text else f"{passage.text} {told}", passage.near)
                for passage, told in both
            ]
        )

    def answers(self, asked: Question, kinds: Collection[str]) -> SearchResult:
        """Return the records of *kinds* that say all that is asked, or what can be said instead."""
        if asked.apart and not self._index.rows(asked.terms[0].query):
            asked = question(asked.text, apart=True)
        terms, read_as = self._respelled(asked.terms)
        met = [self._met(term, somebody=asked.somebody) for term in terms]
        if not any(len(term.typed) > 1 for term in terms):
            return SearchResult(asked.text)
        notes = tuple(
            Phrase("{typed} is in no record; read as {word}", typed=typed, word=word)
            for typed, word in read_as
        )
        common = self._common(met, kinds)
        if common:
            return SearchResult(asked.text, self._told(asked, terms, met, common), notes=notes)
        counts = tuple((term.typed, len(self._records_of(one))) for term, one in zip(terms, met, strict=True))
        if self._is_mostly_names(terms):
            return SearchResult(asked.text, counts=counts, notes=notes)
        texts = [kind for kind in kinds if kind not in PEOPLE]
        # The word that no record has is left out first, then the commonest.
        for place in sorted(range(len(terms)), key=lambda at: (bool(counts[at][1]), -counts[at][1])):
            others = [one for at, one in enumerate(met) if at != place]
            common = self._common(others, texts) if others else frozenset()
            kept = [term for at, term in enumerate(terms) if at != place]
            asks = any(len(term.typed) >= _LEAST_WORD for term in kept)
            if common and asks and (len(others) > 1 or len(common) <= _FEW):
                left_out = Phrase("no record has all the words; left out: {word}", word=terms[place].typed)
                notes += (left_out, *(_counted(word, count) for word, count in counts))
                return SearchResult(asked.text, self._told(asked, kept, others, common), (), counts, notes)
        return SearchResult(asked.text, counts=counts, notes=notes)

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words that people are called by, here and elsewhere."""
        called = (
            words(passage.text)
            for passage, owner in zip(self._passages, self._owners, strict=True)
            if passage.field in PERSONAL and self._records[owner].kind != "organization"
        )
        return person_names().union(*called)

    def _is_mostly_names(self, terms: Sequence[Term]) -> bool:
        """Tell whether half a question would be somebody else's name: Pepe García Vilano."""
        said = [term for term in terms if len(term.words) > 1 or len(term.words[0]) > 1]
        return 2 * sum(self._names.issuperset(term.words) for term in said) >= len(said)

    def _met(self, term: Term, *, somebody: bool) -> Met:
        literal = frozenset(self._index.rows(f"text : ({term.literal})"))
        said = [term.query] if somebody else [term.query, *self._names_of(term, literal)]
        rows = self._index.rows(" OR ".join(said))
        any_way = frozenset(row for row in rows if not self._is_another(row, term))
        if somebody:
            # An organization called after a man does not lend him its members.
            any_way = literal = frozenset(row for row in literal if not _is_tie(self._passages[row]))
        return Met(any_way, literal)

    def _names_of(self, term: Term, rows: Iterable[int]) -> Iterator[str]:
        """Yield what finds the names of those whose nickname a term is, as their organizations quote it."""
        for row in rows:
            passage = self._passages[row]
            if passage.field == "alleged_leaders":
                name, _, note = passage.text.partition(": ")
                if any(
                    words(said)[-len(term.words) :] == term.words for said in re.findall("'([^']+)'", note)
                ):
                    yield f'"{" ".join(words(name))}"'

    def _is_another(self, row: int, term: Term) -> bool:
        """Tell whether a passage is a person's name in which no word stands as typed: Marín is no marines."""
        passage = self._passages[row]
        if passage.rank != CALLED or passage.field not in PERSONAL:
            return False
        return set(term.words).isdisjoint(words(f"{passage.text} {passage.near}"))

    def _records_of(self, met: Met) -> frozenset[int]:
        return frozenset(self._owners[row] for row in met.any_way)

    def _common(self, met: Sequence[Met], kinds: Collection[str]) -> frozenset[int]:
        common = frozenset.intersection(*map(self._records_of, met))
        return frozenset(record for record in common if self._records[record].kind in kinds)

    def _told(
        self, asked: Question, terms: Sequence[Term], met: Sequence[Met], records: Collection[int]
    ) -> tuple[Hit, ...]:
        """Return the records in order, each with the statement that says most of what is asked."""
        rows: dict[int, list[int]] = defaultdict(list)
        for row in frozenset[int]().union(*(one.any_way for one in met)):
            if self._owners[row] in records:
                rows[self._owners[row]].append(row)
        verbatim = frozenset(self._index.rows(asked.verbatim) if asked.verbatim else ())
        ranking = Ranking(asked, met, verbatim, self._passages)
        places = sorted(ranking.place(record, self._records[record], its) for record, its in rows.items())
        if all(len(term.typed) < _LEAST_WORD for term in terms):
            called = [place for place in places if place.called]
            places = called or [place for place in places if self._records[place.record].kind not in PEOPLE]
        query = " OR ".join(f"({term.query})" for term in terms)
        spans = marked([self._told_as[place.row] for place in places], query)
        return tuple(map(self._shown, places, spans))

    def _shown(self, place: Ranked, spans: Spans) -> Hit:
        passage = self._passages[place.row]
        # What kind of charge it is may be said in other words than the charge.
        around = passage.rank == AROUND or not (spans or passage.rank == SAID_FIRST)
        basis = Basis.AROUND if around else Basis.WORDS
        record = self._records[place.record]
        return hit_of(record, -place.below, basis, passage.field, self._told_as[place.row], spans)

    # Words that the record does not have.

    def _respelled(self, terms: Sequence[Term]) -> tuple[tuple[Term, ...], tuple[tuple[str, str], ...]]:
        """Return the terms, those that are slips read as the words they were meant to be."""
        read: list[Term] = []
        read_as: list[tuple[str, str]] = []
        for term in terms:
            if not term.whole and len(term.words) == 1 and not self._index.rows(term.query):
                meant = self._meant(term.words[0])
                if meant and (meant_terms := question(meant, apart=True).terms):
                    read_as.append((term.typed, meant))
                    term = meant_terms[0]
            read.append(term)
        return tuple(read), tuple(read_as)

    def _meant(self, typed: str) -> str | None:
        """Return the word of the record that *typed* is a slip for: the nearest, then the commonest.

        A name is nobody's slip: who is meant by a mistyped name is for the search for names to say.
        """
        known = listed_names() | synonyms()
        if len(typed) < _SHORTEST_SLIP or not typed.isalpha() or typed in known:
            return None
        counted = Counter(self._index.vocabulary())
        counted.update(synonyms())
        allowed = allowed_errors(typed)
        near = [
            (slips, -count, word)
            for word, count in counted.items()
            if word[0] == typed[0]
            and len(word) >= _SHORTEST_SLIP
            and word not in self._names
            and (slips := distance(typed, word, allowed)) <= min(allowed, allowed_errors(word))
        ]
        return min(near)[2] if near else None


def _counted(word: str, count: int) -> Phrase:
    return Phrase(
        "{word}: {count} record (extradition search {word})",
        "{word}: {count} records (extradition search {word})",
        word=word,
        count=count,
    )


def _is_tie(passage: Passage) -> bool:
    """Tell whether a passage names an organization of a person, and not a part in it."""
    return passage.field == "affiliations" and passage.rank != SAID_FIRST
