"""A document on the screen: headings, labelled lines, numbered sources that can be opened."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Column
from rich.text import Text

from extradition_cli.language import Phrase, joined, word
from extradition_cli.output.console import QUIET, STANDING, TITLE, Screen, linked, prose, said
from extradition_cli.output.grid import NO_BREAK, Grid
from extradition_cli.pages.document import Document, Layout, Line, Section
from extradition_cli.questions.listings import Bibliography
from extradition_cli.record.model import Source
from extradition_cli.record.wording import published

_LABEL = 15
_DATE = 17
_MARKS = 2
"""How many numbers a fact bears on a terminal, where the list of sources is a command away."""


def page(document: Document, screen: Screen, *, listed: bool = True) -> RenderableType:
    """Return *document* from its title on; *listed* asks for its sources, which follow it off a terminal."""
    style = _style(document.standing or "")
    document = document.said(screen.language)
    title = said(document.title, TITLE)
    beside = said(document.subtitle if document.standing else document.kind)
    room = screen.width - title.cell_len - beside.cell_len
    fits = room >= _APART
    parts: list[RenderableType] = [title]
    if fits:
        parts = [Text.assemble(title, " " * room, beside)]
    if document.standing:
        parts.append(_indented(said(document.standing, f"bold {style}")))
    if document.subtitle and not (fits and document.standing):
        parts.append(_indented(prose(document.subtitle)))
    if document.lead:
        parts += [Text(""), *(_indented(_statement(line, screen)) for line in document.lead)]
    for section in document.sections:
        parts += _section(section, screen)
    if document.sources and (listed or not screen.is_terminal):
        parts += [Text(""), Text(screen.language(Phrase("Sources")), style=TITLE)]
        for number, source in enumerate(document.sources, 1):
            parts += _source(number, source, screen)
    next_steps = (prose(screen.language(step), QUIET) for step in _next_steps(document))
    return Group(*parts, Text(""), *map(prose, document.closing), *next_steps)


_APART = 2


def _indented(text: Text) -> Grid:
    grid = Grid(Column(), indent=2)
    grid.add_row(text)
    return grid


def _next_steps(document: Document) -> Iterator[Phrase]:
    """Yield what a reader may do now: open a document, have a mistake corrected."""
    if document.sources:
        yield Phrase(
            "Sources: {count}, extradition sources {id}; to read one, extradition open {id} --source N.",
            count=len(document.sources),
            id=document.id,
        )
        yield Phrase(
            "Abbreviations: extradition help glossary. Wrong or unfair? extradition help corrections."
        )


def _style(standing: str) -> str:
    """Return the style of the standing that a line in English begins with."""
    begun = standing.casefold()
    return next((style for value, style in STANDING.items() if begun.startswith(value.replace("-", " "))), "")


def _statement(line: Line, screen: Screen) -> Text:
    text = prose(line.text)
    shown = line.refs
    more = ""
    if screen.is_terminal and len(shown) > _MARKS:
        shown, more = shown[:1], f" +{len(shown) - 1}"
    if shown:
        marks = f"[{' '.join(map(str, shown))}{more}]"
        # The few marks of a terminal stay on one line.
        text.append(" " + (marks.replace(" ", NO_BREAK) if screen.is_terminal else marks), style=QUIET)
    return text


def _section(section: Section, screen: Screen) -> list[RenderableType]:
    parts: list[RenderableType] = [Text("")]
    if section.heading:
        parts.append(said(section.heading, TITLE))
    elif section.layout is Layout.HISTORY:
        parts.clear()  # a history without a heading goes on from the facts above it
    if section.layout in (Layout.BULLETS, Layout.TREE, Layout.VERSIONS):
        versions = section.layout is Layout.VERSIONS
        for line in section.lines:
            if versions and line.label:
                parts.append(_indented(said(line.label)))
            parts.append(_bulleted(line, section.layout, screen, 4 if versions else 2))
        return parts
    if section.layout is Layout.PROSE:
        return [*parts, *(_indented(_statement(line, screen)) for line in section.lines)]
    grid = Grid(Column(width=_LABEL if section.layout is Layout.FACTS else _DATE), Column(), indent=2)
    for line in section.lines:
        grid.add_row(said(line.label), _statement(line, screen))
    parts.append(grid)
    return parts


def _bulleted(line: Line, layout: Layout, screen: Screen, indent: int) -> Grid:
    if layout is Layout.TREE:
        indent += 2 * len(line.label)
    grid = Grid(Column(width=1), Column(), indent=indent)
    grid.add_row(Text("└" if layout is Layout.TREE else "·", style=QUIET), _statement(line, screen))
    return grid


def reference_list(result: Bibliography, screen: Screen) -> RenderableType:
    """Return sources with what each supports, numbered as on the page of the record."""
    parts: list[RenderableType] = []
    for use in result.records:
        parts += _source(use.number, use, screen)
        told = Grid(Column(width=1), Column(), indent=5)
        for statement in use.supports:
            told.add_row(
                Text("·", style=QUIET), said(screen.language(joined(": ", [statement.where, statement.text])))
            )
        parts += [told, Text("")]
    return Group(*parts[:-1])


def _source(number: int | None, source: Source, screen: Screen) -> list[RenderableType]:
    cited = joined(", ", [source.credit, source.title, published(source), word(source.type)])
    grid = Grid(Column(width=4, justify="right"), Column())
    grid.add_row(Text(str(number or "")), said(screen.language(cited)))
    # An address stands outside the grid, so that it is never broken: the terminal wraps it, and a
    # reader can copy it whole.
    address = Text("     ", no_wrap=True, overflow="ignore")
    return [grid, address.append_text(linked(source.url, screen))]
