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
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from msgspec import Raw, Struct, convert
from msgspec.json import encode

from extradition_cli import query
from extradition_cli.checks import problems
from extradition_cli.errors import DataError
from extradition_cli.evidence import everything, sources_of
from extradition_cli.hindsight import AsItStood
from extradition_cli.model import (
    Context,
    Dataset,
    Event,
    ExtraditionCount,
    Figure,
    Law,
    Official,
    Organization,
    Record,
    Source,
    Transfer,
)
from extradition_cli.query import Filters
from extradition_cli.stats import not_named
from extradition_cli.tables import Database
from extradition_cli.vocabulary import EventType
from extradition_cli.wording import by_inference

R = TypeVar("R", bound=Record)
V = TypeVar("V", bound=Struct)

# What would make an export wrong rather than incomplete: a row without the row it names, a day that is none.
_SOUND = ("ids", "references", "parents", "dates")


class Selection:
    """Tables to export; they answer as a database does, so everything that reads one reads them."""

    def __init__(self, base: Database, wanted: Filters) -> None:
        _refuse_unsound(base)
        if wanted.as_of is not None:
            base = AsItStood(base, wanted.as_of)
        self.narrowed = wanted != Filters()
        self.as_of = wanted.as_of
        self.dataset: Dataset | None = base.dataset
        self.not_named = not_named(base, wanted)
        self.figures: Mapping[str, Figure] = {one.id: one for one in query.figures(base, wanted)}
        self.transfers: Mapping[str, Transfer] = base.transfers
        self.organizations: Mapping[str, Organization] = base.organizations
        self.events: Mapping[str, Event] = base.events
        self.officials: Mapping[str, Official] = base.officials
        self.laws: Mapping[str, Law] = base.laws
        self.context: Mapping[str, Context] = base.context
        self.extraditions: Mapping[str, ExtraditionCount] = base.extraditions
        self.sources: Mapping[str, Source] = base.sources
        if self.narrowed:
            self._follow(wanted)
        self.events = dict(sorted(self.events.items(), key=lambda item: (item[1].date, item[0])))

    def _follow(self, wanted: Filters) -> None:
        """Keep of the other tables what belongs to the figures."""
        people = self.figures.values()
        self.transfers = _only(self.transfers, {figure.transfer for figure in people})
        self.organizations = _only(self.organizations, self._ancestry())
        self.events = {id_: event for id_, event in self.events.items() if self._concerns(event, wanted)}
        self.officials = _only(
            self.officials, {id_ for event in self.events.values() for id_ in event.officials}
        )
        self.laws = _only(self.laws, {id_ for transfer in self.transfers.values() for id_ in transfer.laws})
        self.context, self.extraditions = {}, {}
        self.sources = _only(self.sources, {id_ for record in everything(self) for id_ in sources_of(record)})

    def _ancestry(self) -> set[str]:
        found: set[str] = set()
        for figure in self.figures.values():
            for tie in figure.affiliations:
                id_: str | None = tie.organization
                while id_ is not None and id_ not in found:
                    found.add(id_)
                    id_ = self.organizations[id_].parent
        return found

    def _concerns(self, event: Event, wanted: Filters) -> bool:
        return (
            any(id_ in self.figures for id_ in event.figures)
            or any(id_ in (wanted.organizations or ()) for id_ in event.organizations)
            or (event.type is EventType.TRANSFER and event.date in self.transfers)
        )

    def select(self, table: str, condition: Callable[[Any], bool]) -> list[Any]:
        """Return the records of *table* that meet *condition*."""
        return [record for record in getattr(self, table).values() if condition(record)]

    def view(self, table: str, shape: type[V]) -> Mapping[str, V]:
        """Return what a *shape* with fewer fields takes from every record of *table*."""
        records: Mapping[str, Record] = getattr(self, table)
        return {id_: convert(record, shape, from_attributes=True) for id_, record in records.items()}

    def raw(self, table: str) -> Mapping[str, Raw]:
        """Return the JSON text of every record of *table*."""
        records: Mapping[str, Record] = getattr(self, table)
        return {id_: Raw(encode(record)) for id_, record in records.items()}

    @property
    def title(self) -> str:
        """What the data call themselves."""
        return self.dataset.title if self.dataset else "People handed over by Mexico to the United States"

    @property
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
    def caveats(self) -> tuple[str, ...]:
        """Who is missing, because nobody has made their names public, and who is there by inference."""
        named, unnamed = len(self.figures), self.not_named
        missing = f"{named} of {named + unnamed} people are named; {unnamed} are not publicly named"
        return (*((missing,) if unnamed else ()), *by_inference(self.figures.values()))


def _only(records: Mapping[str, R], ids: set[str]) -> dict[str, R]:
    return {id_: record for id_, record in records.items() if id_ in ids}


def _refuse_unsound(base: Database) -> None:
    """Raise :class:`DataError` for a reference to nothing or a day that is none: no export may drop it."""
    for problem in problems(base, _SOUND):
        place = f"{problem.table}: {problem.record!r}: {problem.field}"
        raise DataError(place, f"{problem.problem} (extradition validate names every such place)")
