"""How a comparison of two databases is told: people first, then standings, facts and sources."""

from collections import Counter
from collections.abc import Iterable, Sequence

from extradition_cli.language import Phrase, joined, word
from extradition_cli.pages.document import Document, Layout, Line, Section
from extradition_cli.questions.diff import Change, ChangeType
from extradition_cli.record.model import Dataset

# Which changes stand under which heading, in the order in which they are told.
_FACTS = (
    (ChangeType.CORRECTED, Phrase("Facts corrected")),
    (ChangeType.ADDED, Phrase("Facts added")),
    (ChangeType.REMOVED, Phrase("Facts removed")),
)


def differences(changes: Sequence[Change], old: Dataset | None, new: Dataset | None) -> Document:
    """Lay *changes* out for reading, and for the changelog of the data."""
    whole = [change for change in changes if change.field is None]
    inside = [change for change in changes if change.field is not None]
    people = [change for change in whole if change.kind == "figure"]
    sources = [change for change in whole if change.kind == "source"]
    others = [change for change in whole if change.kind not in ("figure", "source")]
    sections = [*_came_and_went((Phrase("People added"), Phrase("People removed")), people)]
    sections += _section(
        Phrase("Standings changed"),
        (
            Line(f"{change.before} → {change.after}", change.label)
            for change in inside
            if change.type is ChangeType.STANDING
        ),
        Layout.FACTS,
    )
    for type_, heading in _FACTS:
        sections += _section(heading, _told(inside, type_), Layout.VERSIONS)
    came_and_went = (Phrase("Other records added"), Phrase("Other records removed"))
    sections += _came_and_went(came_and_went, others, kinds=True)
    sections += _came_and_went((Phrase("Sources added"), Phrase("Sources removed")), sources)
    sections += _section(Phrase("Facts with other sources than before"), _cited(inside), Layout.BULLETS)
    return Document(
        title=Phrase("Changes from {old} to {new}", old=_version(old), new=_version(new)),
        kind="changes",
        id="changes",
        subtitle=_summary(changes),
        standing=None,
        lead=(),
        sections=tuple(sections),
        sources=(),
        closing=(),
    )


def _version(data: Dataset | None) -> str:
    return data.version if data else Phrase("an unnamed version")


def _summary(changes: Iterable[Change]) -> str:
    counted = Counter(
        (change.kind if change.kind in ("figure", "source") else "record", change.type)
        if change.field is None
        else ("fact", change.type)
        for change in changes
    )
    words = {
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
    told = [
        Phrase("{what}: {number}", what=what, number=counted[key])
        for key, what in words.items()
        if counted[key]
    ]
    return joined(", ", told).sentence() if told else Phrase("No changes")


def _section(heading: str, lines: Iterable[Line], layout: Layout) -> list[Section]:
    found = tuple(lines)
    return [Section(heading, found, layout)] if found else []


def _came_and_went(
    headings: tuple[str, str], changes: Iterable[Change], *, kinds: bool = False
) -> list[Section]:
    found = list(changes)
    return [
        section
        for type_, heading in zip((ChangeType.ADDED, ChangeType.REMOVED), headings, strict=True)
        for section in _section(
            heading,
            (
                Line(
                    Phrase("{kind}: {name}", kind=word(change.kind), name=change.label)
                    if kinds
                    else f"{change.label} ({change.id})"
                )
                for change in found
                if change.type is type_
            ),
            Layout.BULLETS,
        )
    ]


def _told(changes: Iterable[Change], type_: ChangeType) -> Iterable[Line]:
    """Yield the facts that changed in one way, those of a record under its name."""
    last = None
    for change in changes:
        if change.type is type_:
            said = " → ".join(text for text in (change.before, change.after) if text is not None)
            label = "" if (change.kind, change.id) == last else change.label
            last = (change.kind, change.id)
            yield Line(f"{change.field}: {said}", label)


def _cited(changes: Iterable[Change]) -> Iterable[Line]:
    """Yield how many facts of each record rest on other sources: which ones, JSON says."""
    counted = Counter((change.label, change.id) for change in changes if change.type is ChangeType.CITED)
    for (label, _), count in counted.items():
        facts = Phrase("{count} fact", "{count} facts", count=count)
        yield Line(joined(": ", [label, facts]))
