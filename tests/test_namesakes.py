"""A name never resolves to somebody else: other people's names beside those of the record.

Every kind is asked of all figures of the record.  A name *identifies* where a list would be answered
(`screen`) or a record opened (`resolve`); a search may still show who bears it, and says on what basis.
"""

from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from typing import TypeVar

import pytest

from extradition_cli.api import Database, open_record
from extradition_cli.errors import AmbiguousError, NotFoundError
from extradition_cli.folding import words
from extradition_cli.record.model import Figure
from extradition_cli.search.scoring import IDENTIFYING
from extradition_cli.search.word_lists import PARTICLES, common_names, given_names, is_generic
from tests.conftest import DATA, Cli
from tests.each import each

RECORD: Database = open_record(DATA)
FIGURES = list(RECORD.figures.values())
RELATED = list(RECORD.related.values())
NAMED = [figure for figure in FIGURES if figure.name_complete]
T = TypeVar("T")


def in_turn(values: Iterable[T], count: int = 1) -> Iterator[tuple[Figure, list[T]]]:
    """Yield every figure with *count* of the values: each value is tried on many, and not all on all."""
    turn = cycle(values)
    for figure in NAMED:
        yield figure, list(islice(turn, count))


def screened(text: str) -> list[str]:
    """Return the figures that a list with *text* in it would be answered with."""
    return [hit.id for hit in RECORD.screen(text, kinds=["figure"]).hits]


def opened(text: str) -> str | None:
    """Return what *text* opens, or ``None`` where it is refused."""
    try:
        return RECORD.resolve(text).id
    except (NotFoundError, AmbiguousError):
        return None


def identified(text: str) -> set[str]:
    """Return the figures that *text* identifies in any way."""
    hits = RECORD.search(text, kinds=["figure"]).hits
    named = {hit.id for hit in hits if hit.basis in IDENTIFYING}
    return named | set(screened(text)) | (RECORD.figures.keys() & {opened(text) or ""})


# What is somebody's own goes on identifying.


@each("figure", NAMED)
def test_the_whole_name_identifies(figure: Figure) -> None:
    """Also without accents, surnames first, and run together without spaces."""
    given, _, rest = figure.name.partition(" ")
    for text in (figure.name, figure.name.upper(), f"{rest}, {given}", figure.name.replace(" ", "")):
        assert figure.id in screened(text), text
    assert opened(figure.name) == figure.id


def test_a_rare_nickname_identifies() -> None:
    """One word that nobody else is called by points at one man."""
    assert screened("cuini") == ["abigael-gonzalez-valencia"]
    assert opened("El Cuini") == opened("cuini") == "abigael-gonzalez-valencia"


# Words that are glued, cut or changed.


@each("case", in_turn(["la", "do", "da", "las"]))
def test_a_word_that_goes_on_as_a_particle_is_another_word(case: tuple[Figure, list[str]]) -> None:
    """Rafaella is no Rafael: a word is cut where a name ends, and not before a particle at its end."""
    figure, (ending,) = case
    given, _, rest = figure.name.partition(" ")
    assert figure.id not in identified(f"{given}{ending} {rest}")


def other_ending(given: str) -> str | None:
    """Return a given name with the other ending of gender, as Spanish forms it."""
    if given.endswith("o"):
        return given[:-1] + "a"
    if given.endswith("a"):
        return given[:-1] + "o"
    return None


RELATIVES = [
    (figure, f"{other} {figure.name.partition(' ')[2]}")
    for figure in NAMED
    if (other := other_ending(figure.name.split()[0]))
]


@each("relative", RELATIVES)
def test_the_other_ending_of_gender_is_no_slip(relative: tuple[Figure, str]) -> None:
    """Francisca Chávez is a woman of her own."""
    assert len(RELATIVES) > 20
    figure, name = relative
    assert figure.id not in identified(name)


@each("case", in_turn(["Martín", "Mariana", "Daniela", "Rafaela", "Hernando", "Jaime", "Julia"], 2))
def test_another_given_name_is_another_person(case: tuple[Figure, list[str]]) -> None:
    """A brother or a sister bears the surnames: a name that is listed is no typing error of another."""
    figure, others = case
    own = set(words(figure.name))
    surnames = " ".join(figure.name.split()[-2:] if len(figure.name.split()) > 2 else figure.name.split()[1:])
    for given in others:
        if not own & set(words(given)):
            assert figure.id not in identified(f"{given} {surnames}"), given


@each("case", in_turn(["Jr.", "hijo", "II", "III", "IV"]))
def test_a_suffix_makes_another_man(case: tuple[Figure, list[str]]) -> None:
    """Junior is not his father."""
    figure, (suffix,) = case
    assert figure.id not in identified(f"{figure.name} {suffix}")


def test_a_possessive_is_taken_off_first() -> None:
    """El Cuini's is El Cuini's, and not Los Cuinis."""
    for mark in ("'s", "’s"):
        assert opened(f"El Cuini{mark}") == "abigael-gonzalez-valencia"
        assert opened(f"Caro Quintero{mark}") == "rafael-caro-quintero"


# Nicknames.

SURNAMES = sorted({word for figure in NAMED for word in figure.name.split()[1:] if len(word) > 3})


@each("surname", SURNAMES)
def test_an_article_and_a_surname_is_a_nickname(surname: str) -> None:
    """El Moreno is no Moreno: such a nickname identifies only who is called so."""
    for article in ("El", "La"):
        text = f"{article} {surname}"
        called = {
            figure.id
            for figure in FIGURES
            for alias in figure.aliases
            if words(alias.name)[-len(words(surname)) :] == words(surname)
        }
        assert identified(text) <= called, text


@pytest.mark.parametrize("text", ["El Gordo", "El Pelón", "El Patrón", "La Rosa", "El Blanco"])
def test_half_of_a_nickname_is_nobodys(text: str) -> None:
    """Nor is a group called by the singular of its name."""
    borne = [(one.id, alias.name) for one in FIGURES for alias in one.aliases]
    borne += [(one.id, alias.name) for one in RELATED for alias in one.aliases]
    called = {id_ for id_, name in borne if name == text}
    assert identified(text) <= called
    assert opened(text) in {None, *called}


@pytest.mark.parametrize("text", ["CTNG", "CJGN", "BLOO", "CDSS", "CDGG"])
def test_an_abbreviation_is_never_mistyped(text: str) -> None:
    """One letter more or less is another group."""
    known = {short for one in RECORD.organizations.values() for short in one.abbreviations}
    assert text not in known
    assert [hit for hit in RECORD.search(text, kinds=["organization"]).hits if hit.basis in IDENTIFYING] == []


PARTLY = [figure for figure in FIGURES if not figure.name_complete]
WEAK = sorted(
    {
        alias.name
        for figure in FIGURES
        for alias in figure.aliases
        if len(told := [word for word in words(alias.name) if word not in PARTICLES]) == 1
        and len(words(alias.name)) <= 2
        # A number with its article, El 85, is a nickname like another; alone it is any number.
        and (
            words(alias.name) == (told[0],)
            if told[0].isdigit()
            else told[0] in given_names() or is_generic(told[0])
        )
    }
)


@pytest.mark.parametrize("text", [figure.name for figure in PARTLY])
def test_a_name_known_in_part_identifies_nobody(text: str) -> None:
    """Thousands are called Carlos Alberto; a search shows who bears it, as a weak alias or a part, and then
    who is told of in its words."""
    assert len(PARTLY) == 4
    assert screened(text) == []
    bases = [hit.basis.value for hit in RECORD.search(text, kinds=["figure"]).hits]
    assert bases == sorted(bases, key=("weak-alias", "part", "words").index)


@each("text", WEAK)
def test_a_nickname_that_anybody_may_bear_identifies_nobody(text: str) -> None:
    """A given name, an everyday word or a bare number as a nickname is shown and never taken at its word."""
    assert screened(text) == []
    shown = RECORD.search(text, kinds=["figure"]).hits
    assert shown
    assert all(hit.basis not in IDENTIFYING for hit in shown), text


def test_there_are_weak_nicknames_to_test() -> None:
    """The ones that opened dossiers."""
    assert {"Fernanda", "Leo", "120"} <= set(WEAK)


@pytest.mark.parametrize("text", ["miguel angel", "carlos", "salazar"])
def test_a_name_that_several_bear_opens_none(cli: Cli, text: str) -> None:
    """Exit 3, with all who bear it."""
    err = cli("show", *text.split(), exit_code=3, err=None).err
    assert err.count("extradition show ") > 1


# Parts of names.

COMMON = sorted(
    {
        (figure.id, f"{first} {last}")
        for figure in NAMED
        if len(name := figure.name.split()) > 2
        for first in name[:-1]
        for last in name[1:]
        if name.index(first) < name.index(last) and {*words(first), *words(last)} <= common_names()
    }
)


@each("common", COMMON)
def test_two_common_words_of_a_longer_name_identify_nobody(common: tuple[str, str]) -> None:
    """José García is a name of thousands: a search shows him as one who bears these words."""
    id_, text = common
    assert id_ not in screened(text)
    assert opened(text) != id_
    hits = {hit.id: hit.basis.value for hit in RECORD.search(text, kinds=["figure"]).hits}
    assert hits.get(id_) == "part"


@each("figure", NAMED)
def test_given_names_find_who_bears_them(figure: Figure) -> None:
    """By given names alone a search shows everybody who bears them, and says that it is a part."""
    given = figure.name.split()[0]
    assert figure.id in [hit.id for hit in RECORD.search(given, kinds=["figure"]).hits], given
    if {*words(given)} <= common_names():
        assert screened(given) == []


# Hints.


@pytest.mark.parametrize("text", ["El Chapo", "El Ratón", "El Mayo", "El Nini", "El Menchito"])
def test_a_hint_puts_nobody_beside_somebody_elses_nickname(text: str) -> None:
    """What merely looks like a short nickname is not offered."""
    assert RECORD.search(text, kinds=["figure", "official", "organization"]).closest == ()
