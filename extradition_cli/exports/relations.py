"""The record as normalised tables: what SQLite and the data package are both written from.

Every record and every fact has a row of its own.  A fact that names sources has an entry in
``statements``, whose id the row bears, and ``citations`` ties it to its sources.
"""

from collections.abc import Callable, Iterable
from typing import Literal

from extradition_cli.exports import rows
from extradition_cli.exports.selection import Selection
from extradition_cli.facts import Part

Value = str | int | bool | None
Type = Literal["text", "integer", "boolean"]


class Column(Part, frozen=True):
    """One column; ``to`` is the table whose key it holds."""

    name: str
    type: Type = "text"
    to: str | None = None
    required: bool = True


class Relation(Part, frozen=True):
    """One table: what a row is, its columns, its key, and where its rows come from."""

    name: str
    what: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Selection], Iterable[tuple[Value, ...]]]
    # The columns that full-text search reads.
    searched: tuple[str, ...] = ()


def _columns(described: str) -> tuple[Column, ...]:
    """Read columns from words: ``name``, ``name:integer``, ``name>table``; ``?`` after it if it may be empty.

    >>> [column.name for column in _columns("id count:integer parent>organizations?")]
    ['id', 'count', 'parent']
    """
    found = []
    for word in described.split():
        plain = word.removesuffix("?")
        name, _, to = plain.partition(">")
        name, _, type_ = name.partition(":")
        types: dict[str, Type] = {"": "text", "integer": "integer", "boolean": "boolean"}
        found.append(Column(name, types[type_], to or None, required=plain == word))
    return tuple(found)


def _relation(
    name: str,
    what: str,
    columns: str,
    rows: Callable[[Selection], Iterable[tuple[Value, ...]]],
    *,
    key: str = "id",
    searched: str = "",
) -> Relation:
    return Relation(name, what, _columns(columns), tuple(key.split()), rows, tuple(searched.split()))


RELATIONS = (
    _relation(
        "dataset",
        "What the data say of themselves.",
        "id title version schema_version as_of researched licence note",
        rows.dataset,
    ),
    _relation(
        "sources",
        "One document each, that facts rest on.",
        "id title publisher url published? accessed language type weak:boolean archive? note?",
        rows.sources,
        searched="title publisher",
    ),
    _relation(
        "transfers",
        "The mass handovers under Mexico's National Security Law.",
        "id ordinal:integer title date count:integer named_in_full:integer named_by_inference:integer"
        " named_in_part:integer not_named:integer summary",
        rows.transfers,
        searched="title summary",
    ),
    _relation(
        "organizations",
        "Cartels, factions, armed wings, gangs, smuggling and laundering groups.",
        "id name also_known_as? name_es? type parent>organizations? founded? activity? ofac?"
        " wikidata? opensanctions? summary",
        rows.organizations,
        searched="name also_known_as name_es summary",
    ),
    _relation(
        "figures",
        "The people handed over; presumed innocent unless a plea or verdict says otherwise.",
        "id name name_complete:boolean also_known_as? listed_as? gender? nationality? born?"
        " transfer>transfers transfer_inferred? destination? standing standing_since? ofac? wikidata?"
        " opensanctions? summary",
        rows.figures,
        searched="name also_known_as listed_as summary",
    ),
    _relation(
        "laws",
        "Treaties, constitutional articles, statutes and rulings that govern the transfers.",
        "id citation title title_es? country provision relevance",
        rows.laws,
        searched="title title_es citation provision relevance",
    ),
    _relation(
        "officials",
        "People in office who acted.",
        "id name office country in_office_from? in_office_to? role_here",
        rows.officials,
        searched="name office role_here",
    ),
    _relation(
        "events",
        "What happened around the transfers.",
        "id date end_date? type title summary",
        rows.events,
        searched="title summary",
    ),
    _relation("context", "Notes on one topic each.", "id title text", rows.context, searched="title text"),
    _relation(
        "extraditions",
        "Yearly counts of extraditions proper, for comparison.",
        "id since until count:integer scope",
        rows.extraditions,
    ),
    _relation(
        "statements",
        "Every sourced statement of the record: where it stands and what it says.",
        "id kind record path? text",
        rows.statements,
    ),
    _relation(
        "citations",
        "Which source states what.",
        "statement>statements source>sources",
        rows.citations,
        key="statement source",
    ),
    _relation(
        "figure_aliases",
        "Other names of a figure.",
        "figure>figures number:integer name type",
        rows.figure_aliases,
        key="figure number",
    ),
    _relation(
        "organization_names",
        "Abbreviations and other names of an organization.",
        "organization>organizations number:integer name type",
        rows.organization_names,
        key="organization number",
    ),
    _relation(
        "affiliations",
        "Statements that a figure belongs to an organization; alleged unless proven.",
        "statement>statements figure>figures organization>organizations role?",
        rows.affiliations,
        key="statement",
    ),
    _relation(
        "arrests",
        "Captures before the transfer.",
        "statement>statements figure>figures date? place?",
        rows.arrests,
        key="statement",
    ),
    _relation(
        "cases",
        "U.S. proceedings, one row for each figure in one.",
        "id figure>figures jurisdiction? court? district? docket? maximum_penalty? standing standing_since?"
        " statement>statements",
        rows.cases,
    ),
    _relation(
        "charges",
        "Charges as the court, the prosecutors or the press word them.",
        "statement>statements case>cases number:integer text type",
        rows.charges,
        key="statement",
    ),
    _relation(
        "history",
        "Dated steps of proceedings; without a case: outside the United States.",
        "statement>statements figure>figures case>cases? number:integer date? type scheduled:boolean text",
        rows.history,
        key="statement",
    ),
    _relation(
        "designations",
        "Sanctions and terrorism listings.",
        "statement>statements figure>figures? organization>organizations? program date? note?",
        rows.designations,
        key="statement",
    ),
    _relation(
        "leaders",
        "People whom a source names as leaders of an organization, as an allegation.",
        "statement>statements organization>organizations name figure>figures? note?",
        rows.leaders,
        key="statement",
    ),
    _relation(
        "relations",
        "How one organization stands to another.",
        "statement>statements organization>organizations type to_organization>organizations note?",
        rows.relations,
        key="statement",
    ),
    _relation(
        "transfer_facts",
        "Legal basis, assurances and the like of a transfer.",
        "statement>statements transfer>transfers type text",
        rows.transfer_facts,
        key="statement",
    ),
    _relation(
        "transfer_destinations",
        "Where a transfer landed.",
        "statement>statements transfer>transfers place count:integer?",
        rows.transfer_destinations,
        key="statement",
    ),
    _relation(
        "transfer_statements",
        "What the governments said of a transfer.",
        "statement>statements transfer>transfers by country date? text",
        rows.transfer_statements,
        key="statement",
    ),
    _relation(
        "transfer_laws",
        "Laws that govern a transfer.",
        "transfer>transfers law>laws",
        rows.transfer_laws,
        key="transfer law",
    ),
    _relation(
        "claims",
        "Claims often made, held against the record.",
        "statement>statements context>context claim verdict text",
        rows.claims,
        key="statement",
    ),
    _relation(
        "context_events",
        "Events a note is about.",
        "context>context event>events",
        rows.context_events,
        key="context event",
    ),
    _relation(
        "context_laws",
        "Laws a note is about.",
        "context>context law>laws",
        rows.context_laws,
        key="context law",
    ),
    _relation(
        "conflicts",
        "What sources disagree on, one row for each version.",
        "statement>statements kind record topic says",
        rows.conflicts,
        key="statement",
    ),
    _relation(
        "event_figures",
        "Figures an event names.",
        "event>events figure>figures",
        rows.event_figures,
        key="event figure",
    ),
    _relation(
        "event_organizations",
        "Organizations an event names.",
        "event>events organization>organizations",
        rows.event_organizations,
        key="event organization",
    ),
    _relation(
        "event_officials",
        "Officials who acted in an event.",
        "event>events official>officials",
        rows.event_officials,
        key="event official",
    ),
    _relation(
        "event_people",
        "Who acted in an event, and others it names, in words.",
        "event>events number:integer name role",
        rows.event_people,
        key="event number",
    ),
)
"""Every table, those that others refer to first."""
