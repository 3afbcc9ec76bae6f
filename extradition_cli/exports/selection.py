"""What one export holds: the whole record, or what belongs to the figures that filters admit.

The figures are narrowed exactly as ``extradition list`` narrows them.  The rest follows them:

* transfers: those the figures were part of;
* organizations: those the figures are said to belong to, and what these are a part of;
* events: those that name one of the figures, those that name an organization given with
  ``--cartel``, and the transfers themselves; with ``--as-of`` none that came later;
* officials: those who acted in these events; laws: those the transfers rest on;
* context notes and yearly counts: none, for they are about all;
* sources: every document that anything of this rests on, and no other.

A tie to something that was left out is left out with it.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from extradition_cli.checks import problems
from extradition_cli.errors import DataError
from extradition_cli.language import ENGLISH, Language, Phrase
from extradition_cli.questions import select
from extradition_cli.questions.as_of import tables_as_of
from extradition_cli.questions.provenance import Versions, made_from, versions
from extradition_cli.questions.select import Filters
from extradition_cli.questions.stats import not_named
from extradition_cli.questions.timeline import timeline
from extradition_cli.record.model import Record, ancestry
from extradition_cli.record.statements import all_records, sources_of
from extradition_cli.record.store import TABLES, Tables
from extradition_cli.record.vocabulary import EventType
from extradition_cli.record.wording import by_inference, not_publicly_named

_LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}

R = TypeVar("R", bound=Record)

# What would make an export wrong rather than incomplete: a row without the row it names, a day that is none.
_SOUND = ("ids", "references", "parents", "dates")


class Selection(Tables):
    """Tables to export; they answer as a database does, so everything that reads one reads them."""

    def __init__(
        self, base: Tables, wanted: Filters, *, dated: bool = False, language: str = ENGLISH
    ) -> None:
        """Choose what *wanted* admits; where entries are *dated* themselves, its days are about these.

        Documents and calendars are told in *language*.
        """
        _refuse_unsound(base)
        self.say = Language(language)
        self._dated = dated
        self.span = Filters(since=wanted.since, until=wanted.until) if dated else Filters()
        if dated:
            wanted = replace(wanted, since=None, until=None)
        self._title = base.title
        if wanted.as_of is not None:
            base = tables_as_of(base, wanted.as_of)
        self.narrowed = wanted != Filters()
        self.as_of = wanted.as_of
        self.not_named = not_named(base, wanted)
        figures = {one.id: one for one in select.figures(base, wanted)}
        chosen = base.replaced(figures=figures)
        if self.narrowed:
            chosen = _following(chosen, wanted)
        events = dict(sorted(chosen.events.items(), key=lambda item: (item[1].date, item[0])))
        super().__init__({**{name: chosen.table(name) for name in TABLES}, "events": events})

    @property
    def title(self) -> str:
        """What the data that it was chosen from are called."""
        return self._title

    @property
    def versions(self) -> Versions:
        """Which program writes, from which data, of which day, and under which licence they are."""
        return versions(self)

    @property
    def provenance(self) -> Phrase:
        """The same in a sentence."""
        return Phrase("Written by {what}.", what=made_from(self))

    @property
    def licence_address(self) -> str | None:
        """Where the licence of the data can be read."""
        return _LICENCES.get(self.versions.licence or "")

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it, because nothing meets the filters."""
        if self._dated:
            return not timeline(self, self.span)
        return not any(self.table(name) for name in TABLES if name != "dataset")

    @cached_property  # a calendar asks for it at every entry
    def released(self) -> date:
        """The day the data were released: the only clock an export knows, so that it can be repeated."""
        stated = [self.dataset.version, self.dataset.researched] if self.dataset else []
        for text in (*stated, max((source.accessed for source in self.sources.values()), default="")):
            if found := re.match(r"(\d{4})[.-](\d{1,2})[.-](\d{1,2})", text):
                try:
                    return date(*map(int, found.groups()))
                except ValueError:
                    continue
        return date(1970, 1, 1)

    @property
    def totals(self) -> tuple[Phrase, Phrase, Phrase]:
        """How many cases, events and sources there are besides people."""
        cases = sum(len(figure.cases) for figure in self.figures.values())
        return (
            Phrase("{count} case", "{count} cases", count=cases),
            Phrase("{count} event", "{count} events", count=len(self.events)),
            Phrase("{count} source", "{count} sources", count=len(self.sources)),
        )

    @property
    def caveats(self) -> tuple[str, ...]:
        """Who is missing, because nobody has made their names public, and who is there by inference."""
        unnamed = not_publicly_named(len(self.figures), self.not_named)
        return (*unnamed, *by_inference(self.figures.values()))


def _following(chosen: Tables, wanted: Filters) -> Tables:
    """Return of the other tables what belongs to the figures."""
    people = chosen.figures.values()
    transfers = _only(chosen.transfers, {figure.transfer for figure in people})
    events = {
        id_: event
        for id_, event in chosen.events.items()
        if any(one in chosen.figures for one in event.figures)
        or any(one in (wanted.organizations or ()) for one in event.organizations)
        or (event.type is EventType.TRANSFER and event.date in transfers)
    }
    named = {id_ for event in events.values() for id_ in event.related}
    tied = {one.id for one in chosen.related.values() if any(id_ in chosen.figures for id_ in one.figures)}
    rest = chosen.replaced(
        related=_only(chosen.related, named | tied),
        transfers=transfers,
        organizations=_only(chosen.organizations, _ancestry(chosen)),
        events=events,
        officials=_only(chosen.officials, {id_ for event in events.values() for id_ in event.officials}),
        laws=_only(chosen.laws, {id_ for transfer in transfers.values() for id_ in transfer.laws}),
        context={},
        extraditions={},
    )
    cited = {id_ for record in all_records(rest) for id_ in sources_of(record)}
    return rest.replaced(sources=_only(chosen.sources, cited))


def _ancestry(tables: Tables) -> set[str]:
    """Return the organizations of the figures, and what these are a part of."""
    return {
        id_
        for figure in tables.figures.values()
        for tie in figure.affiliations
        for id_ in ancestry(tables.organizations, tie.organization)
    }


def _only(records: Mapping[str, R], ids: set[str]) -> dict[str, R]:
    return {id_: record for id_, record in records.items() if id_ in ids}


def _refuse_unsound(base: Tables) -> None:
    """Raise :class:`DataError` for a reference to nothing or a day that is none: no export may drop it."""
    for problem in problems(base, _SOUND):
        place = f"{problem.table}: {problem.record!r}: {problem.field}"
        raise DataError(
            place,
            Phrase("{problem} (extradition validate names every such place)", problem=problem.problem),
        )
