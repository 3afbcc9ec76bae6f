"""FollowTheMoney entities as JSON lines, for Aleph and the tools of OpenSanctions.

Every id is made from ids of the record, so it is the same in every release.

What is said of people here travels into screening systems, where a label outlives its
source.  So a topic is set only where the record holds the fact itself: ``sanction`` for
somebody on a sanctions list, ``crime`` for somebody who has pleaded guilty or been convicted.
Whoever is only charged is presumed innocent and bears none, not even ``poi`` or ``wanted``.
Nor does an organization bear ``crime``: what it is said to be is in its words and its listings.
"""

import os
import socket
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.json import encode

from extradition_cli.escape import json_safe, safe_url
from extradition_cli.exports.selection import Selection
from extradition_cli.language import word
from extradition_cli.record.model import Event, Figure, Official, Organization, Record, Source, Transfer
from extradition_cli.record.parts import Arrest, Case
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

# rigour, which followthemoney stands on, does not load where $TZ is no name of the time zone database,
# as in TZ=:/etc/localtime.  Nothing here depends on a zone, so it is told of none meanwhile.
_ZONE = os.environ.pop("TZ", None)
# urllib3, which comes along unused, binds a socket to see whether IPv6 works; where Python says that
# there is none it does not look, and no command of ours opens a socket.
_IPV6, socket.has_ipv6 = socket.has_ipv6, False
try:
    from followthemoney import model
    from followthemoney.proxy import EntityProxy
finally:
    socket.has_ipv6 = _IPV6
    if _ZONE is not None:
        os.environ["TZ"] = _ZONE

PREFIX = "extradition"

# A nickname or a radio call sign is shared by many; screening must not match on it.
_WEAK = {AliasType.NICKNAME, AliasType.CALL_SIGN}


def written(selection: Selection) -> str:
    """Return one entity per line: documents, organizations, people, cases, events, and what ties them."""
    return "".join(
        json_safe(encode(entity.to_dict()).decode()) + "\n" for entity in _Entities(selection).all_records()
    )


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

    def all_records(self) -> Iterator[EntityProxy]:
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

    def _document(self, source: Source) -> EntityProxy:
        entity = _made("Article" if source.type is SourceType.NEWS else "Document", source.kind, source.id)
        _add(entity, "title", source.title)
        # FollowTheMoney asks for the name of a file; the id of the source is the only one there is.
        _add(entity, "fileName", source.id)
        _add(entity, "publisher", source.publisher)
        _add(entity, "sourceUrl", safe_url(source.url))
        _add(entity, "publishedAt", source.published)
        _add(entity, "retrievedAt", source.accessed)
        _add(entity, "language", source.language)
        _add(entity, "notes", source.note, "weak copy" if source.weak else None)
        return entity

    def _organization(self, one: Organization) -> Iterator[EntityProxy]:
        entity = _made("Organization", one.kind, one.id)
        _add(entity, "name", one.name)
        _add(entity, "alias", one.name_es, *one.aliases)
        _add(entity, "abbreviation", *one.abbreviations)
        _add(entity, "legalForm", word(one.type))
        _add(entity, "notes", one.summary, one.activity, one.founded and f"Founded: {one.founded}")
        for leader in one.alleged_leaders:
            _add(entity, "notes", f"Alleged leader: {', '.join(filter(None, [leader.name, leader.note]))}")
        _add(entity, "topics", "sanction" if one.designations else None)
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
                _add(link, "subject", record_id("organization", one.id))
                _add(link, "object", record_id("organization", tie.to))
                _add(link, "role", word(tie.type))
                _add(link, "description", tie.note)
                yield self._proven(link, tie.sources)

    def _official(self, one: Official) -> Iterator[EntityProxy]:
        entity = _made("Person", one.kind, one.id)
        _add(entity, "name", one.name)
        _add(entity, "position", one.office)
        _add(entity, "country", one.country)
        _add(entity, "notes", one.role_here)
        yield from self._sourced(entity, one)

    def _figure(self, one: Figure) -> Iterator[EntityProxy]:
        entity = _made("Person", one.kind, one.id)
        _add(entity, "name", one.name)
        _add(entity, "alias", one.listed_as if one.listed_as != one.name else None)
        for alias in one.aliases:
            _add(entity, "weakAlias" if alias.type in _WEAK else "alias", alias.name)
        _add(entity, "gender", one.gender)
        _add(entity, "nationality", one.nationality)
        _add(entity, "birthDate", one.born)
        _add(entity, "notes", one.summary, _inferred(one))
        _add(entity, "status", word(one.standing))
        _add(entity, "topics", "sanction" if one.designations else None)
        _add(entity, "topics", "crime" if one.standing in GUILT else None)
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

    def _case(self, figure: Figure, case: Case) -> Iterator[EntityProxy]:
        entity = _made("CourtCase", "case", case.id)
        where = f"{case.docket or 'Docket not found'}, {case.court or 'court not found'}"
        _add(entity, "name", f"{where} ({figure.name})")
        _add(entity, "caseNumber", case.docket)
        _add(entity, "court", case.court)
        _add(entity, "category", case.jurisdiction)
        # Only courts of the United States are federal or of a state, and have districts.
        _add(entity, "country", "us" if case.jurisdiction or case.district else None)
        _add(entity, "status", word(case.standing))
        _add(entity, "fileDate", _filed(case))
        _add(entity, "keywords", *sorted({charge.type for charge in case.charges}))
        _add(entity, "notes", *(f"Charge: {charge.text}" for charge in case.charges))
        if case.maximum_penalty:
            _add(entity, "notes", f"At most: {case.maximum_penalty.text}")
        _add(entity, "sourceUrl", *self._addresses(case.sources))
        yield entity
        yield from self._documented(entity.id, case.sources, "case")
        party = self._linked("CourtCaseParty", "party", case.id, figure.id)
        _add(party, "party", record_id("figure", figure.id))
        _add(party, "case", entity.id)
        _add(party, "role", "defendant")
        _add(party, "status", word(case.standing))
        _add(party, "date", case.standing_since)
        yield self._proven(party, case.sources)

    def _arrest(self, key: str, figure: Figure, arrest: Arrest) -> EntityProxy:
        entity = _made("Event", "event", key)
        _add(entity, "name", f"{figure.name} arrested")
        _add(entity, "date", arrest.date)
        _add(entity, "location", arrest.place)
        _add(entity, "involved", record_id("figure", figure.id))
        return self._proven(entity, arrest.sources)

    def _step(self, step: Step) -> EntityProxy:
        entity = _made("Event", "event", step.id)
        _add(entity, "name", f"{step.figure.name}: {word(step.entry.type)}")
        _add(entity, "date", step.entry.date)
        _add(entity, "summary", step.entry.text)
        _add(entity, "keywords", step.entry.type)
        _add(entity, "recordId", step.case.id if step.case else None)
        _add(entity, "involved", record_id("figure", step.figure.id))
        return self._proven(entity, step.entry.sources)

    def _transfer(self, one: Transfer) -> Iterator[EntityProxy]:
        entity = _made("Event", one.kind, one.id)
        _add(entity, "name", one.title)
        _add(entity, "date", one.date)
        _add(entity, "summary", one.summary)
        _add(entity, "keywords", EventType.TRANSFER)
        _add(entity, "notes", *(f"Legal basis: {basis.text}" for basis in one.legal_basis))
        people = [figure for figure in self._selection.figures.values() if figure.transfer == one.id]
        # A tie bears no doubt: who is there by inference only is told of in words.
        stated = (record_id("figure", figure.id) for figure in people if not figure.transfer_inferred)
        _add(entity, "involved", *stated)
        inferred = (figure for figure in people if figure.transfer_inferred)
        _add(entity, "notes", *(f"{figure.name}: {_inferred(figure)}" for figure in inferred))
        yield from self._sourced(entity, one)

    def _event(self, one: Event) -> Iterator[EntityProxy]:
        chosen = self._selection
        entity = _made("Event", one.kind, one.id)
        _add(entity, "name", one.title)
        _add(entity, "startDate" if one.end_date else "date", one.date)
        _add(entity, "endDate", one.end_date)
        _add(entity, "summary", one.summary)
        _add(entity, "keywords", one.type)
        for kind, ids, known in (
            ("figure", one.figures, chosen.figures),
            ("organization", one.organizations, chosen.organizations),
            ("official", one.officials, chosen.officials),
        ):
            _add(entity, "involved", *(record_id(kind, id_) for id_ in ids if id_ in known))
        _add(entity, "namesMentioned", *one.people)
        _add(entity, "notes", *(f"Acted: {actor}" for actor in one.actors))
        yield from self._sourced(entity, one)

    def _note(
        self, record: Record, name: str, text: str, summary: str | None = None
    ) -> Iterator[EntityProxy]:
        entity = _made("Note", record.kind, record.id)
        _add(entity, "name", name)
        _add(entity, "summary", summary)
        _add(entity, "description", text)
        yield from self._sourced(entity, record)

    def _membership(
        self,
        kind: str,
        member: str,
        organization: str,
        role: str | None,
        note: str | None,
        sources: Sequence[str],
    ) -> EntityProxy:
        entity = self._linked("Membership", "membership", kind, member, organization, role or "")
        _add(entity, "member", record_id(kind, member))
        _add(entity, "organization", record_id("organization", organization))
        _add(entity, "role", role and word(role))
        _add(entity, "description", note)
        return self._proven(entity, sources)

    def _sanctions(self, record: Figure | Organization) -> Iterator[EntityProxy]:
        ofac = record.identifiers.ofac
        for listing in record.designations:
            key = ("sanction", record.kind, record.id, listing.program, listing.date or "")
            sanction = self._linked("Sanction", *key)
            _add(sanction, "entity", record_id(record.kind, record.id))
            _add(sanction, "program", listing.program)
            _add(sanction, "listingDate", listing.date)
            _add(sanction, "summary", listing.note)
            # The list of OFAC gives one number to a person for all of its programmes.
            if not listing.program.startswith("Canada"):
                _add(sanction, "authorityId", ofac and f"OFAC-{ofac}")
            yield self._proven(sanction, listing.sources)

    def _sourced(self, entity: EntityProxy, record: Record) -> Iterator[EntityProxy]:
        """Yield *entity* with the addresses of its sources, then its tie to each of these documents."""
        _add(entity, "sourceUrl", *self._addresses(sources_of(record)))
        yield entity
        said: dict[str, list[str]] = {}
        for statement in statements_of(record):
            for source in statement.sources:
                said.setdefault(source, []).append(statement.path.split("[")[0].split(".")[0])
        for source, paths in said.items():
            # Which parts of the record the document speaks to: "cases, handover".
            yield from self._documented(entity.id, [source], ", ".join(sorted(set(filter(None, paths)))))

    def _documented(self, id_: str | None, sources: Iterable[str], role: str) -> Iterator[EntityProxy]:
        for source in sources:
            link = self._linked("Documentation", "documentation", id_ or "", source)
            _add(link, "document", record_id("source", source))
            _add(link, "entity", id_)
            _add(link, "role", role or None)
            yield link

    def _proven(self, entity: EntityProxy, sources: Sequence[str]) -> EntityProxy:
        """Return *entity* with the documents that state it; ties need no ties of their own."""
        _add(entity, "proof", *(record_id("source", source) for source in sources))
        _add(entity, "sourceUrl", *self._addresses(sources))
        return entity

    def _linked(self, schema: str, *parts: str) -> EntityProxy:
        """Return an entity that has no id in the record; its own is made from what it ties together."""
        self._seen[parts] += 1
        entity = model.make_entity(schema, key_prefix=PREFIX)
        # A second tie of the same kind between the same two bears a number, and stays one of its own.
        entity.make_id(*parts, *([self._seen[parts]] if self._seen[parts] > 1 else []))
        return entity

    def _addresses(self, sources: Iterable[str]) -> list[str | None]:
        return [safe_url(self._selection.sources[id_].url) for id_ in sources]


def _inferred(figure: Figure) -> str | None:
    """Return what the transfer of *figure* is inferred from, where it is."""
    if not figure.transfer_inferred:
        return None
    return f"Transfer of {figure.transfer} inferred, not stated: {figure.transfer_inferred}"


def _filed(case: Case) -> str | None:
    """Return the day of the first charging document that bears one."""
    filing = (HistoryType.COMPLAINT, HistoryType.INDICTED, HistoryType.CHARGED)
    return next((entry.date for entry in case.history if entry.type in filing and entry.date), None)


def _made(schema: str, kind: str, id_: str) -> EntityProxy:
    entity = model.make_entity(schema)
    entity.id = record_id(kind, id_)
    return entity


def _add(entity: EntityProxy, name: str, *values: str | None) -> None:
    entity.add(name, [str(value) for value in values if value])
