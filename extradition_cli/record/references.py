"""Where records name each other by id, and whether these lead anywhere."""

from collections.abc import Iterator

from extradition_cli.record.model import Record
from extradition_cli.record.statements import parts
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
    for path, part in parts(record):
        for field in filter(_REFERENCES.__contains__, part.__struct_fields__):
            value = getattr(part, field)
            target = tables.table(_REFERENCES[field])
            for id_ in [value] if isinstance(value, str) else value or ():
                if id_ not in target:
                    yield f"{path}.{field}" if path else field, id_, _REFERENCES[field]
