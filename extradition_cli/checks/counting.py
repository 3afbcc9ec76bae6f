"""Rules on numbers and courts: the people of a transfer add up, districts exist, conflicts have sides."""

from collections.abc import Iterator

from extradition_cli.checks.problem import Finding, error
from extradition_cli.checks.references import stating
from extradition_cli.questions.select import named_people
from extradition_cli.record.districts import district_name
from extradition_cli.record.model import SCHEMA_VERSION
from extradition_cli.record.parts import Conflict
from extradition_cli.record.statements import parts
from extradition_cli.record.store import Tables


def check_counts(tables: Tables) -> Iterator[Finding]:
    """People named in full, by inference, in part and not at all make the count; each name has a record."""
    for transfer in tables.transfers.values():
        named = transfer.named_in_full + transfer.named_by_inference + transfer.named_in_part
        if named + transfer.not_named != transfer.count:
            yield error(
                "transfers",
                transfer.id,
                "count",
                f"{transfer.count}, but {named} named and {transfer.not_named} not named make another number",
            )
        counted = named_people(one for one in tables.figures.values() if one.transfer == transfer.id)
        for field, there in zip(
            ("named_in_full", "named_by_inference", "named_in_part"), counted, strict=True
        ):
            if there != getattr(transfer, field):
                yield error(
                    "transfers",
                    transfer.id,
                    field,
                    f"{getattr(transfer, field)}, but the figures are {there}",
                )
        landed = [place.count for place in transfer.destinations]
        if None not in landed and landed and sum(count or 0 for count in landed) != transfer.count:
            yield error(
                "transfers",
                transfer.id,
                "destinations",
                "the people at each place do not add up to the count",
            )


def check_transfer_days(tables: Tables) -> Iterator[Finding]:
    """A transfer's id is its day: a figure bears the id alone, and is asked for by day."""
    for transfer in tables.transfers.values():
        if transfer.id != transfer.date:
            yield error("transfers", transfer.id, "id", f"is not the day of the transfer, {transfer.date}")


def check_courts(tables: Tables) -> Iterator[Finding]:
    """A district is one of the federal judicial districts, and its court bears its name."""
    for figure in tables.figures.values():
        for number, case in enumerate(figure.cases):
            at = f"cases[{number}].district"
            if case.district is None:
                continue
            name = district_name(case.district)
            if name is None:
                yield error("figures", figure.id, at, f"{case.district!r} is no federal judicial district")
            elif case.court != f"U.S. District Court for the {name}":
                at = f"cases[{number}].court"
                yield error("figures", figure.id, at, f"{case.court!r} is not the court of {case.district}")
            if case.jurisdiction != "federal":
                yield error(
                    "figures",
                    figure.id,
                    f"cases[{number}].jurisdiction",
                    "a federal district, but not federal",
                )


def check_conflicts(tables: Tables) -> Iterator[Finding]:
    """A disagreement has at least two versions, and they differ."""
    for name, record in stating(tables):
        for path, part in parts(record):
            if isinstance(part, Conflict) and len({version.says for version in part.versions}) < 2:
                yield error(name, record.id, path, f"{part.topic!r} has one version only")


def check_dataset(tables: Tables) -> Iterator[Finding]:
    """The data say of themselves which shape they have, and are as old as their newest source."""
    dataset = tables.dataset
    if dataset is None:
        return
    if dataset.schema_version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        yield error(
            "dataset", dataset.id, "schema_version", f"{dataset.schema_version} is not {SCHEMA_VERSION}"
        )
    newest = max((source.published or "" for source in tables.sources.values()), default="")
    if newest and not dataset.as_of.startswith(newest):
        yield error("dataset", dataset.id, "as_of", f"{dataset.as_of}, but the newest source is of {newest}")
