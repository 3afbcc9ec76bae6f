"""FollowTheMoney entities as JSON lines, for Aleph and the tools of OpenSanctions.

Every id is made from ids of the record, so it is the same in every release.

What is said of people here travels into screening systems, where a label outlives its
source.  So a topic is set only where the record holds the fact itself: ``sanction`` for
somebody on a sanctions list, ``crime`` for somebody who has pleaded guilty or been convicted.
Whoever is only charged is presumed innocent and bears none, not even ``poi`` or ``wanted``.
Nor does an organization bear ``crime``: what it is said to be is in its words and its listings.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extradition_cli.escape import json_document, safe_url
from extradition_cli.exports.ftm_entity import PREFIX, Entity, hashed
from extradition_cli.exports.selection import Selection
from extradition_cli.folding import fold
from extradition_cli.language import word
from extradition_cli.record.countries import is_spanish_speaking
from extradition_cli.record.model import (
    Event,
    Figure,
    Organization,
    Record,
    RelatedPerson,
    Source,
    Transfer,
)
from extradition_cli.record.parts import Case, Designation, HistoryEntry
from extradition_cli.record.statements import sources_of
from extradition_cli.record.statements import statements as statements_of
from extradition_cli.record.steps import arrests, related_steps, steps
from extradition_cli.record.vocabulary import (
    GUILT,
    AliasType,
    EventType,
    HistoryType,
    RelationType,
    SourceType,
)
from extradition_cli.search.names import surname_first

# A nickname or a radio call sign is shared by many; screening must not match on it.
_WEAK = {AliasType.NICKNAME, AliasType.CALL_SIGN}

# Three letters, as FollowTheMoney wants them (ISO 639-3), for the two of the record.
_LANGUAGES = {"de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "pt": "por"}
_GENDERS = {"female", "male", "other"}

_OFAC, _STATE = "Office of Foreign Assets Control", "Department of State"
_AUTHORITIES = {
    "Kingpin Act": (_OFAC, "us"),
    "EO ": (_OFAC, "us"),
    "OFAC": (_OFAC, "us"),
    # Named by the Secretary of State or of the Treasury.
    "SDGT": (None, "us"),
    "FTO": (_STATE, "us"),
    "Canada": ("Government of Canada", "ca"),
}
"""Who lists under a programme, by how its name begins, and for which country."""


def written(selection: Selection) -> str:
    """Return one entity per line: documents, organizations, people, cases, events, and what ties them."""
    return "".join(entity.line() for entity in _Entities(selection).all_records())


def dataset(selection: Selection) -> str:
    """Return what a catalogue of datasets wants to know of the entities."""
    told = selection.versions
    described = {
        "name": PREFIX,
        "title": selection.title,
        "description": selection.provenance,
        "version": told.data_version,
        "license": selection.licence_address,
        "updated_at": selection.released.isoformat(),
        "coverage": {"end": told.as_of},
    }
    return json_document(described)


def record_id(kind: str, id_: str) -> str:
    """Return the id of the entity that stands for a record.

    >>> record_id("figure", "rafael-caro-quintero")
    'extradition-figure-rafael-caro-quintero'
    """
    return f"{PREFIX}-{kind}-{id_}"


class _Entities:
    """Makes entities of the records of one selection."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._seen: Counter[tuple[str, ...]] = Counter()

    def all_records(self) -> Iterator[Entity]:
        """Yield every entity, what others point at first."""
        chosen = self._selection
        yield from map(_document, chosen.sources.values())
        for organization in chosen.organizations.values():
            yield from self._organization(organization)
        yield from self._offices()
        for figure in chosen.figures.values():
            yield from self._person(figure)
        for person in chosen.related.values():
            yield from self._person(person)
        for transfer in chosen.transfers.values():
            yield from self._transfer(transfer)
        for event in chosen.events.values():
            yield from self._event(event)
        for law in chosen.laws.values():
            yield from self._note(law, law.title, f"{law.provision}\n\n{law.relevance}", law.citation)
        for topic in chosen.context.values():
            yield from self._note(topic, topic.title, topic.text)
        for row in chosen.extraditions.values():
            yield from self._note(row, row.id, f"{row.count} people, {row.since} to {row.until}: {row.scope}")

    def _organization(self, one: Organization) -> Iterator[Entity]:
        known = self._selection.organizations
        entity = _made("Organization", one)
        entity.add(name=one.name, alias=[one.name_es, *one.aliases], abbreviation=one.abbreviations)
        entity.add(classification=word(one.type), topics="sanction" if one.designations else None)
        entity.add(notes=[one.summary, one.activity, one.founded and f"Founded: {one.founded}"])
        for leader in one.alleged_leaders:
            entity.add(notes=f"Alleged leader: {', '.join(filter(None, [leader.name, leader.note]))}")
        yield from self._sourced(entity, one)
        yield from self._sanctions(one)
        for leader in one.alleged_leaders:
            if leader.figure in self._selection.figures:
                who = ("figure", leader.figure or "")
                yield self._membership(who, one.id, "alleged leader", leader.sources, leader.note)
        if one.parent:
            yield self._membership((one.kind, one.id), one.parent, one.type, one.sources)
        for tie in one.relations:
            # What it is a faction of is its parent, said above.
            if tie.to in known and tie.type is not RelationType.FACTION_OF:
                link = self._tie("UnknownLink", tie.sources, "relation", one.id, tie.type, tie.to)
                link.add(subject=entity.id, object=record_id(one.kind, tie.to))
                link.add(role=word(tie.type), description=tie.note)
                yield link

    def _offices(self) -> Iterator[Entity]:
        """Yield every official, the office and the time in it; an office is the same one whoever holds it."""
        posts: dict[str, Entity] = {}
        for one in self._selection.officials.values():
            entity = _made("Person", one)
            entity.add(name=one.name, notes=one.role_here)
            yield from self._sourced(entity, one)
            post = Entity("Position", hashed("position", one.country, one.office))
            post.add(name=one.office, country=_country(one.country))
            posts[post.id] = post
            held = self._tie("Occupancy", one.sources, "occupancy", one.id, post.id)
            held.add(holder=entity.id, post=post.id, startDate=one.in_office_from, endDate=one.in_office_to)
            yield held
        yield from posts.values()

    def _person(self, one: Figure | RelatedPerson) -> Iterator[Entity]:
        entity = _made("Person", one)
        entity.add(
            name=one.name, nationality=_country(one.nationality), birthDate=one.born, notes=one.summary
        )
        entity.add(gender=one.gender if one.gender in _GENDERS else None)
        for alias in one.aliases:
            entity.add(**{"weakAlias" if alias.type in _WEAK else "alias": alias.name})
        entity.add(topics="crime" if one.standing in GUILT else None)
        if is_spanish_speaking(one.nationality or "") and getattr(one, "name_complete", True):
            given, surnames = _name_parts(one.name)
            entity.add(firstName=given, lastName=surnames)
        if isinstance(one, Figure):
            entity.add(alias=one.listed_as if one.listed_as != one.name else None, notes=_inferred(one))
            entity.add(birthPlace=one.birthplace.place if one.birthplace else None, status=word(one.standing))
            entity.add(topics="sanction" if one.designations else None)
        else:
            entity.add(classification=f"{word(one.role)}, not handed over in a transfer")
        yield from self._sourced(entity, one)
        for tie in one.affiliations:
            if tie.organization in self._selection.organizations:
                yield self._membership((one.kind, one.id), tie.organization, tie.role, tie.sources)
        if isinstance(one, RelatedPerson):
            for id_, entry in related_steps(one):
                yield self._step(id_, one, entry)
            return
        yield from self._sanctions(one)
        for case in one.cases:
            yield from self._case(one, case)
        for id_, arrest in arrests(one):
            happened = self._happened(id_, one, arrest.sources, arrest.date)
            happened.add(name=f"{one.name} arrested", location=arrest.place)
            yield happened
        for step in steps(one):
            yield self._step(step.id, one, step.entry, step.case)

    def _case(self, figure: Figure, case: Case) -> Iterator[Entity]:
        entity = Entity("CourtCase", record_id("case", case.id))
        where = f"{case.docket or 'Docket not found'}, {case.court or 'court not found'}"
        entity.add(name=f"{where} ({figure.name})", caseNumber=case.docket, court=case.court)
        # Only courts of the United States are federal or of a state, and have districts.
        entity.add(category=case.jurisdiction, country="us" if case.jurisdiction or case.district else None)
        entity.add(status=word(case.standing), fileDate=_filed(case))
        entity.add(keywords=sorted({charge.type for charge in case.charges}))
        entity.add(notes=[f"Charge: {charge.text}" for charge in case.charges])
        entity.add(notes=f"At most: {case.maximum_penalty.text}" if case.maximum_penalty else None)
        entity.add(sourceUrl=self._addresses(case.sources))
        yield entity
        for source in case.sources:
            yield self._documentation(entity, source, "case")
        party = self._tie("CourtCaseParty", case.sources, "party", case.id, figure.id)
        party.add(party=record_id("figure", figure.id), case=entity.id, role="defendant")
        party.add(status=word(case.standing), date=case.standing_since)
        yield party

    def _happened(self, id_: str, one: Record, sources: Sequence[str], date: str | None) -> Entity:
        entity = Entity("Event", record_id("event", id_))
        entity.add(date=date, involved=record_id(one.kind, one.id))
        return self._proven(entity, sources)

    def _step(
        self, id_: str, one: Figure | RelatedPerson, entry: HistoryEntry, case: Case | None = None
    ) -> Entity:
        entity = self._happened(id_, one, entry.sources, entry.date)
        entity.add(name=f"{one.name}: {word(entry.type)}", summary=entry.text, keywords=entry.type)
        entity.add(recordId=case.id if case else None)
        return entity

    def _transfer(self, one: Transfer) -> Iterator[Entity]:
        entity = _made("Event", one)
        entity.add(name=one.title, date=one.date, summary=one.summary, keywords=EventType.TRANSFER)
        entity.add(notes=[f"Legal basis: {basis.text}" for basis in one.legal_basis])
        for figure in self._selection.figures.values():
            # A tie bears no doubt: who is there by inference only is told of in words.
            if figure.transfer == one.id and figure.transfer_inferred:
                entity.add(notes=f"{figure.name}: {_inferred(figure)}")
            elif figure.transfer == one.id:
                entity.add(involved=record_id("figure", figure.id))
        yield from self._sourced(entity, one)

    def _event(self, one: Event) -> Iterator[Entity]:
        entity = _made("Event", one)
        entity.add(name=one.title, endDate=one.end_date, summary=one.summary, keywords=one.type)
        entity.add(**{"startDate" if one.end_date else "date": one.date})
        for name in ("figures", "organizations", "officials", "related"):
            known = self._selection.table(name)
            entity.add(
                involved=[record_id(known[id_].kind, id_) for id_ in getattr(one, name) if id_ in known]
            )
        entity.add(namesMentioned=one.people, notes=[f"Acted: {actor}" for actor in one.actors])
        yield from self._sourced(entity, one)

    def _note(self, record: Record, name: str, text: str, summary: str | None = None) -> Iterator[Entity]:
        entity = _made("Note", record)
        entity.add(name=name, summary=summary, description=text)
        yield from self._sourced(entity, record)

    def _membership(
        self,
        member: tuple[str, str],
        of: str,
        role: str | None,
        sources: Sequence[str],
        note: str | None = None,
    ) -> Entity:
        entity = self._tie("Membership", sources, "membership", *member, of, role or "")
        entity.add(member=record_id(*member), organization=record_id("organization", of))
        entity.add(role=role and word(role), description=note)
        return entity

    def _sanctions(self, record: Figure | Organization) -> Iterator[Entity]:
        ofac = record.identifiers.ofac
        for listing in record.designations:
            key = ("sanction", record.kind, record.id, listing.program, listing.date or "")
            sanction = self._tie("Sanction", listing.sources, *key)
            authority, country = _authority(listing)
            sanction.add(
                entity=record_id(record.kind, record.id), program=listing.program, summary=listing.note
            )
            sanction.add(
                listingDate=listing.date, startDate=listing.date, authority=authority, country=country
            )
            # The list of OFAC gives one number to a person for all of its programmes.
            sanction.add(authorityId=f"OFAC-{ofac}" if ofac and country == "us" else None)
            yield sanction

    def _sourced(self, entity: Entity, record: Record) -> Iterator[Entity]:
        """Yield *entity* with the addresses of its sources, then its tie to each of these documents."""
        entity.add(sourceUrl=self._addresses(sources_of(record)))
        yield entity
        said: dict[str, set[str]] = {}
        for statement in statements_of(record):
            for source in statement.sources:
                said.setdefault(source, set()).add(statement.path.split("[")[0].split(".")[0])
        for source, fields in said.items():
            # Which parts of the record the document speaks to: "cases, handover".
            yield self._documentation(entity, source, ", ".join(sorted(filter(None, fields))))

    def _documentation(self, entity: Entity, source: str, role: str) -> Entity:
        link = self._tie("Documentation", (), "documentation", entity.id, source)
        link.add(document=record_id("source", source), entity=entity.id, role=role)
        return link

    def _tie(self, schema: str, sources: Sequence[str], *parts: str) -> Entity:
        """Return an entity that has no id in the record; its own is made from the *parts* that it ties."""
        self._seen[parts] += 1
        # A second tie of the same kind between the same two bears a number, and stays one of its own.
        again = [str(self._seen[parts])] if self._seen[parts] > 1 else []
        return self._proven(Entity(schema, hashed(*parts, *again)), sources)

    def _proven(self, entity: Entity, sources: Sequence[str]) -> Entity:
        """Return *entity* with the documents that state it; ties need no ties of their own."""
        entity.add(proof=[record_id("source", source) for source in sources])
        entity.add(sourceUrl=self._addresses(sources))
        return entity

    def _addresses(self, sources: Iterable[str]) -> list[str | None]:
        return [_address(self._selection.sources[id_].url) for id_ in sources]


def _document(source: Source) -> Entity:
    entity = _made("Article" if source.type is SourceType.NEWS else "Document", source)
    # FollowTheMoney asks for the name of a file; the id of the source is the only one there is.
    entity.add(title=source.title, fileName=source.id, publisher=source.publisher)
    entity.add(publishedAt=source.published, retrievedAt=source.accessed, sourceUrl=_address(source.url))
    entity.add(language=_LANGUAGES.get(source.language))
    entity.add(notes=[source.note, "weak copy" if source.weak else None])
    return entity


def _inferred(figure: Figure) -> str | None:
    """Return what the transfer of *figure* is inferred from, where it is."""
    if not figure.transfer_inferred:
        return None
    return f"Transfer of {figure.transfer} inferred, not stated: {figure.transfer_inferred}"


def _filed(case: Case) -> str | None:
    """Return the day of the first charging document that bears one."""
    filing = (HistoryType.COMPLAINT, HistoryType.INDICTED, HistoryType.CHARGED)
    return next((entry.date for entry in case.history if entry.type in filing and entry.date), None)


def _made(schema: str, record: Record) -> Entity:
    return Entity(schema, record_id(record.kind, record.id))


def _name_parts(name: str) -> tuple[str, str]:
    """Return the given names and the surnames of a Spanish name, told apart as in the order of lists.

    >>> _name_parts("José de Jesús Méndez Vargas"), _name_parts("Juan de la Cruz")
    (('José de Jesús', 'Méndez Vargas'), ('Juan', 'de la Cruz'))
    """
    words, first = name.split(), surname_first(name)[0]
    start = next((number for number, word in enumerate(words) if number and fold(word) == first), len(words))
    while start > 1 and words[start - 1].islower():
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def _country(code: str | None) -> str | None:
    return code and code.lower()


def _address(url: str | None) -> str | None:
    """Return an address that a reader may be sent to, as FollowTheMoney writes it: with a path."""
    address = safe_url(url)
    bare = address and address.count("/") == len("//") and not {"?", "#"} & set(address)
    return f"{address}/" if bare else address


def _authority(listing: Designation) -> tuple[str | None, str | None]:
    """Return who made a listing, and in which country, where its programme tells."""
    return next(
        (who for begin, who in _AUTHORITIES.items() if listing.program.startswith(begin)), (None, None)
    )
