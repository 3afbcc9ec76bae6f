"""Lay out any record for reading: who and what standing first, then the facts, the sources last."""

from collections.abc import Callable
from typing import Any

from extradition_cli.pages.document import Document
from extradition_cli.pages.events import (
    context_document,
    event_document,
    extradition_count_document,
    law_document,
    source_document,
    transfer_document,
)
from extradition_cli.pages.organizations import organization_document
from extradition_cli.pages.people import figure_document, official_document, related_document
from extradition_cli.record.model import Figure, Record
from extradition_cli.record.store import Tables

_LAYOUTS: dict[str, Callable[[Any, Tables], Document]] = {
    "related": related_document,
    "organization": organization_document,
    "transfer": transfer_document,
    "event": event_document,
    "context": context_document,
    "law": law_document,
    "official": official_document,
    "extradition-count": extradition_count_document,
    "source": source_document,
}


def document(record: Record, tables: Tables, today: str | None = None) -> Document:
    """Return *record* laid out for reading, with what the other *tables* say of it.

    With *today*, a date, it is said how far the next day in court is.
    """
    if isinstance(record, Figure):
        return figure_document(record, tables, today)
    return _LAYOUTS[record.kind](record, tables)
