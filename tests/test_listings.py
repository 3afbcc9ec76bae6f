"""The figures against the rows of a sanctions list that bear their names.

``data/ofac-sdn-2024-07-02.csv`` holds those rows of the source of the same id: number, name, program
and, of the remarks, birth dates and other names.  The whole list was compared with every name of
every figure, in either order; whoever shares no more than surnames or a nickname is somebody else.
"""

import csv
import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from extradition_cli.folding import fold
from extradition_cli.record.dates import spelled
from extradition_cli.record.model import Figure
from extradition_cli.record.store import Tables

LIST = "ofac-sdn-2024-07-02"
PROGRAMS = {"SDNTK": "Kingpin Act", "ILLICIT-DRUGS-EO14059": "EO 14059"}
"""What the record calls the programs that the list tags."""


class Row(NamedTuple):
    """One entry of the list."""

    number: str
    name: str
    programs: list[str]
    born: list[str]
    aliases: list[str]


def _read() -> list[Row]:
    with (Path(__file__).parent / "data" / f"{LIST}.csv").open(encoding="utf-8", newline="") as file:
        return [
            Row(
                number=row["number"],
                name=" ".join(reversed(row["name"].split(", "))),
                programs=row["program"].split("] ["),
                born=[
                    datetime.strptime(day, "%d %b %Y").date().isoformat()
                    for day in re.findall(r"DOB (\d\d \w{3} \d{4})", row["remarks"])
                ],
                aliases=re.findall(r"a\.k\.a\. '([^']+)'", row["remarks"]),
            )
            for row in csv.DictReader(file)
        ]


ROWS = _read()


def _bearer(row: Row, record: Tables) -> Figure:
    """Return the one figure with the number of *row*."""
    (figure,) = (one for one in record.figures.values() if one.identifiers.ofac == row.number)
    return figure


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)
def test_every_listing_is_recorded(row: Row, record: Tables) -> None:
    """Number, name, other names and programs of an entry stand in the record, and it cites the list."""
    figure = _bearer(row, record)
    names = {fold(name) for name in (figure.name, figure.listed_as or "", *(a.name for a in figure.aliases))}
    assert {fold(row.name), *map(fold, row.aliases)} <= names
    listed = {one.program for one in figure.designations if LIST in one.sources}
    assert listed == {PROGRAMS[tag] for tag in row.programs}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)
def test_every_birth_date_of_the_list_is_told(row: Row, record: Tables) -> None:
    """The date that the list gives first is the figure's; every other is one version of a disagreement."""
    figure = _bearer(row, record)
    assert figure.born == row.born[0]
    versions = [one.says for conflict in figure.conflicts for one in conflict.versions if LIST in one.sources]
    for day in row.born[1:]:
        assert any(says.startswith(spelled(day)) for says in versions), day
    assert not row.born[1:] or any(says.startswith(spelled(row.born[0])) for says in versions)


def test_no_number_comes_from_nowhere(record: Tables) -> None:
    """Whoever bears a number stands on the list, or was designated after its day."""
    day = record.sources[LIST].published or ""
    for figure in record.figures.values():
        if figure.identifiers.ofac and figure.identifiers.ofac not in {row.number for row in ROWS}:
            days = [one.date for one in figure.designations]
            assert days, figure.id
            assert all(date and date > day for date in days), figure.id
