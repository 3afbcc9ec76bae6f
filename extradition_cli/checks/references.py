"""Rules on ids: every record is called what its key says, and every reference leads somewhere."""

from collections import Counter
from collections.abc import Iterator, Mapping
from unicodedata import combining, normalize

from extradition_cli.checks.problem import Finding, error, warning
from extradition_cli.record.model import Record
from extradition_cli.record.references import dangling
from extradition_cli.record.statements import sources_of
from extradition_cli.record.store import TABLES, Tables

STATING = tuple(name for name in TABLES if name not in ("sources", "dataset"))
"""Tables whose records state something, and so rest on sources."""


def table(tables: Tables, name: str) -> Mapping[str, Record]:
    """Return one table by name."""
    found: Mapping[str, Record] = getattr(tables, name)
    return found


def stating(tables: Tables) -> Iterator[tuple[str, Record]]:
    """Yield every record that states something, with its table."""
    for name in STATING:
        for record in table(tables, name).values():
            yield name, record


def written(tables: Tables) -> Iterator[tuple[str, Record]]:
    """Yield every record with its table: those that state something, the sources, the dataset."""
    yield from stating(tables)
    for source in tables.sources.values():
        yield "sources", source
    if tables.dataset is not None:
        yield "dataset", tables.dataset


def check_ids(tables: Tables) -> Iterator[Finding]:
    """A record's id is its key, in lower case letters, digits and hyphens; ids of cases are unique."""
    for name in (*STATING, "sources"):
        for key, record in table(tables, name).items():
            if record.id != key:
                yield error(name, key, "id", f"is {record.id!r}, but the record stands under {key!r}")
            if slug(key) != key:
                yield error(name, key, "id", f"should read {slug(key)!r}")
    cases = Counter(case.id for figure in tables.figures.values() for case in figure.cases)
    for figure in tables.figures.values():
        for number, case in enumerate(figure.cases):
            if cases[case.id] > 1:
                yield error("figures", figure.id, f"cases[{number}].id", f"{case.id!r} is not the only one")


def slug(text: str) -> str:
    """Return *text* as an id: folded to ASCII, words joined by hyphens.

    >>> slug("Mauro Alberto Núñez Ojeda")
    'mauro-alberto-nunez-ojeda'
    """
    plain = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    return "-".join(
        "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in plain).split()
    )


def check_references(tables: Tables) -> Iterator[Finding]:
    """Every id that a record names is a record."""
    for name, record in stating(tables):
        for at, id_, target in dangling(record, tables):
            yield error(name, record.id, at, f"{id_!r} is not among the {target}")


def check_parents(tables: Tables) -> Iterator[Finding]:
    """No organization is, at whatever remove, a part of itself."""
    for organization in tables.organizations.values():
        seen = {organization.id}
        parent = organization.parent
        while parent is not None and parent in tables.organizations:
            if parent in seen:
                yield error("organizations", organization.id, "parent", "leads back to itself")
                break
            seen.add(parent)
            parent = tables.organizations[parent].parent


def check_relations(tables: Tables) -> Iterator[Finding]:
    """An organization is not tied to itself, and is a faction only of what it is a part of."""
    for organization in tables.organizations.values():
        for number, relation in enumerate(organization.relations):
            at = f"relations[{number}]"
            if relation.to == organization.id:
                yield error("organizations", organization.id, at, "ties the organization to itself")
            if relation.type == "faction-of" and relation.to != organization.parent:
                yield error(
                    "organizations",
                    organization.id,
                    at,
                    f"faction of {relation.to!r}, which is not its parent",
                )


def check_sources_used(tables: Tables) -> Iterator[Finding]:
    """Every source supports something."""
    used = {id_ for _, record in stating(tables) for id_ in sources_of(record)}
    for id_ in tables.sources:
        if id_ not in used:
            yield warning("sources", id_, "id", "no fact rests on it")
