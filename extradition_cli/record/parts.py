"""What stands inside a record: each a fact, or a group of facts, with the sources that state it.

Every part is a frozen :class:`msgspec.Struct`; JSON decodes straight into it, so a missing
key, an unknown key or a wrong type is refused where it stands.  Unknown values are ``None``,
never absent.  ``type`` sorts a part into a closed vocabulary.  What each field means stands in
``descriptions.toml``.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from extradition_cli.record.vocabulary import (
    AliasType,
    ChargeType,
    HistoryType,
    ProceedingType,
    RelationType,
    Standing,
    Verdict,
    presumed,
    standing_after,
)

Id = Annotated[str, Meta(min_length=1)]
Text = Annotated[str, Meta(min_length=1)]
PartialDate = Annotated[
    str,
    Meta(
        description="ISO 8601 date, as exact as the sources are: 2025, 2025-08 or 2025-08-12.",
        # Shown in the JSON Schema only: `checks.chronology.check_dates` enforces it, with the rules of the
        # calendar, and decoding a large database does not pay for a regular expression per date.
        extra_json_schema={"pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    ),
]
CountryCode = Annotated[str, Meta(description="ISO 3166-1 alpha-2 code, upper case.")]
LARGEST = (1 << 63) - 1
"""No number of the record is larger, for SQLite holds none that is."""
SourceIds = Annotated[tuple[Id, ...], Meta(min_length=1)]


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """Anything that stands inside a record."""


class Version(Part, frozen=True):
    """One side of a disagreement between sources."""

    says: Text
    sources: SourceIds


class Conflict(Part, frozen=True):
    """What sources disagree on, every version kept."""

    topic: Text
    versions: Annotated[tuple[Version, ...], Meta(min_length=1)]


class Fact(Part, frozen=True):
    """One sourced sentence."""

    text: Text
    sources: SourceIds


class Alias(Part, frozen=True):
    """Another name of a figure, as public sources print it."""

    name: Text
    type: AliasType


class Handover(Part, frozen=True):
    """The transfer a figure was part of, and the sources that name the figure in it or let one infer it."""

    transfer: Id
    inferred: str | None
    sources: SourceIds


class SourcedPlace(Part, frozen=True):
    """Where a figure was flown to, or born."""

    place: Text
    sources: SourceIds


class Age(Part, frozen=True):
    """How old a person was, as a source prints it."""

    years: Annotated[int, Meta(ge=0)]
    on: PartialDate
    sources: SourceIds


class Reward(Part, frozen=True):
    """Money offered for information that leads to a person."""

    text: Text
    date: PartialDate | None
    sources: SourceIds


class Affiliation(Part, frozen=True):
    """A sourced statement that a figure belongs to an organization; alleged unless proven."""

    organization: Id
    role: Text | None
    sources: SourceIds


class Arrest(Part, frozen=True):
    """A capture before the transfer."""

    date: PartialDate | None
    place: Text | None
    sources: SourceIds


class Charge(Part, frozen=True):
    """One charge as the court, the prosecutors or (said so) the press word it."""

    text: Text
    type: ChargeType
    sources: SourceIds


class HistoryEntry(Part, frozen=True):
    """One dated step of a proceeding."""

    date: PartialDate | None
    type: HistoryType
    text: Text
    sources: SourceIds


class OtherProceeding(HistoryEntry, frozen=True):
    """One dated step of a proceeding outside the country to which a figure was handed over."""

    country: CountryCode | None
    proceeding: ProceedingType


class Judge(Part, frozen=True):
    """The judge to whom a case is assigned."""

    name: Text
    since: PartialDate | None
    sources: SourceIds


class Case(Part, frozen=True):
    """One U.S. proceeding against one figure."""

    id: Id
    jurisdiction: Literal["federal", "state"] | None
    court: Text | None
    district: str | None
    docket: Text | None
    judge: Judge | None
    charges: tuple[Charge, ...]
    co_defendants: tuple[Id, ...]
    minimum_penalty: Fact | None
    maximum_penalty: Fact | None
    history: tuple[HistoryEntry, ...]
    sources: SourceIds

    @property
    def standing(self) -> Standing:
        """Where the case stands after the last entry of its history."""
        return self._reached()[0]

    @property
    def standing_since(self) -> str | None:
        """The date of the entry that gave :attr:`standing`, if it has one."""
        return self._reached()[1]

    @property
    def presumption(self) -> str | None:
        """That the figure is presumed innocent of the charges; nothing after a plea or verdict of guilt."""
        return presumed(self.standing)

    def _reached(self) -> tuple[Standing, str | None]:
        return standing_after((entry.type, entry.date) for entry in self.history)


class Designation(Part, frozen=True):
    """A sanctions or terrorism listing."""

    program: Text
    date: PartialDate | None
    note: Text | None
    sources: SourceIds


class Identifiers(Part, frozen=True):
    """Numbers that other registers use."""

    ofac: str | None


class Leader(Part, frozen=True):
    """Someone whom a source names as a leader of an organization, as an allegation."""

    name: Text
    figure: Id | None
    related: Id | None
    note: Text | None
    sources: SourceIds


class Relation(Part, frozen=True):
    """A sourced tie from one organization to another."""

    type: RelationType
    to: Id
    note: Text | None
    sources: SourceIds


class Arrival(Part, frozen=True):
    """One point of arrival and, where it was said, how many landed there."""

    place: Text
    count: Annotated[int, Meta(ge=0, le=LARGEST)] | None
    sources: SourceIds


class Statement(Part, frozen=True):
    """What one government, or somebody speaking for it, said of a transfer."""

    by: Text
    country: CountryCode
    date: PartialDate | None
    text: Text
    sources: SourceIds


class Claim(Part, frozen=True):
    """A claim that is often repeated, held against the record."""

    claim: Text
    verdict: Verdict
    text: Text
    sources: SourceIds
