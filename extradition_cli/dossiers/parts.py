"""Pieces that the layouts of several kinds share: labelled lines, histories, conflicts, rosters."""

from collections.abc import Iterable, Mapping, Sequence

from extradition_cli.dates import spelled
from extradition_cli.document import Document, Layout, Line, Numbering, Section
from extradition_cli.evidence import sources_of
from extradition_cli.facts import Conflict, Designation, HistoryEntry
from extradition_cli.model import Event, Figure, Record
from extradition_cli.tables import Tables
from extradition_cli.vocabulary import HistoryType

NOT_FOUND = "not found"


def labelled(label: str, lines: Iterable[Line], nothing: str | None = None) -> list[Line]:
    """Return *lines* under one *label*, which only the first of them shows."""
    shown = [Line(line.text, label if not number else "", line.refs) for number, line in enumerate(lines)]
    return shown or ([Line(nothing, label)] if nothing else [])


def words(value: str) -> str:
    """Return a word of a closed vocabulary as the start of a sentence.

    >>> words("pleaded-not-guilty")
    'Pleaded not guilty'
    """
    return value.replace("-", " ").capitalize()


def joined(*texts: str | None) -> str:
    """Join what there is of *texts* by commas."""
    return ", ".join(filter(None, texts))


def name_of(records: Mapping[str, Record], id_: str) -> str:
    """Return the label of the record called *id_*, or the id where there is none."""
    return records[id_].label if id_ in records else id_


def finished(
    record: Record,
    cite: Numbering,
    tables: Tables,
    *,
    subtitle: str = "",
    standing: str | None = None,
    lead: Sequence[Line] = (),
    sections: Sequence[Section] = (),
    closing: tuple[str, ...] = (),
) -> Document:
    """Assemble the document; sources of the record that no line cited come last in its list."""
    cite(sources_of(record))
    return Document(
        title=record.label,
        kind=record.kind,
        id=record.id,
        subtitle=subtitle,
        standing=standing,
        lead=tuple(lead),
        sections=tuple(section for section in sections if section.lines),
        sources=cite.cited(),
        closing=closing,
    )


def history(heading: str, entries: Iterable[HistoryEntry], cite: Numbering) -> list[Section]:
    """Return the dated steps of a proceeding, if there are any."""
    lines = tuple(Line(_told(entry), entry.date or "undated", cite(entry.sources)) for entry in entries)
    return [Section(heading, lines, Layout.HISTORY)] if lines else []


def _told(entry: HistoryEntry) -> str:
    return entry.text if entry.type is HistoryType.OTHER else f"{words(entry.type)}. {entry.text}"


def conflicts_section(conflicts: Iterable[Conflict], cite: Numbering) -> list[Section]:
    """Return what sources disagree on, each version with its own sources."""
    lines = tuple(
        line
        for conflict in conflicts
        for line in labelled(
            conflict.topic, (Line(version.says, refs=cite(version.sources)) for version in conflict.versions)
        )
    )
    return [Section("Sources disagree", lines, Layout.VERSIONS)] if lines else []


def events_section(events: Iterable[Event], cite: Numbering) -> list[Section]:
    """Return the events that concern a record."""
    lines = tuple(Line(event.title, event.date, cite(event.sources[:2])) for event in events)
    return [Section("On the timeline", lines, Layout.HISTORY)] if lines else []


def designation_lines(designations: Iterable[Designation], cite: Numbering) -> Iterable[Line]:
    """Yield one line for each sanctions or terrorism listing."""
    for listing in designations:
        text = joined(listing.program, spelled(listing.date) if listing.date else None)
        yield Line(f"{text}. {listing.note}" if listing.note else text, refs=cite(listing.sources))


def roster(heading: str, figures: Iterable[Figure]) -> list[Section]:
    """Return people by name and standing."""
    lines = tuple(Line(f"{figure.name}, {words(figure.standing).lower()}") for figure in figures)
    return [Section(f"{heading} ({len(lines)})", lines, Layout.BULLETS)] if lines else []
