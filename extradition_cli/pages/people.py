"""How a person is told: a figure of the record, or an official."""

from collections.abc import Iterator

from extradition_cli.language import Phrase, joined, word
from extradition_cli.pages.document import Document, Layout, Line, Numbering, Section
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
    stated,
    words,
)
from extradition_cli.record.countries import country_named
from extradition_cli.record.dates import days_away, last_day, spelled
from extradition_cli.record.districts import district_name
from extradition_cli.record.model import Figure, Official, RelatedPerson, Transfer
from extradition_cli.record.one_line import ALLEGED
from extradition_cli.record.parts import Case
from extradition_cli.record.statements import sources_of
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import (
    CHARGING,
    GUILT,
    SCHEDULED,
    HistoryType,
    Standing,
)
from extradition_cli.record.wording import named, not_handed_over, transfer_day

ALLEGATION = Phrase("A charge is an allegation until a court has decided.")
_ANNOUNCED = {HistoryType.CHARGES_ANNOUNCED, HistoryType.INDICTMENT_ANNOUNCED}
_ENDED = (Standing.SENTENCED, Standing.ACQUITTED, Standing.DISMISSED)


def figure_document(figure: Figure, tables: Tables, today: str | None = None) -> Document:
    """Tell a figure: standing and next day first, then the facts, then what happened, the newest first.

    With *today*, a date, it is said how far the next one is; without it, nothing is counted and what lies
    ahead of the newest page read is next.
    """
    cite = Numbering(tables.sources)
    # The case that gives the standing is told first.
    cases = sorted(figure.cases, key=lambda case: case.standing is not figure.standing)
    # A record of another day has a sentence of ours for its summary, and that rests on no source.
    then = isinstance(figure.summary, Phrase)
    read_on = today or (tables.dataset.as_of if tables.dataset else "")
    abroad, since = figure.abroad
    facts = [] if then else list(_next(figure, read_on, cite, counted=today is not None))
    for case in cases[:1]:
        facts += _court(case, cite, then=then)
    also = (Line(_in_short(case, figure), refs=cite(case.sources)) for case in cases[1:])
    facts += labelled(Phrase("Also"), also)
    if abroad in GUILT:
        reached = (id_ for step in figure.other_proceedings if step.date == since for id_ in step.sources)
        told = Line(_stands(abroad, since, figure), refs=cite(dict.fromkeys(reached)))
        facts += labelled(Phrase("Other countries"), [told])
    facts += _person(figure, tables, cite)
    for case in cases[:1]:
        facts += _co_defendants(case, tables)
    events = (event for event in tables.events.values() if figure.id in event.figures)
    summary = Line(figure.summary, refs=() if then else cite(figure.sources[:3]))
    sections = [
        Section("", tuple(facts)),
        Section(Phrase("In short"), (summary,), Layout.PROSE),
        *(history(_headed(case), case.history, cite) for case in cases[:1]),
        *(section for case in cases[1:] for section in _case(case, tables, cite, then=then)),
        history(Phrase("Proceedings in other countries"), figure.other_proceedings, cite),
        conflicts_section(figure.conflicts, cite),
        events_section(events, cite),
    ]
    standing = commas(words(figure.standing, figure.gender), _since(figure))
    closing = (ALLEGATION,) if figure.presumption else ()
    return finished(
        figure,
        cite,
        subtitle=_called(figure),
        standing=joined(" · ", [standing, figure.presumption]),
        sections=sections,
        closing=(*closing, *_newest(figure, tables)),
    )


def _person(figure: Figure, tables: Tables, cite: Numbering) -> Iterator[Line]:
    """Yield the handover, what the figure is said to belong to, and who the figure is."""
    transfer = tables.transfers.get(figure.transfer)
    told_by = (*figure.handover.sources, *(figure.destination.sources if figure.destination else ()))
    handed_over = [Line(_handed_over(figure, transfer), refs=cite(dict.fromkeys(told_by)))]
    if figure.transfer_inferred:
        handed_over.append(Line(figure.transfer_inferred, refs=cite(figure.handover.sources)))
    yield from labelled(Phrase("Handed over"), handed_over)
    yield from _ties(figure, tables, cite)
    arrests = (
        Line(
            commas(spelled(one.date) if one.date else Phrase("date not found"), one.place),
            refs=cite(one.sources),
        )
        for one in figure.arrests
    )
    yield from labelled(Phrase("Arrested"), arrests)
    yield from labelled(Phrase("Listed"), designation_lines(figure.designations, cite))
    listed_as = figure.listed_as if figure.listed_as != figure.name else None
    yield from stated(
        (Phrase("Person"), _known(figure)),
        (Phrase("Spelling in the official list"), listed_as),
    )
    if figure.identifiers.ofac:
        yield ofac(figure.identifiers.ofac)
    if figure.birthplace:
        yield Line(figure.birthplace.place, Phrase("Born in"), cite(figure.birthplace.sources))
    if figure.reward:
        offered = commas(figure.reward.text, spelled(figure.reward.date) if figure.reward.date else None)
        yield Line(offered, Phrase("Reward"), cite(figure.reward.sources))


def _known(person: Figure | RelatedPerson) -> Phrase:
    """Return gender, nationality and birth or age, as far as they are known."""
    gender = word(person.gender) if person.gender else None
    nationality = country_named(person.nationality) if person.nationality else None
    return commas(gender, nationality, _born(person))


def _next(figure: Figure, day: str, cite: Numbering, *, counted: bool) -> Iterator[Line]:
    """Yield the next day set for the figure, or the last one of which no outcome is known."""
    steps = [(case, step) for case in figure.cases for step in case.history]
    set_ = [(case, step) for case, step in steps if step.type in SCHEDULED and step.date]
    ahead = [(case, step) for case, step in set_ if last_day(step.date or "") >= day]
    # Where a later step is told, the day has had its outcome.
    open_ = [(case, step) for case, step in set_ if case.history[-1] is step and (case, step) not in ahead]
    for label, found in ((Phrase("Next"), ahead), (Phrase("Last set"), open_)):
        if found:
            case, step = min(found, key=lambda one: one[1].date or "")
            date = step.date or ""
            when = commas(spelled(date), days_away(date, day) if counted else None)
            told = joined(
                ": ", [joined(" · ", [when, case.district if len(figure.cases) > 1 else None]), step.text]
            )
            yield Line(told, label, cite(step.sources))
            return
    if figure.standing not in (*_ENDED, Standing.UNKNOWN):
        yield Line(Phrase("no date found"), Phrase("Next"))


def _court(case: Case, cite: Numbering, *, then: bool) -> list[Line]:
    """Tell where a case is heard, what is charged, and how much that may bring."""
    facts = [
        Line(_where(case), Phrase("Court"), cite(case.sources)),
        *_judge(case, cite),
        *labelled(
            Phrase("Charges"),
            (Line(charge.text, refs=cite(charge.sources)) for charge in case.charges),
            nothing=Phrase("not stated in a document of the time") if then else Phrase("counts not found"),
        ),
    ]
    for penalty, label in (
        (case.maximum_penalty, Phrase("At most")),
        (case.minimum_penalty, Phrase("At least")),
    ):
        if penalty:
            facts.append(Line(penalty.text, label, cite(penalty.sources)))
    return facts


def _co_defendants(case: Case, tables: Tables) -> list[Line]:
    others = "; ".join(name_of(tables.figures, id_) for id_ in case.co_defendants)
    return stated((Phrase("Charged with"), others))


def _judge(case: Case, cite: Numbering) -> Iterator[Line]:
    if case.judge:
        since = Phrase("known on {date}", date=spelled(case.judge.since)) if case.judge.since else None
        yield Line(
            joined(" · ", [commas(case.judge.name, since), _docket(case)]),
            Phrase("Judge"),
            cite(case.judge.sources),
        )


def _in_short(case: Case, figure: Figure) -> Phrase:
    where = case.district or case.court or Phrase("court not found")
    return joined(": ", [where, _stands(case.standing, case.standing_since, figure)])


def _stands(standing: Standing, since: str | None, figure: Figure) -> Phrase:
    return commas(word(standing, figure.gender), since and spelled(since))


def _where(case: Case) -> Phrase:
    district = f"({case.district})" if case.district else None
    court = (case.district and district_name(case.district)) or case.court
    where = joined(" ", [court or Phrase("court not found"), district])
    return where if case.judge else joined(" · ", [where, _docket(case)])


def _docket(case: Case) -> Phrase:
    return Phrase("docket {number}", number=case.docket or NOT_FOUND)


def _ties(person: Figure | RelatedPerson, tables: Tables, cite: Numbering) -> list[Line]:
    return labelled(
        Phrase("Ties"),
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


def _newest(figure: Figure, tables: Tables) -> Iterator[Phrase]:
    """Say how far the sources reach: a case may have gone on since without a page that could be read."""
    known = (tables.sources[id_].published for id_ in sources_of(figure) if id_ in tables.sources)
    if newest := max(filter(None, known), default=None):
        yield Phrase(
            "Newest source: {date}. That nothing later was found does not show that there was nothing.",
            date=spelled(newest),
        )


def _called(person: Figure | RelatedPerson) -> Phrase:
    in_part = isinstance(person, Figure) and not person.name_complete
    name = Phrase("name public in part only") if in_part else None
    return joined(" · ", [", ".join(f"“{alias.name}”" for alias in person.aliases), name])


def _born(person: Figure | RelatedPerson) -> str | None:
    if person.born:
        return Phrase("born {date}", date=spelled(person.born))
    if isinstance(person, Figure) and person.age:
        return Phrase("{years} years old on {date}", years=person.age.years, date=spelled(person.age.on))
    return None


def _handed_over(figure: Figure, transfer: Transfer | None) -> str:
    of_them = Phrase(transfer.title.lower()) if transfer else None
    place = Phrase("to {place}", place=figure.destination.place) if figure.destination else None
    return commas(transfer_day(spelled(figure.transfer), figure.transfer_inferred), of_them, place)


def _tie(tables: Tables, id_: str, role: str | None) -> str:
    organization = tables.organizations.get(id_)
    name = named(organization) if organization else id_
    parent = tables.organizations.get(organization.parent or "") if organization else None
    if parent:
        name = Phrase("{name} ({parent})", name=name, parent=named(parent))
    return joined(": ", [name, role or ALLEGED])


def _case(case: Case, tables: Tables, cite: Numbering, *, then: bool) -> list[Section]:
    facts = [*_court(case, cite, then=then), *_co_defendants(case, tables)]
    return [Section(_headed(case), tuple(facts)), history("", case.history, cite)]


def _headed(case: Case) -> Phrase:
    return joined(" · ", [Phrase("Case"), case.district or case.court or Phrase("court not found")])


def related_document(person: RelatedPerson, tables: Tables) -> Document:
    """Tell somebody who was not handed over in a transfer, which stands before all else."""
    cite = Numbering(tables.sources)
    lead = [Line(not_handed_over(tables)), Line(person.summary, refs=cite(person.sources))]
    facts = [*_ties(person, tables, cite), *stated((Phrase("Person"), _known(person)))]
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
    told = commas(words(person.role, person.gender), standing)
    return finished(
        person,
        cite,
        subtitle=_called(person),
        standing=joined(" · ", [told, person.presumption]),
        lead=lead,
        sections=sections,
        closing=(ALLEGATION,) if person.presumption else (),
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
