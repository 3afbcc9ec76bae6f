"""One question over the whole record: people, organizations, courts, dates and topics."""

import pytest

from extradition_cli.api import open_record
from extradition_cli.errors import AmbiguousError, NotFoundError
from extradition_cli.search.hits import KINDS, Hit
from extradition_cli.search.scoring import Basis
from extradition_cli.search.searcher import Searcher
from tests.conftest import DATA
from tests.names.hard import HARD, Hard


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return Searcher(open_record(DATA))


def ids(hits: tuple[Hit, ...], kind: str) -> list[str]:
    return [hit.id for hit in hits if hit.kind == kind]


@pytest.mark.parametrize("hard", HARD, ids=lambda hard: f"{hard.number}-{hard.text[:24]}-{hard.kind}")
def test_the_hard_queries_answer_as_the_table_says(hard: Hard, searcher: Searcher) -> None:
    """Each of the forty hard queries leads with the right records, or with none."""
    found = ids(searcher.search(hard.text).hits, hard.kind)
    assert list(hard.first) == found[: len(hard.first) or None]


@pytest.mark.parametrize(
    ("text", "kind"), [("cuini", "figure"), ("CJNG", "organization"), ("cuinis", "organization")]
)
def test_what_is_named_comes_before_what_belongs_to_it(text: str, kind: str, searcher: Searcher) -> None:
    """An alias leads to the man first, the name of a group to the group first."""
    assert searcher.search(text).hits[0].kind == kind


def test_an_organization_brings_its_figures(searcher: Searcher) -> None:
    """Whoever is said to belong to an organization, or to a part of it, follows it."""
    hits = searcher.search("sinaloa cartel").hits
    members = [hit for hit in hits if hit.field == "affiliations"]
    factions = {"los-chapitos", "la-mayiza"}
    tied = {
        affiliation.organization for hit in members for affiliation in getattr(hit.record, "affiliations", ())
    }
    assert hits[0].id == "sinaloa-cartel"
    assert factions <= tied


@pytest.mark.parametrize(
    "text", ["Guzmán Loera", "Vicente Carrillo Fuentes", "Ryan Wedding", "Arellano Félix", "Beltrán Leyva"]
)
def test_an_organization_called_after_a_man_does_not_lend_him_its_members(
    text: str, searcher: Searcher
) -> None:
    """A man's name is not his organization's: it returns nobody for belonging to that."""
    lent = [
        hit for hit in searcher.search(text).hits if (hit.field, hit.basis) == ("affiliations", Basis.AROUND)
    ]
    assert lent == []


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Nemesio Oseguera Cervantes", "Oseguera"),
        ("Joaquín Guzmán Loera", "Joaquín Guzmán Loera"),
        ("Guzmán Loera", "Guzmán Loera"),
        ("Iván Archivaldo", "Iván Archivaldo"),
    ],
)
def test_who_is_mentioned_identifies_nobody_else(text: str, mentions: str, searcher: Searcher) -> None:
    """Whoever a record mentions is found in it by all of his name, or tied to it, and is not its figure."""
    hits = searcher.search(text).hits
    assert hits
    for hit in hits:
        told = hit.basis in (Basis.WORDS, Basis.AROUND) and mentions in hit.matched
        assert hit.kind != "figure" or told, hit
    assert searcher.screen(text, kinds=["figure"]).hits == ()
    with pytest.raises(NotFoundError):
        searcher.resolve(text, kinds=["figure"])


@pytest.mark.parametrize("text", ["DDC", "D.D.C.", "District of Columbia", "Washington, D.C."])
def test_a_district_brings_the_figures_with_a_case_there(text: str, searcher: Searcher) -> None:
    """Any spelling of a court returns the figures charged there, and those whose texts name the place."""
    record = open_record(DATA)
    charged = {
        one.id for one in record.figures.values() if any(case.district == "D.D.C." for case in one.cases)
    }
    found = searcher.search(text, kinds=["figure"]).hits
    assert charged <= {hit.id for hit in found}
    assert all(hit.id in charged or hit.basis is Basis.WORDS or hit.field == "destination" for hit in found)


def test_a_docket_is_found_in_any_punctuation(searcher: Searcher) -> None:
    """A docket number names its case however it is punctuated."""
    expected = ["vicente-carrillo-fuentes"]
    for text in ("09-522 (JMA)", "09-cr-522", "1:09-cr-00522"):
        assert expected == ids(searcher.search(text).hits, "figure")


@pytest.mark.parametrize(
    "text",
    [
        "second transfer",
        "2nd transfer",
        "segundo traslado",
        "2025-08-12",
        "2025-08",
        "12 August 2025",
        "agosto de 2025",
    ],
)
def test_a_transfer_is_found_by_number_and_date(text: str, searcher: Searcher) -> None:
    """A transfer answers to its ordinal and to its date in both languages."""
    hit = searcher.search(text).hits[0]
    assert (hit.kind, hit.id) == ("transfer", "2025-08-12")


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("tariff", "arancel"),
        ("death penalty", "pena de muerte"),
        ("sovereignty", "soberanía"),
        ("treaty", "tratados"),
    ],
)
def test_topics_are_found_in_both_languages(english: str, spanish: str, searcher: Searcher) -> None:
    """An English word and its Spanish one find the same records."""
    found = [{(hit.kind, hit.id) for hit in searcher.search(text).hits} for text in (english, spanish)]
    assert found[0] == found[1] != set()


def test_all_words_must_occur(searcher: Searcher) -> None:
    """A word that the record does not know empties the answer."""
    assert searcher.search("tariff").hits != ()
    assert searcher.search("tariff xyzzy").hits == ()


def test_better_places_come_first(searcher: Searcher) -> None:
    """A word in the title outranks one in the text."""
    hits = searcher.search("reciprocity", kinds=["context"]).hits
    assert hits[0].field == "title"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_words_rank_below_names(searcher: Searcher) -> None:
    """What only mentions the words comes after whoever is called so."""
    hits = searcher.search("durango").hits
    bases = [hit.basis in (Basis.WORDS, Basis.AROUND) for hit in hits]
    assert hits[0].id == "jose-bibiano-cabrera-cabrera"
    assert bases == sorted(bases)


def test_marked_letters_stand_in_the_matched_string(searcher: Searcher) -> None:
    """Spans lie within what matched, in order, whatever was found and how."""
    for text in ("caro quintero", "CJNG", "fentanyl", "2025-08", "Brooklyn", "trump tariffs"):
        for hit in searcher.search(text).hits:
            edges = [edge for span in hit.spans for edge in span]
            assert edges == sorted(edges)
            assert all(0 <= edge <= len(hit.matched) for edge in edges)


def test_kinds_narrow_the_answer(searcher: Searcher) -> None:
    """Only the kinds asked for are returned."""
    for kind in KINDS:
        assert {hit.kind for hit in searcher.search("sinaloa", kinds=[kind]).hits} <= {kind}


def test_closest_stands_only_where_nothing_matches(searcher: Searcher) -> None:
    """A miss offers up to three resemblances; a hit offers none."""
    missed, found = searcher.search("José González Valencia", kinds=["figure"]), searcher.search("cuini")
    assert (missed.hits, found.closest) == ((), ())
    assert "abigael-gonzalez-valencia" in [hit.id for hit in missed.closest]
    assert len(missed.closest) <= 3


@pytest.mark.parametrize(
    "text", ["", " ", '"', "*", "%", "[/x]", "((", "\\", "\x00", "🚔🚔", "a" * 5000, "caro " * 1000]
)
def test_hostile_queries_list_nothing(text: str, searcher: Searcher) -> None:
    """Noise is answered with nothing, quickly and without a crash."""
    assert searcher.search(text).hits == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rafael-caro-quintero", "rafael-caro-quintero"),
        ("Caro Quintero", "rafael-caro-quintero"),
        ("Rafeal Caro Quintero", "rafael-caro-quintero"),
        ("cuini", "abigael-gonzalez-valencia"),
        ("jalisco", "cartel-de-jalisco-nueva-generacion"),
        ("cjng", "cartel-de-jalisco-nueva-generacion"),
        ("sinaloa", "sinaloa-cartel"),
        ("zetas", "los-zetas"),
        ("second transfer", "2025-08-12"),
        ("Tariff pressure", "tariff-pressure"),
        ("Claudia Sheinbaum", "claudia-sheinbaum"),
    ],
)
def test_one_record_is_resolved(text: str, expected: str, searcher: Searcher) -> None:
    """An id, a name, an alias or one strong match names a record."""
    assert searcher.resolve(text).id == expected


@pytest.mark.parametrize("text", ["Inzunza", "Treviño Morales", "Narizón", "2025", "Beltrán Leyva"])
def test_several_records_are_never_resolved_to_one(text: str, searcher: Searcher) -> None:
    """Where several are named, all are offered and none is chosen."""
    with pytest.raises(AmbiguousError) as raised:
        searcher.resolve(text)
    assert len(raised.value.candidates) >= 2


@pytest.mark.parametrize("text", ["Jesús González Valencia", "Z-41", "fentanyl", "Brooklyn", "xyzzy", ""])
def test_weak_matches_are_not_resolved(text: str, searcher: Searcher) -> None:
    """A resemblance, a topic or a court names no record."""
    with pytest.raises(NotFoundError):
        searcher.resolve(text)
