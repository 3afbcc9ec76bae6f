"""One Markdown document with footnoted sources, in the common ground of GitHub, GitLab, Codeberg and Pandoc.

CommonMark with pipe tables, footnotes and empty spans that bear a name.  Text of the record is escaped: it
can neither format nor link, and neither HTML, mathematics nor emoji codes come of it.
"""

from collections.abc import Iterable

from extradition_cli.exports.chapters import FURTHER, ROSTER, SOURCES, TIMELINE, Book, Month, Refs, anchor
from extradition_cli.exports.selection import Selection
from extradition_cli.language import Phrase, joined, word
from extradition_cli.output.markdown import body, notes, plain, reference, section
from extradition_cli.pages.document import Document, Line
from extradition_cli.questions.timeline import TimelineEntry
from extradition_cli.record.wording import head, transfer_day


def written(selection: Selection) -> str:
    """Return the whole document."""
    book = Book(selection)
    blocks = [f"# {plain(book.title)}", *map(plain, book.front), _contents(book)]
    if book.roster:
        blocks += [_heading(book.say(ROSTER), "roster"), _roster(book)]
    for chapter in book.chapters:
        blocks.append(_heading(chapter.heading, chapter.anchor))
        for one in chapter.documents:
            blocks += _document(book, one)
        if chapter.anchor == "transfers":
            blocks += _timeline(book)
    if not selection.transfers:
        blocks += _timeline(book)
    blocks += _sources(book, "\n\n".join(blocks))
    return "\n\n".join(blocks) + "\n"


def _heading(text: str, name: str, depth: int = 2) -> str:
    # Hosts make up names for headings, each its own; a link needs one that is everywhere the same.  Pandoc
    # takes the name of a span, and not that of an anchor, into documents that are no HTML.
    return f'{"#" * depth} <span id="{name}"></span>{plain(text)}'


def _contents(book: Book) -> str:
    listed = [(book.say(ROSTER), "roster")] if book.roster else []
    listed += [(chapter.heading, chapter.anchor) for chapter in book.chapters]
    if book.months:
        listed.append((book.say(TIMELINE), "timeline"))
    listed.append((book.say(SOURCES), "sources"))
    return "\n".join(f"- [{heading}](#{name})" for heading, name in listed)


def _roster(book: Book) -> str:
    heads = map(head, ("name", "aliases", "organizations", "transfer", "courts", "standing"))
    rows = [tuple(map(book.say, heads)), ("---",) * 6]
    for row in book.roster:
        stands = joined(", ", [word(row.figure.standing, row.figure.gender), row.figure.standing_since])
        rows.append(
            (
                f"[{plain(row.figure.name)}](#{anchor('figure', row.figure.id)})",
                plain(row.aliases),
                plain(row.organizations),
                book.say(transfer_day(row.figure.transfer, row.figure.transfer_inferred)),
                plain(row.courts),
                book.say(stands),
            )
        )
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _document(book: Book, one: Document) -> list[str]:
    blocks = [_heading(one.title, anchor(one.kind, one.id), 3)]
    blocks += body(one, lambda line: _said(book, one, line), 4)
    if further := book.uncited(one):
        blocks.append(f"{book.say(FURTHER)}: {_notes(book, further)}")
    return [*blocks, *map(plain, one.closing)]


def _said(book: Book, one: Document, line: Line) -> str:
    return plain(line.text) + _notes(book, book.refs(one, line.refs))


def _notes(book: Book, refs: Refs) -> str:
    return notes(book.sources[number - 1].id for number in refs)


def _timeline(book: Book) -> list[str]:
    if not book.months:
        return []
    return [
        _heading(book.say(TIMELINE), "timeline"),
        *(block for month in book.months for block in _month(book, month)),
    ]


def _month(book: Book, month: Month) -> Iterable[str]:
    yield f"### {month.heading}"
    yield "\n".join(_happening(book, happening) for happening in month.happenings)


def _happening(book: Book, happening: TimelineEntry) -> str:
    """Tell an event with all that is known of it; a step of a case in a line, for its dossier tells it."""
    day = book.say(_span(happening))
    title = plain(book.say(happening.title))
    one = book.events.get(happening.id)
    if one is None:
        return (
            f"- {day} · [{title}](#{anchor('figure', happening.figures[0])})"
            f"{_notes(book, book.refs_to(happening.sources))}"
        )
    # A backslash at its end keeps the title on a line of its own.
    told = [f"- {day} · **{title}** ({book.say(word(happening.type))})\\"]
    told += [f"  {_said(book, one, line)}" for line in one.lead]
    for part in one.sections:
        indent = "  "
        if part.heading:
            told.append(f"  - *{plain(part.heading)}*")
            indent = "    "
        told += [indent + line for line in section(part, lambda line: _said(book, one, line)).split("\n")]
    if further := book.uncited(one):
        told.append(f"  - {book.say(FURTHER)}: {_notes(book, further)}")
    return "\n".join(told)


def _span(happening: TimelineEntry) -> Phrase:
    """Return the day, or the days, of what happened."""
    if not happening.end_date:
        return joined("", [happening.date])
    return Phrase("{since} to {until}", since=happening.date, until=happening.end_date)


def _sources(book: Book, text: str) -> list[str]:
    """Define the footnotes; a source that no line cites has none, and is listed by itself."""
    noted = [source for source in book.sources if f"[^{source.id}]" in text]
    others = [source for source in book.sources if f"[^{source.id}]" not in text]
    blocks = [_heading(book.say(SOURCES), "sources")]
    if others:
        blocks.append("\n".join(f"- {reference(source)}" for source in others))
    if noted:
        one = Phrase("The source cited above is the note that follows.")
        several = Phrase("The {count} sources cited above are the notes that follow.", count=len(noted))
        blocks.append(book.say(several if len(noted) > 1 else one))
    return [*blocks, *(f"[^{source.id}]: {reference(source)}" for source in noted)]
