"""The steps of every figure's proceedings, each under an id that lasts from release to release.

A place in a list is no id: an entry found later moves those after it.  A step is known by
its case, its day and what happened, and only where these are the same by a number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extradition_cli.record.model import Figure, Record, RelatedPerson
from extradition_cli.record.parts import Arrest, Case, HistoryEntry, Part
from extradition_cli.record.store import Tables


class Step(Part, frozen=True):
    """One entry of a history, with the id that it keeps, and the path that leads to it in its record."""

    id: str
    figure: Figure
    case: Case | None
    entry: HistoryEntry
    path: str


def steps(figure: Figure) -> Iterator[Step]:
    """Yield the history of every case of *figure*, then what happened in other countries."""
    for number, case in enumerate(figure.cases):
        yield from _of(case.id, case.history, figure, case, f"cases[{number}].history")
    yield from _of(f"{figure.id}-other", figure.other_proceedings, figure, None, "other_proceedings")


def arrests(figure: Figure) -> Iterator[tuple[str, Arrest]]:
    """Yield each arrest of *figure* with the id that it keeps."""
    ids = _distinct(f"{figure.id}-arrest-{arrest.date or 'undated'}" for arrest in figure.arrests)
    yield from zip(ids, figure.arrests, strict=True)


def related_steps(person: RelatedPerson) -> Iterator[tuple[str, HistoryEntry]]:
    """Yield each step of what happened to a related person with the id that it keeps."""
    ids = _distinct(f"{person.id}-{entry.date or 'undated'}-{entry.type}" for entry in person.history)
    yield from zip(ids, person.history, strict=True)


def ids_by_path(record: Record) -> dict[str, str]:
    """Return the lasting id of every arrest and step in *record*, by the path that leads to it."""
    if isinstance(record, RelatedPerson):
        return {f"history[{number}]": id_ for number, (id_, _) in enumerate(related_steps(record))}
    if isinstance(record, Figure):
        found = {f"arrests[{number}]": id_ for number, (id_, _) in enumerate(arrests(record))}
        return found | {step.path: step.id for step in steps(record)}
    return {}


def holder(id_: str, tables: Tables) -> Figure | RelatedPerson | None:
    """Return the figure or related person whose case, arrest or step bears the id, if there is one."""
    for figure in tables.figures.values():
        if id_ in {*(case.id for case in figure.cases), *ids_by_path(figure).values()}:
            return figure
    people = tables.related.values()
    return next((person for person in people if id_ in ids_by_path(person).values()), None)


def _of(
    of: str, history: Sequence[HistoryEntry], figure: Figure, case: Case | None, path: str
) -> Iterator[Step]:
    ids = _distinct(f"{of}-{entry.date or 'undated'}-{entry.type}" for entry in history)
    for number, (id_, entry) in enumerate(zip(ids, history, strict=True)):
        yield Step(id_, figure, case, entry, f"{path}[{number}]")


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """Yield *names*, numbered from the second of a kind on."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"
