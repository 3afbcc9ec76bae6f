"""The steps of every figure's proceedings, each under a name that lasts from release to release.

A place in a list is no name: an entry found later moves those after it.  A step is known by
its case, its day and what happened, and only where these are the same by a number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

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
    """Yield the history of every case of *figure*, then what happened in other countries."""
    for case in figure.cases:
        yield from _of(case.id, case.history, figure, case)
    yield from _of(f"{figure.id}-other", figure.other_proceedings, figure, None)


def arrests(figure: Figure) -> Iterator[tuple[str, str, Arrest]]:
    """Yield each arrest of *figure* with its lasting name and its id on the timeline."""
    keys = _distinct(f"{figure.id}-arrest-{arrest.date or 'undated'}" for arrest in figure.arrests)
    for number, (key, arrest) in enumerate(zip(keys, figure.arrests, strict=True), 1):
        yield key, f"{figure.id}-arrest-{number}", arrest


def _of(of: str, history: Sequence[HistoryEntry], figure: Figure, case: Case | None) -> Iterator[Step]:
    keys = _distinct(f"{of}-{entry.date or 'undated'}-{entry.type}" for entry in history)
    for number, (key, entry) in enumerate(zip(keys, history, strict=True), 1):
        yield Step(key, f"{of}-{number}", figure, case, entry)


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """Yield *names*, numbered from the second of a kind on."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"
