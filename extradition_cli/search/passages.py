"""What of each record is searched by words: every statement, with what stands around it.

A passage is one stored statement, whole, so that it is never shown without its "alleged" or "denies".
Beside it stand words that are not shown: the name of the field, the day in words, the organizations
above, the seats of a court.  What was announced for a whole transfer is no passage of the people in it.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from extradition_cli.language import joined
from extradition_cli.record.countries import country_words
from extradition_cli.record.dates import spelled
from extradition_cli.record.districts import district_name, places_of
from extradition_cli.record.model import (
    Context,
    Event,
    Figure,
    Law,
    Official,
    Organization,
    Record,
    RelatedPerson,
    Transfer,
)
from extradition_cli.record.one_line import ALLEGED, claim_quoted
from extradition_cli.record.parts import Case, HistoryEntry
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import GROUP_STEPS, ORDINALS

CALLED, SAID_FIRST, SUMMARY, AROUND, STEP, ELSE = range(6)
"""The order of fields: what a record is called; charges and roles; the summary; what stands around; steps."""


PERSONAL = ("name", "listed_as", "aliases")
"""The fields that hold what somebody is called."""


class Passage(Struct, frozen=True, gc=False):
    """One statement of a record: its field, its text, words that count but are not shown, its rank."""

    field: str
    text: str
    near: str = ""
    rank: int = ELSE


def passages(tables: Tables, record: Record) -> Iterator[Passage]:
    """Yield the passages of a record of a kind that is searched."""
    yield from _SAID_BY[record.kind](record, tables)
    for listing in getattr(record, "designations", ()):
        told = joined(": ", [listing.program, listing.note])
        yield Passage("designations", told, f"designation designated sanctions {_day(listing.date)}")
    for conflict in getattr(record, "conflicts", ()):
        versions = joined(" // ", (version.says for version in conflict.versions))
        yield Passage("conflicts", joined(": ", [conflict.topic, versions]), "conflict sources disagree")


def _person(person: Figure | RelatedPerson, tables: Tables, role: str = "") -> Iterator[Passage]:
    yield Passage("name", person.name, rank=CALLED)
    for alias in person.aliases:
        yield Passage("aliases", alias.name, "alias", CALLED)
    yield Passage("summary", person.summary, role.replace("-", " "), SUMMARY)
    for tie in person.affiliations:
        name, others, above = _names(tables.organizations, tie.organization)
        said = tie.role or ALLEGED
        yield Passage("affiliations", said, rank=SAID_FIRST)
        yield Passage("affiliations", joined(": ", [name, said]), others, AROUND)
        if above:
            yield Passage("affiliations", joined(": ", [name, said]), above)


def _related(person: RelatedPerson, tables: Tables) -> Iterator[Passage]:
    yield from _person(person, tables, person.role)
    for step in person.history:
        yield _step("history", step)


def _figure(figure: Figure, tables: Tables) -> Iterator[Passage]:
    yield from _person(figure, tables)
    if figure.listed_as and figure.listed_as != figure.name:
        yield Passage("listed_as", figure.listed_as, rank=CALLED)
    for case in figure.cases:
        yield from _case(case)
    for step in figure.other_proceedings:
        yield _step("other_proceedings", step)
    for arrest in figure.arrests:
        if arrest.place:
            yield Passage("arrests", arrest.place, f"arrest {_day(arrest.date)}", AROUND)
    if figure.birthplace:
        yield Passage("birthplace", figure.birthplace.place, "born birthplace", AROUND)
    if figure.reward:
        yield Passage("reward", figure.reward.text, f"reward offered {_day(figure.reward.date)}")
    if figure.destination:
        yield Passage("destination", figure.destination.place, "destination flown", AROUND)
    if figure.nationality or figure.gender:
        country = country_words(figure.nationality or "")
        yield Passage("nationality", figure.nationality or "", f"{country} {figure.gender or ''}", AROUND)
    if transfer := tables.transfers.get(figure.transfer):
        yield Passage("handover", transfer.title, _called(transfer), AROUND)
    if figure.handover.inferred:
        yield Passage("handover", figure.handover.inferred, "inferred")


def _case(case: Case) -> Iterator[Passage]:
    if case.court or case.district:
        where = f"{district_name(case.district)} {places_of(case.district)}" if case.district else ""
        near = f"case {where} {case.jurisdiction}"
        yield Passage("cases", case.court or case.district or "", near, AROUND)
    for charge in case.charges:
        yield Passage("cases", charge.text, f"charge {charge.type.replace('-', ' ')}", SAID_FIRST)
    if case.judge:
        yield Passage("cases", case.judge.name, "judge assigned", AROUND)
    for penalty, label in (case.minimum_penalty, "minimum"), (case.maximum_penalty, "maximum"):
        if penalty:
            yield Passage("cases", penalty.text, f"{label} penalty")
    for step in case.history:
        if step.type not in GROUP_STEPS:
            yield _step("cases", step)


def _step(field: str, step: HistoryEntry) -> Passage:
    return Passage(field, step.text, f"{step.type.replace('-', ' ')} {_day(step.date)}", STEP)


def _organization(organization: Organization, tables: Tables) -> Iterator[Passage]:
    names = (organization.name, organization.name_es, *organization.abbreviations, *organization.aliases)
    type_ = organization.type.replace("-", " ")
    for name in filter(None, names):
        yield Passage("name", name, type_, CALLED)
    for leader in organization.alleged_leaders:
        yield Passage(
            "alleged_leaders", joined(": ", [leader.name, leader.note or ALLEGED]), "leader", SAID_FIRST
        )
    near = f"{type_} {organization.activity or ''} {organization.founded or ''}"
    yield Passage("summary", organization.summary, near, SUMMARY)
    for tie in organization.relations:
        name, others, _ = _names(tables.organizations, tie.to)
        kind = tie.type.replace("-", " ")
        yield Passage("relations", tie.note or f"{kind} {name}", f"{name} {others} {kind}")


def _transfer(transfer: Transfer, tables: Tables) -> Iterator[Passage]:
    yield Passage("title", transfer.title, f"{_called(transfer)} people prisoners", CALLED)
    yield Passage("summary", transfer.summary, rank=SUMMARY)
    for field, label in (
        ("legal_basis", "legal basis"),
        ("not_an_extradition", "extradition"),
        ("assurances", "assurance"),
    ):
        for fact in getattr(transfer, field):
            yield Passage(field, fact.text, label)
    for point in transfer.destinations:
        yield Passage("destinations", point.place, f"destination flown {point.count or ''}", AROUND)
    if transfer.aircraft:
        yield Passage("aircraft", transfer.aircraft.text, f"aircraft {_called(transfer)}", SAID_FIRST)
    for statement in transfer.statements:
        near = f"{_day(statement.date)} statement"
        yield Passage("statements", joined(": ", [statement.by, statement.text]), near)


def _event(event: Event, tables: Tables) -> Iterator[Passage]:
    near = f"{event.type} {_day(event.date)}"
    yield Passage("title", event.title, near, CALLED)
    yield Passage("summary", event.summary, near, SUMMARY)
    if people := ", ".join((*event.actors, *event.people)):
        yield Passage("people", people, rank=AROUND)


def _context(context: Context, tables: Tables) -> Iterator[Passage]:
    yield Passage("title", context.title, rank=CALLED)
    for paragraph in context.text.split("\n\n"):
        yield Passage("text", paragraph, rank=SUMMARY)
    for claim in context.claims:
        yield Passage("claims", claim_quoted(claim.verdict, claim.claim, claim.text), "claim")


def _law(law: Law, tables: Tables) -> Iterator[Passage]:
    article = " article articulo" if "art" in law.citation else ""
    yield Passage("title", law.title, f"{law.citation}{article}", CALLED)
    if law.title_es:
        yield Passage("title_es", law.title_es, f"{law.citation}{article}", CALLED)
    yield Passage("citation", law.citation, f"{law.title} {law.title_es or ''} {article}", CALLED)
    yield Passage("provision", law.provision, rank=SUMMARY)
    yield Passage("relevance", law.relevance)


def _official(official: Official, tables: Tables) -> Iterator[Passage]:
    country = country_words(official.country)
    yield Passage("name", official.name, rank=CALLED)
    yield Passage("office", official.office, f"{country} {official.name}", CALLED)
    yield Passage("role_here", official.role_here, official.office)


_SAID_BY: Mapping[str, Callable[..., Iterator[Passage]]] = {
    "figure": _figure,
    "related": _related,
    "organization": _organization,
    "transfer": _transfer,
    "event": _event,
    "context": _context,
    "law": _law,
    "official": _official,
}
"""The kinds that are searched, and who tells what is said in a record of each."""


def _names(organizations: Mapping[str, Organization], id_: str) -> tuple[str, str, str]:
    """Return the name of an organization, its other names, and those of all that it is a part of."""
    others: list[str] = []
    seen: set[str | None] = set()
    first = organizations.get(id_)
    while (one := organizations.get(id_)) and id_ not in seen:
        seen.add(id_)
        called = (one.name, one.name_es or "", *one.abbreviations, *one.aliases)
        others.append(", ".join(filter(None, called if one is not first else called[1:])))
        id_ = one.parent or ""
    return (first.name if first else id_), "".join(others[:1]), ", ".join(others[1:])


def _called(transfer: Transfer) -> str:
    """Return what a transfer is called by: its number, its count, its day."""
    # Not its number in figures, which would be the day of another month.
    ordinals = " ".join(
        name
        for names in ORDINALS[transfer.ordinal - 1 : transfer.ordinal]
        for name in names
        if name.isalpha()
    )
    return f"{ordinals} transfer handover {transfer.count} {_day(transfer.date)}"


@cache
def _day(date: str | None) -> str:
    """Return a partial date in words, as a question has it."""
    return str(spelled(date)) if date else ""
