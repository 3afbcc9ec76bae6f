"""One self-contained page: a roster to search and sort, the timeline, dossiers, sources.

It loads nothing and sends nothing: the policy in its head admits only the style sheet and the
script that stand in the page, each by its hash, so that no text of a database can become either.
Without the script everything can still be read.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from string import Template

from msgspec.structs import replace

from extradition_cli.escape import escape_unsafe, safe_url
from extradition_cli.exports import asset
from extradition_cli.exports.chapters import (
    FURTHER,
    ROSTER,
    SOURCES,
    TIMELINE,
    Book,
    Chapter,
    Month,
    Refs,
    Row,
    anchor,
)
from extradition_cli.exports.selection import Selection
from extradition_cli.language import Language, Phrase, word
from extradition_cli.pages.document import Document, Layout, Line, Section
from extradition_cli.pages.sections import FIGURES
from extradition_cli.questions.timeline import TimelineEntry
from extradition_cli.record.dates import spelled
from extradition_cli.record.model import Source
from extradition_cli.record.one_line import UNDATED
from extradition_cli.record.vocabulary import GUILT, Standing
from extradition_cli.record.wording import head, people

_ORDER = {standing: number for number, standing in enumerate(Standing)}
_ENDED = (Standing.ACQUITTED, Standing.DISMISSED)
_HEADS = {
    "organization": Phrase("Organization"),
    "transfer": head("transfer"),
    "court": Phrase("Court"),
    "standing": head("standing"),
}
_LABELS = {
    "skip": Phrase("Skip to the roster"),
    "contents": Phrase("Contents"),
    "roster_heading": ROSTER,
    "find": Phrase("Find in the roster"),
    "name": head("name"),
    **_HEADS,
    "sources_heading": SOURCES,
}
"""What the frame of the page says."""


def written(selection: Selection) -> str:
    """Return the whole page: the frame in ``page.html`` with what changes from record to record."""
    book = Book(selection)
    first, *others = map(_t, book.front)
    style, script = asset("page.css").strip(), asset("page.js").strip()
    return Template(asset("page.html")).substitute(
        language=book.say.code,
        title=_t(book.title),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        front=_lines([f'<p class="front">{first}', *(f'<p class="quiet">{line}' for line in others)]),
        navigation="".join(_navigation(book)),
        people=_t(book.say(people(len(book.roster)))),
        roster=_lines(_row(book, row) for row in book.roster),
        caveats=_lines(f'<p class="quiet">{_t(_sentence(book.say(one)))}.' for one in selection.caveats),
        **{name: _t(book.say(phrase)) for name, phrase in _LABELS.items()},
        timeline=_lines(_timeline(book)),
        chapters=_lines(line for chapter in book.chapters for line in _chapter(book, chapter)),
        sources=_lines(
            f"<li id=s{number}>{_source(source, book.say)}" for number, source in enumerate(book.sources, 1)
        ),
    )


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _t(text: str) -> str:
    """Return *text* for the page: its markup escaped, its hidden and acting characters shown."""
    return escape(escape_unsafe(text.replace("\n", " ")), quote=False)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _navigation(book: Book) -> Iterator[str]:
    chapters = [(chapter.anchor, chapter.heading) for chapter in book.chapters]
    fixed = (("roster", ROSTER), ("timeline", TIMELINE), *chapters, ("sources", SOURCES))
    for name, heading in fixed:
        yield f'<li><a href="#{name}">{_t(book.say(heading))}</a>'


def _chapter(book: Book, chapter: Chapter) -> Iterator[str]:
    yield f'<section id="{chapter.anchor}" aria-labelledby="h-{chapter.anchor}">'
    yield f'<h2 id="h-{chapter.anchor}">{_t(chapter.heading)}</h2>'
    for one in chapter.documents:
        yield from _dossier(book, one)
    yield "</section>"


def _row(book: Book, row: Row) -> str:
    say, one = book.say, row.figure
    also = f'<span class="also">{_t(row.aliases)}</span>' if row.aliases else ""
    since = f' <time class="quiet">{_t(one.standing_since)}</time>' if one.standing_since else ""
    inferred = f" ({_t(say(Phrase('inferred')))})" if one.transfer_inferred else ""
    organization, transfer, court, standing = (escape(say(one)) for one in _HEADS.values())
    # The order of standings is not that of their letters, so the cell says its place.
    return (
        f'<tr data-find="{escape(escape_unsafe(row.found_by))}"><th scope=row>'
        f'<a href="#{anchor("figure", one.id)}">{_t(one.name)}</a>{also}'
        f'<td data-label="{organization}">{_t(row.organizations)}'
        f'<td data-label="{transfer}"><time>{_t(one.transfer)}</time>{inferred}'
        f'<td data-label="{court}">{_t(row.courts)}'
        f'<td data-label="{standing}" data-sort={_ORDER[one.standing]}>'
        f'<span class="{_tone(one.standing)}">{_t(say(word(one.standing, one.gender)))}</span>{since}'
    )


def _tone(standing: Standing) -> str:
    """Return the style of a standing; the words beside it say the same."""
    if standing in GUILT:
        return "standing guilt"
    return "standing ended" if standing in _ENDED else "standing"


def _timeline(book: Book) -> Iterator[str]:
    if not book.months:
        return
    yield '<section id="timeline" aria-labelledby="h-timeline">'
    yield f'<h2 id="h-timeline">{_t(book.say(TIMELINE))}</h2>'
    for month in book.months:
        yield from _month(book, month)
    yield "</section>"


def _month(book: Book, month: Month) -> Iterator[str]:
    yield f'<h3 id="{month.anchor}">{_t(month.heading)}</h3>'
    yield '<ol class="rail">'
    for happening in month.happenings:
        yield from _happening(book, happening)
    yield "</ol>"


def _happening(book: Book, happening: TimelineEntry) -> Iterator[str]:
    say = book.say
    day = f"<time>{_t(say(spelled(happening.date)))}</time>"
    if happening.end_date:
        day += f" – <time>{_t(say(spelled(happening.end_date)))}</time>"
    one = book.events.get(happening.id)
    if one is None:
        # A step of a case in a line: the dossier tells it.
        who = anchor("figure", happening.figures[0])
        yield f'<li class=step>{day} <a href="#{who}">{_t(say(happening.title))}</a>'
        return
    tone = "event transfer" if happening.type == "transfer" else "event"
    yield f'<li class="{tone}" id="{anchor("event", one.id)}">'
    yield f"{day} <span class=type>{_t(say(word(happening.type)))}</span>"
    yield f"<h4>{_t(say(happening.title))}</h4>"
    known = book.selection.figures
    figures = [known[id_] for id_ in happening.figures if id_ in known]
    linked = [f'<a href="#{anchor("figure", figure.id)}">{_t(figure.name)}</a>' for figure in figures]
    # The names that the document lists can be followed here.
    left_out = say(FIGURES) if linked else None
    yield from _lead(book, one)
    for section in one.sections:
        shown = tuple(line for line in section.lines if line.label != left_out)
        yield from _section(book, one, replace(section, lines=shown), depth=5)
    if linked:
        yield f"<p class=quiet>{_t(say(Phrase('Dossiers')))}: {', '.join(linked)}"
    yield from _further(book, one)


def _dossier(book: Book, one: Document) -> Iterator[str]:
    name = anchor(one.kind, one.id)
    yield f'<article id="{name}">'
    yield f'<h3><a href="#{name}">{_t(one.title)}</a></h3>'
    if one.subtitle:
        yield f"<p class=quiet>{_t(one.subtitle)}"
    if one.standing:
        yield f"<p class=stands>{_t(one.standing)}"
    yield from _lead(book, one)
    for section in one.sections:
        yield from _section(book, one, section, depth=4)
    yield from _further(book, one)
    yield from (f"<p class=quiet>{_t(line)}" for line in one.closing)
    yield "</article>"


def _lead(book: Book, one: Document) -> Iterator[str]:
    return (f"<p>{_said(book, one, line)}" for line in one.lead)


def _section(book: Book, one: Document, section: Section, depth: int) -> Iterator[str]:
    if section.lines and section.heading:
        yield f"<h{depth}>{_t(section.heading)}</h{depth}>"
    said = [(line.label, _said(book, one, line)) for line in section.lines]
    match section.layout:
        case Layout.PROSE:
            yield from (f"<p>{text}" for _, text in said)
        case Layout.HISTORY if said:
            yield "<ol class=dated>"
            yield from (f"<li><time>{_t(label)}</time> {text}" for label, text in said)
            yield "</ol>"
        case Layout.BULLETS | Layout.TREE:
            yield from _list(said)
        case Layout.FACTS | Layout.VERSIONS if said:
            yield "<dl>"
            for label, text in said:
                yield (f"<dt>{_t(label[:1].upper() + label[1:])}" if label else "") + f"<dd>{text}"
            yield "</dl>"


def _list(said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Nest the lines of a tree, whose labels hold their depth as leading spaces; a plain list has none."""
    depths: list[int] = []
    for label, text in said:
        while depths and len(label) < depths[-1]:
            depths.pop()
            yield "</ul>"
        if not depths or len(label) > depths[-1]:
            depths.append(len(label))
            yield "<ul>"
        yield f"<li>{text}"
    yield from ("</ul>" for _ in depths)


def _said(book: Book, one: Document, line: Line) -> str:
    return _t(line.text) + _notes(book.refs(one, line.refs))


def _notes(refs: Refs) -> str:
    if not refs:
        return ""
    # The commonest mark of the page: what it is, its number and the brackets of the style sheet tell.
    return f" <sup>{', '.join(f'<a href=#s{number}>{number}</a>' for number in refs)}</sup>"


def _further(book: Book, one: Document) -> Iterator[str]:
    if further := book.uncited(one):
        yield f"<p class=quiet>{_t(book.say(FURTHER))}{_notes(further)}"


def _source(source: Source, say: Language) -> str:
    title, language = _t(source.title), escape(escape_unsafe(source.language))
    address = safe_url(source.url)
    parts = [
        _t(say(source.credit)),
        f'<a lang="{language}" href="{escape(address)}">{title}</a>' if address else title,
        _t(source.published or say(UNDATED)),
        _t(say(Phrase("weak copy"))) if source.weak else "",
    ]
    return ", ".join(filter(None, parts))
