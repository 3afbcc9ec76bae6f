"""Rules on sources: each fact has one, each is a document somebody can find, each stands once."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from extradition_cli.checks.problem import Finding, error, warning
from extradition_cli.checks.references import stating
from extradition_cli.record.model import Event, Official
from extradition_cli.record.statements import statements
from extradition_cli.record.store import Tables

SANCTIONS_LIST = "Specially Designated Nationals list"
"""How the title of a source begins that is a copy of the list itself, which gives every entry a number."""


def check_sourced(tables: Tables) -> Iterator[Finding]:
    """Every record and every nested fact names at least one source, and none twice."""
    for name, record in stating(tables):
        for statement in statements(record):
            at = f"{statement.path}.sources".lstrip(".")
            if not statement.sources:
                yield error(name, record.id, at, "names no source")
            if len(set(statement.sources)) != len(statement.sources):
                yield error(name, record.id, at, "names a source twice")


def check_single_sources(tables: Tables) -> Iterator[Finding]:
    """A fact that rests on one source alone wants a second; on one weak source, all the more."""
    for name, record in stating(tables):
        for statement in statements(record):
            known = [tables.sources[id_] for id_ in statement.sources if id_ in tables.sources]
            at = f"{statement.path}.sources".lstrip(".")
            if known and all(source.weak for source in known):
                yield warning(name, record.id, at, "rests on weak sources alone")
            elif len(known) == 1:
                yield warning(name, record.id, at, "rests on a single source")


def check_weak_sources(tables: Tables) -> Iterator[Finding]:
    """Whoever an event or an office is told of is named by a page that is not weak."""
    told: list[tuple[str, Event | Official]] = [
        *(("events", event) for event in tables.events.values() if event.people or event.figures),
        *(("officials", official) for official in tables.officials.values()),
    ]
    for name, record in told:
        known = [tables.sources[id_] for id_ in record.sources if id_ in tables.sources]
        if known and all(source.weak for source in known):
            yield error(name, record.id, "sources", "names somebody on weak sources alone")


def check_addresses(tables: Tables) -> Iterator[Finding]:
    """Addresses are of the web and well formed, and two sources never share one."""
    seen: dict[str, str] = {}
    for source in tables.sources.values():
        for field in ("url", "archive"):
            address = getattr(source, field)
            if address is not None and not _is_address(address):
                yield error("sources", source.id, field, f"{address!r} is no http or https address")
        plain = (
            source.url.casefold()
            .rstrip("/")
            .removeprefix("https://")
            .removeprefix("http://")
            .removeprefix("www.")
        )
        if plain in seen:
            yield error("sources", source.id, "url", f"is the address of {seen[plain]!r} too")
        seen.setdefault(plain, source.id)


def check_listings(tables: Tables) -> Iterator[Finding]:
    """A person whose designation rests on the OFAC list has its number, and a number a designation."""
    for figure in tables.figures.values():
        if figure.identifiers.ofac:
            if not figure.designations:
                yield error(
                    "figures", figure.id, "designations", "is empty, though the OFAC list has a number"
                )
            continue
        for number, listing in enumerate(figure.designations):
            known = (tables.sources[id_] for id_ in listing.sources if id_ in tables.sources)
            if any(source.title.startswith(SANCTIONS_LIST) for source in known):
                at = f"designations[{number}]"
                yield error("figures", figure.id, at, "rests on the OFAC list, but identifiers.ofac is null")


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
