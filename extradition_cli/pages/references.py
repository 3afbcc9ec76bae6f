"""The sources of one record, numbered as on its page, each with what it supports there."""

from collections.abc import Iterator

from extradition_cli.language import Phrase, joined
from extradition_cli.pages.document import Document, Layout, Section
from extradition_cli.questions.listings import Bibliography, used
from extradition_cli.record.model import Source
from extradition_cli.record.statements import statements_citing
from extradition_cli.record.store import Tables

_WHOLE = Phrase("the record as a whole")


def references(document: Document, tables: Tables) -> Bibliography:
    """List the sources of *document* in the order of their numbers, each with the statements that cite it."""
    supports: dict[int, list[str]] = {}
    for number, told in _cited(document):
        supports.setdefault(number, []).append(told)
    if document.kind == Source.kind:
        resting = statements_citing(document.id, tables)
        supports = {1: [joined(": ", [one.label, one.text]) for one in resting]}
    numbered = enumerate(document.sources, 1)
    return used(
        tables,
        ((source, dict.fromkeys(supports.get(number, [_WHOLE]))) for number, source in numbered),
        numbered=True,
    )


def _cited(document: Document) -> Iterator[tuple[int, str]]:
    """Yield every statement of *document* under each of its numbers, with what it is about."""
    for section in (Section("", document.lead, Layout.PROSE), *document.sections):
        about = ""
        for line in section.lines:
            about = line.label.strip() or about
            heading = section.heading if section.layout not in (Layout.FACTS, Layout.HISTORY) else None
            told = joined(": ", [heading, about, line.text])
            yield from ((number, told) for number in line.refs)
