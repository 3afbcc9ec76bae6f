"""How what happened is told: transfers, events, context notes, laws; and the sources themselves."""

from collections.abc import Iterable

from extradition_cli.language import Named, Phrase, joined, paragraphs, word
from extradition_cli.pages.document import Document, Layout, Line, Numbering, Section
from extradition_cli.pages.sections import (
    FIGURES,
    conflicts_section,
    events_section,
    finished,
    labelled,
    name_of,
    roster,
    stated,
)
from extradition_cli.record.countries import country_named
from extradition_cli.record.dates import spelled
from extradition_cli.record.model import Context, Event, ExtraditionCount, Law, Source, Transfer
from extradition_cli.record.one_line import UNDATED
from extradition_cli.record.parts import Arrival
from extradition_cli.record.statements import statements_citing
from extradition_cli.record.store import Tables
from extradition_cli.record.wording import named, people, people_named


def transfer_document(transfer: Transfer, tables: Tables) -> Document:
    """Tell a transfer: its ground in law, what was assured, what was said, and who was in it."""
    cite = Numbering(tables.sources)
    lead = [Line(transfer.summary, refs=cite(transfer.sources[:4]))]
    facts: list[Line] = []
    for label, group in (
        (Phrase("Legal basis"), transfer.legal_basis),
        (Phrase("Not an extradition"), transfer.not_an_extradition),
        (Phrase("Assurances"), transfer.assurances),
    ):
        facts += labelled(label, (Line(fact.text, refs=cite(fact.sources)) for fact in group))
    facts += labelled(
        Phrase("Flown to"),
        (Line(_flown_to(place), refs=cite(place.sources)) for place in transfer.destinations),
    )
    if transfer.aircraft:
        facts.append(Line(transfer.aircraft.text, Phrase("Aircraft"), cite(transfer.aircraft.sources)))
    said = tuple(
        Line(
            joined("", [statement.by, " (", country_named(statement.country), "): ", statement.text]),
            spelled(statement.date) if statement.date else UNDATED,
            cite(statement.sources),
        )
        for statement in transfer.statements
    )
    figures = (figure for figure in tables.figures.values() if figure.transfer == transfer.id)
    sections = [
        Section("", tuple(facts)),
        Section(Phrase("What the governments said"), said, Layout.HISTORY),
        conflicts_section(transfer.conflicts, cite),
        _laws(transfer.laws, tables),
        roster(Phrase("People"), figures),
    ]
    known = people_named(
        transfer.named_in_full, transfer.named_by_inference, transfer.named_in_part, transfer.not_named
    )
    subtitle = joined(" · ", [spelled(transfer.date), people(transfer.count), known])
    return finished(transfer, cite, subtitle=subtitle, lead=lead, sections=sections)


def _flown_to(place: Arrival) -> str:
    if not place.count:
        return place.place
    return Phrase("{place}: {count} person", "{place}: {count} people", place=place.place, count=place.count)


def event_document(event: Event, tables: Tables) -> Document:
    """Tell an event: when, who acted, and whom it concerns."""
    cite = Numbering(tables.sources)
    facts = stated(
        (Phrase("Who acted"), joined("; ", event.actors)),
        (FIGURES, "; ".join(name_of(tables.figures, id_) for id_ in event.figures)),
        (
            Phrase("Others named"),
            "; ".join((*(name_of(tables.related, id_) for id_ in event.related), *event.people)),
        ),
        (
            Phrase("Organizations"),
            joined("; ", (name_of(tables.organizations, id_) for id_ in event.organizations)),
        ),
    )
    return finished(
        event,
        cite,
        subtitle=joined(" · ", [_span(event.date, event.end_date), word(event.type)]),
        lead=[Line(event.summary, refs=cite(event.sources))],
        sections=[Section("", tuple(facts)), conflicts_section(event.conflicts, cite)],
    )


def context_document(context: Context, tables: Tables) -> Document:
    """Tell a context note as prose, then the claims it answers and what to read next."""
    cite = Numbering(tables.sources)
    *told, last = paragraphs(context.text)
    lead = [*map(Line, told), Line(last, refs=cite(context.sources))]
    claims = tuple(
        Line(joined("", ["“", claim.claim, "” ", claim.text]), word(claim.verdict), cite(claim.sources))
        for claim in context.claims
    )
    sections = [
        Section(Phrase("Claims often made"), claims),
        conflicts_section(context.conflicts, cite),
        events_section((tables.events[id_] for id_ in context.events if id_ in tables.events), cite),
        _laws(context.laws, tables),
    ]
    return finished(context, cite, lead=lead, sections=sections)


def law_document(law: Law, tables: Tables) -> Document:
    """Tell a law: what it provides and why that matters here."""
    cite = Numbering(tables.sources)
    return finished(
        law,
        cite,
        # In Spanish, where the title in Spanish comes first, this is the one in English.
        subtitle=joined(
            " · ", [law.citation, Named(law.title_es or "", es=law.title), country_named(law.country)]
        ),
        lead=[Line(law.provision, refs=cite(law.sources))],
        sections=[
            Section("", (Line(law.relevance, Phrase("Why it matters here")),)),
            conflicts_section(law.conflicts, cite),
        ],
    )


def extradition_count_document(row: ExtraditionCount, tables: Tables) -> Document:
    """Tell a count of extraditions with its period and scope."""
    period = _span(row.since, row.until if row.until != row.since else None)
    cite = Numbering(tables.sources)
    counted = Phrase(
        "{count} person extradited, {period}. Counted: {scope}.",
        "{count} people extradited, {period}. Counted: {scope}.",
        count=row.count,
        period=period,
        scope=row.scope,
    )
    return finished(row, cite, lead=[Line(counted, refs=cite(row.sources))])


def source_document(source: Source, tables: Tables) -> Document:
    """Tell a source, and every statement of the record that rests on it."""
    facts = stated(
        (Phrase("Publisher"), source.publisher),
        (Phrase("Copy read at"), source.via),
        (Phrase("Published"), spelled(source.published) if source.published else Phrase("date not stated")),
        (Phrase("Read"), spelled(source.accessed)),
        (Phrase("Address"), source.url),
        (Phrase("Language"), source.language),
        (Phrase("Note"), source.note),
    )
    resting = tuple(
        Line(joined(": ", [fact.label, fact.text])) for fact in statements_citing(source.id, tables)
    )
    sections = [Section("", tuple(facts)), Section(Phrase("What rests on it"), resting, Layout.BULLETS)]
    subtitle = joined(" · ", [word(source.type), Phrase("weak copy") if source.weak else None])
    return finished(source, Numbering(tables.sources), subtitle=subtitle, sections=sections)


def _span(first: str, last: str | None) -> Phrase:
    """Return a date, or the time from the first to the last day."""
    if last is None:
        return spelled(first)
    return Phrase("{first} to {last}", first=spelled(first), last=spelled(last))


def _laws(ids: Iterable[str], tables: Tables) -> Section:
    """Name the laws that govern a matter, by citation."""
    lines = tuple(
        Line(Phrase("{law} ({citation})", law=named(law), citation=law.citation))
        for id_ in ids
        if (law := tables.laws.get(id_))
    )
    return Section(Phrase("Laws"), lines, Layout.BULLETS)
