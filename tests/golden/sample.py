"""A database of invented people, small enough to read what is printed of it.

Nobody in it exists; one figure has everything a record can hold, the other next to nothing.
"""

from typing import Any

Row = dict[str, Any]
PAPER, COURT, ECHO = "paper-2031-03-04", "court-2031-03-05", "echo-2031"
NOBODY = {"ofac": None}


def source(id_: str, title: str, publisher: str, published: str | None, **more: Any) -> Row:
    """Return one document."""
    return {
        "id": id_,
        "title": title,
        "publisher": publisher,
        "via": None,
        "url": f"https://example.org/{id_}",
        "published": published,
        "accessed": "2031-06-01",
        "language": "en",
        "type": "news",
        "weak": False,
        "note": None,
        **more,
    }


def step(date: str | None, type_: str, text: str, *sources: str) -> Row:
    """Return one entry of a history."""
    return {"date": date, "type": type_, "text": text, "sources": list(sources)}


ANA: Row = {
    "id": "ana-munoz-ibanez",
    "name": "Ana Muñoz Ibáñez",
    "name_complete": True,
    "listed_as": "Ana Munoz Ibanez",
    "aliases": [{"name": "La Prueba", "type": "nickname"}, {"name": "P-7", "type": "call-sign"}],
    "gender": "female",
    "nationality": "MX",
    "born": "1990",
    "age": None,
    "birthplace": {"place": "Mérida, Yucatán", "sources": [COURT]},
    "handover": {"transfer": "2031-03-04", "inferred": None, "sources": [PAPER, COURT]},
    "destination": {"place": "Houston, Texas", "sources": [PAPER]},
    "summary": "Alleged bookkeeper of the Sample Cartel. She has pleaded not guilty.",
    "affiliations": [{"organization": "sample-wing", "role": "alleged bookkeeper", "sources": [COURT]}],
    "arrests": [{"date": "2030-11", "place": "Mérida, Yucatán", "sources": [PAPER]}],
    "cases": [
        {
            "id": "ana-munoz-ibanez-sdtex",
            "jurisdiction": "federal",
            "court": "U.S. District Court for the Southern District of Texas",
            "district": "S.D. Tex.",
            "docket": "4:30-cr-00123",
            "judge": {"name": "Judge Olga Sample", "since": "2031-03-05", "sources": [COURT]},
            "charges": [
                {"text": "conspiracy to launder money", "type": "money-laundering", "sources": [COURT]},
                {"text": "bulk cash smuggling", "type": "money-laundering", "sources": [COURT, PAPER]},
            ],
            "co_defendants": ["bruno-not-fully-named"],
            "minimum_penalty": {"text": "5 years", "sources": [COURT]},
            "maximum_penalty": {"text": "20 years", "sources": [COURT]},
            "history": [
                step("2030", "indicted", "Indicted under seal.", COURT),
                step(
                    "2031-03-05", "pleaded-not-guilty", "Pleaded not guilty before a magistrate judge.", COURT
                ),
                step("2031-09-01", "trial-scheduled", "Trial set for this day.", ECHO),
            ],
            "sources": [COURT],
        }
    ],
    "other_proceedings": [
        {
            **step("2031-01-10", "extradition-granted", "A judge in Mérida granted it.", PAPER),
            "country": "MX",
            "proceeding": "extradition",
        }
    ],
    "reward": {"text": "Up to 1 million dollars.", "date": "2030-06", "sources": [PAPER]},
    "designations": [{"program": "EO 14059", "date": "2030-12-01", "note": None, "sources": [COURT]}],
    "identifiers": {**NOBODY, "ofac": "99999"},
    "conflicts": [
        {
            "topic": "year of the indictment",
            "versions": [{"says": "2030", "sources": [COURT]}, {"says": "2029", "sources": [ECHO]}],
        }
    ],
    "sources": [COURT, PAPER, ECHO],
}

BRUNO: Row = {
    "id": "bruno-not-fully-named",
    "name": "Bruno",
    "name_complete": False,
    "listed_as": None,
    "aliases": [],
    "gender": None,
    "nationality": None,
    "born": None,
    "age": {"years": 41, "on": "2031-03-04", "sources": [PAPER]},
    "birthplace": None,
    "handover": {"transfer": "2031-03-04", "inferred": None, "sources": [PAPER]},
    "destination": None,
    "summary": "Known by his given name only.",
    "affiliations": [],
    "arrests": [],
    "cases": [
        {
            "id": "bruno-not-fully-named-case",
            "jurisdiction": None,
            "court": None,
            "district": None,
            "docket": None,
            "judge": None,
            "charges": [],
            "co_defendants": [],
            "minimum_penalty": None,
            "maximum_penalty": None,
            "history": [step("2031-03-04", "charges-announced", "All are said to face charges.", PAPER)],
            "sources": [PAPER],
        }
    ],
    "other_proceedings": [],
    "reward": None,
    "designations": [],
    "identifiers": NOBODY,
    "conflicts": [],
    "sources": [PAPER],
}


def organization(id_: str, name: str, type_: str, parent: str | None, **more: Any) -> Row:
    """Return one group."""
    return {
        "id": id_,
        "name": name,
        "name_es": None,
        "abbreviations": [],
        "aliases": [],
        "type": type_,
        "parent": parent,
        "founded": None,
        "activity": None,
        "summary": f"{name}, as prosecutors describe it.",
        "alleged_leaders": [],
        "relations": [],
        "designations": [],
        "identifiers": NOBODY,
        "conflicts": [],
        "sources": [COURT],
        **more,
    }


DORA: Row = {
    "id": "dora-ejemplo",
    "name": "Dora Ejemplo",
    "role": "extradited",
    "aliases": [{"name": "La Muestra", "type": "nickname"}],
    "gender": "female",
    "nationality": "MX",
    "born": None,
    "summary": "Alleged founder of the Sample Cartel.",
    "affiliations": [{"organization": "sample-cartel", "role": "alleged founder", "sources": [PAPER]}],
    "history": [
        step("2029-05", "extradited", "Extradited to Texas.", PAPER),
        step("2030-02-01", "pleaded-not-guilty", "Pleaded not guilty in Houston.", COURT),
    ],
    "figures": ["ana-munoz-ibanez"],
    "identifiers": NOBODY,
    "conflicts": [],
    "sources": [PAPER, COURT],
}


SAMPLE: dict[str, dict[str, Row]] = {
    "figures": {row["id"]: row for row in (ANA, BRUNO)},
    "related": {DORA["id"]: DORA},
    "organizations": {
        row["id"]: row
        for row in (
            organization(
                "sample-cartel",
                "Sample Cartel",
                "cartel",
                None,
                name_es="Cártel de Muestra",
                abbreviations=["CDM"],
            ),
            organization(
                "sample-wing",
                "Sample Wing",
                "armed-wing",
                "sample-cartel",
                relations=[{"type": "faction-of", "to": "sample-cartel", "note": None, "sources": [COURT]}],
            ),
        )
    },
    "transfers": {
        "2031-03-04": {
            "id": "2031-03-04",
            "ordinal": 1,
            "title": "First transfer",
            "date": "2031-03-04",
            "count": 3,
            "named_in_full": 1,
            "named_by_inference": 0,
            "named_in_part": 1,
            "not_named": 1,
            "summary": "Three people are flown to Texas.",
            "legal_basis": [{"text": "National Security Law, article 5", "sources": [PAPER]}],
            "not_an_extradition": [{"text": "No court ruled on it.", "sources": [PAPER]}],
            "assurances": [{"text": "No death penalty will be sought.", "sources": [PAPER]}],
            "destinations": [{"place": "Houston, Texas", "count": 3, "sources": [PAPER]}],
            "aircraft": {"text": "One aircraft.", "sources": [PAPER]},
            "statements": [
                {
                    "by": "The embassy",
                    "country": "US",
                    "date": "2031-03-04",
                    "text": "Gave thanks.",
                    "sources": [PAPER],
                }
            ],
            "laws": ["sample-law"],
            "conflicts": [],
            "sources": [PAPER],
        }
    },
    "events": {
        "2031-02-tariff": {
            "id": "2031-02-tariff",
            "date": "2031-02",
            "end_date": None,
            "type": "tariff",
            "title": "A tariff is announced",
            "summary": "It is to take effect in March.",
            "actors": ["A ministry"],
            "officials": [],
            "figures": [],
            "people": [],
            "related": [],
            "organizations": [],
            "conflicts": [],
            "sources": [PAPER],
        },
        "2031-03-04-transfer": {
            "id": "2031-03-04-transfer",
            "date": "2031-03-04",
            "end_date": None,
            "type": "transfer",
            "title": "First transfer: three people handed over",
            "summary": "Among them is Ana Muñoz Ibáñez.",
            "actors": ["Carla Ministra"],
            "officials": ["carla-ministra"],
            "figures": ["ana-munoz-ibanez", "bruno-not-fully-named"],
            "people": [],
            "related": ["dora-ejemplo"],
            "organizations": ["sample-cartel"],
            "conflicts": [],
            "sources": [PAPER],
        },
    },
    "context": {
        "sample-note": {
            "id": "sample-note",
            "title": "Why it was done",
            "text": "The first reason is one.\n\nThe second is another.",
            "claims": [
                {
                    "claim": "It was an extradition.",
                    "verdict": "contradicted",
                    "text": "It was not.",
                    "sources": [PAPER],
                }
            ],
            "events": ["2031-03-04-transfer"],
            "laws": ["sample-law"],
            "conflicts": [],
            "sources": [PAPER],
        }
    },
    "laws": {
        "sample-law": {
            "id": "sample-law",
            "citation": "National Security Law, art. 5",
            "title": "Threats to national security",
            "title_es": "Amenazas a la seguridad nacional",
            "country": "MX",
            "provision": "Lists threats.",
            "relevance": "Named as the ground.",
            "conflicts": [],
            "sources": [PAPER],
        }
    },
    "officials": {
        "carla-ministra": {
            "id": "carla-ministra",
            "name": "Carla Ministra",
            "office": "Minister",
            "country": "MX",
            "in_office_from": "2030",
            "in_office_to": None,
            "role_here": "Announced the transfer.",
            "sources": [PAPER],
        }
    },
    "extraditions": {
        "2030": {
            "id": "2030",
            "since": "2030",
            "until": "2030",
            "count": 12,
            "scope": "Mexico to United States",
            "sources": [PAPER],
        }
    },
    "sources": {
        row["id"]: row
        for row in (
            source(PAPER, "Three are flown out", "The Sample Paper", "2031-03-04"),
            source(
                COURT, "United States v. Muñoz Ibáñez, minutes", "The court", "2031-03-05", type="primary"
            ),
            source(ECHO, "[Report on the case]", "Echo", None, via="Mirror", weak=True, note="Undated."),
        )
    },
    "dataset": {
        "sample": {
            "id": "sample",
            "title": "A sample",
            "version": "2031.06.01",
            "schema_version": "2.0",
            "as_of": "2031-03-05",
            "researched": "2031-06-01",
            "licence": "CC0-1.0",
            "note": "Invented.",
        }
    },
}
