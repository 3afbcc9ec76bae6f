"""Whatever saves time changes no answer: each question is asked of a plain reference too."""

import random
from pathlib import Path

import pytest

from extradition_cli.api import Database, open_record
from extradition_cli.questions.select import Filters, figures
from extradition_cli.record.vocabulary import ChargeType, Standing
from tests.benchmarks.generate import database


@pytest.fixture(scope="module", params=[1, 2])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of invented people."""
    return database(tmp_path_factory.mktemp("made"), 150, seed=request.param)


@pytest.fixture(scope="module")
def made(folder: Path) -> Database:
    """The same, opened."""
    return open_record(folder)


@pytest.mark.parametrize("seed", range(40))
def test_filters_choose_as_a_plain_scan_does(seed: int, made: Database) -> None:
    """Every combination of filters keeps whom a reader with all records before him would keep."""
    rng = random.Random(seed)
    organizations = set(rng.sample(sorted(made.organizations), 8)) if rng.random() < 0.5 else None
    courts = ["E.D.N.Y.", "D.D.C.", "W.D. Tex.", "S.D. Cal."]
    districts = set(rng.sample(courts, 2)) if rng.random() < 0.4 else None
    charges = set(rng.sample(list(ChargeType), 5)) if rng.random() < 0.4 else None
    standings = set(rng.sample(list(Standing), 4)) if rng.random() < 0.5 else None
    transfer = rng.choice([None, *made.transfers])
    expected = [
        one.id
        for one in made.figures.values()
        if (transfer is None or one.handover.transfer == transfer)
        and (standings is None or one.standing in standings)
        and (organizations is None or {tie.organization for tie in one.affiliations} & organizations)
        and (
            (districts is None and charges is None)
            or any(
                (districts is None or case.district in districts)
                and (charges is None or {charge.type for charge in case.charges} & charges)
                for case in one.cases
            )
        )
    ]
    wanted = Filters(
        organizations=organizations,
        courts=districts,
        charges=charges,
        standings=standings,
        transfer=transfer,
    )
    assert expected == [one.id for one in figures(made, wanted)]
