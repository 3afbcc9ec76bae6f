"""How a comparison of two databases is told: people first, then standings, facts and sources."""

from collections import Counter
from collections.abc import Iterable, Sequence

from extradition_cli.language import Phrase, joined, word
from extradition_cli.pages.document import Document, Layout, Line, Section
from extradition_cli.questions.diff import Change, ChangeType

_WHAT = {
    ("figure", ChangeType.ADDED): Phrase("people added"),
    ("figure", ChangeType.REMOVED): Phrase("people removed"),
    ("fact", ChangeType.STANDING): Phrase("standings changed"),
    ("fact", ChangeType.CORRECTED): Phrase("facts corrected"),
    ("fact", ChangeType.ADDED): Phrase("facts added"),
    ("fact", ChangeType.REMOVED): Phrase("facts removed"),
    ("record", ChangeType.ADDED): Phrase("other records added"),
    ("record", ChangeType.REMOVED): Phrase("other records removed"),
    ("source", ChangeType.ADDED): Phrase("sources added"),
    ("source", ChangeType.REMOVED): Phrase("sources removed"),
    ("fact", ChangeType.CITED): Phrase("facts with other sources than before"),
}
"""What can have changed and how, in the order in which it is told."""
_UNNAMED = Phrase("an unnamed version")


def differences(changes: Sequence[Change], old: str | None, new: str | None) -> Document:
    """Lay *changes* out for reading, and for the changelog of the data."""
    by_type: dict[tuple[str, ChangeType], list[Change]] = {key: [] for key in _WHAT}
    for change in changes:
        by_type[_what(change), change.type].append(change)
    found = {key: some for key, some in by_type.items() if some}
    counted = [Phrase("{what}: {number}", what=_WHAT[key], number=len(some)) for key, some in found.items()]
    return Document(
        title=Phrase("Changes from {old} to {new}", old=old or _UNNAMED, new=new or _UNNAMED),
        kind="changes",
        id="changes",
        subtitle=joined(", ", counted).sentence() if counted else Phrase("No changes"),
        standing=None,
        lead=(),
        sections=tuple(_section(key, some) for key, some in found.items()),
        sources=(),
        closing=(),
    )


def _what(change: Change) -> str:
    if change.field is not None:
        return "fact"
    return change.kind if change.kind in ("figure", "source") else "record"


def _section(key: tuple[str, ChangeType], changes: Sequence[Change]) -> Section:
    """Tell *changes* of one kind, each in the layout that this kind has."""
    heading = _WHAT[key].sentence()
    match key:
        case "fact", ChangeType.STANDING:
            lines = (Line(f"{change.before} → {change.after}", change.label) for change in changes)
            return Section(heading, tuple(lines), Layout.FACTS)
        case "fact", ChangeType.CITED:
            return Section(heading, tuple(_cited(changes)), Layout.BULLETS)
        case "fact", _:
            return Section(heading, tuple(_told(changes)), Layout.VERSIONS)
        case "record", _:
            names = (Phrase("{kind}: {name}", kind=word(one.kind), name=one.label) for one in changes)
            return Section(heading, tuple(map(Line, names)), Layout.BULLETS)
    return Section(heading, tuple(Line(f"{one.label} ({one.id})") for one in changes), Layout.BULLETS)


def _told(changes: Iterable[Change]) -> Iterable[Line]:
    """Yield the facts that changed in one way, those of a record under its name."""
    last = None
    for change in changes:
        said = " → ".join(text for text in (change.before, change.after) if text is not None)
        label = "" if (change.kind, change.id) == last else change.label
        last = (change.kind, change.id)
        yield Line(f"{change.field}: {said}", label)


def _cited(changes: Iterable[Change]) -> Iterable[Line]:
    """Yield how many facts of each record rest on other sources: which ones, JSON says."""
    counted = Counter((change.label, change.id) for change in changes)
    for (label, _), count in counted.items():
        facts = Phrase("{count} fact", "{count} facts", count=count)
        yield Line(joined(": ", [label, facts]))
