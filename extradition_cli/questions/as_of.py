"""The record as it stood on a day: nothing that was dated, published or decided later."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from extradition_cli.errors import NotYetError, UsageError, shown
from extradition_cli.language import Phrase
from extradition_cli.record.dates import first_day, known_by, parsed, spelled
from extradition_cli.record.model import Event, Figure, Record, Source
from extradition_cli.record.parts import Affiliation, Case, Designation, HistoryEntry
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import OUTCOMES

P = TypeVar("P", bound=Struct)

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
            Phrase(
                "--as-of {day} is later than the last search of the record, on {researched}; without --as-of"
                " you see it as it stands",
                day=day,
                researched=tables.dataset.researched,
            )
        )
    return day


_WRITTEN_LATER: Mapping[type[Struct], tuple[str, ...]] = {
    Figure: ("conflicts",),
    Affiliation: ("role",),
    Case: ("co_defendants", "minimum_penalty", "maximum_penalty"),
    Designation: ("note",),
}
"""What we wrote of a part ourselves, which is written of today."""


def figure_as_of(figure: Figure, day: str, sources: Mapping[str, Source]) -> Figure | None:
    """Return *figure* as the record would have shown it on *day*; ``None`` before the transfer.

    What is dated stands if it was so by then.  What bears no date stands if a document published by
    then states it.  What we wrote ourselves is written of today and is left out: the summary, in whose
    place a sentence says so, roles, notes, penalties, co-defendants and the disagreements.  Where documents
    of the time state a fact, it names no later ones.
    """
    if not known_by(figure.transfer, day):
        return None
    inferred = figure.handover.inferred
    if inferred and not _stated(figure.handover, day, sources):
        inferred = INFERRED_LATER
    then = _of_the_time(figure, day, sources)
    return replace(
        then,
        summary=Phrase(
            "As the record stood at the end of {day}, by its dated history, and without what was"
            " written later.",
            day=spelled(day),
        ),
        handover=replace(_of_the_time(figure.handover, day, sources), inferred=inferred),
        cases=tuple(case for case in then.cases if case.history or case.charges),
    )


def _of_the_time(part: P, day: str, sources: Mapping[str, Source]) -> P:
    """Return *part* with nothing in it that came later than *day*.

    Of its own sources those remain that were published by then, or all where none was.
    """
    changed: dict[str, Any] = {}
    for name in part.__struct_fields__:
        value = getattr(part, name)
        several = isinstance(value, tuple)
        if name in _WRITTEN_LATER.get(type(part), ()):
            changed[name] = () if several else None
        elif name == "sources":
            changed[name] = tuple(id_ for id_ in value if _published_by(day, sources.get(id_))) or value
        elif isinstance(value, Struct) or several:
            within = _until(value, day) if name in _HISTORIES else value if several else (value,)
            kept = [
                _of_the_time(one, day, sources) if isinstance(one, Struct) else one
                for one in within
                if _stood(one, day, sources)
            ]
            changed[name] = tuple(kept) if several else next(iter(kept), None)
    return replace(part, **changed)


_HISTORIES = ("history", "other_proceedings")


def _stood(part: object, day: str, sources: Mapping[str, Source]) -> bool:
    """Say whether a part, or an id or a name, was there by *day*: by its date, else by its sources."""
    if date := next(filter(None, (getattr(part, name, None) for name in ("date", "since", "on"))), None):
        return known_by(date, day)
    return isinstance(part, Case) or _stated(part, day, sources)


def _stated(part: object, day: str, sources: Mapping[str, Source]) -> bool:
    cited = getattr(part, "sources", None)
    return cited is None or any(_published_by(day, sources.get(id_)) for id_ in cited)


def _published_by(day: str, source: Source | None) -> bool:
    """Say whether a document was certainly there by *day*; one without a date was not."""
    return source is not None and source.published is not None and known_by(source.published, day)


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
            Phrase(
                "{record} cannot be shown as of {day}: its text was written later; --as-of is for figures and"
                " events",
                record=shown(record.label),
                day=day,
            )
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
