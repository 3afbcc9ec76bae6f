"""Pieces that the layouts of several kinds share: labelled lines, histories, conflicts, rosters."""

from collections.abc import Iterable, Mapping, Sequence

from extradition_cli.language import STEP, Phrase, Translated, joined, word
from extradition_cli.pages.document import Document, Layout, Line, Numbering, Section
from extradition_cli.record.addresses import ofac_page
from extradition_cli.record.dates import spelled
from extradition_cli.record.model import Event, Figure, Record
from extradition_cli.record.one_line import UNDATED
from extradition_cli.record.parts import Conflict, Designation, HistoryEntry
from extradition_cli.record.statements import sources_of
from extradition_cli.record.vocabulary import HistoryType
from extradition_cli.record.wording import named

FIGURES = Phrase("Figures")
NOT_FOUND = Phrase("not found")


def labelled(label: str, lines: Iterable[Line], nothing: str | None = None) -> list[Line]:
    """Return *lines* under one *label*, which only the first of them shows."""
    shown = [Line(line.text, label if not number else "", line.refs) for number, line in enumerate(lines)]
    return shown or ([Line(nothing, label)] if nothing else [])


def stated(*facts: tuple[str, str | None]) -> list[Line]:
    """Return a line for each label whose text there is."""
    return [Line(text, label) for label, text in facts if text]


def words(value: str, context: str | None = None) -> Phrase:
    """Return a word of a closed vocabulary as the start of a sentence.

    >>> words("pleaded-not-guilty")
    'Pleaded not guilty'
    """
    return word(value, context).sentence()


def commas(*texts: str | None) -> Phrase:
    """Join what there is of *texts* by commas."""
    return joined(", ", texts)


def name_of(records: Mapping[str, Record], id_: str) -> str:
    """Return the label of the record called *id_*, or the id where there is none."""
    return named(records[id_]) if id_ in records else id_


def finished(
    record: Record,
    cite: Numbering,
    *,
    subtitle: str = "",
    standing: str | None = None,
    lead: Sequence[Line] = (),
    sections: Sequence[Section] = (),
    closing: tuple[str, ...] = (),
) -> Document:
    """Assemble the document without its empty sections; sources that no line cited come last in its list."""
    cite(sources_of(record))
    return Document(
        title=named(record),
        kind=record.kind,
        id=record.id,
        subtitle=subtitle,
        standing=standing,
        lead=tuple(lead),
        sections=tuple(section for section in sections if section.lines),
        sources=cite.cited(),
        closing=closing,
    )


def history(heading: str, entries: Iterable[HistoryEntry], cite: Numbering) -> Section:
    """Return the dated steps of a proceeding, the newest first."""
    lines = [
        Line(_told(entry), spelled(entry.date) if entry.date else UNDATED, cite(entry.sources))
        for entry in entries
    ][::-1]
    return Section(heading, tuple(lines), Layout.HISTORY)


def _told(entry: HistoryEntry) -> str:
    """Return an entry with what happened first, unless its own words begin so."""
    if entry.type is HistoryType.OTHER:
        return entry.text
    what = words(entry.type, STEP)
    told = Phrase("{step}. {text}", step=what, text=entry.text)
    if not entry.text.casefold().startswith(what.casefold()):
        return told
    # In another language words of the record that are there in English only do not say it.
    return entry.text if isinstance(entry.text, Translated) else told.in_english(entry.text)


def conflicts_section(conflicts: Iterable[Conflict], cite: Numbering) -> Section:
    """Return what sources disagree on, each version with its own sources."""
    lines: list[Line] = []
    for conflict in conflicts:
        versions = (Line(version.says, refs=cite(version.sources)) for version in conflict.versions)
        lines += labelled(conflict.topic, versions)
    return Section(Phrase("Sources disagree"), tuple(lines), Layout.VERSIONS)


def events_section(events: Iterable[Event], cite: Numbering) -> Section:
    """Return the events that concern a record, the newest first."""
    newest = sorted(events, key=lambda event: event.date, reverse=True)
    lines = [Line(event.title, spelled(event.date), cite(event.sources[:2])) for event in newest]
    return Section(Phrase("On the timeline"), tuple(lines), Layout.HISTORY)


def designation_lines(designations: Iterable[Designation], cite: Numbering) -> Iterable[Line]:
    """Yield one line for each sanctions or terrorism listing."""
    for listing in designations:
        text = commas(listing.program, spelled(listing.date) if listing.date else None)
        # A note may be a sentence of its own or the rest of this one.
        ends = ". " if listing.note and listing.note[0].isupper() else "; "
        yield Line(joined(ends, [text, listing.note]), refs=cite(listing.sources))


def ofac(number: str) -> Line:
    """Return the number of a record on the list of the U.S. Treasury, and where it is shown there."""
    told = Phrase("OFAC SDN list, number {number}: {address}", number=number, address=ofac_page(number))
    return Line(told, Phrase("Identifier"))


def roster(heading: str, figures: Iterable[Figure]) -> Section:
    """Return people by name and standing; whose transfer is inferred is said."""
    lines = tuple(
        Line(
            commas(
                figure.name,
                word(figure.standing, figure.gender),
                Phrase("transfer inferred") if figure.transfer_inferred else None,
            )
        )
        for figure in figures
    )
    counted = Phrase("{heading} ({count})", heading=heading, count=len(lines))
    return Section(counted, lines, Layout.BULLETS)
