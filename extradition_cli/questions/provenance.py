"""Which program and which data something was made from, for whatever leaves the program."""

from extradition_cli.language import Phrase, joined
from extradition_cli.record import VERSION
from extradition_cli.record.model import SCHEMA_VERSION
from extradition_cli.record.parts import Part
from extradition_cli.record.store import Tables


class Versions(Part, frozen=True):
    """Which program, which shape of the data, which data, and what they may be used for."""

    version: str
    schema_version: str
    data_version: str | None
    as_of: str | None
    researched: str | None
    licence: str | None


def versions(tables: Tables) -> Versions:
    """Return the versions that a script may want to check before it relies on anything."""
    data = tables.dataset
    told = (data.version, data.as_of, data.researched, data.licence) if data else (None,) * 4
    return Versions(VERSION, SCHEMA_VERSION, *told)


def made_from(tables: Tables) -> Phrase:
    """Say the same in words, for a document: the program and, as far as they say it, the data."""
    of = versions(tables)
    program = Phrase("extradition {version}", version=of.version)
    if of.data_version is None:
        return program
    data = Phrase(
        "data version {version}, as of {date}, last searched {searched}, licensed {licence}",
        version=of.data_version,
        date=of.as_of,
        searched=of.researched,
        licence=of.licence,
    )
    return joined(", ", [program, data])
