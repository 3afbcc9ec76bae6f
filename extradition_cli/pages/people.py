"""How a person is told: a figure of the record, or an official."""

from extradition_cli.language import Phrase, joined, word
from extradition_cli.pages.document import Document, Line, Numbering, Section
from extradition_cli.pages.sections import (
    NOT_FOUND,
    commas,
    conflicts_section,
    designation_lines,
    events_section,
    finished,
    history,
    labelled,
    name_of,
    ofac,
    roster,
    words,
)
from extradition_cli.record.countries import country_named
from extradition_cli.record.dates import spelled
from extradition_cli.record.model import Figure, Official, RelatedPerson, Transfer
from extradition_cli.record.one_line import ALLEGED
from extradition_cli.record.parts import Case
from extradition_cli.record.statements import sources_of
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import CHARGING, GUILT, HistoryType, Standing, standing_after
from extradition_cli.record.wording import named, not_handed_over, people, transfer_day

PRESUMPTION = Phrase("Presumed innocent: a charge is an allegation until a court has decided.")
_ANNOUNCED = {HistoryType.CHARGES_ANNOUNCED, HistoryType.INDICTMENT_ANNOUNCED}
OF_CHARGES_HERE = Phrase(
    "Presumed innocent of the charges in the receiving country: a charge is an allegation until a court has"
    " decided."
)
"""Of somebody whom a court of another country has found guilty, of other things."""


def figure_document(figure: Figure, tables: Tables) -> Document:
    """Tell a figure: standing and presumption before any allegation, then transfer, cases, conflicts."""
    cite = Numbering(tables.sources)
    standing = figure.standing
    # A record of another day has a sentence of ours for its summary, and that rests on no source.
    then = isinstance(figure.summary, Phrase)
    rests = () if then else cite(figure.sources[:3])
    lead = [Line(figure.summary, refs=rests)]
    if figure.transfer_inferred:
        reason = Phrase("Place in the transfer: {reason}", reason=figure.transfer_inferred)
        lead.insert(0, Line(reason, refs=cite(figure.handover.sources)))
    if standing not in GUILT:
        elsewhere = standing_after((entry.type, entry.date) for entry in figure.other_proceedings)[0]
        lead.insert(0, Line(OF_CHARGES_HERE if elsewhere in GUILT else PRESUMPTION))
    transfer = tables.transfers.get(figure.transfer)
    facts = [Line(_handed_over(figure, transfer), Phrase("Handed over"), cite(_transfer_sources(figure)))]
    facts += _ties(figure, tables, cite)
    facts += labelled(
        Phrase("Arrested"),
        (
            Line(
                commas(spelled(arrest.date) if arrest.date else Phrase("date not found"), arrest.place),
                refs=cite(arrest.sources),
            )
            for arrest in figure.arrests
        ),
    )
    facts += labelled(Phrase("Listed"), designation_lines(figure.designations, cite))
    if figure.listed_as and figure.listed_as != figure.name:
        facts.append(Line(figure.listed_as, Phrase("Spelling in the official list")))
    if figure.identifiers.ofac:
        facts.append(ofac(figure.identifiers.ofac))
    if figure.birthplace:
        facts.append(Line(figure.birthplace.place, Phrase("Born in"), cite(figure.birthplace.sources)))
    if figure.reward:
        offered = commas(figure.reward.text, spelled(figure.reward.date) if figure.reward.date else None)
        facts.append(Line(offered, Phrase("Reward"), cite(figure.reward.sources)))
    events = (event for event in tables.events.values() if figure.id in event.figures)
    sections = [
        Section("", tuple(facts)),
        *(section for case in figure.cases for section in _case(case, tables, cite, then=then)),
        history(Phrase("Proceedings in other countries"), figure.other_proceedings, cite),
        conflicts_section(figure.conflicts, cite),
        events_section(events, cite),
    ]
    return finished(
        figure,
        cite,
        subtitle=_who(figure),
        standing=commas(words(standing, figure.gender), _since(figure)),
        lead=lead,
        sections=sections,
        closing=_newest(figure, tables),
    )


def _ties(person: Figure | RelatedPerson, tables: Tables, cite: Numbering) -> list[Line]:
    return labelled(
        Phrase("Organizations"),
        (
            Line(_tie(tables, tie.organization, tie.role), refs=cite(tie.sources))
            for tie in person.affiliations
        ),
    )


def _since(figure: Figure) -> str | None:
    """Say since when the standing holds; the day of an announcement is not that of the charge."""
    day = figure.standing_since
    if day is None:
        return None
    reached = {entry.type for case in figure.cases for entry in case.history if entry.date == day} & CHARGING
    if figure.standing is Standing.CHARGED and reached and reached <= _ANNOUNCED:
        return Phrase("announced {date}", date=spelled(day))
    return spelled(day)


def _newest(figure: Figure, tables: Tables) -> tuple[str, ...]:
    """Say how far the sources reach: a case may have gone on since without a page that could be read."""
    known = (tables.sources[id_].published for id_ in sources_of(figure) if id_ in tables.sources)
    newest = max((date for date in known if date), default=None)
    if newest is None:
        return ()
    return (
        Phrase(
            "Newest source: {date}. That nothing later was found does not show that there was nothing.",
            date=spelled(newest),
        ),
    )


def _who(person: Figure | RelatedPerson) -> str:
    nicknames = ", ".join(f"“{alias.name}”" for alias in person.aliases)
    in_part = isinstance(person, Figure) and not person.name_complete
    name = Phrase("name public in part only") if in_part else None
    gender = word(person.gender) if person.gender else None
    nationality = country_named(person.nationality) if person.nationality else None
    return joined(" · ", [nicknames, name, gender, nationality, _born(person)])


def _born(person: Figure | RelatedPerson) -> str | None:
    if person.born:
        return Phrase("born {date}", date=spelled(person.born))
    if isinstance(person, Figure) and person.age:
        return Phrase("{years} years old on {date}", years=person.age.years, date=spelled(person.age.on))
    return None


def _handed_over(figure: Figure, transfer: Transfer | None) -> str:
    of_them = (
        Phrase(
            "{transfer} ({people})", transfer=Phrase(transfer.title.lower()), people=people(transfer.count)
        )
        if transfer
        else None
    )
    place = Phrase("to {place}", place=figure.destination.place) if figure.destination else None
    return commas(transfer_day(spelled(figure.transfer), figure.transfer_inferred), of_them, place)


def _transfer_sources(figure: Figure) -> list[str]:
    destination = figure.destination.sources if figure.destination else ()
    return list(dict.fromkeys((*figure.handover.sources, *destination)))


def _tie(tables: Tables, id_: str, role: str | None) -> str:
    organization = tables.organizations.get(id_)
    name = named(organization) if organization else id_
    parent = tables.organizations.get(organization.parent or "") if organization else None
    if parent:
        name = Phrase("{name} ({parent})", name=name, parent=named(parent))
    return joined(": ", [name, role or ALLEGED])


def _case(case: Case, tables: Tables, cite: Numbering, *, then: bool) -> list[Section]:
    facts = [
        Line(case.docket or NOT_FOUND, Phrase("docket")),
        *labelled(
            Phrase("charges"),
            (Line(charge.text, refs=cite(charge.sources)) for charge in case.charges),
            nothing=Phrase("not stated in a document of the time") if then else Phrase("counts not found"),
        ),
    ]
    if case.judge:
        since = Phrase("known on {date}", date=spelled(case.judge.since)) if case.judge.since else None
        facts.insert(0, Line(commas(case.judge.name, since), Phrase("judge"), cite(case.judge.sources)))
    for penalty, label in (
        (case.minimum_penalty, Phrase("at least")),
        (case.maximum_penalty, Phrase("at most")),
    ):
        if penalty:
            facts.append(Line(penalty.text, label, cite(penalty.sources)))
    facts += labelled(
        Phrase("charged with"), (Line(name_of(tables.figures, id_)) for id_ in case.co_defendants)
    )
    court = case.court or Phrase("court not found")
    where = f"({case.district})" if case.district else None
    heading = joined(" · ", [Phrase("Case"), joined(" ", [court, where])])
    return [Section(heading, tuple(facts)), history("", case.history, cite)]


def related_document(person: RelatedPerson, tables: Tables) -> Document:
    """Tell somebody who was not handed over in a transfer, which stands before all else."""
    cite = Numbering(tables.sources)
    lead = [Line(not_handed_over(tables)), Line(person.summary, refs=cite(person.sources))]
    if person.standing in (Standing.CHARGED, Standing.PLEADED_NOT_GUILTY):
        lead.insert(1, Line(PRESUMPTION))
    facts = [*_ties(person, tables, cite)]
    if person.identifiers.ofac:
        facts.append(ofac(person.identifiers.ofac))
    events = (event for event in tables.events.values() if person.id in event.related)
    sections = [
        Section("", tuple(facts)),
        history(Phrase("Step by step"), person.history, cite),
        conflicts_section(person.conflicts, cite),
        roster(Phrase("Tied to"), (tables.figures[id_] for id_ in person.figures if id_ in tables.figures)),
        events_section(events, cite),
    ]
    standing = None if person.standing is Standing.UNKNOWN else word(person.standing, person.gender)
    standing = commas(words(person.role, person.gender), standing)
    return finished(
        person, cite, subtitle=_who(person), standing=standing, lead=lead, sections=sections, closing=()
    )


def official_document(official: Official, tables: Tables) -> Document:
    """Tell an official: the office, and what the person did in it that matters here."""
    cite = Numbering(tables.sources)
    term = [spelled(day) if day else NOT_FOUND for day in (official.in_office_from, official.in_office_to)]
    held = (
        Phrase("from {since}, to {until}", since=term[0], until=term[1])
        if official.in_office_to
        else Phrase("since {since}", since=term[0])
    )
    lead = [Line(official.role_here, refs=cite(official.sources))]
    facts = [Line(official.office, Phrase("Office")), Line(held, Phrase("In office"))]
    events = (event for event in tables.events.values() if official.id in event.officials)
    sections = [Section("", tuple(facts)), events_section(events, cite)]
    return finished(official, cite, subtitle=country_named(official.country), lead=lead, sections=sections)
