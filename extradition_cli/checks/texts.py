"""Rules on text as such: clean, and free of what belongs elsewhere."""

import re
from collections.abc import Iterator
from unicodedata import is_normalized

from extradition_cli.checks.problem import Finding, error
from extradition_cli.checks.references import written
from extradition_cli.escape import escape_unsafe_lines
from extradition_cli.record.statements import all_records, prose, strings
from extradition_cli.record.store import Tables

# Bounded, so that a long chain of hyphens is not walked to its end from each of its links.
_ID_IN_PROSE = re.compile(r"\b[a-z]{1,40}(?:-[a-z0-9]{1,40}){0,12}-20\d\d-\d\d(?:-[a-z0-9]{1,40}){1,12}\b")

_PARAGRAPHS = {"summary", "text", "note", "provision", "relevance", "role_here"}


def check_text(tables: Tables) -> Iterator[Finding]:
    """Strings are trimmed, in composed Unicode form, on one line, and hold nothing that acts on a terminal.

    Only the fields of several sentences may have paragraphs.
    """
    for record in written(tables):
        for at, text in strings(record):
            if not text.strip():
                yield error(record, at, "is blank; what is not known is null")
            elif text != text.strip() or "  " in text:
                yield error(record, at, "has spaces too many")
            if escape_unsafe_lines(text) != text:
                yield error(record, at, "holds invisible or control characters")
            if not is_normalized("NFC", text):
                yield error(record, at, "is not in composed form (NFC)")
            if "\n" in text and at.rpartition(".")[2] not in _PARAGRAPHS:
                yield error(record, at, "is more than one line")


def check_prose(tables: Tables) -> Iterator[Finding]:
    """Ids of sources stand in ``sources``, never in a sentence."""
    for record in all_records(tables):
        for at, text in prose(record):
            if match := _ID_IN_PROSE.search(text):
                yield error(record, at, f"{match[0]!r} belongs into the sources")
