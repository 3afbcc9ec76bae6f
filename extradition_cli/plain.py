"""Results as sentences, one record after the other, for screen readers and Braille lines.

No columns, no signs, no colour: what a table tells by place is told by name.
"""

from collections.abc import Iterator

from extradition_cli.document import Document, Line
from extradition_cli.fields import flat
from extradition_cli.results import Chronicle, Counts, Dossier, Result
from extradition_cli.visible import visible, visible_lines


def plain(result: Result, fields: tuple[str, ...] | None) -> str:
    """Return *result* as plain lines, what must be said beside it last."""
    lines = list(_lines(result, fields)) or ["Nothing matches."]
    return "\n".join(map(visible_lines, [*lines, *result.caveats, *map(_spoken, result.notes)])) + "\n"


def _lines(result: Result, fields: tuple[str, ...] | None) -> Iterator[str]:
    if fields is None:
        match result:
            case Dossier():
                yield from _page(result.document)
                return
            case Chronicle():
                for happening in result.records:
                    told = "" if result.compact else f" {happening.summary}"
                    yield f"{happening.date}, {happening.type}: {happening.title}.{told}"
                return
            case Counts():
                yield f"{result.stats.people} people."
                for count in result.stats.rows:
                    yield f"{count.label}: {count.count} of {result.stats.people}, {count.share:.0%}."
                yield f"Not stated: {result.stats.not_stated} of {result.stats.people}."
                return
    for row in result.objects():
        cells = ((name.replace("_", " "), flat(row[name])) for name in fields or result.columns)
        yield "; ".join(f"{name}: {visible(value)}" for name, value in cells if value) + "."


def _page(document: Document) -> Iterator[str]:
    yield f"{document.title}, {document.kind}."
    if document.subtitle:
        yield _spoken(document.subtitle)
    if document.standing:
        yield f"Standing: {document.standing}."
    yield from map(_statement, document.lead)
    for section in document.sections:
        if section.heading:
            yield f"\n{_spoken(section.heading)}"
        yield from map(_statement, section.lines)
    yield "\nSources" if document.sources else ""
    for number, source in enumerate(document.sources, 1):
        yield f"{number}. {source.publisher}, {source.title}, {source.published or 'undated'}. {source.url}"
    yield from document.closing


def _statement(line: Line) -> str:
    label = f"{line.label.strip()}: " if line.label.strip() else ""
    refs = f" (sources {', '.join(map(str, line.refs))})" if line.refs else ""
    return f"{label}{line.text}{refs}"


def _spoken(text: str) -> str:
    """Return *text* with the dots between its parts, which nobody says, as semicolons."""
    return text.replace(" · ", "; ")
