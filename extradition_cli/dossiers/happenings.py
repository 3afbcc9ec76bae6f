"""How what happened is told: transfers, events, context notes, laws; and the sources themselves."""

from collections.abc import Iterable

from extradition_cli.dates import spelled
from extradition_cli.document import Document, Layout, Line, Numbering, Section
from extradition_cli.dossiers.parts import (
    conflicts_section,
    events_section,
    finished,
    labelled,
    name_of,
    roster,
)
from extradition_cli.evidence import resting_on
from extradition_cli.model import Context, Event, ExtraditionCount, Law, Source, Transfer
from extradition_cli.tables import Tables


def transfer_document(transfer: Transfer, tables: Tables) -> Document:
    """Tell a transfer: its ground in law, what was assured, what was said, and who was in it."""
    cite = Numbering(tables.sources)
    lead = [Line(transfer.summary, refs=cite(transfer.sources[:4]))]
    facts: list[Line] = []
    for label, group in (
        ("Legal basis", transfer.legal_basis),
        ("Not an extradition", transfer.not_an_extradition),
        ("Assurances", transfer.assurances),
    ):
        facts += labelled(label, (Line(fact.text, refs=cite(fact.sources)) for fact in group))
    facts += labelled(
        "Flown to",
        (
            Line(
                f"{place.place}: {place.count} people" if place.count else place.place,
                refs=cite(place.sources),
            )
            for place in transfer.destinations
        ),
    )
    if transfer.aircraft:
        facts.append(Line(transfer.aircraft.text, "Aircraft", cite(transfer.aircraft.sources)))
    said = tuple(
        Line(
            f"{statement.by} ({statement.country}): {statement.text}",
            statement.date or "undated",
            cite(statement.sources),
        )
        for statement in transfer.statements
    )
    sections = [Section("", tuple(facts))]
    if said:
        sections.append(Section("What the governments said", said, Layout.HISTORY))
    sections += conflicts_section(transfer.conflicts, cite)
    sections += _laws(transfer.laws, tables)
    sections += roster(
        "People", (figure for figure in tables.figures.values() if figure.transfer == transfer.id)
    )
    named = f"{transfer.named_in_full} named in full"
    for count, words in ((transfer.named_in_part, "in part"), (transfer.not_named, "not publicly named")):
        named += f", {count} {words}" if count else ""
    subtitle = f"{spelled(transfer.date)} · {transfer.count} people · {named}"
    return finished(transfer, cite, tables, subtitle=subtitle, lead=lead, sections=sections)


def event_document(event: Event, tables: Tables) -> Document:
    """Tell an event: when, who acted, and whom it concerns."""
    cite = Numbering(tables.sources)
    facts = [
        Line("; ".join(names), label)
        for label, names in (
            ("Who acted", event.actors),
            ("Figures", [name_of(tables.figures, id_) for id_ in event.figures]),
            ("Others named", event.people),
            ("Organizations", [name_of(tables.organizations, id_) for id_ in event.organizations]),
        )
        if names
    ]
    when = spelled(event.date) + (f" to {spelled(event.end_date)}" if event.end_date else "")
    return finished(
        event,
        cite,
        tables,
        subtitle=f"{when} · {event.type}",
        lead=[Line(event.summary, refs=cite(event.sources))],
        sections=[Section("", tuple(facts)), *conflicts_section(event.conflicts, cite)],
    )


def context_document(context: Context, tables: Tables) -> Document:
    """Tell a context note as prose, then the claims it answers and what to read next."""
    cite = Numbering(tables.sources)
    paragraphs = context.text.split("\n\n")
    lead = [Line(paragraph) for paragraph in paragraphs[:-1]] + [
        Line(paragraphs[-1], refs=cite(context.sources))
    ]
    claims = tuple(
        Line(f"“{claim.claim}” {claim.text}", claim.verdict, cite(claim.sources)) for claim in context.claims
    )
    sections = [Section("Claims often made", claims)] if claims else []
    sections += conflicts_section(context.conflicts, cite)
    sections += events_section((tables.events[id_] for id_ in context.events if id_ in tables.events), cite)
    sections += _laws(context.laws, tables)
    return finished(context, cite, tables, subtitle="", lead=lead, sections=sections)


def law_document(law: Law, tables: Tables) -> Document:
    """Tell a law: what it provides and why that matters here."""
    cite = Numbering(tables.sources)
    return finished(
        law,
        cite,
        tables,
        subtitle=" · ".join(filter(None, [law.citation, law.title_es, law.country])),
        lead=[Line(law.provision, refs=cite(law.sources))],
        sections=[
            Section("", (Line(law.relevance, "Why it matters here"),)),
            *conflicts_section(law.conflicts, cite),
        ],
    )


def extradition_count_document(row: ExtraditionCount, tables: Tables) -> Document:
    """Tell a count of extraditions with its period and scope."""
    period = spelled(row.since) + (f" to {spelled(row.until)}" if row.until != row.since else "")
    cite = Numbering(tables.sources)
    lead = [Line(f"{row.count} people extradited, {period}. Counted: {row.scope}.", refs=cite(row.sources))]
    return finished(row, cite, tables, subtitle="", lead=lead, sections=[])


def source_document(source: Source, tables: Tables) -> Document:
    """Tell a source, and every statement of the record that rests on it."""
    facts = [
        Line(text, label)
        for label, text in (
            ("Publisher", source.publisher),
            ("Published", spelled(source.published) if source.published else "date not stated"),
            ("Read", spelled(source.accessed)),
            ("Address", source.url),
            ("Archived", source.archive),
            ("Language", source.language),
            ("Note", source.note),
        )
        if text
    ]
    resting = tuple(Line(f"{fact.label}: {fact.text}") for fact in resting_on(source.id, tables))
    sections = [Section("", tuple(facts)), Section("What rests on it", resting, Layout.BULLETS)]
    subtitle = source.type + (" · weak copy" if source.weak else "")
    return finished(source, Numbering(tables.sources), tables, subtitle=subtitle, lead=[], sections=sections)


def _laws(ids: Iterable[str], tables: Tables) -> list[Section]:
    """Name the laws that govern a matter, by citation."""
    lines = tuple(
        Line(f"{tables.laws[id_].title} ({tables.laws[id_].citation})") for id_ in ids if id_ in tables.laws
    )
    return [Section("Laws", lines, Layout.BULLETS)] if lines else []
