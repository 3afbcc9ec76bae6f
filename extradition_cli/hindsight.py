"""The record as it stood on a day: nothing that was dated, published or decided later."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from msgspec.structs import replace

from extradition_cli.dates import known_by
from extradition_cli.errors import NotYetError
from extradition_cli.facts import HistoryEntry
from extradition_cli.model import Event, Figure, Record, Source, Transfer
from extradition_cli.tables import Tables

R = TypeVar("R", bound=Record)


def as_it_stood(figure: Figure, day: str) -> Figure | None:
    """Return *figure* as the record would have shown it on *day*; ``None`` before the transfer.

    What bears no date and is written of today is left out: the summary, in whose place a sentence
    says so, the maximum penalty and the disagreements.
    """
    if not known_by(figure.transfer, day):
        return None
    return replace(
        figure,
        summary=f"As the record stood on {day}, from its dated history; what is written of today is left out.",
        arrests=tuple(arrest for arrest in figure.arrests if known_by(arrest.date, day)),
        cases=tuple(
            replace(case, history=_until(case.history, day), maximum_penalty=None) for case in figure.cases
        ),
        other_proceedings=_until(figure.other_proceedings, day),
        designations=tuple(listing for listing in figure.designations if known_by(listing.date, day)),
        conflicts=(),
    )


def _until(history: Iterable[HistoryEntry], day: str) -> tuple[HistoryEntry, ...]:
    return tuple(entry for entry in history if known_by(entry.date, day))


def record_as_it_stood(record: R, day: str) -> R:
    """Return any *record* as it stood on *day*; :class:`NotYetError` if it did not stand there yet."""
    date = record.transfer if isinstance(record, Figure) else getattr(record, "date", None)
    if not known_by(date, day):
        raise NotYetError(record.label, date, day)
    then = as_it_stood(record, day) if isinstance(record, Figure) else record
    return then  # type: ignore[return-value]  # a figure gives a figure


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
