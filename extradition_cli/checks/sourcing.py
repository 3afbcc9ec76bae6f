"""Rules on sources: each fact has one, each is a document somebody can find, each stands once."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from extradition_cli.checks.problem import Finding, error, warning
from extradition_cli.record.model import Event, Official, Source
from extradition_cli.record.parts import Designation
from extradition_cli.record.shapes import field_of
from extradition_cli.record.statements import all_records, parts_of, statements
from extradition_cli.record.store import Tables

SANCTIONS_LIST = "Specially Designated Nationals list"
"""How the title of a source begins that is a copy of the list itself, which gives every entry a number."""


def check_sourced(tables: Tables) -> Iterator[Finding]:
    """Every record and every nested fact names at least one source, and none twice."""
    for record in all_records(tables):
        for statement in statements(record):
            at = field_of(statement.path, "sources")
            if not statement.sources:
                yield error(record, at, "names no source")
            if len(set(statement.sources)) != len(statement.sources):
                yield error(record, at, "names a source twice")


def check_single_sources(tables: Tables) -> Iterator[Finding]:
    """A fact that rests on one source alone wants a second; on one weak source, all the more."""
    for record in all_records(tables):
        for statement in statements(record):
            known = _known(statement.sources, tables)
            at = field_of(statement.path, "sources")
            if known and all(source.weak for source in known):
                yield warning(record, at, "rests on weak sources alone")
            elif len(known) == 1:
                yield warning(record, at, "rests on a single source")


def check_weak_sources(tables: Tables) -> Iterator[Finding]:
    """Whoever an event or an office is told of is named by a page that is not weak."""
    events = [event for event in tables.events.values() if event.people or event.figures]
    told: list[Event | Official] = [*events, *tables.officials.values()]
    for record in told:
        known = _known(record.sources, tables)
        if known and all(source.weak for source in known):
            yield error(record, "sources", "names somebody on weak sources alone")


def check_addresses(tables: Tables) -> Iterator[Finding]:
    """Addresses are of the web and well formed, and two sources never share one."""
    seen: dict[str, str] = {}
    for source in tables.sources.values():
        if not _is_address(source.url):
            yield error(source, "url", f"{source.url!r} is no http or https address")
        plain = re.sub(r"^(https://)?(http://)?(www\.)?", "", source.url.casefold().rstrip("/"))
        if plain in seen:
            yield error(source, "url", f"is the address of {seen[plain]!r} too")
        seen.setdefault(plain, source.id)


def check_listings(tables: Tables) -> Iterator[Finding]:
    """A person whose designation rests on the OFAC list has its number, and a number a designation."""
    for figure in tables.figures.values():
        if figure.identifiers.ofac:
            if not figure.designations:
                yield error(figure, "designations", "is empty, though the OFAC list has a number")
            continue
        for at, listing in parts_of(figure, Designation):
            if any(one.title.startswith(SANCTIONS_LIST) for one in _known(listing.sources, tables)):
                yield error(figure, at, "rests on the OFAC list, but identifiers.ofac is null")


def _known(ids: Iterable[str], tables: Tables) -> list[Source]:
    """Return those of the sources that are records; the others are reported as references."""
    return [tables.sources[id_] for id_ in ids if id_ in tables.sources]


def _is_address(text: str) -> bool:
    try:
        split = urlsplit(text)
    except ValueError:
        return False
    return (
        split.scheme in ("http", "https")
        and "." in split.netloc
        and text.isprintable()
        and not any(character in text for character in ' "<>\\^`{|}')
    )
