"""Where records name each other by id, and whether these lead anywhere."""

from collections.abc import Iterator

from extradition_cli.record.model import Record
from extradition_cli.record.statements import fields
from extradition_cli.record.store import Tables

_REFERENCES = {
    "organization": "organizations",
    "to": "organizations",
    "parent": "organizations",
    "organizations": "organizations",
    "figure": "figures",
    "figures": "figures",
    "transfer": "transfers",
    "officials": "officials",
    "events": "events",
    "laws": "laws",
    "sources": "sources",
}
"""Fields that hold ids, and the table they lead to."""


def dangling(record: Record, tables: Tables) -> Iterator[tuple[str, str, str]]:
    """Yield where *record* names an id that leads nowhere, the id, and the table it should be in."""
    for at, name, value in fields(record):
        if target := _REFERENCES.get(name):
            for id_ in [value] if isinstance(value, str) else value or ():
                if id_ not in tables.table(target):
                    yield at, id_, target
