"""Rules on names: one spelling each, one bearer each, variants kept as aliases."""

from collections import defaultdict
from collections.abc import Iterator

from extradition_cli.checks.problem import Finding, error, warning
from extradition_cli.checks.references import slug
from extradition_cli.folding import words
from extradition_cli.record.model import Figure, Organization, Record
from extradition_cli.record.store import Tables


def check_figure_names(tables: Tables) -> Iterator[Finding]:
    """A figure's id is its name, if that is in Latin letters; no two share one; an alias is another."""
    bearers: dict[str, list[Figure]] = defaultdict(list)
    for figure in tables.figures.values():
        folded = _folded(figure.name)
        if figure.name_complete and folded:
            bearers[folded].append(figure)
            # Another alphabet can be written in Latin letters in more ways than one.
            if folded.isascii() and figure.id != slug(figure.name):
                yield error(figure, "id", f"should read {slug(figure.name)!r}, after the name")
        seen = {figure.name}
        for number, alias in enumerate(figure.aliases):
            if alias.name in seen:
                yield error(figure, f"aliases[{number}].name", f"{alias.name!r} stands there already")
            seen.add(alias.name)
    for first, *others in bearers.values():
        for figure in others:
            yield error(figure, "name", f"is the name of {first.id!r} too")


def check_shared_aliases(tables: Tables) -> Iterator[Finding]:
    """An alias that two figures or two organizations bear is worth a second look."""
    for table in (tables.figures, tables.organizations):
        bearers: dict[str, dict[str, Record]] = defaultdict(dict)
        for record in table.values():
            for name in filter(None, map(_folded, _other_names(record))):
                bearers[name][record.id] = record
        for name, records in sorted(bearers.items()):
            first, *others = sorted(records)
            if others:
                yield warning(records[first], "aliases", f"{name!r} is also a name of {', '.join(others)}")


def _folded(name: str) -> str:
    """Return the words of *name* as the search compares them; nothing where there are none."""
    return " ".join(words(name))


def _other_names(record: Figure | Organization) -> list[str]:
    """Return the names that no two records should share; two figures of one name are an error already."""
    if isinstance(record, Figure):
        return [alias.name for alias in record.aliases]
    return [record.name, *record.aliases, *record.abbreviations]


def check_event_names(tables: Tables) -> Iterator[Finding]:
    """A figure or official of the record is named in an event by id, not as somebody else."""
    figures = {figure.name: figure.id for figure in tables.figures.values() if figure.name_complete}
    officials = {official.name: official.id for official in tables.officials.values()}
    for event in tables.events.values():
        for number, name in enumerate(event.people):
            if name in figures:
                yield error(event, f"people[{number}]", f"{name!r} is the figure {figures[name]!r}")
        for number, name in enumerate(event.actors):
            if name in officials and officials[name] not in event.officials:
                yield error(event, f"actors[{number}]", f"{name!r} is missing among the officials")


def check_leader_names(tables: Tables) -> Iterator[Finding]:
    """A leader who is a figure of the record is linked to it."""
    figures = {figure.name: figure.id for figure in tables.figures.values()}
    for organization in tables.organizations.values():
        for number, leader in enumerate(organization.alleged_leaders):
            if leader.name in figures and leader.figure != figures[leader.name]:
                at = f"alleged_leaders[{number}].figure"
                yield error(organization, at, f"{leader.name!r} is the figure {figures[leader.name]!r}")
