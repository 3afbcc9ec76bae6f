"""Whatever saves time changes no answer: each question is asked of a plain reference too."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from extradition_cli.api import Record, open_record
from extradition_cli.search.text import Demands
from extradition_cli.questions.select import Filters, figures
from extradition_cli.search.searcher import Found, Searcher
from extradition_cli.record.vocabulary import ChargeType, Standing
from tests.benchmarks.generate import database
from tests.names.distortions import mistype


class PlainSearcher(Searcher):
    """Read every record from beginning to end, whatever is asked: slow, and plainly right."""

    def _saying(self, kind: str, asked: Demands) -> Iterator[str]:
        return iter(self._table(kind))

    def _letters_of(self, kind: str) -> list[tuple[str, bytes | None]]:
        return [(id_, None) for id_ in self._table(kind)]


@pytest.fixture(scope="module", params=[1, 2])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of invented people."""
    return database(tmp_path_factory.mktemp("made"), 150, seed=request.param)


@pytest.fixture(scope="module")
def made(folder: Path) -> Record:
    """The same, opened."""
    return open_record(folder)


def queries(record: Record, rng: random.Random) -> Iterator[str]:
    """Yield names, titles and words of the record, many of them cut short, shuffled or mistyped."""
    names = [name for one in record.figures.values() for name in (one.name, *(a.name for a in one.aliases))]
    titles = [event.title for event in record.events.values()] + [
        note.title for note in record.context.values()
    ]
    said = [one.summary for one in record.events.values()] + [
        charge.text for one in record.figures.values() for case in one.cases for charge in case.charges
    ]
    dockets = [case.docket for one in record.figures.values() for case in one.cases if case.docket]
    for _ in range(120):
        text = rng.choice(rng.choice([names, names, titles, said, dockets]))
        read = text.split()
        if rng.random() < 0.6:
            rng.shuffle(read)
            read = read[: rng.randint(1, 3)]
        place = rng.randrange(len(read))
        if rng.random() < 0.4 and len(read[place]) > 2:
            read[place] = mistype(read[place], rng)
        yield " ".join(read)[:150]


def told(found: Found) -> object:
    """Return what two answers must have in common."""
    return [(hit.kind, hit.id, hit.score, hit.basis, hit.field, hit.matched, hit.spans) for hit in found.hits]


def test_a_search_answers_as_reading_everything_does(folder: Path, made: Record) -> None:
    """Same records, same order, same reasons; for a first question and for a thousandth."""
    plain, practised = PlainSearcher(made), Searcher(made)
    answered = 0
    for number, text in enumerate(queries(made, random.Random(str(folder.name)))):
        expected = told(plain.search(text))
        assert expected == told(practised.search(text)), text
        if number % 8 == 0:
            assert expected == told(Searcher(open_record(folder)).search(text)), text
        answered += bool(expected)
    assert answered > 30


@pytest.mark.parametrize("seed", range(40))
def test_filters_choose_as_a_plain_scan_does(seed: int, made: Record) -> None:
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
        districts=districts,
        charges=charges,
        standings=standings,
        transfer=transfer,
    )
    assert expected == [one.id for one in figures(made, wanted)]
