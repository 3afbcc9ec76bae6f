"""A document on the screen: headings, labelled lines, numbered sources that can be opened."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extradition_cli.document import Document, Layout, Line, Section
from extradition_cli.model import Source
from extradition_cli.render.console import QUIET, STANDING, TITLE, Screen, linked, prose, said

_LABEL = 15


def page(document: Document, screen: Screen) -> RenderableType:
    """Return *document* from its title to its sources."""
    title = said(document.title, TITLE)
    title.append(" " * max(2, screen.width - title.cell_len - len(document.kind)))
    title.append(document.kind, style=QUIET)
    parts: list[RenderableType] = [title]
    if document.subtitle:
        parts.append(prose(document.subtitle, QUIET))
    if document.standing:
        style = next(
            (
                style
                for value, style in STANDING.items()
                if document.standing.casefold().startswith(value.replace("-", " "))
            ),
            "",
        )
        parts.append(Padding(said(document.standing, f"bold {style}"), (1, 0, 0, 2)))
    indent = 2 if document.standing else 0
    parts += [
        Padding(_statement(line), (0 if document.standing else 1, 0, 0, indent)) for line in document.lead
    ]
    for section in document.sections:
        parts += _section(section)
    if document.sources:
        parts += [Text(""), Text("Sources", style=TITLE)]
        for number, source in enumerate(document.sources, 1):
            parts += _source(number, source, screen)
    parts += [Padding(prose(line, QUIET), (1, 0, 0, 0)) for line in document.closing]
    return Group(*parts)


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
    if section.layout is Layout.VERSIONS:
        for line in section.lines:
            if line.label:
                parts.append(Padding(said(line.label, QUIET), (0, 0, 0, 2)))
            parts.append(Padding(_bulleted(line, section.layout), (0, 0, 0, 4)))
        return parts
    if section.layout in (Layout.BULLETS, Layout.TREE):
        parts += [Padding(_bulleted(line, section.layout), (0, 0, 0, 2)) for line in section.lines]
        return parts
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=_LABEL if section.layout is Layout.FACTS else 12, overflow="fold")
    grid.add_column(overflow="fold")
    for line in section.lines:
        grid.add_row(said(line.label, QUIET), _statement(line))
    parts.append(Padding(grid, (0, 0, 0, 2 if section.heading or section.layout is Layout.HISTORY else 0)))
    return parts


def _bulleted(line: Line, layout: Layout) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(
        Text("  " * len(line.label) + "└" if layout is Layout.TREE else "·", style=QUIET), _statement(line)
    )
    return grid


def _source(number: int, source: Source, screen: Screen) -> list[RenderableType]:
    weak = " (weak copy)" if source.weak else ""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=4, justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(
        Text(str(number), style=QUIET),
        said(f"{source.publisher}, {source.title}, {source.published or 'undated'}{weak}"),
    )
    # An address stands outside the grid, so that it is never broken: the terminal wraps it, and a
    # reader can copy it whole.
    address = Text("     ", no_wrap=True, overflow="ignore")
    return [grid, address.append_text(linked(source.url, screen))]
