"""The whole record in chapters, before anybody decides whether in Markdown or HTML.

Front matter, a roster, chapters of documents and a timeline.  The documents are those that
``extradition show`` prints; their sources get one numbering for the whole book, in the order
of their first citation.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

from extradition_cli.exports.selection import Selection
from extradition_cli.folding import fold
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
        self.title = selection.title
        self.front = tuple(_front(selection))
        self.roster = tuple(_row(figure, selection) for figure in selection.figures.values())
        self.chapters = tuple(chapter for chapter in self._chapters() if chapter.documents)
        self.events: Mapping[str, Document] = {
            id_: document(event, selection) for id_, event in selection.events.items()
        }
        self.months = tuple(_months(timeline(selection, Filters())))
        self.refs_to = Numbering(selection.sources)
        for one in (*(one for chapter in self.chapters for one in chapter.documents), *self.events.values()):
            self.refs_to(source.id for source in one.sources)
        self.refs_to(selection.sources)
        # By number: every source of the selection, those that nothing cites last.
        self.sources = self.refs_to.cited()

    def _chapters(self) -> Iterable[Chapter]:
        chosen = self.selection
        tables: tuple[tuple[str, str, Mapping[str, Record]], ...] = (
            ("Transfers", "transfers", chosen.transfers),
            ("People", "people", chosen.figures),
            ("Related people, not handed over in a transfer", "related", chosen.related),
            ("Organizations", "organizations", chosen.organizations),
            ("Context", "context", chosen.context),
            ("Laws", "laws", chosen.laws),
            ("Officials", "officials", chosen.officials),
            ("Extraditions by year", "extraditions", chosen.extraditions),
        )
        for heading, anchor, records in tables:
            yield Chapter(heading, anchor, tuple(document(record, chosen) for record in records.values()))

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


def _front(selection: Selection) -> Iterable[str]:
    """Yield what a reader must know before the first name."""
    known, unnamed = len(selection.figures), selection.not_named
    named = f" ({', '.join(not_publicly_named(known, unnamed))})" if unnamed else ""
    cases, events, sources = selection.totals
    part = "A part of the record, chosen by filters: " if selection.narrowed else "The whole record: "
    yield f"{part}{people(known + unnamed)}{named}, {cases}, {events} and {sources}."
    yield (
        "Whoever is only charged is presumed innocent: a charge is an allegation until a court has decided."
        " A similar name is not an identity."
    )
    if selection.as_of:
        day = spelled(selection.as_of)
        yield f"People, their cases and events are shown as they stood on {day}; the rest is of today."
    yield selection.provenance + (f" {selection.dataset.note}" if selection.dataset else "")


def _row(figure: Figure, selection: Selection) -> Row:
    groups = [selection.organizations[tie.organization] for tie in figure.affiliations]
    courts = [word for case in figure.cases for word in (case.court, places_of(case.district or ""))]
    hidden = [figure.name, figure.listed_as, *courts]
    hidden += [name for group in groups for name in (group.name, group.name_es)]
    return Row(
        figure=figure,
        aliases=", ".join(
            (
                *(alias.name for alias in figure.aliases),
                *(() if figure.name_complete else ("name public in part only",)),
            )
        ),
        organizations=", ".join(dict.fromkeys(short_name(group) for group in groups)),
        courts=", ".join(dict.fromkeys(filter(None, (case.district or case.court for case in figure.cases)))),
        found_by=fold(" ".join(dict.fromkeys(filter(None, hidden)))),
    )


def _months(happenings: Iterable[TimelineEntry]) -> Iterable[Month]:
    for month, found in groupby(happenings, key=lambda happening: happening.date[:7]):
        yield Month(f"month-{month}", spelled(month), tuple(found))
