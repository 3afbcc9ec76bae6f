"""The record as it stood on a day: nothing that was dated, published or decided later."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from extradition_cli.errors import NotYetError, UsageError, shown
from extradition_cli.language import Phrase
from extradition_cli.record.dates import first_day, known_by, parsed, spelled
from extradition_cli.record.model import Event, Figure, Record, Source
from extradition_cli.record.parts import (
    Affiliation,
    Arrest,
    Case,
    Charge,
    Designation,
    Handover,
    HistoryEntry,
    SourcedPlace,
)
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import OUTCOMES

P = TypeVar(
    "P", Figure, Handover, SourcedPlace, Affiliation, Arrest, Case, Charge, HistoryEntry, Designation, Event
)

LATER = Phrase("a document of a later or an unknown day")
"""Stands for the title of a document that nobody is known to have read by then: it would tell what came."""

INFERRED_LATER = Phrase("Inferred from documents of a later or an unknown day.")
"""Stands for what a transfer is inferred from: no document of the time says it."""


def as_of_day(text: str, tables: Tables) -> str:
    """Return the day, month or year that *text* means, in ISO form.

    Raises :class:`UsageError` for what is no date and for a day after the last search of the record, of which
    nobody knows how the record would stand.
    """
    day = parsed(text, "--as-of")
    if tables.dataset and first_day(day) > tables.dataset.researched:
        raise UsageError(
            f"--as-of {day} is later than the last search of the record, on {tables.dataset.researched};"
            " without --as-of you see it as it stands"
        )
    return day


def figure_as_of(figure: Figure, day: str, sources: Mapping[str, Source]) -> Figure | None:
    """Return *figure* as the record would have shown it on *day*; ``None`` before the transfer.

    What is dated stands if it was so by then.  What bears no date stands if a document published by
    then states it.  What we wrote ourselves is written of today and is left out: the summary, in whose
    place a sentence says so, roles, notes, penalties, co-defendants and the disagreements.  Where documents
    of the time state a fact, it names no later ones.
    """
    if not known_by(figure.transfer, day):
        return None

    def then(fact: P) -> P:
        return _of_the_time(fact, day, sources)

    def stated(fact: Affiliation | Charge | SourcedPlace | HistoryEntry) -> bool:
        return any(_published_by(day, sources.get(id_)) for id_ in fact.sources)

    def until(history: Sequence[HistoryEntry]) -> tuple[HistoryEntry, ...]:
        return tuple(then(entry) for entry in _until(history, day) if entry.date or stated(entry))

    cases = (
        replace(
            then(case),
            history=until(case.history),
            charges=tuple(then(charge) for charge in case.charges if stated(charge)),
            judge=case.judge if case.judge and known_by(case.judge.since, day) else None,
            co_defendants=(),
            minimum_penalty=None,
            maximum_penalty=None,
        )
        for case in figure.cases
    )
    return replace(
        then(figure),
        summary=Phrase(
            "As the record stood at the end of {day}, by its dated history, and without what was"
            " written later.",
            day=spelled(day),
        ),
        handover=_handed_over(then(figure.handover), day, sources),
        age=figure.age if figure.age and known_by(figure.age.on, day) else None,
        reward=figure.reward if figure.reward and known_by(figure.reward.date, day) else None,
        destination=then(figure.destination) if figure.destination and stated(figure.destination) else None,
        affiliations=tuple(replace(then(tie), role=None) for tie in figure.affiliations if stated(tie)),
        arrests=tuple(then(arrest) for arrest in figure.arrests if known_by(arrest.date, day)),
        cases=tuple(case for case in cases if case.history or case.charges),
        other_proceedings=until(figure.other_proceedings),
        designations=tuple(
            replace(then(listing), note=None)
            for listing in figure.designations
            if known_by(listing.date, day)
        ),
        conflicts=(),
    )


def _handed_over(handover: Handover, day: str, sources: Mapping[str, Source]) -> Handover:
    """Return *handover* with nothing in its reason, if it is inferred, that came out after *day*."""
    if not handover.inferred or any(_published_by(day, sources.get(id_)) for id_ in handover.sources):
        return handover
    return replace(handover, inferred=INFERRED_LATER)


def _published_by(day: str, source: Source | None) -> bool:
    """Say whether a document was certainly there by *day*; one without a date was not."""
    return source is not None and source.published is not None and known_by(source.published, day)


def _of_the_time(fact: P, day: str, sources: Mapping[str, Source]) -> P:
    """Return *fact* with those of its sources that were published by *day*, with all where none was."""
    cited = tuple(id_ for id_ in fact.sources if _published_by(day, sources.get(id_)))
    return replace(fact, sources=cited) if cited else fact


def _until(history: Sequence[HistoryEntry], day: str) -> tuple[HistoryEntry, ...]:
    """Return what had happened by *day*.

    A plea or verdict without a date is known to have been entered only by the next dated entry.
    """
    kept: list[HistoryEntry] = []
    later: str | None = None
    for entry in reversed(history):
        later = entry.date or later
        if known_by(later if entry.type in OUTCOMES else entry.date, day):
            kept.append(entry)
    return tuple(reversed(kept))


def record_as_of(record: Record, day: str, sources: Mapping[str, Source]) -> Record:
    """Return any *record* as it stood on *day*.

    Raises :class:`NotYetError` if it did not stand there yet, and :class:`UsageError` for kinds whose
    text bears no dates and would tell what came later.
    """
    if not isinstance(record, Figure | Event):
        raise UsageError(
            f"{shown(record.label)} cannot be shown as of {day}: its text was written later;"
            " --as-of is for figures and events"
        )
    date = record.transfer if isinstance(record, Figure) else record.date
    stood = figure_as_of(record, day, sources) if isinstance(record, Figure) else record
    if stood is None or not known_by(date, day):
        raise NotYetError(record.label, date, day)
    return stood


def tables_as_of(tables: Tables, day: str) -> Tables:
    """Return *tables* without what came later than *day*; whatever bears no date is as it is.

    Related people are left out: they are told of today.

    Sources stay, for a fact may rest on later ones only; of those, not what they are called.
    """
    known = tables.sources
    figures = {id_: figure_as_of(figure, day, known) for id_, figure in tables.figures.items()}
    return tables.replaced(
        figures={id_: figure for id_, figure in figures.items() if figure},
        related={},
        transfers={id_: one for id_, one in tables.transfers.items() if known_by(one.date, day)},
        events={
            id_: replace(_of_the_time(one, day, known), related=())
            for id_, one in tables.events.items()
            if known_by(one.date, day)
        },
        sources={
            id_: one if _published_by(day, one) else replace(one, title=LATER) for id_, one in known.items()
        },
    )
