"""Organizations by name, abbreviation, popular name or faction, in English or Spanish.

Their names are made of words that many share (`Cartel`, `Organización`, `Los`), so those words tell nothing
and may be left out: `jalisco` is the Jalisco Cartel.  An organization called after a person is the
exception: `Beltrán Leyva` without `Organization` is first of all a man's name, so such a
match is only a partial one.
"""

from collections.abc import Sequence
from functools import lru_cache

from extradition_cli.folding import words
from extradition_cli.search.names import Entry, Name
from extradition_cli.search.people import NameIndex
from extradition_cli.search.readings import MAX_LENGTH, MAX_WORDS, Reading, is_nickname, without_possessive
from extradition_cli.search.scoring import Basis, Fit, align, is_enough, keep_best
from extradition_cli.search.similarity import (
    REMEMBERED,
    Similarities,
    allowed_errors,
    distance,
    mistyped,
)
from extradition_cli.search.word_lists import (
    CARTEL_WORDS,
    ORGANIZATION_WORDS,
    PARTICLES,
    is_everyday,
    listed_names,
    person_names,
)

_GENERAL = CARTEL_WORDS | ORGANIZATION_WORDS
_SHARED = PARTICLES | _GENERAL

NAMES_IT = 0.9
"""From this score on a query is the name of the organization itself."""
_BY_SURNAMES = 0.86
"""`Arellano Félix` means the cartel among organizations, but may as well mean one of the brothers."""


class GroupIndex(NameIndex):
    """The names of organizations, numbered in the order given.

    >>> index = GroupIndex([[Name("Jalisco Cartel", "aliases")], [Name("Gulf Cartel", "name")]])
    >>> [match.entry.bearer for match in index.matches("cártel de jalisco")]
    [0]
    """

    def _prepared(self, name: Name, group: int) -> Entry:
        read = words(name.text)
        return Entry(name, read, _distinctive_words(read), surnames=0, bearer=group)

    def _readings(self, text: str) -> list[Reading]:
        """Return the words as typed, and where some are slips for a general word, as they are spelled."""
        read = words(without_possessive(text)) if len(text) <= MAX_LENGTH else ()
        if not 0 < len(read) <= MAX_WORDS:
            return []
        # The article of English stands before many names that are no man's nickname.
        nickname = is_nickname(read) and read[0] != "the"
        typed = Reading(read, _distinctive_words(read), (), nickname=nickname)
        meant = tuple(word if self._is_known(word) else _general(word) for word in read)
        # Of somebody's name no slip makes an organization: Juárez Cartes.
        if meant == read or person_names().issuperset(_distinctive_words(meant)):
            return [typed]
        return [typed, Reading(meant, _distinctive_words(meant), (), apart=True)]

    def _is_known(self, word: str) -> bool:
        """Tell whether a word is a name, or one of those of organizations, and so no slip."""
        return word in self or word in _SHARED or word in listed_names()

    def resembling(self, word: str) -> list[Fit]:
        """Return the organizations for whose names *word* may be a slip, as it may for an abbreviation."""
        found: dict[int, Fit] = {}
        for meant, like in self._near(word).items():
            for group in self._lexicon.bearers[meant]:
                stored = next(stored for stored in self._entries[group] if meant in stored.distinctive)
                keep_best(found, Fit(like, Basis.FUZZY, stored, ()))
        return self._ranked(found)

    def _near(self, typed: str) -> Similarities:
        """Return what *typed* may be a slip for; an everyday word is none."""
        return self._lexicon.same(typed) if is_everyday(typed) else super()._near(typed)

    def _whole(self, query: Reading, stored: Entry, score: float) -> Fit | None:
        if score < 1.0 and not _may_be_meant(query, stored):
            return None
        basis, worth = Basis.EXACT, score
        if score < 1.0 and _is_surnames(query.words):
            basis, worth = Basis.EXACT_TOKENS, _BY_SURNAMES
        return Fit(worth, basis, stored, tuple(range(len(stored.distinctive))))

    def _fit(self, query: Reading, alike: Sequence[Similarities], stored: Entry) -> Fit | None:
        pairs = align(alike, stored)
        if not pairs or len(pairs) < len(alike) or not _may_be_meant(query, stored):
            return None
        matched = tuple(pair.stored for pair in pairs)
        lowest = min(pair.similarity for pair in pairs)
        # Of letters one changed makes another name: CTNG is not CJNG.
        if lowest < 1.0 and (stored.name.field == "abbreviations" or (query.nickname and mistyped(lowest))):
            return None
        called_so = not ORGANIZATION_WORDS.isdisjoint(stored.words)
        complete = len(pairs) == len(stored.distinctive)
        if complete and not (called_so and ORGANIZATION_WORDS.isdisjoint(query.words)):
            # Swapped words name it all the same, a little less well.
            score = lowest * (0.96 if list(matched) == sorted(matched) else 0.93)
            if _is_surnames(query.words):
                score = min(score, _BY_SURNAMES)
            if lowest == 1.0 and not query.apart:
                return Fit(round(score, 4), Basis.EXACT_TOKENS, stored, matched)
            basis = Basis.FUZZY if query.apart or mistyped(lowest) else Basis.SOUND
            alone = len(matched) == 1 and mistyped(lowest) and not is_enough(lowest, stored.distinctive[0])
            if alone or all(map(is_everyday, stored.distinctive)):
                basis = Basis.PART  # what is near a short or everyday word is not yet a name: life is no Line
            return Fit(round(0.9 * score, 4), basis, stored, matched)
        if lowest < 1.0 or query.apart or any(len(stored.distinctive[place]) < 3 for place in matched):
            return None
        score = (0.6 if called_so else 0.7) + 0.1 * len(pairs) / len(stored.distinctive)
        return Fit(round(score, 4), Basis.PART, stored, matched)


@lru_cache(REMEMBERED)
def _general(typed: str) -> str:
    """Return the general word of organizations that *typed* is a slip for, else *typed*.

    >>> _general("carel"), _general("grop"), _general("clan")
    ('cartel', 'group', 'clan')
    """
    for word in sorted(_GENERAL):
        allowed = allowed_errors(word) if len(word) > 4 else 0
        if allowed and distance(typed, word, allowed) <= allowed:
            return word
    return typed


def _distinctive_words(read: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in read if word not in _SHARED)


def _is_surnames(read: tuple[str, ...]) -> bool:
    """Tell whether a query is two or more names of persons and nothing besides."""
    return len(read) > 1 and person_names().issuperset(read)


def _may_be_meant(query: Reading, stored: Entry) -> bool:
    """Tell whether an article and one word may mean an organization: `La Línea`, `el CJNG`.

    `El Pelón` is a man, and Los Pelones are not.
    """
    if not query.nickname:
        return True
    article, word = query.words
    return stored.words == (word,) or (len(stored.words) == 2 and stored.words[0] == article)
