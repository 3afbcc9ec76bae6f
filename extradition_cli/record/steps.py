"""The steps of every figure's proceedings, each under an id that lasts from release to release.

A place in a list is no id: an entry found later moves those after it.  A step is known by
its case, its day and what happened, and only where these are the same by a number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extradition_cli.record.model import Figure, RelatedPerson
from extradition_cli.record.parts import Arrest, Case, HistoryEntry, Part
from extradition_cli.record.store import Tables


class Step(Part, frozen=True):
    """One entry of a history, with the id that it keeps."""

    id: str
    figure: Figure
    case: Case | None
    entry: HistoryEntry


def steps(figure: Figure) -> Iterator[Step]:
    """Yield the history of every case of *figure*, then what happened in other countries."""
    for case in figure.cases:
        yield from _of(case.id, case.history, figure, case)
    yield from _of(f"{figure.id}-other", figure.other_proceedings, figure, None)


def arrests(figure: Figure) -> Iterator[tuple[str, Arrest]]:
    """Yield each arrest of *figure* with the id that it keeps."""
    ids = _distinct(f"{figure.id}-arrest-{arrest.date or 'undated'}" for arrest in figure.arrests)
    yield from zip(ids, figure.arrests, strict=True)


def related_steps(person: RelatedPerson) -> Iterator[tuple[str, HistoryEntry]]:
    """Yield each step of what happened to a related person with the id that it keeps."""
    ids = _distinct(f"{person.id}-{entry.date or 'undated'}-{entry.type}" for entry in person.history)
    yield from zip(ids, person.history, strict=True)


def holder(id_: str, tables: Tables) -> Figure | RelatedPerson | None:
    """Return the figure or related person whose case, arrest or step bears the id, if there is one."""
    for figure in tables.figures.values():
        if id_ in set(_ids(figure)):
            return figure
    for person in tables.related.values():
        if any(id_ == step for step, _ in related_steps(person)):
            return person
    return None


def _ids(figure: Figure) -> Iterator[str]:
    yield from (case.id for case in figure.cases)
    yield from (arrest for arrest, _ in arrests(figure))
    yield from (step.id for step in steps(figure))


def _of(of: str, history: Sequence[HistoryEntry], figure: Figure, case: Case | None) -> Iterator[Step]:
    ids = _distinct(f"{of}-{entry.date or 'undated'}-{entry.type}" for entry in history)
    for id_, entry in zip(ids, history, strict=True):
        yield Step(id_, figure, case, entry)


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """Yield *names*, numbered from the second of a kind on."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"
