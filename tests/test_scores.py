"""The numbers of the search, tied to what they are for: invented names, each near another number's edge.

A figure of a record weighs the words of names by how many bear them, so the people here are all there are.
"""

import json
from copy import deepcopy
from typing import Any

import pytest

from extradition_cli.api import Database, open_record
from extradition_cli.errors import ExtraditionError
from tests.golden.sample import SAMPLE

PEOPLE = {
    "Rafael Carranza Quintana": ["El Narval"],
    "Abelardo González Valencia": ["El Cuñete"],
    "Norberto Valencia González": [],
    "Andrew Clark": [],
    "Miguel Ángel Treviño Morales": ["Z-40"],
    "Servando Gómez Martínez": ["La Tuta"],
    "María Robles Prieto": ["Fernanda"],
    "Vicente Carrillo Fuentes": ["El Virrey"],
    "Li Paz": ["El Ciervo Plateado"],
    "Alfredo Beltrán Leyva": [],
    "Carranza Quintal": [],
}


def _record() -> dict[str, Any]:
    tables: dict[str, Any] = deepcopy(SAMPLE)
    model = tables["figures"]["ana-munoz-ibanez"]
    tables["figures"] = {}
    for number, (name, aliases) in enumerate(PEOPLE.items()):
        figure = deepcopy(model) | {"id": f"p{number}", "name": name, "listed_as": None, "conflicts": []}
        figure["aliases"] = [{"name": one, "type": "nickname"} for one in aliases]
        tables["figures"][figure["id"]] = figure
    group = tables["organizations"]["sample-cartel"]
    group["alleged_leaders"] = []
    tables["organizations"]["clan"] = deepcopy(group) | {
        **{"id": "clan", "name": "Beltrán Leyva Organization", "name_es": None, "abbreviations": []},
        **{"aliases": [], "relations": []},
    }
    note = tables["context"]["sample-note"]
    tables["context"]["letter"] = deepcopy(note) | {
        **{"id": "letter", "title": "Border promise letter treaty", "text": "Nothing.", "claims": []},
    }
    return tables


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Return a record of these people only."""
    file = tmp_path_factory.mktemp("scores") / "people.json"
    file.write_text(json.dumps(_record()), encoding="utf-8")
    return open_record(file)


def answered(people: Database, query: str) -> tuple[tuple[str, float, str], ...]:
    """Return the first two hits, or closest: whom, with which score, on what basis."""
    found = people.search(query)
    return tuple((one.id, one.score, str(one.basis)) for one in (*found.hits, *found.closest))[:2]


def opened(people: Database, query: str) -> str:
    """Return what ``show`` opens, or why it opens nothing."""
    try:
        return people.resolve(query).id
    except ExtraditionError as error:
        return type(error).__name__


def screened(people: Database, query: str) -> list[float]:
    """Return with what score a line of a list identifies somebody, if it does."""
    return [hit.score for hit in people.screen(query).hits[:1]]


ANSWERS = {
    "Carranza Quintana Rafael": ((("p0", 0.97, "exact-tokens"),), "p0", [0.97]),
    "Rafael Quintana": ((("p0", 0.767, "part"),), "TooLittleError", []),
    "Rafael Carranza Quintna": ((("p0", 0.8313, "fuzzy"),), "p0", [0.8313]),
    "R. Carranza Quintana": ((("p0", 0.78, "part"),), "TooLittleError", []),
    "Gonzales Valensia": ((("p1", 0.7527, "part"), ("p2", 0.7227, "part")), "NotFoundError", []),
    "Gonzalez Valensa": ((("p1", 0.7062, "part"), ("p2", 0.6762, "part")), "AmbiguousError", []),
    "Abelardo Gonzales Valensia": ((("p1", 0.8722, "sound"),), "p1", [0.8722]),
    "cuñete": ((("p1", 0.98, "exact"),), "p1", [0.98]),
    "el cunette": ((("p1", 0.78, "sound"),), "NotFoundError", [0.78]),
    "andrew clark": ((("p3", 1.0, "exact"),), "p3", [0.7]),
    "andrew clarke": ((("p3", 0.817, "fuzzy"),), "p3", [0.7]),
    "klark": ((("p3", 0.7527, "part"),), "NotFoundError", []),
    "miguel treviño": ((("p4", 0.776, "part"),), "TooLittleError", []),
    "servando gomez martinez tuta": ((("p5", 0.8, "mixed"),), "p5", [0.8]),
    "fernanda": ((("p6", 0.785, "weak-alias"),), "TooLittleError", []),
    "fernnda": ((("p6", 0.7065, "weak-alias"),), "TooLittleError", []),
    "plateado": ((("p8", 0.72, "words"),), "TooLittleError", []),
    "norberto treviño": ((), "NotFoundError", []),
    "carranza quint": ((("p10", 0.774, "fuzzy"), ("p0", 0.6984, "part")), "TooLittleError", [0.774]),
    "beltran leiva organization": ((("clan", 0.8381, "sound"),), "clan", [0.8381]),
    "beltran leyva organizacion": ((("clan", 0.96, "exact-tokens"),), "clan", [0.96]),
    "sample cartl": ((("sample-cartel", 0.864, "part"), ("p9", 0.65, "words")), "TooLittleError", []),
    "sampel cartel": ((("sample-cartel", 0.7776, "part"), ("p9", 0.65, "words")), "TooLittleError", []),
    "border promise": ((("letter", 0.45, "words"),), "NotFoundError", []),
    "border promise letter": ((("letter", 0.72, "words"),), "NotFoundError", []),
    "flwn out": ((), "NotFoundError", []),
    "2031-03": (
        (("2031-03-04", 0.95, "exact-tokens"), ("2031-03-04-transfer", 0.7, "part")),
        "2031-03-04",
        [0.95],
    ),
}
"""To a question: the first answers, what opens, and what a screening says."""


@pytest.mark.parametrize("query", ANSWERS)
def test_every_number_of_the_search_is_meant(people: Database, query: str) -> None:
    """A threshold or a weight that changes moves an answer, its place, or whom it identifies."""
    assert (answered(people, query), opened(people, query), screened(people, query)) == ANSWERS[query]
