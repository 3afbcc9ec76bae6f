"""The record as every question sees it: nine read-only tables, and what they say of themselves."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from msgspec import Raw, Struct

from extradition_cli.decoding import Fault
from extradition_cli.model import (
    Context,
    Dataset,
    Event,
    ExtraditionCount,
    Figure,
    Law,
    Official,
    Organization,
    Source,
    Transfer,
)

V = TypeVar("V", bound=Struct)


class Tables(Protocol):
    """Mappings of id to record; :class:`extradition_cli.store.KnowledgeBase` loads each on demand."""

    @property
    def figures(self) -> Mapping[str, Figure]:
        """The people handed over."""

    @property
    def organizations(self) -> Mapping[str, Organization]:
        """Cartels, factions, armed wings, gangs, smuggling and laundering groups."""

    @property
    def transfers(self) -> Mapping[str, Transfer]:
        """The handovers, by date."""

    @property
    def events(self) -> Mapping[str, Event]:
        """What happened around them, by date."""

    @property
    def context(self) -> Mapping[str, Context]:
        """Notes on one topic each."""

    @property
    def laws(self) -> Mapping[str, Law]:
        """Treaties, constitutional articles, statutes and rulings."""

    @property
    def officials(self) -> Mapping[str, Official]:
        """People in office who acted."""

    @property
    def extraditions(self) -> Mapping[str, ExtraditionCount]:
        """Yearly counts of extraditions proper, for comparison."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every document the record rests on."""

    @property
    def dataset(self) -> Dataset | None:
        """What the data say of themselves."""

    def select(self, table: str, condition: Callable[[Any], bool]) -> list[Any]:
        """Return the records of *table* that meet *condition*, in the order of the table."""

    def view(self, table: str, shape: type[V]) -> Mapping[str, V]:
        """Return what a *shape* with fewer fields takes from every record of *table*."""

    def raw(self, table: str) -> Mapping[str, Raw]:
        """Return the JSON text of every record of *table*."""


class Database(Tables, Protocol):
    """Tables that came from somewhere, where they may be broken."""

    def faults(self) -> list[Fault]:
        """Return every place that is not of the shape the model describes."""
