"""The whole record in chapters, before anybody decides whether in Markdown or HTML.

Front matter, a roster, chapters of documents and a timeline.  The documents are those that
``extradition show`` prints; their sources get one numbering for the whole book, in the order
of their first citation.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

from msgspec.structs import replace

from extradition_cli.exports.selection import Selection
from extradition_cli.folding import fold
from extradition_cli.language import Language, Phrase, joined
from extradition_cli.pages.document import Document, Numbering
from extradition_cli.pages.documents import document
from extradition_cli.questions.select import Filters
from extradition_cli.questions.timeline import TimelineEntry, timeline
from extradition_cli.record.dates import spelled
from extradition_cli.record.districts import places_of
from extradition_cli.record.model import Figure, Record
from extradition_cli.record.parts import Part
from extradition_cli.record.wording import not_publicly_named, people, short_name

Refs = tuple[int, ...]
"""Numbers of sources in the book."""

ROSTER, TIMELINE, SOURCES, FURTHER = (
    Phrase("Roster"),
    Phrase("Timeline"),
    Phrase("Sources"),
    Phrase("Further sources"),
)
"""Headings of a book."""


class Row(Part, frozen=True):
    """One line of the roster."""

    figure: Figure
    aliases: str
    organizations: str
    courts: str
    found_by: str
    """What it does not show but may be looked for by, folded."""


class Chapter(Part, frozen=True):
    """Documents under a heading."""

    heading: str
    anchor: str
    documents: tuple[Document, ...]


class Month(Part, frozen=True):
    """What happened in one month, or at a time of which only the year is known."""

    anchor: str
    heading: str
    happenings: tuple[TimelineEntry, ...]


class Book:
    """A selection, laid out from the title to the last source."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.say = say = selection.say
        self.title = say(selection.title)
        self.front = tuple(map(say, _front(selection)))
        self.roster = tuple(_row(figure, selection) for figure in selection.figures.values())
        self.chapters = tuple(chapter for chapter in self._chapters() if chapter.documents)
        self.events: Mapping[str, Document] = {
            id_: self._document(event) for id_, event in selection.events.items()
        }
        self.months = tuple(_months(timeline(selection, Filters()), say))
        self.refs_to = Numbering(selection.sources)
        for one in (*(one for chapter in self.chapters for one in chapter.documents), *self.events.values()):
            self.refs_to(source.id for source in one.sources)
        self.refs_to(selection.sources)
        # By number: every source of the selection, those that nothing cites last.
        self.sources = self.refs_to.cited()

    def _document(self, record: Record) -> Document:
        """Return a record as it is told here; its kind, which links are made of, is the same everywhere."""
        return replace(document(record, self.selection).said(self.say), kind=record.kind)

    def _chapters(self) -> Iterable[Chapter]:
        chosen = self.selection
        tables: tuple[tuple[str, str, Mapping[str, Record]], ...] = (
            (Phrase("Transfers"), "transfers", chosen.transfers),
            (Phrase("People"), "people", chosen.figures),
            (Phrase("Related people, not handed over in a transfer"), "related", chosen.related),
            (Phrase("Organizations"), "organizations", chosen.organizations),
            (Phrase("Context"), "context", chosen.context),
            (Phrase("Laws"), "laws", chosen.laws),
            (Phrase("Officials"), "officials", chosen.officials),
            (Phrase("Extraditions by year"), "extraditions", chosen.extraditions),
        )
        for heading, anchor, records in tables:
            documents = map(self._document, records.values())
            yield Chapter(self.say(heading), anchor, tuple(documents))

    def refs(self, one: Document, numbers: Refs) -> Refs:
        """Return the numbers in the book of what *one* calls by *numbers* of its own."""
        return self.refs_to(one.sources[number - 1].id for number in numbers)

    def uncited(self, one: Document) -> Refs:
        """Return the numbers of the sources that *one* rests on and none of its lines names."""
        lines = [*one.lead, *(line for section in one.sections for line in section.lines)]
        named = {number for line in lines for number in line.refs}
        return self.refs(
            one, tuple(number for number in range(1, len(one.sources) + 1) if number not in named)
        )


def anchor(kind: str, id_: str) -> str:
    """Return the name by which a record can be linked to.

    >>> anchor("figure", "rafael-caro-quintero")
    'figure-rafael-caro-quintero'
    """
    return f"{kind}-{id_}"


def _front(selection: Selection) -> Iterable[Phrase]:
    """Yield what a reader must know before the first name."""
    known, unnamed = len(selection.figures), selection.not_named
    named = joined("", [" (", joined(", ", not_publicly_named(known, unnamed)), ")"]) if unnamed else None
    cases, events, sources = selection.totals
    counted = {
        "people": joined("", [people(known + unnamed), named]),
        "cases": cases,
        "events": events,
        "sources": sources,
    }
    if selection.narrowed:
        yield Phrase(
            "A part of the record, chosen by filters: {people}, {cases}, {events} and {sources}.", **counted
        )
    else:
        yield Phrase("The whole record: {people}, {cases}, {events} and {sources}.", **counted)
    yield Phrase(
        "Whoever is only charged is presumed innocent: a charge is an allegation until a court has decided."
        " A similar name is not an identity."
    )
    if selection.as_of:
        yield Phrase(
            "People, their cases and events are shown as they stood on {day}; the rest is of today.",
            day=spelled(selection.as_of),
        )
    yield joined(" ", [selection.provenance, selection.dataset.note if selection.dataset else None])


def _row(figure: Figure, selection: Selection) -> Row:
    say = selection.say
    groups = [selection.organizations[tie.organization] for tie in figure.affiliations]
    courts = [word for case in figure.cases for word in (case.court, places_of(case.district or ""))]
    hidden = [figure.name, figure.listed_as, *courts]
    hidden += [name for group in groups for name in (group.name, group.name_es)]
    where = (case.district or case.court for case in figure.cases)
    return Row(
        figure=figure,
        aliases=", ".join(
            (
                *(alias.name for alias in figure.aliases),
                *(() if figure.name_complete else (say(Phrase("name public in part only")),)),
            )
        ),
        organizations=", ".join(dict.fromkeys(say(short_name(group)) for group in groups)),
        courts=", ".join(dict.fromkeys(say(court) for court in where if court)),
        found_by=fold(" ".join(dict.fromkeys(filter(None, hidden)))),
    )


def _months(happenings: Iterable[TimelineEntry], say: Language) -> Iterable[Month]:
    for month, found in groupby(happenings, key=lambda happening: happening.date[:7]):
        yield Month(f"month-{month}", say(spelled(month)), tuple(found))
