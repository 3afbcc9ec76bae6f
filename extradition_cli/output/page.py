"""A document on the screen: headings, labelled lines, numbered sources that can be opened."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Column
from rich.text import Text

from extradition_cli.language import Phrase, joined
from extradition_cli.output.console import QUIET, STANDING, TITLE, Screen, linked, prose, said
from extradition_cli.output.grid import Grid
from extradition_cli.pages.document import Document, Layout, Line, Section
from extradition_cli.record.model import Source
from extradition_cli.record.wording import published

_LABEL = 15


def page(document: Document, screen: Screen) -> RenderableType:
    """Return *document* from its title to its sources."""
    style = _style(document.standing or "")
    document = document.said(screen.language)
    title = said(document.title, TITLE)
    title.append(" " * max(2, screen.width - title.cell_len - len(document.kind)))
    title.append(document.kind, style=QUIET)
    parts: list[RenderableType] = [title]
    if document.subtitle:
        parts.append(prose(document.subtitle, QUIET))
    if document.standing:
        parts.append(Padding(said(document.standing, f"bold {style}"), (1, 0, 0, 2)))
    indent = 2 if document.standing else 0
    parts += [
        Padding(_statement(line), (0 if document.standing else 1, 0, 0, indent)) for line in document.lead
    ]
    for section in document.sections:
        parts += _section(section)
    if document.sources:
        parts += [Text(""), Text(screen.language(Phrase("Sources")), style=TITLE)]
        for number, source in enumerate(document.sources, 1):
            parts += _source(number, source, screen)
    parts += [Padding(prose(line, QUIET), (1, 0, 0, 0)) for line in document.closing]
    return Group(*parts)


def _style(standing: str) -> str:
    """Return the style of the standing that a line in English begins with."""
    begun = standing.casefold()
    return next((style for value, style in STANDING.items() if begun.startswith(value.replace("-", " "))), "")


def _statement(line: Line) -> Text:
    text = prose(line.text)
    if line.refs:
        text.append(" " + "".join(f"[{number}]" for number in line.refs), style=QUIET)
    return text


def _section(section: Section) -> list[RenderableType]:
    parts: list[RenderableType] = [Text("")]
    if section.heading:
        parts.append(said(section.heading, TITLE))
    elif section.layout is Layout.HISTORY:
        parts.clear()  # a history without a heading goes on from the facts above it
    if section.layout in (Layout.BULLETS, Layout.TREE, Layout.VERSIONS):
        versions = section.layout is Layout.VERSIONS
        for line in section.lines:
            if versions and line.label:
                parts.append(Padding(said(line.label, QUIET), (0, 0, 0, 2)))
            parts.append(_bulleted(line, section.layout, 4 if versions else 2))
        return parts
    grid = Grid(
        Column(width=_LABEL if section.layout is Layout.FACTS else 12),
        Column(),
        indent=2 if section.heading or section.layout is Layout.HISTORY else 0,
    )
    for line in section.lines:
        grid.add_row(said(line.label, QUIET), _statement(line))
    parts.append(grid)
    return parts


def _bulleted(line: Line, layout: Layout, indent: int) -> Grid:
    if layout is Layout.TREE:
        indent += 2 * len(line.label)
    grid = Grid(Column(width=1), Column(), indent=indent)
    grid.add_row(Text("└" if layout is Layout.TREE else "·", style=QUIET), _statement(line))
    return grid


def _source(number: int, source: Source, screen: Screen) -> list[RenderableType]:
    cited = joined(", ", [source.credit, source.title, published(source)])
    grid = Grid(Column(width=4, justify="right"), Column())
    grid.add_row(Text(str(number), style=QUIET), said(screen.language(cited)))
    # An address stands outside the grid, so that it is never broken: the terminal wraps it, and a
    # reader can copy it whole.
    address = Text("     ", no_wrap=True, overflow="ignore")
    return [grid, address.append_text(linked(source.url, screen))]
