"""Names as files and people write them: what stands around a name never hides it, and never makes one up.

Each way to wrap a name is tried with every figure of the record, and with people who are not in it.
"""

import html
import quopri
from collections.abc import Callable
from urllib.parse import quote

import pytest

from extradition_cli.api import Database, open_record
from extradition_cli.search.scoring import Basis
from extradition_cli.search.wrappings import unwrapped
from tests.conftest import DATA
from tests.names.strangers import STRANGERS

RECORD: Database = open_record(DATA)
NAMED = [figure for figure in RECORD.figures.values() if figure.name_complete]
CIVIL = [name for name in STRANGERS if " " in name and not name.startswith(("El ", "La ", "Los "))]
"""Strangers by given name and surname: rows of lists and captions name nobody by a nickname."""


def _surname_first(name: str) -> str:
    given, _, rest = name.partition(" ")
    return f"{rest}, {given}"


WRAPPINGS: dict[str, Callable[[str], str]] = {
    "caption": lambda name: f"USA v. {name} et al",
    "long caption": lambda name: f"UNITED STATES OF AMERICA, Plaintiff, v. {name.upper()}, Defendant",
    "hyphenated caption": lambda name: f"United States v. {name.replace(' ', '-')}",
    "sanctions row": lambda name: (
        f'{_surname_first(name)} (a.k.a. "SOMEBODY"); DOB 1970 (individual) [SDNTK]'
    ),
    "announced alias": lambda name: f"{name}, a.k.a. El Nadie",
    "announced alias in Spanish": lambda name: f"{name}, mejor conocido como “El Nadie”",
    "alias in a register": lambda name: f"{name} (a) El Nadie",
    "question": lambda name: f"¿Quién es {name}?",
    "question in English": lambda name: f"what happened to {name}",
    "possessive": lambda name: f"{name}'s case",
    "year": lambda name: f"{name} (1970)",
    "age": lambda name: f"{name}, 52",
    "title": lambda name: f"C. {name}",
    "entities": lambda name: html.escape(name).encode("ascii", "xmlcharrefreplace").decode(),
    "percent signs": quote,
    "percent signs of Latin-1": lambda name: quote(name, encoding="latin-1"),
    "quoted-printable": lambda name: quopri.encodestring(name.encode("latin-1")).decode(),
    "escapes": lambda name: name.encode("ascii", "backslashreplace").decode().replace("\\x", "\\u00"),
    "UTF-8 read as Latin-1": lambda name: name.encode().decode("latin-1"),
    "letters of another alphabet": lambda name: name.replace("a", "а").replace("o", "ο"),
}


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_a_wrapped_name_identifies(wrapping: str) -> None:
    """Whoever is identified by the bare name is identified by the wrapped one."""
    wrap = WRAPPINGS[wrapping]
    missed = [
        wrap(figure.name)
        for figure in NAMED
        if figure.id not in [hit.id for hit in RECORD.screen(wrap(figure.name), kinds=["figure"]).hits]
    ]
    assert missed == []


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_a_wrapped_stranger_is_nobody(wrapping: str) -> None:
    """No wrapping makes a person of the record out of somebody else."""
    wrap = WRAPPINGS[wrapping]
    taken = [name for name in CIVIL if RECORD.screen(wrap(name), kinds=["figure"]).hits]
    assert taken == []


def test_an_alias_alone_identifies_nobody_of_another_name() -> None:
    """A stranger who shares a nickname is told of by his name, not by the nickname."""
    for text in ('GARCIA PONCE, Pedro (a.k.a. "EL 85")', "Pedro García Ponce, alias El Cuini"):
        assert RECORD.screen(text, kinds=["figure"]).hits == (), text


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Cártel de Sinaloa (CDS)", "sinaloa-cartel"),
        ("Jalisco New Generation Cartel (CJNG)", "cartel-de-jalisco-nueva-generacion"),
        ("Cartel del Noreste - CDN", "cartel-del-noreste"),
    ],
)
def test_an_organization_with_its_abbreviation(text: str, organization: str) -> None:
    """Both at once are one organization."""
    assert RECORD.screen(text).hits[0].id == organization


@pytest.mark.parametrize("text", ["Abigael González, Los Cuinis", "El 85 CJNG", "CJNG El 85"])
def test_a_name_beside_its_organization(text: str) -> None:
    """An organization beside the name of one of its own does not hide him."""
    assert len(RECORD.screen(text, kinds=["figure"]).hits) == 1


def test_somebody_else_beside_an_organization_is_nobody() -> None:
    """A name of the record beside an organization that it is not tied to is not identified by both."""
    assert RECORD.screen("Nadie Ninguno CJNG", kinds=["figure"]).hits == ()


def test_families_are_shown_and_not_identified() -> None:
    """Who bears the surname is shown; no kinship is claimed, and nobody is opened."""
    brothers = {"miguel-angel-trevino-morales", "oscar-omar-trevino-morales"}
    for text in ("hermanos Treviño", "the Treviño brothers", "familia Treviño", "los Treviños"):
        hits = RECORD.search(text, kinds=["figure"]).hits
        assert {hit.id for hit in hits[:2]} == brothers, text
        assert {hit.basis for hit in hits[2:]} <= {Basis.AROUND, Basis.WORDS}, text
        assert RECORD.screen(text, kinds=["figure"]).hits == (), text


def test_spoken_numbers() -> None:
    """Call signs in words are call signs."""
    assert RECORD.screen("zeta cuarenta").hits[0].id == "miguel-angel-trevino-morales"
    assert RECORD.screen("El Ochenta y Cinco").hits[0].id == "erick-valencia-salazar"


def test_what_is_bare_is_not_read_twice() -> None:
    """A plain name has nothing around it to undo."""
    assert list(unwrapped("Abigael González Valencia")) == []
