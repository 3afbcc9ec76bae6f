"""Questions in free words over the whole record: who, what, which court, which day.

Names come first and are judged by :mod:`extradition_cli.search.people`; what is found by words comes after.
Nothing is guessed: without a hit there are only "closest, not matches", and
:meth:`Searcher.resolve` refuses where a search would merely rank.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from extradition_cli.errors import AmbiguousError, NotFoundError, TooLittleError
from extradition_cli.folding import words
from extradition_cli.language import ENGLISH, Language, Phrase
from extradition_cli.record.dates import date_in_words
from extradition_cli.record.districts import district_name, districts_named
from extradition_cli.record.model import Record, RelatedPerson, with_parts
from extradition_cli.record.one_line import ALLEGED
from extradition_cli.record.steps import holder
from extradition_cli.record.store import TABLES, Tables
from extradition_cli.search.dockets import under_docket, under_ofac_number
from extradition_cli.search.hits import (
    KINDS,
    PEOPLE,
    Hit,
    SearchResult,
    best,
    candidates,
    hit_of,
    is_answered,
    is_slip,
    meant,
    scored_in_list,
    whole_hit,
)
from extradition_cli.search.names import names_of
from extradition_cli.search.ordinals import ordinal_named
from extradition_cli.search.organizations import NAMES_IT, GroupIndex
from extradition_cli.search.people import NameIndex
from extradition_cli.search.readings import MAX_LENGTH, MAX_WORDS, is_nickname, runs_within, without_particles
from extradition_cli.search.scoring import IDENTIFYING, Basis, Fit
from extradition_cli.search.wrappings import families, in_full, unwrapped

if TYPE_CHECKING:
    from extradition_cli.search.text import TextSearch

_AFFILIATED = 0.76
_IN_PART = 0.75
_IN_COURT = 0.64
"""Scores of figures found by their organization, above all words, or by the district of a court, below people
of whom its place is said."""
_IN_PERIOD = 0.95
_EVENT_ON_DAY = 0.7
_TIED = 0.55
_EVENT_OF_PERSON = 0.5
NO_OPERATORS = Phrase("AND, OR, NOT, -word and field: are not understood; every word is looked for")
NO_TEXT_SEARCH = Phrase("this Python's SQLite has no full-text search (FTS5): only names were searched")
_CLOSEST = 3
_NAMED_WITHIN = 0.75
"""Score from which on a part of a question names somebody: a weak nickname as it is stored has 0.78."""
_UNTOLD = frozenset(
    {"informant", "informants", "informer", "informers", "informante", "informantes", "delator", "soplon"}
    | {"snitch", "cooperating", "cooperator", "cooperators"}
)
"""Words for those who may have helped investigators: of them the record tells nothing, and names nobody."""
_TABLES = {shape.kind: name for name, shape in TABLES.items()}
_NAMED = (*PEOPLE, "organization")
_TITLES = {
    "transfer": ("title",),
    "event": ("title",),
    "context": ("title",),
    "law": ("title", "title_es", "citation"),
}


class Searcher:
    """Search over the tables of a database; each kind is prepared when first asked for."""

    def __init__(self, tables: Tables, language: str = ENGLISH) -> None:
        self._tables = tables
        self._language = Language(language)
        # Kept by the searcher, and gone with it.
        self._index = cache(self._new_index)
        self._records = cache(self._numbered)

    def search(self, text: str, *, kinds: Collection[str] = ()) -> SearchResult:
        """Return everything that answers *text*, best first."""
        wanted = _wanted(kinds)
        if not _askable(text):
            return SearchResult(text)
        named = best(chain(self._by_name(text, wanted), self._loosely_named(text, wanted)))
        if districts_named(text):
            # A place is no surname: Los Angeles.
            named = tuple(hit for hit in named if hit.kind not in PEOPLE or hit.basis is Basis.EXACT)
        known = [hit for hit in named if is_answered(text, hit)]
        if known:
            return SearchResult(text, best(chain(named, self._of_people(known, wanted))))
        if not _UNTOLD.isdisjoint(words(text)):
            return SearchResult(text, named)
        told = self._by_words(text, wanted)
        if len(words(text)) == 1 and any(hit.basis is Basis.WORDS for hit in told.hits):
            # A word that the record uses as it was typed is no slip in somebody's name: gunman, Guzmán.
            named = tuple(hit for hit in named if not is_slip(text, hit))
        around = list(self._around(text, wanted))
        if told.counts and (named or around):
            told = SearchResult(text)  # a name or a place is all of the question
        found = [*named, *told.hits, *around]
        met = {hit.id for hit in found}
        within = () if named else self._named_within(text, wanted)
        hits = best(chain((hit for hit in within if hit.id not in met), found))
        return SearchResult(text, hits, () if hits else self._closest(text, wanted), told.counts, told.notes)

    def screen(
        self, text: str, *, kinds: Collection[str] = (), min_score: float = 0.0, closest: bool = False
    ) -> SearchResult:
        """Return the records that *text* identifies by name, best first, but those below *min_score*.

        What is merely near stands in ``closest``, where it is asked for and nobody is identified.
        """
        wanted = _wanted(kinds)
        if not _askable(text):
            return SearchResult(text)
        named = (scored_in_list(hit) for hit in self._by_name(text, wanted) if hit.basis in IDENTIFYING)
        hits = tuple(hit for hit in best(named) if hit.score >= min_score)
        return SearchResult(text, hits, self._closest(text, wanted) if closest and not hits else ())

    def resolve(self, text: str, *, kinds: Collection[str] = ()) -> Record:
        """Return the one record that *text* names by id, name or alias.

        Raises :class:`NotFoundError` where nothing is named well enough, its :class:`TooLittleError` where
        one record bears the words but does not own them, and :class:`AmbiguousError` where several do.
        """
        wanted = _wanted(kinds)
        identifier = text.strip().lower()
        for kind in wanted:
            record = self._table(kind).get(identifier)
            if record is not None:
                return record
        if "figure" in wanted and (person := holder(identifier, self._tables)):
            return person
        for table in () if kinds else (self._tables.sources, self._tables.extraditions):
            if identifier in table:  # what is never searched is still shown by its id
                return table[identifier]
        if not _askable(text):
            raise NotFoundError(text)
        named = best(self._by_name(text, wanted))
        chosen = meant(text, named)
        if len(chosen) == 1 and chosen[0].basis in IDENTIFYING:
            return chosen[0].record
        if "transfer" in wanted and not any(hit.basis in IDENTIFYING for hit in chosen):
            ordinal = ordinal_named(text, alone=True)  # a search for it alone finds all that say so
            for transfer in self._tables.transfers.values():
                if transfer.ordinal == ordinal:
                    return transfer
        if chosen:
            raise (AmbiguousError if len(chosen) > 1 else TooLittleError)(text, candidates(chosen))
        near = named[:_CLOSEST] or self._closest(text, wanted)
        if not near:
            told = self._by_words(text, [kind for kind in wanted if kind in _TITLES])
            near = () if told.counts else told.hits[:_CLOSEST]
        raise NotFoundError(text, candidates(near))

    # Each way to answer: by what a record is called, by what stands around it, by what it says.

    def _by_name(self, text: str, wanted: Collection[str]) -> list[Hit]:
        """Return whom *text* names; where it identifies nobody, also whom a name wrapped in it does."""
        named = list(self._as_typed(text, wanted))
        if any(hit.basis in IDENTIFYING for hit in named):
            return named
        borne: list[Hit] = []
        for name in unwrapped(text):
            found = list(self._as_typed(name, wanted))
            if any(hit.basis in IDENTIFYING for hit in found):
                return found + named
            borne = borne or found
        return self._with_organization(text, wanted) + borne + named

    def _as_typed(self, text: str, wanted: Collection[str]) -> Iterator[Hit]:
        """Yield the records whose name, title, date, number or docket *text* is."""
        for kind in wanted:
            for match in self._index(kind).matches(text) if kind in _NAMED else ():
                yield self._named(kind, match)
            yield from under_ofac_number(text, self._table(kind).values())
        if "figure" in wanted:
            yield from under_docket(text, self._tables.figures.values())
        if "transfer" in wanted:
            yield from self._transfers(text)
        yield from self._titled(without_particles(words(text)), wanted)

    def _with_organization(self, text: str, wanted: Collection[str]) -> list[Hit]:
        """Return the members of an organization that *text* names beside it; the name must point at them."""
        read = words(text)
        index = self._index("organization")
        for place in range(1, len(read) if any(word in index for word in read) else 0):
            for name, group in ((read[:place], read[place:]), (read[place:], read[:place])):
                if organizations := list(self._organizations(" ".join(group))):
                    beside = {hit.id for one in organizations for hit in (one, *self._affiliated(one))}
                    hits = [hit for hit in self._as_typed(" ".join(name), wanted) if hit.id in beside]
                    if found := [hit for hit in hits if hit.basis in IDENTIFYING]:
                        return found
        return []

    def _named_within(self, text: str, wanted: Collection[str]) -> Iterator[Hit]:
        """Yield the people whom a part of a question names: did el cuini plead guilty.

        They are answers, whatever the rest asks: that nobody's sentence has all its words denies nothing.
        """
        runs = runs_within(text)
        for kind in PEOPLE:
            met: set[str] = set()
            for run in runs if kind in wanted else ():
                for hit in self._as_typed(" ".join(run), [kind]) if met.isdisjoint(run) else ():
                    nickname = hit.basis is Basis.WEAK_ALIAS and len(run) > 1
                    # A single word must be all of a nickname: a surname is borne by relatives too.
                    name = hit.basis is Basis.EXACT or (hit.basis is Basis.EXACT_TOKENS and len(run) > 1)
                    if hit.score >= _NAMED_WITHIN and (nickname or name):
                        met.update(run)
                        yield replace(hit, basis=Basis.AROUND)

    def _organizations(self, text: str) -> Iterator[Hit]:
        """Yield the organizations that *text* names well enough to stand for their members."""
        for match in self._index("organization").matches(text):
            if match.score >= NAMES_IT:
                yield self._named("organization", match)

    def _loosely_named(self, text: str, wanted: Collection[str]) -> Iterator[Hit]:
        """Yield the figures with the surname of a family, or a given name in full; neither identifies."""
        if "figure" in wanted and not self._index("organization").matches(text):
            for name in chain(families(text), in_full(text)):
                for hit in self._as_typed(name, ["figure"]):
                    yield replace(hit, basis=Basis.PART)

    def _around(self, text: str, wanted: Collection[str]) -> Iterator[Hit]:
        """Yield the figures of the organization or court, and the events of the day, that *text* names."""
        if "figure" in wanted:
            for organization in self._organizations(text):
                yield from self._affiliated(organization)
            yield from self._in_court(text)
        date = date_in_words(text) if "event" in wanted else None
        for event in self._tables.events.values() if date else ():
            if event.date.startswith(date or ""):
                basis = Basis.EXACT if event.date == date else Basis.PART
                yield hit_of(event, _EVENT_ON_DAY, basis, "date", event.date, ((0, len(date or "")),))

    def _affiliated(self, named: Hit) -> Iterator[Hit]:
        """Yield the figures of an organization that the query named, and after them those of its parts."""
        members = with_parts(self._tables.organizations, named.id)
        for figure in self._tables.figures.values():
            ties = [tie for tie in figure.affiliations if tie.organization in members]
            for tie in sorted(ties, key=lambda tie: tie.organization != named.id)[:1]:
                direct = tie.organization == named.id
                name = self._tables.organizations[tie.organization].name
                told, spans = f"{name}: {tie.role or ALLEGED}", ((0, len(name)),) if direct else ()
                score = round((_AFFILIATED if direct else _IN_PART) * named.score, 4)
                yield hit_of(figure, score, Basis.AROUND, "affiliations", told, spans)

    def _in_court(self, text: str) -> Iterator[Hit]:
        """Yield the figures with a case in a district that is all of *text*."""
        districts = districts_named(text)
        for figure in self._tables.figures.values() if districts else ():
            for case in figure.cases:
                if case.district and case.district in districts:
                    name = f"{case.district} ({district_name(case.district)})"
                    yield hit_of(figure, _IN_COURT, Basis.AROUND, "cases", name, ((0, len(name)),))

    def _transfers(self, text: str) -> Iterator[Hit]:
        """Yield the transfers of the day, month or year, or of the number, that is all of *text*."""
        ordinal, date = ordinal_named(text), date_in_words(text)
        in_period = [one for one in self._tables.transfers.values() if date and one.date.startswith(date)]
        basis = Basis.PART if len(in_period) > 1 else Basis.EXACT_TOKENS
        for transfer in self._tables.transfers.values() if ordinal or date else ():
            if transfer.ordinal == ordinal:
                yield whole_hit(transfer, 1.0, "ordinal", transfer.title)
            elif transfer.date == date:
                yield whole_hit(transfer, 1.0, "date", transfer.date)
            elif date and transfer in in_period:
                yield hit_of(transfer, _IN_PERIOD, basis, "date", transfer.date, ((0, len(date)),))

    def _by_words(self, text: str, wanted: Collection[str]) -> SearchResult:
        """Return the records that say what is asked, how many have each word if none, what is to be said."""
        from extradition_cli.search.question import question

        asked = question(text)
        found = SearchResult(text)
        if asked.terms:
            found = (
                self._texts.answers(asked, wanted) if self._texts else replace(found, notes=(NO_TEXT_SEARCH,))
            )
        return replace(found, notes=(NO_OPERATORS, *found.notes)) if asked.operators else found

    def _of_people(self, known: Sequence[Hit], wanted: Collection[str]) -> Iterator[Hit]:
        """Yield the figures to whom somebody is tied whom a query names, and the events of these people."""
        for hit in known:
            if isinstance(hit.record, RelatedPerson) and "figure" in wanted:
                tied = (self._tables.figures.get(id_) for id_ in hit.record.figures)
                for figure in filter(None, tied):
                    spans = ((0, len(hit.label)),)
                    yield hit_of(figure, _TIED, Basis.AROUND, "related", hit.label, spans)
        for event in self._tables.events.values() if "event" in wanted else ():
            for hit in known:
                if hit.id in getattr(event, _TABLES[hit.kind]):
                    spans = ((0, len(hit.label)),)
                    yield hit_of(event, _EVENT_OF_PERSON, Basis.AROUND, _TABLES[hit.kind], hit.label, spans)

    def _closest(self, text: str, wanted: Collection[str]) -> tuple[Hit, ...]:
        """Return who has a part of *text* as a name: its beginning or end, the longest that somebody has.

        The part has two words, or every surname would resemble somebody; one word may be an abbreviation.
        """
        read = words(text)
        if is_nickname(read):
            return ()  # somebody else's nickname makes nobody of the record likely
        groups = self._index("organization")
        if len(read) == 1 and "organization" in wanted and isinstance(groups, GroupIndex):
            return tuple(self._named("organization", match) for match in groups.resembling(*read)[:_CLOSEST])
        for length in range(min(len(read), MAX_WORDS), 1, -1):
            near = best(
                self._named(kind, match)
                for kind in wanted
                for part in (read[:length], read[-length:])
                for match in (self._index(kind).matches(" ".join(part)) if kind in _NAMED else ())
                if match.by_surname
            )
            if near:
                return tuple(sorted(near, key=lambda hit: hit.kind not in PEOPLE)[:_CLOSEST])
        return ()

    def _titled(self, key: str, wanted: Collection[str]) -> Iterator[Hit]:
        """Yield the records whose whole title is spelled like *key*, and the law whose article it is."""
        for kind in wanted:
            for field in _TITLES.get(kind, ()):
                for record in self._table(kind).values():
                    title = getattr(record, field)
                    *_, article, number = ("", "", *words(title or ""))
                    named = [(word, number) for word in _ARTICLE if article == "art"]
                    if title and key in map(without_particles, [words(title), *named]):
                        yield whole_hit(record, 1.0, field, title)

    # What is prepared, each when first needed.

    @cached_property
    def _texts(self) -> "TextSearch | None":
        """What the records say; None where SQLite has no FTS5.  A name is found without it."""
        from sqlite3 import OperationalError

        from extradition_cli.search.passages import passages
        from extradition_cli.search.text import TextSearch

        said = (
            (record, passages(self._tables, record))
            for kind in KINDS
            for record in self._table(kind).values()
        )
        try:
            return TextSearch(said, self._language)
        except OperationalError:
            return None

    def _new_index(self, kind: str) -> NameIndex | GroupIndex:
        index = GroupIndex if kind == "organization" else NameIndex
        return index(map(names_of, self._table(kind).values()))

    def _numbered(self, kind: str) -> list[Record]:
        """Return the records of a kind by the numbers that an index of names gives."""
        return list(self._table(kind).values())

    def _named(self, kind: str, match: Fit) -> Hit:
        record, name = self._records(kind)[match.entry.bearer], match.entry.name
        return hit_of(record, match.score, match.basis, name.field, name.text, match.spans)

    def _table(self, kind: str) -> Mapping[str, Record]:
        table: Mapping[str, Record] = getattr(self._tables, _TABLES[kind])
        return table


_ARTICLE = ("art", "article", "articulo")


def _wanted(kinds: Collection[str]) -> list[str]:
    return [kind for kind in KINDS if not kinds or kind in kinds]


def _askable(text: str) -> bool:
    return len(text) <= MAX_LENGTH and bool(words(text))
