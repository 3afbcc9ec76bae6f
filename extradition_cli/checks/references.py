"""Rules on ids: every record is called what its key says, and every reference leads somewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from unicodedata import combining, normalize

from msgspec.structs import replace

from extradition_cli.checks.problem import Finding, error, warning
from extradition_cli.record.model import Record
from extradition_cli.record.parts import Case, Relation
from extradition_cli.record.statements import all_records, dangling, parts_of, sources_of
from extradition_cli.record.store import TABLES, Tables


def written(tables: Tables) -> Iterator[Record]:
    """Yield every record, table by table: those that state something, the sources, the dataset."""
    for name in TABLES:
        yield from tables.table(name).values()


def check_ids(tables: Tables) -> Iterator[Finding]:
    """A record's id is its key, in lower case letters, digits and hyphens; ids of cases are unique."""
    for name in TABLES:
        for key, record in tables.table(name).items() if name != "dataset" else ():
            if record.id != key:
                problem = f"is {record.id!r}, but the record stands under {key!r}"
                yield error(_under(key, record), "id", problem)
            if slug(key) != key:
                yield error(_under(key, record), "id", f"should read {slug(key)!r}")
    cases = Counter(case.id for figure in tables.figures.values() for case in figure.cases)
    for figure in tables.figures.values():
        for at, case in parts_of(figure, Case):
            if cases[case.id] > 1:
                yield error(figure, f"{at}.id", f"{case.id!r} is not the only one")


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
    for record in all_records(tables):
        for at, id_, target in dangling(record, tables):
            yield error(record, at, f"{id_!r} is not among the {target}")


def check_parents(tables: Tables) -> Iterator[Finding]:
    """No organization is, at whatever remove, a part of itself."""
    children: dict[str | None, list[str]] = defaultdict(list)
    for key, organization in tables.organizations.items():
        children[organization.parent if organization.parent in tables.organizations else None].append(key)
    line = list(children[None])
    for key in line:  # which grows until all are in it that stand below one without a parent
        line += children[key]
    below = set(line)
    for key, organization in tables.organizations.items():
        if key not in below:
            yield error(organization, "parent", "leads back to itself")


def check_relations(tables: Tables) -> Iterator[Finding]:
    """An organization is not tied to itself, and is a faction only of what it is a part of."""
    for organization in tables.organizations.values():
        for at, relation in parts_of(organization, Relation):
            if relation.to == organization.id:
                yield error(organization, at, "ties the organization to itself")
            if relation.type == "faction-of" and relation.to != organization.parent:
                yield error(organization, at, f"faction of {relation.to!r}, which is not its parent")


def check_sources_used(tables: Tables) -> Iterator[Finding]:
    """Every source supports something."""
    used = {id_ for record in all_records(tables) for id_ in sources_of(record)}
    for key, source in tables.sources.items():
        if key not in used:
            yield warning(_under(key, source), "id", "no fact rests on it")


def _under(key: str, record: Record) -> Record:
    """Return *record* with its key as its id: it is reported where it stands, whatever it calls itself."""
    return replace(record, id=key)
