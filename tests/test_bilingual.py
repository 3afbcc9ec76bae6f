"""A look-up in Spanish answers as its English twin does, whatever the language of the page."""

import pytest

from extradition_cli import open_record
from extradition_cli.api import Database
from tests.conftest import DATA
from tests.each import each

TWINS = [
    ("pena de muerte", "death penalty"),
    ("cadena perpetua", "life sentence"),
    ("se declaró culpable", "pleaded guilty"),
    ("se declaró no culpable", "pleaded not guilty"),
    ("sentenciados", "sentenced"),
    ("quién se declaró culpable", "who pleaded guilty"),
    ("quién fue sentenciado", "who was sentenced"),
    ("absueltos", "acquitted"),
    ("cargos retirados", "charges dismissed"),
    ("primer traslado", "first transfer"),
    ("segundo traslado", "second transfer"),
    ("tercer traslado", "third transfer"),
    ("traslado agosto 2025", "transfer august 2025"),
    ("los 26", "the 26"),
    ("aviones del traslado", "transfer aircraft"),
    ("tratado de extradición", "extradition treaty"),
    ("artículo 22", "article 22"),
    ("ley de seguridad nacional", "national security law"),
    ("ley de extradición internacional", "international extradition law"),
    ("constitución artículo 119", "constitution article 119"),
    ("fiscal general", "attorney general"),
    ("embajador de estados unidos", "united states ambassador"),
    ("secretario de seguridad", "security secretary"),
    ("presidenta sheinbaum", "president sheinbaum"),
    ("consulado juárez 2010", "consulate juarez 2010"),
    ("asesinato de camarena", "camarena murder"),
    ("asesinato de agente de la dea", "murder of dea agent"),
    ("lavado de dinero", "money laundering"),
    ("armas de fuego", "firearms"),
    ("narcoterrorismo", "narcoterrorism"),
    ("apoyo material a organización terrorista", "material support terrorist organization"),
    ("delincuencia organizada", "organized crime"),
    ("fentanilo", "fentanyl"),
    ("metanfetamina", "methamphetamine"),
    ("tráfico de personas", "human smuggling"),
    ("dónde detuvieron a el gato", "where was el gato arrested"),
    ("dónde está preso el cuini", "where is el cuini held"),
    ("quién es el juez de la tuta", "who is the judge of la tuta"),
    ("juez de caro quintero", "judge of caro quintero"),
    ("próxima audiencia de caro quintero", "next hearing of caro quintero"),
    ("recompensa por caro quintero", "reward for caro quintero"),
    ("hermanos treviño", "treviño brothers"),
    ("cártel de sinaloa san diego", "sinaloa cartel san diego"),
    ("cártel del golfo", "gulf cartel"),
    ("cártel del noreste brooklyn", "cartel del noreste brooklyn"),
    ("jueza en washington", "judge in washington"),
    ("enviado a chicago", "sent to chicago"),
    ("quién fue enviado a chicago", "who was sent to chicago"),
    ("trasladados a nueva york", "flown to new york"),
    ("nacidos en sinaloa", "born in sinaloa"),
    ("canadiense", "canadian"),
    ("mujeres", "women"),
    ("colombiano", "colombian"),
    ("brazo armado", "armed wing"),
    ("fundador", "founder"),
    ("jefe de plaza", "plaza boss"),
    ("organización terrorista extranjera", "foreign terrorist organization"),
    ("aranceles", "tariffs"),
    ("operativo militar drones", "military drones"),
    ("acusados de secuestro", "charged with kidnapping"),
    ("amparo contra la extradición", "amparo against extradition"),
]


@pytest.fixture(scope="module")
def spanish() -> Database:
    """The record with its Spanish sentences."""
    return open_record(DATA, language="es")


@pytest.fixture(scope="module")
def english() -> Database:
    """The record in English."""
    return open_record(DATA)


def found(record: Database, asked: str) -> list[tuple[str, str]]:
    """Return kind and id of what answers, in order."""
    return [(hit.kind, hit.id) for hit in record.search(asked).hits]


def answers_alike(some: list[tuple[str, str]], others: list[tuple[str, str]]) -> bool:
    """Tell whether the same stands first and half of the rest is there, or three quarters of all is."""
    shared = len(set(some) & set(others)) / max(1, len(others))
    return bool(others) and (shared >= 0.75 or (some[:1] == others[:1] and shared >= 0.5))


@each("twins", TWINS)
def test_a_spanish_page_answers_a_spanish_question(
    spanish: Database, english: Database, twins: tuple[str, str]
) -> None:
    """Sixty questions of a Mexican desk, each with what an English one would ask."""
    asked, twin = twins
    assert answers_alike(found(spanish, asked), found(english, twin))


def test_an_english_page_answers_spanish_questions(english: Database) -> None:
    """Without the Spanish sentences nearly all are answered too: by what words mean in both languages."""
    alike = [asked for asked, twin in TWINS if answers_alike(found(english, asked), found(english, twin))]
    assert len(alike) >= 0.95 * len(TWINS)


@each("asked", ["who pleaded guilty", "camarena murder", "first transfer", "where was el gato arrested"])
def test_a_spanish_page_answers_an_english_question(spanish: Database, english: Database, asked: str) -> None:
    """Both languages are looked through where both are there."""
    assert answers_alike(found(spanish, asked), found(english, asked))


def test_a_hit_is_told_in_the_language_of_the_page(spanish: Database) -> None:
    """The statement that matched is the Spanish one, with its words marked in it."""
    hits = [hit for hit in spanish.search("sobornos").hits if hit.spans]
    marked = {hit.matched[start:end].casefold() for hit in hits for start, end in hit.spans}
    assert {"sobornos"} <= marked <= {"sobornos", "soborno", "cohecho"}
