"""Rules on numbers and courts: people add up, districts exist and are told, conflicts have sides."""

import re
from collections import defaultdict
from collections.abc import Iterator

from extradition_cli.checks.problem import Finding, error, warning
from extradition_cli.questions.select import named_people
from extradition_cli.record.districts import district_name, districts_named
from extradition_cli.record.model import SCHEMA_VERSION, Figure
from extradition_cli.record.parts import Case, Conflict
from extradition_cli.record.statements import all_records, parts_of
from extradition_cli.record.store import Tables

_NAME = r"[A-Z]\w+(?:,? (?:of )?[A-Z]\w+)*"
FEDERAL_COURT = re.compile(
    rf"(?:[Ff]ederal (?:district )?court|U\.S\. District Court) (?:in|at|for|of) (?:the )?({_NAME})"
    rf"|(?<=the )([A-Z]\w+ District of {_NAME})"
)
"""A federal court as a sentence names it, with its place or places: the town, and the state after it."""


def check_counts(tables: Tables) -> Iterator[Finding]:
    """People named in full, by inference, in part and not at all make the count; each name has a record."""
    people: dict[str, list[Figure]] = defaultdict(list)
    for figure in tables.figures.values():
        people[figure.transfer].append(figure)
    for one in tables.transfers.values():
        stated = {
            name: getattr(one, name) for name in ("named_in_full", "named_by_inference", "named_in_part")
        }
        named, unnamed = sum(stated.values()), one.not_named
        if named + unnamed != one.count:
            sides = f"{named} named and {unnamed} not named"
            yield error(one, "count", f"{one.count}, but {sides} make another number")
        for (field, count), there in zip(stated.items(), named_people(people[one.id]), strict=True):
            if there != count:
                yield error(one, field, f"{count}, but the figures are {there}")
        landed = [place.count for place in one.destinations if place.count is not None]
        if landed and len(landed) == len(one.destinations) and sum(landed) != one.count:
            yield error(one, "destinations", "the people at each place do not add up to the count")


def check_transfer_days(tables: Tables) -> Iterator[Finding]:
    """A transfer's id is its day: a figure bears the id alone, and is asked for by day."""
    for transfer in tables.transfers.values():
        if transfer.id != transfer.date:
            yield error(transfer, "id", f"is not the day of the transfer, {transfer.date}")


def check_courts(tables: Tables) -> Iterator[Finding]:
    """A district is one of the federal judicial districts, and its court bears its name."""
    for figure in tables.figures.values():
        for at, case in parts_of(figure, Case):
            if case.district is None:
                continue
            name = district_name(case.district)
            if name is None:
                yield error(figure, f"{at}.district", f"{case.district!r} is no federal judicial district")
            elif case.court != f"U.S. District Court for the {name}":
                yield error(figure, f"{at}.court", f"{case.court!r} is not the court of {case.district}")
            if case.jurisdiction != "federal":
                yield error(figure, f"{at}.jurisdiction", "a federal district, but not federal")


def check_districts(tables: Tables) -> Iterator[Finding]:
    """A case whose own steps or charges name a federal court of a known place tells district or court."""
    for figure in tables.figures.values():
        for number, case in enumerate(figure.cases):
            if case.district is None and case.jurisdiction != "state":
                for place, districts in _federal_courts(case):
                    # Of a state with several districts the court may be all that can be told.
                    if len(districts) == 1 or case.court is None:
                        problem = f"is null, though {place!r} is named: {' or '.join(districts)}"
                        yield warning(figure, f"cases[{number}].district", problem)


def _federal_courts(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each federal court that the charges and steps of *case* name, and the districts it may be of."""
    for text in [charge.text for charge in case.charges] + [entry.text for entry in case.history]:
        for match in FEDERAL_COURT.finditer(text):
            named = map(districts_named, (match[1] or match[2]).split(", "))
            if districts := next(filter(None, named), ()):
                yield match[0], districts


def check_conflicts(tables: Tables) -> Iterator[Finding]:
    """A disagreement has at least two versions, and they differ."""
    for record in all_records(tables):
        for at, conflict in parts_of(record, Conflict):
            if len({version.says for version in conflict.versions}) < 2:
                yield error(record, at, f"{conflict.topic!r} has one version only")


def check_dataset(tables: Tables) -> Iterator[Finding]:
    """The data say of themselves which shape they have, and are as old as their newest source."""
    dataset = tables.dataset
    if dataset is None:
        return
    if dataset.schema_version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        yield error(dataset, "schema_version", f"{dataset.schema_version} is not {SCHEMA_VERSION}")
    newest = max((source.published or "" for source in tables.sources.values()), default="")
    if newest and not dataset.as_of.startswith(newest):
        yield error(dataset, "as_of", f"{dataset.as_of}, but the newest source is of {newest}")
