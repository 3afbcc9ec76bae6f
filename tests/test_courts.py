"""Districts are found in any spelling, dockets in any punctuation."""

import pytest

from extradition_cli.api import open_record
from extradition_cli.record.districts import _districts, district_name, districts_named
from extradition_cli.search.dockets import docket
from tests.conftest import DATA
from tests.each import each


def test_there_are_ninety_four_districts() -> None:
    """Title 28 and the three territories make ninety-four, each with one citation."""
    assert len(_districts()) == len({one.name for one in _districts().values()}) == 94


def test_the_record_cites_districts_as_the_table_does() -> None:
    """Every district in the data is one of the ninety-four."""
    used = {case.district for figure in open_record(DATA).figures.values() for case in figure.cases}
    assert used - {None} <= set(_districts())


@each("citation", _districts())
def test_each_district_answers_to_its_citation_and_its_name(citation: str) -> None:
    """Citation, citation without points, and full name lead to the same single district."""
    name = district_name(citation)
    assert name is not None
    plain = citation.replace(".", "").lower()
    for text in (citation, plain, plain.replace(" ", ""), name, f"U.S. District Court for the {name}"):
        assert districts_named(text) == (citation,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EDNY", ("E.D.N.Y.",)),
        ("e.d.n.y.", ("E.D.N.Y.",)),
        ("Eastern District of New York", ("E.D.N.Y.",)),
        ("Distrito Este de Nueva York", ("E.D.N.Y.",)),
        ("Brooklyn", ("E.D.N.Y.",)),
        ("Manhattan", ("S.D.N.Y.",)),
        ("San Diego, California", ("S.D. Cal.",)),
        ("D.C.", ("D.D.C.",)),
        ("WDTX", ("W.D. Tex.",)),
        ("W.D. Texas", ("W.D. Tex.",)),
        ("Arizona", ("D. Ariz.",)),
        ("Kentucky", ("E.D. Ky.", "W.D. Ky.")),
        ("Washington", ("D.D.C.", "E.D. Wash.", "W.D. Wash.")),
        ("Jalisco", ()),
        ("district court", ()),
        ("", ()),
        ("x" * 5000, ()),
    ],
)
def test_a_district_is_found_as_readers_write_it(text: str, expected: tuple[str, ...]) -> None:
    """Abbreviations, names in two languages and the places where a court sits name it; nothing else does."""
    assert expected == districts_named(text)


@pytest.mark.parametrize(
    "text", ["16-CR-241 (CBA)", "1:16-cr-00241", "16 cr 241", "CR16-00241", "No. 16-cr-241"]
)
def test_punctuation_tells_no_dockets_apart(text: str) -> None:
    """Office, zeros, hyphens and the judge's initials change nothing."""
    assert docket(text) == docket("16-cr-241")


@pytest.mark.parametrize("text", ["Z-40", "El 85", "cr", "", "Delta 1", "caro quintero"])
def test_what_is_no_docket_is_none(text: str) -> None:
    """Numbers in nicknames are no dockets."""
    assert docket(text) is None


def test_a_state_of_two_words_is_closed_up_only_if_both_are_letters() -> None:
    """As the Bluebook has it: S.D.N.Y., but S.D. W. Va."""
    for name, cited in (("West Virginia", "S.D. W. Va."), ("New York", "S.D.N.Y.")):
        assert districts_named(f"Southern District of {name}") == (cited,)
