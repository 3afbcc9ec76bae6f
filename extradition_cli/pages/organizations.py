"""How an organization is told: its names, its lineage as a tree, its ties and its figures."""

from collections.abc import Iterable

from extradition_cli.language import Named, Phrase, joined, word
from extradition_cli.pages.document import Document, Layout, Line, Numbering, Section
from extradition_cli.pages.sections import (
    FIGURES,
    commas,
    conflicts_section,
    designation_lines,
    events_section,
    finished,
    labelled,
    name_of,
    ofac,
    roster,
    stated,
)
from extradition_cli.record.model import Organization, with_parts
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import RelationType
from extradition_cli.record.wording import named


def organization_document(organization: Organization, tables: Tables) -> Document:
    """Tell an organization: names, listings, lineage, and the figures said to belong to it or its parts."""
    cite = Numbering(tables.sources)
    lead = [Line(organization.summary, refs=cite(organization.sources[:3]))]
    facts = stated(
        # In Spanish, where that is the title, this is the name in English.
        (Phrase("In Spanish"), Named(organization.name_es or "", es=organization.name)),
        (Phrase("Abbreviations"), ", ".join(organization.abbreviations)),
        (Phrase("Also called"), ", ".join(organization.aliases)),
        (Phrase("Founded"), organization.founded),
        (Phrase("Activity"), organization.activity),
    )
    facts += labelled(Phrase("Designated"), designation_lines(organization.designations, cite))
    if organization.identifiers.ofac:
        facts.append(ofac(organization.identifiers.ofac))
    facts += labelled(
        Phrase("Alleged leaders"),
        (
            Line(commas(leader.name, leader.note), refs=cite(leader.sources))
            for leader in organization.alleged_leaders
        ),
    )
    members = with_parts(tables.organizations, organization.id)
    figures = (
        figure
        for figure in tables.figures.values()
        if any(tie.organization in members for tie in figure.affiliations)
    )
    events = (event for event in tables.events.values() if organization.id in event.organizations)
    sections = [
        Section("", tuple(facts)),
        Section(Phrase("Parts"), tuple(_branch(organization.id, tables)), Layout.TREE),
        _ties(organization, tables, cite),
        roster(FIGURES, figures),
        conflicts_section(organization.conflicts, cite),
        events_section(events, cite),
    ]
    parent = tables.organizations.get(organization.parent or "")
    part = Phrase("part of {whole}", whole=named(parent)) if parent else None
    subtitle = joined(" · ", [word(organization.type), part])
    return finished(organization, cite, subtitle=subtitle, lead=lead, sections=sections)


def _ties(organization: Organization, tables: Tables, cite: Numbering) -> Section:
    """Show the ties of *organization* to others, whichever side states them."""
    ties: list[Line] = []
    # Allies and rivals are so from both sides: what this record states is not told again from the other.
    stated = {(relation.type, relation.to) for relation in organization.relations}
    for relation in organization.relations:
        if relation.type is not RelationType.FACTION_OF:
            text = commas(name_of(tables.organizations, relation.to), relation.note)
            ties.append(Line(text, word(relation.type), cite(relation.sources)))
    for other in tables.organizations.values():
        for relation in other.relations:
            told = relation.type in _MUTUAL and (relation.type, other.id) in stated
            if relation.to == organization.id and relation.type in _INVERSE and not told:
                text = commas(named(other), relation.note)
                ties.append(Line(text, _INVERSE[relation.type], cite(relation.sources)))
    return Section(Phrase("Ties"), tuple(dict.fromkeys(sorted(ties, key=lambda line: line.label))))


_MUTUAL = (RelationType.ALLY_OF, RelationType.RIVAL_OF)
_INVERSE = {
    RelationType.SPLIT_FROM: Phrase("split into"),
    RelationType.SUCCESSOR_OF: Phrase("succeeded by"),
    RelationType.ALLY_OF: Phrase("ally of"),
    RelationType.RIVAL_OF: Phrase("rival of"),
}


_DEEPEST = 12
"""From here on parts of parts stand under each other: a screen has no room for more."""


def _branch(root: str, tables: Tables) -> Iterable[Line]:
    """Yield the parts of the organization called *root*, each before its own parts."""
    children: dict[str, list[Organization]] = {}
    for organization in tables.organizations.values():
        children.setdefault(organization.parent or "", []).append(organization)
    seen = {root}
    # A stack and not a recursion: in somebody's database the tree may be deeper than Python goes.
    waiting = [(child, 0) for child in reversed(children.get(root, ()))]
    while waiting:
        part, depth = waiting.pop()
        if part.id not in seen:
            seen.add(part.id)
            yield Line(commas(named(part), word(part.type)), " " * min(depth, _DEEPEST))
            waiting += [(child, depth + 1) for child in reversed(children.get(part.id, ()))]
