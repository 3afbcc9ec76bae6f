"""Questions about somebody: who is named in one is always among the answers, whatever else it asks."""

import pytest

from extradition_cli.api import Database, open_record
from extradition_cli.record.model import Figure
from extradition_cli.record.vocabulary import AliasType
from extradition_cli.search.scoring import IDENTIFYING, Basis
from tests.conftest import DATA, Cli
from tests.each import each

ASKED = ("did {} plead guilty", "was {} convicted", "qué sigue para {}")
NAMED = [one for one in open_record(DATA).figures.values() if one.name_complete]
NICKNAMED = [
    (figure.id, alias.name)
    for figure in NAMED
    for alias in figure.aliases
    if alias.type is AliasType.NICKNAME and alias.name.startswith("El ")
]


@pytest.fixture(scope="module")
def record() -> Database:
    """The record itself."""
    return open_record(DATA)


@each("figure", NAMED)
def test_a_name_in_a_question_is_an_answer(record: Database, figure: Figure) -> None:
    """A full name and a few words around it: the person is there, with the standing on the first line."""
    for asked in ASKED:
        question = asked.format(figure.name)
        assert figure.id in {hit.id for hit in record.search(question).hits}, question


@each("nickname", NICKNAMED)
def test_a_nickname_in_a_question_is_an_answer(record: Database, nickname: tuple[str, str]) -> None:
    """So is a nickname with its article, also one that others may bear."""
    id_, name = nickname
    for asked in ASKED:
        assert id_ in {hit.id for hit in record.search(asked.format(name)).hits}, (asked, name)


@each("asked", ["who is an informant", "quién es informante", "who is cooperating", "delator"])
def test_nobody_is_named_as_an_informant(record: Database, asked: str) -> None:
    """The record tells nothing of who may have helped investigators, and a look-up for it names nobody."""
    assert record.search(asked).hits == ()


def test_the_number_of_a_listing_finds_whose_it_is(cli: Cli) -> None:
    """Every number of the OFAC list in the record, alone and with the name of the list before it."""
    record = open_record(DATA)
    for table in (record.figures, record.related, record.organizations):
        for one in table.values():
            if number := one.identifiers.ofac:
                for asked in (number, f"OFAC {number}"):
                    exact = [hit.id for hit in record.search(asked).hits if hit.basis is Basis.EXACT]
                    assert one.id in exact
    assert cli("search", "17673", "--template", "{id}").out.splitlines()[0] == "abigael-gonzalez-valencia"


@each("asked", ["tortura", "torture", "violación"])
def test_a_word_of_the_record_is_no_slip_for_a_nickname(record: Database, asked: str) -> None:
    """A crime word puts nobody first whose nickname looks like it."""
    assert all(hit.field != "aliases" for hit in record.search(asked).hits)


@each("asked", ["José Tapia", "Daniel Blanco", "Rafael Quintero", "Correa", "Pablo Huerta", "Alfredo Rangel"])
def test_two_names_that_many_bear_identify_nobody(record: Database, asked: str) -> None:
    """Every listed surname counts as common, not the commonest of two countries alone."""
    assert all(hit.basis not in IDENTIFYING for hit in record.screen(asked).hits)
