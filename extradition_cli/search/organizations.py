"""Organizations by name, abbreviation, popular name or faction, in English or Spanish.

Their names are made of words that many share (`Cartel`, `Organización`, `Los`), so those words tell nothing
and may be left out: `jalisco` is the Jalisco Cartel.  An organization called after a person is the
exception: `Beltrán Leyva` without `Organization` is first of all a man's name, so such a
match is only a partial one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct, structs

from extradition_cli.folding import Spans, placed_words, words
from extradition_cli.search.common_names import (
    CARTEL_WORDS,
    ORGANIZATION_WORDS,
    PARTICLES,
    listed_names,
    person_names,
)
from extradition_cli.search.names import Name
from extradition_cli.search.readings import (
    MAX_LENGTH,
    MAX_WORDS,
    is_nickname,
    spelling_key,
    without_particles,
    without_possessive,
)
from extradition_cli.search.scoring import Basis, Match, keep_best
from extradition_cli.search.similarity import Lexicon, Similarities, allowed_errors, distance, mistyped

_SHARED = PARTICLES | CARTEL_WORDS | ORGANIZATION_WORDS
_ASIDE = r"\s*\([^)]*\)"

NAMES_IT = 0.9
"""From this score on a query is the name of the organization itself."""
_BY_SURNAMES = 0.86
"""`Arellano Félix` means the cartel among organizations, but may as well mean one of the brothers."""


class _Entry(Struct, frozen=True):
    name: Name
    distinctive: tuple[str, ...]
    needs_generic: bool
    """Whether the name without its common words would be somebody's or something else's."""

    @property
    def abbreviation(self) -> bool:
        """Whether the name is letters, of which one changed makes another: `CTNG` is not CJNG."""
        return self.name.field == "abbreviations"

    @property
    def quotes(self) -> bool:
        """Whether a nickname stands in the name, which is somebody's as a whole only."""
        return self.name.text.count("'") > 1


class _Asked(Struct, frozen=True):
    """What a query says besides the distinctive words."""

    has_generic: bool
    """Whether it says that an organization is meant."""
    surnames: bool
    """Whether it is two or more names of persons and nothing besides."""
    nickname: tuple[str, ...]
    """An article and one word that are all of it, else nothing."""


class GroupIndex:
    """The names of organizations, numbered in the order given.

    >>> index = GroupIndex([[Name("Jalisco Cartel", "aliases")], [Name("Gulf Cartel", "name")]])
    >>> [match.bearer for match in index.matches("cártel de jalisco")]
    [0]
    """

    def __init__(self, groups: Iterable[Iterable[Name]]) -> None:
        self._entries: list[list[_Entry]] = []
        self._whole: dict[str, list[tuple[int, _Entry]]] = defaultdict(list)
        self._without_particles: dict[str, list[tuple[int, _Entry]]] = defaultdict(list)
        self._lexicon = Lexicon()
        for group, names in enumerate(groups):
            self._entries.append([])
            for name in names:
                self._enter(group, name)

    def _enter(self, group: int, name: Name) -> None:
        spelled = words(name.text)
        read = words(re.sub(_ASIDE, "", name.text)) or spelled
        stored = _Entry(
            name=name,
            distinctive=_distinctive_words(read),
            needs_generic=not ORGANIZATION_WORDS.isdisjoint(read),
        )
        self._entries[group].append(stored)
        for spelling in {read, spelled}:
            self._whole[spelling_key(spelling)].append((group, stored))
            self._without_particles[without_particles(spelling)].append((group, stored))
        for word in stored.distinctive:
            self._lexicon.add(word, group)

    def matches(self, text: str) -> list[Match]:
        """Return the organizations that *text* may name, best first; equals in the order given."""
        read = _read(text)
        if not 0 < len(read) <= MAX_WORDS:
            return []
        found = self._matches(read)
        meant = self._mended(read)
        # Of somebody's name no slip makes an organization: Juárez Cartes.
        if found or meant == read or person_names().issuperset(_distinctive_words(meant)):
            return found
        return [
            structs.replace(one, score=round(0.9 * one.score, 4), basis=Basis.FUZZY)
            for one in self._matches(meant)
            if one.basis is not Basis.PART
        ]

    def _matches(self, read: tuple[str, ...]) -> list[Match]:
        asked = _Asked(
            has_generic=not ORGANIZATION_WORDS.isdisjoint(read),
            surnames=len(read) > 1 and person_names().issuperset(read),
            nickname=_nickname(read),
        )
        found: dict[int, Match] = {}
        for group, stored in self._whole.get(spelling_key(read), ()):
            keep_best(found, group, _match(1.0, Basis.EXACT, group, stored, ()))
        for group, stored in self._without_particles.get(without_particles(read), ()):
            if not asked.nickname or _bears_nickname(asked.nickname, stored.name.text):
                basis, score = (Basis.EXACT_TOKENS, _BY_SURNAMES) if asked.surnames else (Basis.EXACT, 0.98)
                keep_best(found, group, _match(score, basis, group, stored, stored.distinctive))
        # Whoever bears all the words of a whole name as part of a longer one comes after.
        distinctive = _distinctive_words(read)
        for similar in [self._lexicon.equal] if found else [self._lexicon.same, self._near]:
            self._collect(found, [similar(word) for word in distinctive], asked)
            if found:
                break
        return sorted(found.values(), key=lambda match: (-match.score, match.bearer))

    def closest(self, text: str) -> list[Match]:
        """Return organizations that share a distinctive word with *text*, which names none."""
        read = self._mended(_read(text))
        distinctive = () if _nickname(read) else _distinctive_words(read)[:MAX_WORDS]
        if ORGANIZATION_WORDS.isdisjoint(read) and CARTEL_WORDS.isdisjoint(read):
            # A person's name resembles no organization that happens to be called after somebody.
            distinctive = tuple(word for word in distinctive if word not in person_names())
        found: dict[int, Match] = {}
        for word in distinctive:
            for like_word, like in self._lexicon.near(word).items():
                for group in self._lexicon.bearers[like_word]:
                    stored = next(entry for entry in self._entries[group] if like_word in entry.distinctive)
                    if stored.quotes:
                        continue
                    score = round(0.6 * like / max(len(distinctive), len(stored.distinctive)), 4)
                    keep_best(found, group, _match(score, Basis.FUZZY, group, stored, [like_word]))
        return sorted(found.values(), key=lambda match: (-match.score, match.bearer))[:3]

    def _mended(self, read: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words, with those general ones of which some are slips as they are spelled.

        A word that is a name, or one of an organization's own, is no slip.
        """
        return tuple(
            word if word in self._lexicon or word in _SHARED or word in listed_names() else _generic(word)
            for word in read
        )

    def _near(self, typed: str) -> Similarities:
        """A word that is a name of its own (`noroeste`) is no typing error (`noreste`)."""
        known = typed in self._lexicon or typed in listed_names()
        return self._lexicon.same(typed) if known else self._lexicon.near(typed)

    def _collect(self, found: dict[int, Match], alike: Sequence[Similarities], asked: _Asked) -> None:
        for group in self._lexicon.bearers_of_all(alike):
            for stored in self._entries[group]:
                match = _fit(group, stored, alike, asked)
                if match:
                    keep_best(found, group, match)


def _read(text: str) -> tuple[str, ...]:
    return words(without_possessive(text)) if len(text) <= MAX_LENGTH else ()


def _nickname(read: tuple[str, ...]) -> tuple[str, ...]:
    """Return a query that can be a man's nickname only, else nothing; *the* stands before many, too."""
    return read if is_nickname(read) and read[0] != "the" else ()


def _bears_nickname(nickname: tuple[str, ...], name: str) -> bool:
    """Tell whether an organization may be meant by an article and one word: `La Línea`, `el CJNG`.

    `El Pelón` is a man, and Los Pelones are not.
    """
    read = words(name)
    return read == nickname[1:] or (len(read) == 2 and read[0] == nickname[0])


@cache
def _generic(typed: str) -> str:
    """Return the common word of organizations that *typed* is a slip for, else *typed*.

    >>> _generic("carel"), _generic("grop"), _generic("clan")
    ('cartel', 'group', 'clan')
    """
    for word in sorted(CARTEL_WORDS | ORGANIZATION_WORDS):
        allowed = allowed_errors(word) if len(word) > 4 else 0
        if allowed and distance(typed, word, allowed) <= allowed:
            return word
    return typed


def _distinctive_words(read: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in read if word not in _SHARED)


def _fit(group: int, stored: _Entry, alike: Sequence[Similarities], asked: _Asked) -> Match | None:
    if asked.nickname and not _bears_nickname(asked.nickname, stored.name.text):
        return None
    met: list[str] = []
    lowest = 1.0
    for similarities in alike:
        free = [
            (like, word)
            for word, like in similarities.items()
            if word in stored.distinctive and word not in met
        ]
        if not free:
            return None
        like, word = max(free)
        lowest = min(lowest, like)
        met.append(word)
    if (lowest < 1.0 and stored.abbreviation) or (mistyped(lowest) and asked.nickname):
        return None
    complete = len(met) == len(set(stored.distinctive))
    if complete and (asked.has_generic or not stored.needs_generic):
        # Swapped words name it all the same, a little less well.
        score = lowest * (0.96 if tuple(met) == stored.distinctive else 0.93)
        if asked.surnames:
            score = min(score, _BY_SURNAMES)
        if lowest == 1.0:
            return _match(score, Basis.EXACT_TOKENS, group, stored, met)
        basis = Basis.FUZZY if mistyped(lowest) else Basis.SOUND
        return _match(0.9 * score, basis, group, stored, met)
    if lowest < 1.0 or any(len(word) < 3 for word in met):
        return None
    if not complete and stored.quotes:
        return None  # 'Chapo Isidro' is not El Chapo
    score = (0.6 if stored.needs_generic else 0.7) + 0.1 * len(met) / len(stored.distinctive)
    return _match(score, Basis.PART, group, stored, met)


def _match(score: float, basis: Basis, group: int, stored: _Entry, met: Sequence[str]) -> Match:
    text = stored.name.text
    spans: Spans = ((0, len(text)),)
    if basis is not Basis.EXACT:
        spans = tuple((start, stop) for word, start, stop in placed_words(text) if word in met)
    return Match(round(score, 4), basis, group, stored.name, spans)
