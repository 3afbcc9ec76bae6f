"""Rules on names: one spelling each, one bearer each, variants kept as aliases."""

from collections import defaultdict
from collections.abc import Iterator

from extradition_cli.checks.problem import Finding, error, warning
from extradition_cli.checks.references import slug
from extradition_cli.record.store import Tables


def check_figure_names(tables: Tables) -> Iterator[Finding]:
    """A figure's id is its name; no two share a full name; an alias is never the name again."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for figure in tables.figures.values():
        plain = slug(figure.name)
        if figure.name_complete:
            bearers[plain].append(figure.id)
            if figure.id != plain:
                yield error("figures", figure.id, "id", f"should read {plain!r}, after the name")
        seen = {figure.name}
        for number, alias in enumerate(figure.aliases):
            if alias.name in seen:
                yield error(
                    "figures", figure.id, f"aliases[{number}].name", f"{alias.name!r} stands there already"
                )
            seen.add(alias.name)
    for ids in bearers.values():
        for id_ in ids[1:]:
            yield error("figures", id_, "name", f"is the name of {ids[0]!r} too")


def check_shared_aliases(tables: Tables) -> Iterator[Finding]:
    """An alias that two figures or two organizations bear is worth a second look."""
    for table_name, names in (
        ("figures", [(f.id, [a.name for a in f.aliases]) for f in tables.figures.values()]),
        (
            "organizations",
            [(o.id, [o.name, *o.aliases, *o.abbreviations]) for o in tables.organizations.values()],
        ),
    ):
        bearers: dict[str, set[str]] = defaultdict(set)
        for id_, own in names:
            for name in own:
                bearers[slug(name)].add(id_)
        for name, ids in sorted(bearers.items()):
            if len(ids) > 1:
                first, *others = sorted(ids)
                yield warning(table_name, first, "aliases", f"{name!r} is also a name of {', '.join(others)}")


def check_event_names(tables: Tables) -> Iterator[Finding]:
    """A figure or official of the record is named in an event by id, not as somebody else."""
    figures = {figure.name: figure.id for figure in tables.figures.values() if figure.name_complete}
    officials = {official.name: official.id for official in tables.officials.values()}
    for event in tables.events.values():
        for number, name in enumerate(event.people):
            if name in figures:
                yield error(
                    "events", event.id, f"people[{number}]", f"{name!r} is the figure {figures[name]!r}"
                )
        for number, name in enumerate(event.actors):
            if name in officials and officials[name] not in event.officials:
                yield error(
                    "events", event.id, f"actors[{number}]", f"{name!r} is missing among the officials"
                )


def check_leader_names(tables: Tables) -> Iterator[Finding]:
    """A leader who is a figure of the record is linked to it."""
    figures = {figure.name: figure.id for figure in tables.figures.values()}
    for organization in tables.organizations.values():
        for number, leader in enumerate(organization.alleged_leaders):
            if leader.name in figures and leader.figure != figures[leader.name]:
                yield error(
                    "organizations",
                    organization.id,
                    f"alleged_leaders[{number}].figure",
                    f"{leader.name!r} is the figure {figures[leader.name]!r}",
                )
