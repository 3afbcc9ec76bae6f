"""The rules of the data as a public contract: one function per rule, each a list of problems.

The same rules guard our own ``data/`` in the test suite and answer ``extradition validate``
on anybody's database.
"""

from collections.abc import Collection

from extradition_cli.checks import (
    chronology,
    codes,
    counting,
    language,
    naming,
    references,
    sourcing,
    texts,
    translations,
)
from extradition_cli.checks.problem import Level, Problem, Rule
from extradition_cli.record.store import Tables

__all__ = ["RULES", "Level", "Problem", "errors", "problems"]

RULES: dict[str, Rule] = {
    "ids": references.check_ids,
    "references": references.check_references,
    "parents": references.check_parents,
    "relations": references.check_relations,
    "sourced": sourcing.check_sourced,
    "weak-sources": sourcing.check_weak_sources,
    "addresses": sourcing.check_addresses,
    "listings": sourcing.check_listings,
    "dates": chronology.check_dates,
    "order": chronology.check_order,
    "future": chronology.check_future,
    "counts": counting.check_counts,
    "transfer-days": counting.check_transfer_days,
    "courts": counting.check_courts,
    "codes": codes.check_codes,
    "conflicts": counting.check_conflicts,
    "dataset": counting.check_dataset,
    "figure-names": naming.check_figure_names,
    "event-names": naming.check_event_names,
    "leader-names": naming.check_leader_names,
    "guilt": language.check_guilt,
    "announcements": language.check_announcements,
    "labels": language.check_labels,
    "cliches": language.check_cliches,
    "privacy": language.check_privacy,
    "text": texts.check_text,
    "prose": texts.check_prose,
    "districts": counting.check_districts,
    "shared-aliases": naming.check_shared_aliases,
    "sources-used": references.check_sources_used,
    "translations": translations.check_translations,
    "single-source": sourcing.check_single_sources,
}
"""Every rule by name, errors before warnings; its docstring is what it demands."""


def problems(tables: Tables, rules: Collection[str] = tuple(RULES)) -> list[Problem]:
    """Return every place where *tables* break one of the *rules*."""
    return [
        Problem(level, name, table, record, field, problem)
        for name, rule in RULES.items()
        if name in rules
        for level, table, record, field, problem in rule(tables)
    ]


def errors(found: Collection[Problem]) -> list[Problem]:
    """Return those of the problems that must be mended."""
    return [problem for problem in found if problem.level is Level.ERROR]
