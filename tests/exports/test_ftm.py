"""FollowTheMoney entities, read and validated by the library of that name."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extradition_cli.api import open_record
from extradition_cli.exports.selection import Selection
from extradition_cli.questions.select import Filters
from extradition_cli.record.model import Figure, Organization
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import GUILT
from tests.conftest import Copy

pytest.importorskip("followthemoney", reason="needs the extra `dev`")

from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.proxy import EntityProxy

from extradition_cli.exports.ftm import dataset, record_id, written

Lines = list[dict[str, Any]]


@pytest.fixture(scope="module")
def lines(whole: Selection) -> Lines:
    """Every line, parsed."""
    return [json.loads(line) for line in written(whole).splitlines()]


@pytest.fixture(scope="module")
def entities(lines: Lines) -> dict[str, EntityProxy]:
    """Every entity by id, read as raw data, so that the library cleans it."""
    return {line["id"]: model.get_proxy(line, cleaned=False) for line in lines}


def ids(selection: Selection) -> set[str]:
    """Return the ids of all entities of a selection."""
    return {json.loads(line)["id"] for line in written(selection).splitlines()}


def test_every_line_is_valid_and_already_clean(lines: Lines, entities: dict[str, EntityProxy]) -> None:
    """The library accepts each entity, and cleaning changes nothing."""
    for line in lines:
        entity = entities[line["id"]]
        entity.schema.validate({"properties": line["properties"]})
        assert all(entity.get(name) for name in entity.schema.required)
        assert {name: sorted(entity.get(name)) for name in line["properties"]} == {
            name: sorted(values) for name, values in line["properties"].items()
        }


def test_a_court_of_the_united_states_is_there(entities: dict[str, EntityProxy], whole: Selection) -> None:
    """A federal court, a state's or that of a district says in which country it sits."""
    for figure in whole.figures.values():
        for case in figure.cases:
            countries = entities[record_id("case", case.id)].get("country")
            assert countries == (["us"] if case.jurisdiction or case.district else []), case.id


def test_everything_is_there(lines: Lines, whole: Selection) -> None:
    """A figure is a person, a case a court case with a party, a step an event, a source a document."""
    found = {line["id"] for line in lines}
    assert len(found) == len(lines)
    expected = {
        *(record_id("figure", id_) for id_ in whole.figures),
        *(record_id("official", id_) for id_ in whole.officials),
        *(record_id("related", id_) for id_ in whole.related),
        *(record_id("organization", id_) for id_ in whole.organizations),
        *(record_id("transfer", id_) for id_ in whole.transfers),
        *(record_id("event", id_) for id_ in whole.events),
        *(record_id("source", id_) for id_ in whole.sources),
        *(record_id("case", case.id) for one in whole.figures.values() for case in one.cases),
    }
    assert expected <= found
    counts = Counter(line["schema"] for line in lines)
    people = whole.figures.values()
    cases = sum(len(one.cases) for one in people)
    steps = sum(len(case.history) for one in people for case in one.cases)
    assert (counts["CourtCase"], counts["CourtCaseParty"]) == (cases, cases)
    assert counts["Article"] + counts["Document"] == len(whole.sources)
    assert counts["Event"] == (
        len(whole.events)
        + len(whole.transfers)
        + steps
        + sum(len(one.arrests) + len(one.other_proceedings) for one in people)
        + sum(len(one.history) for one in whole.related.values())
    )
    assert counts["Membership"] >= sum(len(one.affiliations) for one in people)
    offices = {(one.country, one.office) for one in whole.officials.values()}
    assert (counts["Occupancy"], counts["Position"]) == (len(whole.officials), len(offices))
    groups = whole.organizations.values()
    assert counts["Sanction"] == sum(
        len(listings)
        for listings in (*(one.designations for one in people), *(one.designations for one in groups))
    )


@pytest.mark.parametrize("command", ["validate", "aggregate"])
def test_its_own_command_takes_every_line(
    command: str, whole: Selection, lines: Lines, tmp_path: Path
) -> None:
    """``ftm validate`` and ``ftm aggregate`` hand out what they are given, value by value."""
    given, gone_through = tmp_path / "given.json", tmp_path / "through.json"
    given.write_text(written(whole), encoding="utf-8")
    run = "from followthemoney.cli.cli import cli; cli()"
    words = [sys.executable, "-W", "ignore", "-c", run, command, "-i", str(given), "-o", str(gone_through)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    through = {line["id"]: line for line in map(json.loads, gone_through.read_text("utf-8").splitlines())}
    assert set(through) == {line["id"] for line in lines}
    for line in lines:
        known = through[line["id"]]["properties"]
        assert all(sorted(known[name]) == sorted(values) for name, values in line["properties"].items())


def test_a_catalogue_takes_the_dataset(whole: Selection) -> None:
    """Title, version, licence, the day of the release and how far the data reach."""
    told = Dataset(json.loads(dataset(whole))).to_dict()
    assert whole.dataset is not None
    assert (told["title"], told["version"]) == (whole.title, whole.dataset.version)
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["coverage"]["end"] == whole.dataset.as_of
    assert told["updated_at"].startswith(whole.released.isoformat())


def test_an_office_and_the_time_in_it(entities: dict[str, EntityProxy], whole: Selection) -> None:
    """Who held which office of which country, and from when to when."""
    holders = set()
    for held in (one for one in entities.values() if one.schema.name == "Occupancy"):
        official = whole.officials[str(held.first("holder")).removeprefix(record_id("official", ""))]
        post = entities[str(held.first("post"))]
        assert (post.caption, post.first("country")) == (official.office, official.country.lower())
        assert held.first("startDate") == official.in_office_from
        assert held.first("endDate") == official.in_office_to
        holders.add(official.id)
    assert holders == set(whole.officials)


def test_a_listing_says_by_whom_where_and_since_when(
    entities: dict[str, EntityProxy], whole: Selection
) -> None:
    """Every listing has a country and, where it is known, its day and the authority."""
    listed: list[Figure | Organization] = [*whole.figures.values(), *whole.organizations.values()]
    expected = sorted(
        (record_id(one.kind, one.id), listing.program, listing.date or "")
        for one in listed
        for listing in one.designations
    )
    sanctions = [one for one in entities.values() if one.schema.name == "Sanction"]
    assert expected == sorted(
        (one.first("entity"), one.first("program"), one.first("startDate") or "") for one in sanctions
    )
    assert all(one.first("country") for one in sanctions)
    assert {one.first("country") for one in sanctions if one.first("authorityId")} == {"us"}
    assert {one.first("authority") for one in sanctions} >= {
        "Office of Foreign Assets Control",
        "Department of State",
    }


def test_a_caption_says_what_it_is(entities: dict[str, EntityProxy]) -> None:
    """A person, group, event, case or document is never shown under the name of its schema."""
    for entity in entities.values():
        if not entity.schema.edge:
            assert entity.caption not in ("", entity.schema.label, entity.id), entity.id


def test_spanish_names_are_told_in_parts(entities: dict[str, EntityProxy], whole: Selection) -> None:
    """Given names and surnames, which together are the whole name; of a name known in part there are none."""
    caro = entities[record_id("figure", "rafael-caro-quintero")]
    assert (caro.get("firstName"), caro.get("lastName")) == (["Rafael"], ["Caro Quintero"])
    for one in whole.figures.values():
        told = [entities[record_id("figure", one.id)].first(name) for name in ("firstName", "lastName")]
        assert told == [None, None] or " ".join(filter(None, told)) == one.name
        assert one.name_complete or told == [None, None]


def test_nothing_points_nowhere(entities: dict[str, EntityProxy]) -> None:
    """Whoever loads the lines into a graph gets no loose ends."""
    loose = [
        (entity.id, value)
        for entity in entities.values()
        for prop, value in entity.itervalues()
        if prop.type.name == "entity" and value not in entities
    ]
    assert loose == []


def test_only_guilt_that_is_stated_makes_a_crime(entities: dict[str, EntityProxy], whole: Selection) -> None:
    """Whoever is only charged is presumed innocent: no topic says or hints otherwise."""
    for one in whole.figures.values():
        topics = set(entities[record_id("figure", one.id)].get("topics"))
        assert topics <= {"sanction", "crime"}
        assert ("crime" in topics) == (one.standing in GUILT)
        assert ("sanction" in topics) == bool(one.designations)
    others = {
        topic
        for entity in entities.values()
        if entity.schema.name != "Person"
        for topic in entity.get("topics", quiet=True)
    }
    assert others <= {"sanction"}


def test_who_was_not_handed_over_is_told_apart(entities: dict[str, EntityProxy], whole: Selection) -> None:
    """A victim or somebody at large is classified as what they are, and bears no topic without guilt."""
    assert whole.related
    for one in whole.related.values():
        entity = entities[record_id("related", one.id)]
        assert entity.get("classification")[0].endswith(", not handed over in a transfer")
        assert entity.get("topics") == (["crime"] if one.standing in GUILT else [])
    assert not any(entities[record_id("figure", id_)].get("classification") for id_ in whole.figures)


def test_every_fact_has_its_sources(entities: dict[str, EntityProxy], whole: Selection) -> None:
    """Ties and steps carry their documents; records are tied to theirs."""
    proven = {"Membership", "Sanction", "CourtCaseParty", "UnknownLink"}
    assert all(entity.get("proof") for entity in entities.values() if entity.schema.name in proven)
    links = [entity for entity in entities.values() if entity.schema.name == "Documentation"]
    documented = {value for link in links for value in link.get("entity")}
    assert {record_id("figure", id_) for id_ in whole.figures} <= documented


def test_nicknames_are_weak_and_names_intact(entities: dict[str, EntityProxy]) -> None:
    """Screening must not match on a nickname; accents survive."""
    cuini = entities[record_id("figure", "abigael-gonzalez-valencia")]
    assert cuini.get("name") == ["Abigael González Valencia"]
    assert "El Cuini" in cuini.get("weakAlias")
    assert "El Cuini" not in cuini.get("alias")


def test_ids_stay_when_facts_are_added(copy: Copy, whole: Selection) -> None:
    """A step found later, before the others, moves no id: nor does a figure more or less."""

    def add(rows: dict[str, Any]) -> None:
        for row in rows.values():
            for case in row["cases"]:
                sources = case["sources"][:1]
                step = {"date": None, "type": "custody", "text": "SearchResult later.", "sources": sources}
                case["history"].insert(0, step)

    copy.change("figures", add)
    before, after = ids(whole), ids(Selection(open_record(copy.path), Filters()))
    steps = sum(len(one.cases) for one in whole.figures.values())
    assert before <= after
    assert len(after - before) == steps


def test_a_part_has_no_loose_ends_either(record: Tables) -> None:
    """Filters leave out ties to what they left out."""
    part = Selection(record, Filters(transfer="2025-02-27"))
    known = ids(part)
    for line in map(json.loads, written(part).splitlines()):
        schema = model.get(line["schema"])
        assert schema is not None
        for name, values in line["properties"].items():
            if schema.properties[name].type.name == "entity":
                assert set(values) <= known
