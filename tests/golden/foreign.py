"""A database of another country pair and other scripts: people whom Serbia extradites to Poland.

Nobody in it exists.  What the program prints of it may speak of no country but these two.
"""

import re
from typing import Any

from tests.golden.sample import NOBODY, Row, organization, source, step

FOREIGN_TO_IT = re.compile(
    r"mexic|méxic|united states|estados unidos|\bU\.?S\.?\b|\bEE\. ?UU|\b92\b|three transfers|\"us\"",
    re.IGNORECASE,
)
"""Words of another record, which nothing printed of this one may hold."""

GAZETA, SUD = "gazeta-2032-05-06", "sud-2032-05-07"
READ = {"accessed": "2032-06-01"}


def elsewhere(type_: str, text: str, proceeding: str) -> Row:
    """Return one step of a proceeding in Serbia."""
    return {**step("2031-12-01", type_, text, GAZETA), "country": "RS", "proceeding": proceeding}


def figure(id_: str, name: str, **more: Any) -> Row:
    """Return one extradited person."""
    return {
        "id": id_,
        "name": name,
        "name_complete": True,
        "listed_as": None,
        "aliases": [],
        "gender": None,
        "nationality": "RS",
        "born": None,
        "age": None,
        "birthplace": {"place": "Нови Сад", "sources": [GAZETA]},
        "handover": {"transfer": "2032-05-06", "inferred": None, "sources": [GAZETA]},
        "destination": {"place": "Warszawa", "sources": [GAZETA]},
        "summary": f"{name} is accused of smuggling.",
        "affiliations": [{"organization": "kompania", "role": "alleged driver", "sources": [SUD]}],
        "arrests": [{"date": "2031-11", "place": "Нови Сад", "sources": [GAZETA]}],
        "cases": [
            {
                "id": f"{id_}-warszawa",
                "jurisdiction": None,
                "court": "Sąd Okręgowy w Warszawie",
                "district": None,
                "docket": "XVIII K 12/32",
                "judge": {"name": "Sędzia Zofia Żak", "since": None, "sources": [SUD]},
                "charges": [{"text": "cigarette smuggling", "type": "other", "sources": [SUD]}],
                "co_defendants": [],
                "minimum_penalty": None,
                "maximum_penalty": None,
                "history": [step("2032-05-07", "charged", "Charged in Warsaw.", SUD)],
                "sources": [SUD],
            }
        ],
        "other_proceedings": [elsewhere("extradition-granted", "Granted in Belgrade.", "extradition")],
        "reward": None,
        "designations": [],
        "identifiers": NOBODY,
        "conflicts": [],
        "sources": [GAZETA, SUD],
        **more,
    }


PEOPLE = (
    figure("lukasz-dordevic", "Łukasz Đorđević", aliases=[{"name": "Żaba", "type": "nickname"}]),
    figure(
        "ivan-petrov",
        "Иван Петров",
        listed_as="Ivan Petrov",
        aliases=[{"name": "Ваня", "type": "nickname"}],
        other_proceedings=[elsewhere("convicted", "Convicted in Belgrade.", "criminal")],
    ),
    figure("muhammad-al-masri", "محمد المصري", aliases=[{"name": "Muhammad al-Masri", "type": "variant"}]),
)

FOREIGN: dict[str, dict[str, Row]] = {
    "figures": {row["id"]: row for row in sorted(PEOPLE, key=lambda row: str(row["id"]))},
    "related": {},
    "organizations": {
        "kompania": organization(
            "kompania", "Kompania", "smuggling-organization", None, abbreviations=["КОМ"], sources=[SUD]
        )
    },
    "transfers": {
        "2032-05-06": {
            "id": "2032-05-06",
            "ordinal": 1,
            "title": "Joint extradition",
            "date": "2032-05-06",
            "count": 3,
            "named_in_full": 3,
            "named_by_inference": 0,
            "named_in_part": 0,
            "not_named": 0,
            "summary": "Serbia extradites three people to Poland.",
            "legal_basis": [{"text": "European Convention on Extradition", "sources": [GAZETA]}],
            "not_an_extradition": [],
            "assurances": [],
            "destinations": [{"place": "Warszawa", "count": 3, "sources": [GAZETA]}],
            "aircraft": None,
            "statements": [],
            "laws": ["ets-24"],
            "conflicts": [],
            "sources": [GAZETA],
        }
    },
    "events": {
        "2032-05-06-extradition": {
            "id": "2032-05-06-extradition",
            "date": "2032-05-06",
            "end_date": None,
            "type": "transfer",
            "title": "Serbia extradites three people",
            "summary": "They land in Warsaw.",
            "actors": ["Ministarstvo pravde"],
            "officials": ["zofia-minister"],
            "figures": sorted(str(row["id"]) for row in PEOPLE),
            "people": [],
            "related": [],
            "organizations": ["kompania"],
            "conflicts": [],
            "sources": [GAZETA],
        }
    },
    "context": {},
    "laws": {
        "ets-24": {
            "id": "ets-24",
            "citation": "ETS No. 24",
            "title": "European Convention on Extradition",
            "title_es": None,
            "country": "PL",
            "provision": "Binds both states.",
            "relevance": "Named as the ground.",
            "conflicts": [],
            "sources": [GAZETA],
        }
    },
    "officials": {
        "zofia-minister": {
            "id": "zofia-minister",
            "name": "Zofia Minister",
            "office": "Minister of Justice",
            "country": "PL",
            "in_office_from": "2031",
            "in_office_to": None,
            "role_here": "Announced the extradition.",
            "sources": [GAZETA],
        }
    },
    "extraditions": {},
    "sources": {
        row["id"]: row
        for row in (
            source(
                GAZETA, "Trzy osoby wydane Polsce", "Gazeta Przykładowa", "2032-05-06", **READ, language="pl"
            ),
            source(SUD, "Протокол", "Sąd Okręgowy", "2032-05-07", **READ, type="primary", language="sr"),
        )
    },
    "dataset": {
        "foreign": {
            "id": "foreign",
            "title": "People extradited by Serbia to Poland",
            "version": "2032.06.01",
            "schema_version": "2.0",
            "as_of": "2032-05-07",
            "researched": "2032-06-01",
            "licence": "CC0-1.0",
            "note": "Invented.",
        }
    },
}
