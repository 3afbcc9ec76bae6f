"""The closed vocabularies of the record, and the rule that derives a standing from a history.

Legal words follow the U.S. courts and the Justice Department.  A *transfer* is a handover
under Mexico's National Security Law; it is not an *extradition*, which is a proceeding
under the treaty of 1978, and the record keeps the two words apart.
"""

from collections.abc import Iterable
from enum import StrEnum

from extradition_cli.language import Phrase


class Standing(StrEnum):
    """Where a case stands; derived from its dated history and never stored."""

    SENTENCED = "sentenced"
    CONVICTED = "convicted"
    PLEADED_GUILTY = "pleaded-guilty"
    PLEADED_NOT_GUILTY = "pleaded-not-guilty"
    CHARGED = "charged"
    ACQUITTED = "acquitted"
    DISMISSED = "dismissed"
    UNKNOWN = "unknown"


class HistoryType(StrEnum):
    """What happened on one day of a proceeding."""

    WARRANT = "warrant"
    COMPLAINT = "complaint"
    INDICTED = "indicted"
    SUPERSEDING_INDICTMENT = "superseding-indictment"
    INDICTMENT_UNSEALED = "indictment-unsealed"
    INDICTMENT_ANNOUNCED = "indictment-announced"
    CHARGED = "charged"
    CHARGES_ANNOUNCED = "charges-announced"
    EXTRADITION_REQUESTED = "extradition-requested"
    EXTRADITION_GRANTED = "extradition-granted"
    EXTRADITION_BLOCKED = "extradition-blocked"
    EXTRADITED = "extradited"
    ARRESTED = "arrested"
    SURRENDERED = "surrendered"
    CUSTODY = "custody"
    FIRST_APPEARANCE = "first-appearance"
    ARRAIGNED = "arraigned"
    PLEADED_NOT_GUILTY = "pleaded-not-guilty"
    PLEADED_GUILTY = "pleaded-guilty"
    CONVICTED = "convicted"
    SENTENCED = "sentenced"
    ACQUITTED = "acquitted"
    DISMISSED = "dismissed"
    HEARING = "hearing"
    HEARING_SCHEDULED = "hearing-scheduled"
    TRIAL_SCHEDULED = "trial-scheduled"
    SENTENCING_SCHEDULED = "sentencing-scheduled"
    POSTPONED = "postponed"
    DEATH_PENALTY_RULED_OUT = "death-penalty-ruled-out"
    RELEASED = "released"
    DIED = "died"
    OTHER = "other"


SCHEDULED = frozenset(
    {HistoryType.HEARING_SCHEDULED, HistoryType.TRIAL_SCHEDULED, HistoryType.SENTENCING_SCHEDULED}
)
"""Kinds dated by the day they are set for: what came of it is another entry, or not known."""

OUTCOMES = {
    HistoryType.PLEADED_NOT_GUILTY: Standing.PLEADED_NOT_GUILTY,
    HistoryType.PLEADED_GUILTY: Standing.PLEADED_GUILTY,
    HistoryType.CONVICTED: Standing.CONVICTED,
    HistoryType.SENTENCED: Standing.SENTENCED,
    HistoryType.ACQUITTED: Standing.ACQUITTED,
    HistoryType.DISMISSED: Standing.DISMISSED,
}
CHARGING = frozenset(
    {
        HistoryType.WARRANT,
        HistoryType.COMPLAINT,
        HistoryType.INDICTED,
        HistoryType.SUPERSEDING_INDICTMENT,
        HistoryType.INDICTMENT_UNSEALED,
        HistoryType.INDICTMENT_ANNOUNCED,
        HistoryType.CHARGED,
        HistoryType.CHARGES_ANNOUNCED,
        HistoryType.FIRST_APPEARANCE,
        HistoryType.ARRAIGNED,
    }
)
GROUP_STEPS = frozenset({HistoryType.CHARGES_ANNOUNCED})
"""Steps that may repeat what was said of a whole transfer: of nobody in it do they tell which charges."""
GUILT = frozenset({Standing.PLEADED_GUILTY, Standing.CONVICTED, Standing.SENTENCED})
"""Standings that state guilt: nothing else in the record may."""


ORDINALS = (
    ("first", "1st", "primer", "primera", "primero"),
    ("second", "2nd", "segundo", "segunda"),
    ("third", "3rd", "tercer", "tercera", "tercero"),
    ("fourth", "4th", "cuarto", "cuarta"),
    ("fifth", "5th", "quinto", "quinta"),
    ("sixth", "6th", "sexto", "sexta"),
    ("seventh", "7th", "séptimo", "séptima"),
    ("eighth", "8th", "octavo", "octava"),
    ("ninth", "9th", "noveno", "novena"),
    ("tenth", "10th", "décimo", "décima"),
)
"""What the transfers are called by number, in English first."""


class ProceedingType(StrEnum):
    """What a proceeding outside the country of the U.S. cases is about, for filters and counts."""

    CRIMINAL = "criminal"
    AMPARO = "amparo"
    EXTRADITION = "extradition"
    COMPLAINT = "complaint"
    OTHER = "other"


class RelatedRole(StrEnum):
    """Why somebody who was not handed over in a transfer is looked for here."""

    VICTIM = "victim"
    EXTRADITED = "extradited"
    ARRESTED = "arrested"
    IMPRISONED = "imprisoned"
    AT_LARGE = "at-large"
    CHARGES_DISMISSED = "charges-dismissed"
    SENTENCE_SERVED = "sentence-served"
    DEAD = "dead"


class ChargeType(StrEnum):
    """Family of a charge, for filters and counts; the wording of the charge stays beside it."""

    DRUG_TRAFFICKING = "drug-trafficking"
    CONTINUING_CRIMINAL_ENTERPRISE = "continuing-criminal-enterprise"
    RACKETEERING = "racketeering"
    MONEY_LAUNDERING = "money-laundering"
    FIREARMS = "firearms"
    MURDER = "murder"
    KIDNAPPING = "kidnapping"
    NARCO_TERRORISM = "narco-terrorism"
    MATERIAL_SUPPORT = "material-support"
    ALIEN_SMUGGLING = "alien-smuggling"
    STALKING = "stalking"
    ESCAPE = "escape"
    OTHER = "other"


class AliasType(StrEnum):
    """How another name came about.  Only a *variant* is a spelling of the name itself."""

    NICKNAME = "nickname"
    VARIANT = "variant"
    CALL_SIGN = "call-sign"
    ASSUMED_NAME = "assumed-name"


class OrganizationType(StrEnum):
    """What an organization is said to be."""

    CARTEL = "cartel"
    FACTION = "faction"
    ARMED_WING = "armed-wing"
    GANG = "gang"
    SMUGGLING = "smuggling-organization"
    LAUNDERING = "laundering-organization"


class RelationType(StrEnum):
    """How one organization stands to another, read from the record that holds the relation."""

    FACTION_OF = "faction-of"
    SPLIT_FROM = "split-from"
    SUCCESSOR_OF = "successor-of"
    ALLY_OF = "ally-of"
    RIVAL_OF = "rival-of"


class EventType(StrEnum):
    """What sort of thing happened; also the values of ``timeline --type``."""

    TRANSFER = "transfer"
    CASE = "case"
    COURT = "court"
    ARREST = "arrest"
    CRIME = "crime"
    STATEMENT = "statement"
    DIPLOMACY = "diplomacy"
    LAW = "law"
    DESIGNATION = "designation"
    TARIFF = "tariff"
    MILITARY = "military"
    CRITICISM = "criticism"
    OTHER = "other"


class SourceType(StrEnum):
    """Primary: a court, government or party's own text; news; or a work of reference."""

    PRIMARY = "primary"
    NEWS = "news"
    REFERENCE = "reference"


class Verdict(StrEnum):
    """What the record says of a claim that is often repeated."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNCLEAR = "unclear"


def presumed(standing: Standing, abroad: Standing = Standing.UNKNOWN) -> Phrase | None:
    """Return that somebody is presumed innocent; nothing of who has pleaded or been found guilty.

    Whom a court of another country, where the proceedings stand *abroad*, has found guilty of other things
    is so of these charges.

    >>> presumed(Standing.CHARGED), presumed(Standing.CONVICTED)
    ('presumed innocent', None)
    """
    if standing in GUILT:
        return None
    return Phrase("presumed innocent of these charges") if abroad in GUILT else Phrase("presumed innocent")


_RANK = {standing: rank for rank, standing in enumerate(Standing)}


def furthest(standings: Iterable[Standing]) -> Standing:
    """Return the standing that comes first in the order of :class:`Standing`; unknown if there is none.

    >>> furthest([Standing.CHARGED, Standing.PLEADED_GUILTY])
    <Standing.PLEADED_GUILTY: 'pleaded-guilty'>
    """
    return min(standings, key=_RANK.__getitem__, default=Standing.UNKNOWN)


def standing_after(history: Iterable[tuple[HistoryType, str | None]]) -> tuple[Standing, str | None]:
    """Derive the standing of a case from the types and dates of its history, in order.

    The last plea, verdict, sentence or dismissal counts.  A charging document or a court
    appearance makes a case *charged* where it was unknown, and revives a dismissed one; it
    takes back no plea.  Returns the standing and the date of the entry that gave it.

    >>> standing_after([(HistoryType.INDICTED, "2014"), (HistoryType.PLEADED_NOT_GUILTY, "2025-08-13")])
    (<Standing.PLEADED_NOT_GUILTY: 'pleaded-not-guilty'>, '2025-08-13')
    """
    standing, since = Standing.UNKNOWN, None
    for type_, date in history:
        if type_ in OUTCOMES:
            standing, since = OUTCOMES[type_], date
        elif type_ in CHARGING and standing in (Standing.UNKNOWN, Standing.DISMISSED):
            standing, since = Standing.CHARGED, date
    return standing, since
