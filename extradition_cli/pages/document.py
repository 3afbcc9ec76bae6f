"""A record laid out for reading, before anybody decides whether on paper or on a terminal.

A document is a title, a lead, sections of lines, and the sources by number.  Terminal,
Markdown and HTML print the same document, so no fact is shown in one and lost in another.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec.structs import replace

from extradition_cli.language import Language, word
from extradition_cli.record.model import Source
from extradition_cli.record.parts import Part


class Layout(StrEnum):
    """How the lines of a section belong together."""

    FACTS = "facts"
    """Label and text, one under the other."""
    HISTORY = "history"
    """Date and text, in order of time."""
    BULLETS = "bullets"
    """Items of a list."""
    PROSE = "prose"
    """Paragraphs."""
    VERSIONS = "versions"
    """What sources disagree on, and under it what each says."""
    TREE = "tree"
    """Items whose labels hold their depth as leading spaces."""


class Line(Part, frozen=True):
    """One statement, what it is about, and the numbers of the sources that make it."""

    text: str
    label: str = ""
    refs: tuple[int, ...] = ()


class Section(Part, frozen=True):
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]
    layout: Layout = Layout.FACTS


class Document(Part, frozen=True):
    """One record, readable from top to bottom.

    ``sources[n - 1]`` is the source that ``refs`` call *n*.
    """

    title: str
    kind: str
    id: str
    subtitle: str
    standing: str | None
    lead: tuple[Line, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    closing: tuple[str, ...]

    def said(self, language: Language) -> "Document":
        """Return this document in another language; what is text of the record stays as it is."""
        return replace(
            self,
            title=language(self.title),
            kind=language(word(self.kind)),
            subtitle=language(self.subtitle),
            standing=self.standing and language(self.standing),
            lead=tuple(_said(line, language) for line in self.lead),
            sections=tuple(
                Section(
                    language(section.heading),
                    tuple(_said(line, language) for line in section.lines),
                    section.layout,
                )
                for section in self.sections
            ),
            closing=tuple(map(language, self.closing)),
        )


def _said(line: Line, language: Language) -> Line:
    return Line(language(line.text), language(line.label), line.refs)


class Numbering:
    """Numbers sources in the order in which a document first cites them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def __call__(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the sources with these *ids*; ids of no source get none."""
        return tuple(
            self._numbers.setdefault(id_, len(self._numbers) + 1) for id_ in ids if id_ in self._sources
        )

    def cited(self) -> tuple[Source, ...]:
        """Return the sources cited so far, by number."""
        return tuple(self._sources[id_] for id_ in self._numbers)
