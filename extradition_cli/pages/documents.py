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
from extradition_cli.record.model import (
    Context,
    Event,
    ExtraditionCount,
    Figure,
    Law,
    Official,
    Organization,
    Record,
    RelatedPerson,
    Source,
    Transfer,
)
from extradition_cli.record.store import Tables

_LAYOUTS: dict[type[Record], Callable[[Any, Tables], Document]] = {
    Figure: figure_document,
    RelatedPerson: related_document,
    Organization: organization_document,
    Transfer: transfer_document,
    Event: event_document,
    Context: context_document,
    Law: law_document,
    Official: official_document,
    ExtraditionCount: extradition_count_document,
    Source: source_document,
}


def document(record: Record, tables: Tables) -> Document:
    """Return *record* laid out for reading, with what the other *tables* say of it."""
    return _LAYOUTS[type(record)](record, tables)
