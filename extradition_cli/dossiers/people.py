"""How a person is told: a figure of the record, or an official."""

from extradition_cli.dates import spelled
from extradition_cli.document import Document, Line, Numbering, Section
from extradition_cli.dossiers.parts import (
    NOT_FOUND,
    conflicts_section,
    designation_lines,
    events_section,
    finished,
    history,
    joined,
    labelled,
    words,
)
from extradition_cli.facts import Case
from extradition_cli.model import Figure, Official, Transfer
from extradition_cli.tables import Tables
from extradition_cli.vocabulary import GUILT

PRESUMPTION = "Presumed innocent: a charge is an allegation until a court has decided."


def figure_document(figure: Figure, tables: Tables) -> Document:
    """Tell a figure: standing and presumption before any allegation, then transfer, cases, conflicts."""
    cite = Numbering(tables.sources)
    standing = figure.standing
    since = f", {spelled(figure.standing_since)}" if figure.standing_since else ""
    lead = [Line(figure.summary, refs=cite(figure.sources[:3]))]
    if standing not in GUILT:
        lead.insert(0, Line(PRESUMPTION))
    transfer = tables.transfers.get(figure.transfer)
    facts = [Line(_handed_over(figure, transfer), "Handed over", cite(_transfer_sources(figure)))]
    facts += labelled(
        "Organizations",
        (
            Line(_tie(tables, tie.organization, tie.role), refs=cite(tie.sources))
            for tie in figure.affiliations
        ),
    )
    facts += labelled(
        "Arrested",
        (
            Line(
                joined(spelled(arrest.date) if arrest.date else "date not found", arrest.place),
                refs=cite(arrest.sources),
            )
            for arrest in figure.arrests
        ),
    )
    facts += labelled("Listed", designation_lines(figure.designations, cite))
    if figure.listed_as and figure.listed_as != figure.name:
        facts.append(Line(figure.listed_as, "U.S. spelling"))
    if figure.identifiers.ofac:
        facts.append(Line(f"OFAC SDN list, number {figure.identifiers.ofac}", "Identifier"))
    sections = [Section("", tuple(facts))]
    sections += [section for case in figure.cases for section in _case(case, cite)]
    sections += history("Proceedings outside the United States", figure.other_proceedings, cite)
    sections += conflicts_section(figure.conflicts, cite)
    sections += events_section(
        (event for event in tables.events.values() if figure.id in event.figures), cite
    )
    return finished(
        figure,
        cite,
        tables,
        subtitle=_who(figure),
        standing=words(standing) + since,
        lead=lead,
        sections=sections,
    )


def _who(figure: Figure) -> str:
    nicknames = ", ".join(f"“{alias.name}”" for alias in figure.aliases)
    name = None if figure.name_complete else "name public in part only"
    return " · ".join(filter(None, [nicknames, name, figure.gender, figure.nationality, _born(figure)]))


def _born(figure: Figure) -> str | None:
    return f"born {spelled(figure.born)}" if figure.born else None


def _handed_over(figure: Figure, transfer: Transfer | None) -> str:
    text = spelled(figure.transfer)
    if transfer:
        text += f", {transfer.title.lower()} ({transfer.count} people)"
    return text + (f", to {figure.destination.place}" if figure.destination else "")


def _transfer_sources(figure: Figure) -> list[str]:
    destination = figure.destination.sources if figure.destination else ()
    return list(dict.fromkeys((*figure.handover.sources, *destination)))


def _tie(tables: Tables, id_: str, role: str | None) -> str:
    organization = tables.organizations.get(id_)
    name = organization.name if organization else id_
    parent = tables.organizations.get(organization.parent or "") if organization else None
    if parent:
        name += f" ({parent.name})"
    return f"{name}: {role}" if role else name


def _case(case: Case, cite: Numbering) -> list[Section]:
    facts = [
        Line(case.docket or NOT_FOUND, "docket"),
        *labelled(
            "charges",
            (Line(charge.text, refs=cite(charge.sources)) for charge in case.charges),
            nothing="counts not found",
        ),
    ]
    if case.maximum_penalty:
        facts.append(Line(case.maximum_penalty.text, "at most", cite(case.maximum_penalty.sources)))
    heading = "Case · " + (case.court or "court not found") + (f" ({case.district})" if case.district else "")
    return [Section(heading, tuple(facts)), *history("", case.history, cite)]


def official_document(official: Official, tables: Tables) -> Document:
    """Tell an official: the office, and what the person did in it that matters here."""
    cite = Numbering(tables.sources)
    term = [spelled(day) if day else NOT_FOUND for day in (official.in_office_from, official.in_office_to)]
    facts = [Line(official.office, "Office"), Line(f"from {term[0]}, to {term[1]}", "In office")]
    sections = [Section("", tuple(facts))]
    sections += events_section(
        (event for event in tables.events.values() if official.id in event.officials), cite
    )
    lead = [Line(official.role_here, refs=cite(official.sources))]
    return finished(official, cite, tables, subtitle=official.country, lead=lead, sections=sections)
