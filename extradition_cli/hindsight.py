"""The record as it stood on a day: nothing that was dated, published or decided later."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from extradition_cli.dates import known_by
from extradition_cli.errors import NotYetError, UsageError
from extradition_cli.facts import HistoryEntry
from extradition_cli.language import Phrase
from extradition_cli.model import Event, Figure, Record, Source, Transfer
from extradition_cli.tables import Tables
from extradition_cli.vocabulary import OUTCOMES


def as_it_stood(figure: Figure, day: str) -> Figure | None:
    """Return *figure* as the record would have shown it on *day*; ``None`` before the transfer.

    What bears no date and is written of today is left out: the summary, in whose place a sentence
    says so, the maximum penalty and the disagreements.
    """
    if not known_by(figure.transfer, day):
        return None
    return replace(
        figure,
        summary=Phrase(
            "As the record stood on {day}, from its dated history; what is written of today is left out.",
            day=day,
        ),
        arrests=tuple(arrest for arrest in figure.arrests if known_by(arrest.date, day)),
        cases=tuple(
            replace(case, history=_until(case.history, day), maximum_penalty=None) for case in figure.cases
        ),
        other_proceedings=_until(figure.other_proceedings, day),
        designations=tuple(listing for listing in figure.designations if known_by(listing.date, day)),
        conflicts=(),
    )


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


def record_as_it_stood(record: Record, day: str) -> Record:
    """Return any *record* as it stood on *day*.

    Raises :class:`NotYetError` if it did not stand there yet, and :class:`UsageError` for kinds whose
    text bears no dates and would tell what came later.
    """
    if not isinstance(record, Figure | Event):
        raise UsageError(
            f"--as-of does not fit {record.label!r}, whose text is of today; it fits figures and events"
        )
    date = record.transfer if isinstance(record, Figure) else record.date
    if not known_by(date, day):
        raise NotYetError(record.label, date, day)
    return (as_it_stood(record, day) or record) if isinstance(record, Figure) else record


class AsItStood:
    """Tables without what came later; whatever bears no date is as it is."""

    def __init__(self, tables: Tables, day: str) -> None:
        self._tables = tables
        self._day = day

    def __getattr__(self, name: str) -> Any:
        """Hand on the tables that bear no dates."""
        return getattr(self._tables, name)

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """The people handed over by then, each as the record stood."""
        then = {id_: as_it_stood(figure, self._day) for id_, figure in self._tables.figures.items()}
        return {id_: figure for id_, figure in then.items() if figure}

    @cached_property
    def transfers(self) -> Mapping[str, Transfer]:
        """The handovers by then."""
        return {id_: one for id_, one in self._tables.transfers.items() if known_by(one.date, self._day)}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """What had happened by then."""
        return {id_: one for id_, one in self._tables.events.items() if known_by(one.date, self._day)}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The documents published by then, and those without a date."""
        return {id_: one for id_, one in self._tables.sources.items() if known_by(one.published, self._day)}
