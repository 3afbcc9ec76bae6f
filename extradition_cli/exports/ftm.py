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

from extradition_cli.escape import safe_url
from extradition_cli.exports.ftm_entity import PREFIX, Entity, hashed
from extradition_cli.exports.selection import Selection
from extradition_cli.language import word
from extradition_cli.record.model import (
    Event,
    Figure,
    Official,
    Organization,
    Record,
    RelatedPerson,
    Source,
    Transfer,
)
from extradition_cli.record.parts import Arrest, Case, Designation
from extradition_cli.record.statements import sources_of
from extradition_cli.record.statements import statements as statements_of
from extradition_cli.record.steps import Step, arrests, steps
from extradition_cli.record.vocabulary import (
    GUILT,
    AliasType,
    EventType,
    HistoryType,
    RelationType,
    SourceType,
)

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
        self._posts: set[str] = set()

    def all_records(self) -> Iterator[Entity]:
        """Yield every entity, what others point at first."""
        chosen = self._selection
        for source in chosen.sources.values():
            yield self._document(source)
        for organization in chosen.organizations.values():
            yield from self._organization(organization)
        for official in chosen.officials.values():
            yield from self._official(official)
        for figure in chosen.figures.values():
            yield from self._figure(figure)
        for person in chosen.related.values():
            yield from self._related(person)
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

    def _document(self, source: Source) -> Entity:
        entity = _made("Article" if source.type is SourceType.NEWS else "Document", source.kind, source.id)
        entity.add("title", source.title)
        # FollowTheMoney asks for the name of a file; the id of the source is the only one there is.
        entity.add("fileName", source.id)
        entity.add("publisher", source.publisher)
        entity.add("sourceUrl", _address(source.url))
        entity.add("publishedAt", source.published)
        entity.add("retrievedAt", source.accessed)
        entity.add("language", _LANGUAGES.get(source.language))
        entity.add("notes", source.note, "weak copy" if source.weak else None)
        return entity

    def _organization(self, one: Organization) -> Iterator[Entity]:
        entity = _made("Organization", one.kind, one.id)
        entity.add("name", one.name)
        entity.add("alias", one.name_es, *one.aliases)
        entity.add("abbreviation", *one.abbreviations)
        entity.add("classification", word(one.type))
        entity.add("notes", one.summary, one.activity, one.founded and f"Founded: {one.founded}")
        for leader in one.alleged_leaders:
            entity.add("notes", f"Alleged leader: {', '.join(filter(None, [leader.name, leader.note]))}")
        entity.add("topics", "sanction" if one.designations else None)
        yield from self._sourced(entity, one)
        yield from self._sanctions(one)
        for leader in one.alleged_leaders:
            if leader.figure and leader.figure in self._selection.figures:
                yield self._membership(
                    "figure", leader.figure, one.id, "alleged leader", leader.note, leader.sources
                )
        if one.parent:
            yield self._membership("organization", one.id, one.parent, one.type, None, one.sources)
        for tie in one.relations:
            # What it is a faction of is its parent, said above.
            if tie.to in self._selection.organizations and tie.type is not RelationType.FACTION_OF:
                link = self._linked("UnknownLink", "relation", one.id, tie.type, tie.to)
                link.add("subject", record_id("organization", one.id))
                link.add("object", record_id("organization", tie.to))
                link.add("role", word(tie.type))
                link.add("description", tie.note)
                yield self._proven(link, tie.sources)

    def _official(self, one: Official) -> Iterator[Entity]:
        entity = _made("Person", one.kind, one.id)
        entity.add("name", one.name)
        entity.add("notes", one.role_here)
        yield from self._sourced(entity, one)
        # An office is the same one whoever holds it.
        post = Entity("Position", hashed("position", one.country, one.office))
        post.add("name", one.office)
        post.add("country", _country(one.country))
        if post.id not in self._posts:
            self._posts.add(post.id)
            yield post
        held = self._linked("Occupancy", "occupancy", one.id, post.id)
        held.add("holder", entity.id)
        held.add("post", post.id)
        held.add("startDate", one.in_office_from)
        held.add("endDate", one.in_office_to)
        yield self._proven(held, one.sources)

    def _figure(self, one: Figure) -> Iterator[Entity]:
        entity = _made("Person", one.kind, one.id)
        entity.add("name", one.name)
        entity.add("alias", one.listed_as if one.listed_as != one.name else None)
        for alias in one.aliases:
            entity.add("weakAlias" if alias.type in _WEAK else "alias", alias.name)
        entity.add("gender", one.gender if one.gender in _GENDERS else None)
        entity.add("nationality", _country(one.nationality))
        entity.add("birthDate", one.born)
        entity.add("notes", one.summary, _inferred(one))
        entity.add("status", word(one.standing))
        entity.add("topics", "sanction" if one.designations else None)
        entity.add("topics", "crime" if one.standing in GUILT else None)
        yield from self._sourced(entity, one)
        for tie in one.affiliations:
            yield self._membership("figure", one.id, tie.organization, tie.role, None, tie.sources)
        yield from self._sanctions(one)
        for case in one.cases:
            yield from self._case(one, case)
        for key, arrest in arrests(one):
            yield self._arrest(key, one, arrest)
        for step in steps(one):
            yield self._step(step)

    def _related(self, one: RelatedPerson) -> Iterator[Entity]:
        """Yield somebody who was not handed over in a transfer, which the classification says first."""
        entity = _made("Person", one.kind, one.id)
        entity.add("name", one.name)
        for alias in one.aliases:
            entity.add("weakAlias" if alias.type in _WEAK else "alias", alias.name)
        entity.add("gender", one.gender if one.gender in _GENDERS else None)
        entity.add("nationality", _country(one.nationality))
        entity.add("birthDate", one.born)
        entity.add("classification", f"{word(one.role)}, not handed over in a transfer")
        entity.add("notes", one.summary)
        entity.add("topics", "crime" if one.standing in GUILT else None)
        yield from self._sourced(entity, one)
        for tie in one.affiliations:
            if tie.organization in self._selection.organizations:
                yield self._membership(one.kind, one.id, tie.organization, tie.role, None, tie.sources)

    def _case(self, figure: Figure, case: Case) -> Iterator[Entity]:
        entity = _made("CourtCase", "case", case.id)
        where = f"{case.docket or 'Docket not found'}, {case.court or 'court not found'}"
        entity.add("name", f"{where} ({figure.name})")
        entity.add("caseNumber", case.docket)
        entity.add("court", case.court)
        entity.add("category", case.jurisdiction)
        # Only courts of the United States are federal or of a state, and have districts.
        entity.add("country", "us" if case.jurisdiction or case.district else None)
        entity.add("status", word(case.standing))
        entity.add("fileDate", _filed(case))
        entity.add("keywords", *sorted({charge.type for charge in case.charges}))
        entity.add("notes", *(f"Charge: {charge.text}" for charge in case.charges))
        if case.maximum_penalty:
            entity.add("notes", f"At most: {case.maximum_penalty.text}")
        entity.add("sourceUrl", *self._addresses(case.sources))
        yield entity
        yield from self._documented(entity.id, case.sources, "case")
        party = self._linked("CourtCaseParty", "party", case.id, figure.id)
        party.add("party", record_id("figure", figure.id))
        party.add("case", entity.id)
        party.add("role", "defendant")
        party.add("status", word(case.standing))
        party.add("date", case.standing_since)
        yield self._proven(party, case.sources)

    def _arrest(self, key: str, figure: Figure, arrest: Arrest) -> Entity:
        entity = _made("Event", "event", key)
        entity.add("name", f"{figure.name} arrested")
        entity.add("date", arrest.date)
        entity.add("location", arrest.place)
        entity.add("involved", record_id("figure", figure.id))
        return self._proven(entity, arrest.sources)

    def _step(self, step: Step) -> Entity:
        entity = _made("Event", "event", step.id)
        entity.add("name", f"{step.figure.name}: {word(step.entry.type)}")
        entity.add("date", step.entry.date)
        entity.add("summary", step.entry.text)
        entity.add("keywords", step.entry.type)
        entity.add("recordId", step.case.id if step.case else None)
        entity.add("involved", record_id("figure", step.figure.id))
        return self._proven(entity, step.entry.sources)

    def _transfer(self, one: Transfer) -> Iterator[Entity]:
        entity = _made("Event", one.kind, one.id)
        entity.add("name", one.title)
        entity.add("date", one.date)
        entity.add("summary", one.summary)
        entity.add("keywords", EventType.TRANSFER)
        entity.add("notes", *(f"Legal basis: {basis.text}" for basis in one.legal_basis))
        people = [figure for figure in self._selection.figures.values() if figure.transfer == one.id]
        # A tie bears no doubt: who is there by inference only is told of in words.
        stated = (record_id("figure", figure.id) for figure in people if not figure.transfer_inferred)
        entity.add("involved", *stated)
        inferred = (figure for figure in people if figure.transfer_inferred)
        entity.add("notes", *(f"{figure.name}: {_inferred(figure)}" for figure in inferred))
        yield from self._sourced(entity, one)

    def _event(self, one: Event) -> Iterator[Entity]:
        chosen = self._selection
        entity = _made("Event", one.kind, one.id)
        entity.add("name", one.title)
        entity.add("startDate" if one.end_date else "date", one.date)
        entity.add("endDate", one.end_date)
        entity.add("summary", one.summary)
        entity.add("keywords", one.type)
        for kind, ids, known in (
            ("figure", one.figures, chosen.figures),
            ("organization", one.organizations, chosen.organizations),
            ("official", one.officials, chosen.officials),
            ("related", one.related, chosen.related),
        ):
            entity.add("involved", *(record_id(kind, id_) for id_ in ids if id_ in known))
        entity.add("namesMentioned", *one.people)
        entity.add("notes", *(f"Acted: {actor}" for actor in one.actors))
        yield from self._sourced(entity, one)

    def _note(self, record: Record, name: str, text: str, summary: str | None = None) -> Iterator[Entity]:
        entity = _made("Note", record.kind, record.id)
        entity.add("name", name)
        entity.add("summary", summary)
        entity.add("description", text)
        yield from self._sourced(entity, record)

    def _membership(
        self,
        kind: str,
        member: str,
        organization: str,
        role: str | None,
        note: str | None,
        sources: Sequence[str],
    ) -> Entity:
        entity = self._linked("Membership", "membership", kind, member, organization, role or "")
        entity.add("member", record_id(kind, member))
        entity.add("organization", record_id("organization", organization))
        entity.add("role", role and word(role))
        entity.add("description", note)
        return self._proven(entity, sources)

    def _sanctions(self, record: Figure | Organization) -> Iterator[Entity]:
        ofac = record.identifiers.ofac
        for listing in record.designations:
            key = ("sanction", record.kind, record.id, listing.program, listing.date or "")
            sanction = self._linked("Sanction", *key)
            sanction.add("entity", record_id(record.kind, record.id))
            sanction.add("program", listing.program)
            sanction.add("listingDate", listing.date)
            sanction.add("startDate", listing.date)
            sanction.add("summary", listing.note)
            authority, country = _authority(listing)
            sanction.add("authority", authority)
            sanction.add("country", country)
            # The list of OFAC gives one number to a person for all of its programmes.
            if country == "us":
                sanction.add("authorityId", ofac and f"OFAC-{ofac}")
            yield self._proven(sanction, listing.sources)

    def _sourced(self, entity: Entity, record: Record) -> Iterator[Entity]:
        """Yield *entity* with the addresses of its sources, then its tie to each of these documents."""
        entity.add("sourceUrl", *self._addresses(sources_of(record)))
        yield entity
        said: dict[str, list[str]] = {}
        for statement in statements_of(record):
            for source in statement.sources:
                said.setdefault(source, []).append(statement.path.split("[")[0].split(".")[0])
        for source, paths in said.items():
            # Which parts of the record the document speaks to: "cases, handover".
            yield from self._documented(entity.id, [source], ", ".join(sorted(set(filter(None, paths)))))

    def _documented(self, id_: str | None, sources: Iterable[str], role: str) -> Iterator[Entity]:
        for source in sources:
            link = self._linked("Documentation", "documentation", id_ or "", source)
            link.add("document", record_id("source", source))
            link.add("entity", id_)
            link.add("role", role or None)
            yield link

    def _proven(self, entity: Entity, sources: Sequence[str]) -> Entity:
        """Return *entity* with the documents that state it; ties need no ties of their own."""
        entity.add("proof", *(record_id("source", source) for source in sources))
        entity.add("sourceUrl", *self._addresses(sources))
        return entity

    def _linked(self, schema: str, *parts: str) -> Entity:
        """Return an entity that has no id in the record; its own is made from what it ties together."""
        self._seen[parts] += 1
        # A second tie of the same kind between the same two bears a number, and stays one of its own.
        return Entity(schema, hashed(*parts, *([str(self._seen[parts])] if self._seen[parts] > 1 else [])))

    def _addresses(self, sources: Iterable[str]) -> list[str | None]:
        return [_address(self._selection.sources[id_].url) for id_ in sources]


def _inferred(figure: Figure) -> str | None:
    """Return what the transfer of *figure* is inferred from, where it is."""
    if not figure.transfer_inferred:
        return None
    return f"Transfer of {figure.transfer} inferred, not stated: {figure.transfer_inferred}"


def _filed(case: Case) -> str | None:
    """Return the day of the first charging document that bears one."""
    filing = (HistoryType.COMPLAINT, HistoryType.INDICTED, HistoryType.CHARGED)
    return next((entry.date for entry in case.history if entry.type in filing and entry.date), None)


def _made(schema: str, kind: str, id_: str) -> Entity:
    return Entity(schema, record_id(kind, id_))


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
