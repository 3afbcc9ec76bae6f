"""The records: a figure, an organization, a transfer, an event, a source.

A record is one row of a table.  Its ``kind`` says which table; its ``type``, where it has
one, sorts it within the table.  What each field means stands in ``descriptions.toml``.  No I/O here, and no
opinion on how a record is shown.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Meta

from extradition_cli.language import Phrase
from extradition_cli.record import parts
from extradition_cli.record.parts import CountryCode, Id, Part, PartialDate, SourceIds, Text
from extradition_cli.record.vocabulary import (
    EventType,
    OrganizationType,
    RelatedRole,
    SourceType,
    Standing,
    furthest,
    presumed,
    standing_after,
)

SCHEMA_VERSION = "2.0"
"""Version of the shape below: a removed, renamed or retyped field raises the first number."""


class Record(Part, frozen=True):
    """One row of a table."""

    kind: ClassVar[str]

    id: Id

    @property
    def label(self) -> str:
        """The words a person would call this record by."""
        called: str = getattr(self, "name", "") or getattr(self, "title", self.id)
        return called


class Figure(Record, frozen=True):
    """A person whom Mexico handed over to the United States; presumed innocent until proven guilty."""

    kind = "figure"

    name: Text
    name_complete: bool
    listed_as: str | None
    aliases: tuple[parts.Alias, ...]
    gender: Text | None
    nationality: CountryCode | None
    born: PartialDate | None
    age: parts.Age | None
    birthplace: parts.SourcedPlace | None
    handover: parts.Handover
    destination: parts.SourcedPlace | None
    summary: Text
    affiliations: tuple[parts.Affiliation, ...]
    arrests: tuple[parts.Arrest, ...]
    cases: tuple[parts.Case, ...]
    other_proceedings: tuple[parts.OtherProceeding, ...]
    reward: parts.Reward | None
    designations: tuple[parts.Designation, ...]
    identifiers: parts.Identifiers
    conflicts: tuple[parts.Conflict, ...]
    sources: SourceIds

    @property
    def transfer(self) -> str:
        """The id of the transfer in which the figure was handed over."""
        return self.handover.transfer

    @property
    def transfer_inferred(self) -> str | None:
        """What the place in that transfer is inferred from, where it is."""
        return self.handover.inferred

    @property
    def standing(self) -> Standing:
        """The furthest standing among the cases, in the order of :class:`Standing`."""
        return furthest(case.standing for case in self.cases)

    @property
    def standing_since(self) -> str | None:
        """The date of the entry that gave :attr:`standing`, if it has one."""
        return next((case.standing_since for case in self.cases if case.standing is self.standing), None)

    @property
    def presumption(self) -> str | None:
        """That the figure is presumed innocent, or nothing where a plea or verdict of guilt is recorded."""
        return presumed(self.standing, self.abroad[0])

    @property
    def abroad(self) -> tuple[Standing, str | None]:
        """Where the proceedings in other countries stand, and since when."""
        return standing_after((step.type, step.date) for step in self.other_proceedings)


class RelatedPerson(Record, frozen=True):
    """A person people look for here who was not handed over in a transfer; never counted among who was."""

    kind = "related"

    name: Text
    role: RelatedRole
    aliases: tuple[parts.Alias, ...]
    gender: Text | None
    nationality: CountryCode | None
    born: PartialDate | None
    summary: Text
    affiliations: tuple[parts.Affiliation, ...]
    history: tuple[parts.HistoryEntry, ...]
    figures: tuple[Id, ...]
    identifiers: parts.Identifiers
    conflicts: tuple[parts.Conflict, ...]
    sources: SourceIds

    @property
    def standing(self) -> Standing:
        """Where the proceedings against the person stand after the last entry of the history."""
        return self._reached()[0]

    @property
    def standing_since(self) -> str | None:
        """The date of the entry that gave :attr:`standing`, if it has one."""
        return self._reached()[1]

    def _reached(self) -> tuple[Standing, str | None]:
        return standing_after((entry.type, entry.date) for entry in self.history)

    @property
    def presumption(self) -> str | None:
        """That the person is presumed innocent, where charges of the history are open."""
        open_ = self.standing in (Standing.CHARGED, Standing.PLEADED_NOT_GUILTY)
        return presumed(self.standing) if open_ else None


class Organization(Record, frozen=True):
    """A cartel, faction, armed wing, gang, smuggling or laundering group."""

    kind = "organization"

    name: Text
    name_es: Text | None
    abbreviations: tuple[Text, ...]
    aliases: tuple[Text, ...]
    type: OrganizationType
    parent: str | None
    founded: Text | None
    activity: Text | None
    summary: Text
    alleged_leaders: tuple[parts.Leader, ...]
    relations: tuple[parts.Relation, ...]
    designations: tuple[parts.Designation, ...]
    identifiers: parts.Identifiers
    conflicts: tuple[parts.Conflict, ...]
    sources: SourceIds


class Transfer(Record, frozen=True):
    """One mass handover under Mexico's National Security Law."""

    kind = "transfer"

    ordinal: Annotated[int, Meta(ge=1, le=parts.LARGEST)]
    title: Text
    date: PartialDate
    count: Annotated[int, Meta(ge=1, le=parts.LARGEST)]
    named_in_full: Annotated[int, Meta(ge=0, le=parts.LARGEST)]
    named_by_inference: Annotated[int, Meta(ge=0, le=parts.LARGEST)]
    named_in_part: Annotated[int, Meta(ge=0, le=parts.LARGEST)]
    not_named: Annotated[int, Meta(ge=0, le=parts.LARGEST)]
    summary: Text
    legal_basis: tuple[parts.Fact, ...]
    not_an_extradition: tuple[parts.Fact, ...]
    assurances: tuple[parts.Fact, ...]
    destinations: tuple[parts.Arrival, ...]
    aircraft: parts.Fact | None
    statements: tuple[parts.Statement, ...]
    laws: tuple[Id, ...]
    conflicts: tuple[parts.Conflict, ...]
    sources: SourceIds


class Event(Record, frozen=True):
    """Something dated that belongs on the timeline."""

    kind = "event"

    date: PartialDate
    end_date: PartialDate | None
    type: EventType
    title: Text
    summary: Text
    actors: tuple[Text, ...]
    officials: tuple[Id, ...]
    figures: tuple[Id, ...]
    people: tuple[Text, ...]
    related: tuple[Id, ...]
    organizations: tuple[Id, ...]
    conflicts: tuple[parts.Conflict, ...]
    sources: SourceIds


class Context(Record, frozen=True):
    """A short sourced note on one diplomatic or legal topic."""

    kind = "context"

    title: Text
    text: str
    claims: tuple[parts.Claim, ...]
    events: tuple[Id, ...]
    laws: tuple[Id, ...]
    conflicts: tuple[parts.Conflict, ...]
    sources: SourceIds


class Law(Record, frozen=True):
    """A treaty, constitutional article, statute or ruling that governs the transfers."""

    kind = "law"

    citation: Text
    title: Text
    title_es: Text | None
    country: str
    provision: Text
    relevance: Text
    conflicts: tuple[parts.Conflict, ...]
    sources: SourceIds


class Official(Record, frozen=True):
    """A person in office who acted."""

    kind = "official"

    name: Text
    office: Text
    country: CountryCode
    in_office_from: PartialDate | None
    in_office_to: PartialDate | None
    role_here: Text
    sources: SourceIds


class ExtraditionCount(Record, frozen=True):
    """People extradited in one year or period, as one source counts them, and whom it counts."""

    kind = "extradition-count"

    since: PartialDate
    until: PartialDate
    count: Annotated[int, Meta(ge=0, le=parts.LARGEST)]
    scope: Text
    sources: SourceIds


class Source(Record, frozen=True):
    """One document."""

    kind = "source"

    title: Text
    publisher: Text
    via: Text | None
    url: Text
    published: PartialDate | None
    accessed: PartialDate
    language: str
    type: SourceType
    weak: bool
    note: Text | None

    @property
    def credit(self) -> str:
        """Who published it and, where that is somewhere else, where the copy stands that was read."""
        copied = Phrase("{publisher} (copy at {via})", publisher=self.publisher, via=self.via)
        return copied if self.via else self.publisher


class Dataset(Record, frozen=True):
    """What the data say of themselves."""

    kind = "dataset"

    title: Text
    version: Text
    schema_version: Text
    as_of: str
    researched: str
    licence: Text
    note: Text


def ancestry(organizations: Mapping[str, Organization], id_: str) -> list[str]:
    """Return *id_* and the ids of what it is a part of, of what that is a part of, and so on to the top."""
    line = [id_]
    # Broken data may have a circle, or a parent that is no record.
    while (one := organizations.get(line[-1])) and one.parent and one.parent not in line:
        line.append(one.parent)
    return line


def with_parts(organizations: Mapping[str, Organization], id_: str) -> frozenset[str]:
    """Return *id_* and the ids of every organization that is, at whatever depth, a part of it."""
    return frozenset({id_, *(other for other in organizations if id_ in ancestry(organizations, other))})
