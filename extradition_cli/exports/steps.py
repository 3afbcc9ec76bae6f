"""The steps of every figure's proceedings, each under a name that lasts from release to release.

A place in a list is no name: an entry found later moves those after it.  A step is known by
its case, its day and what happened, and only where these are the same by a number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from extradition_cli.record.model import Figure
from extradition_cli.record.parts import Arrest, Case, HistoryEntry, Part


class Step(Part, frozen=True):
    """One entry of a history: its lasting name, and the id by which the timeline knows it."""

    key: str
    happening: str
    figure: Figure
    case: Case | None
    entry: HistoryEntry


def steps(figure: Figure) -> Iterator[Step]:
    """Yield the history of every case of *figure*, then what happened outside the United States."""
    for case in figure.cases:
        yield from _of(case.id, case.history, figure, case)
    yield from _of(f"{figure.id}-other", figure.other_proceedings, figure, None)


def arrests(figure: Figure) -> Iterator[tuple[str, str, Arrest]]:
    """Yield each arrest of *figure* with its lasting name and its id on the timeline."""
    named = _Named()
    for number, arrest in enumerate(figure.arrests, 1):
        key = named(f"{figure.id}-arrest-{arrest.date or 'undated'}")
        yield key, f"{figure.id}-arrest-{number}", arrest


def _of(of: str, history: Iterable[HistoryEntry], figure: Figure, case: Case | None) -> Iterator[Step]:
    named = _Named()
    for number, entry in enumerate(history, 1):
        key = named(f"{of}-{entry.date or 'undated'}-{entry.type}")
        yield Step(key, f"{of}-{number}", figure, case, entry)


class _Named:
    """Numbers names from the second of a kind on."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __call__(self, name: str) -> str:
        self._seen[name] += 1
        return name if self._seen[name] == 1 else f"{name}-{self._seen[name]}"
