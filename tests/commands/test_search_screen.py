"""What ``extradition search`` shows to a person: by kind, people and how they stand first, nothing twice."""

import re
from collections import Counter

import pytest

from extradition_cli.api import Database, open_record
from tests.commands.test_search import NONE
from tests.conftest import Cli
from tests.test_terminal import ESCAPE

QUESTIONS = ("rafael", "who pleaded guilty", "cjng", "el mayo", "second transfer", "fentanyl", "sheinbaum")
HEADINGS = {
    "figure": "People",
    "related": "Not one of the 92",
    "organization": "Organizations",
    "transfer": "Transfers",
    "event": "Events",
    "context": "Notes",
    "law": "Laws",
    "official": "Officials",
}


@pytest.fixture(scope="module")
def shipped() -> Database:
    """The record as it is shipped."""
    return open_record()


def said(screen: str) -> str:
    """Return the letters of a screen, wherever its lines are cut."""
    return "".join(screen.replace(" · ", " ").split()).replace("·", "")


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_nothing_is_cut_and_nothing_is_wider_than_the_screen(cli: Cli, question: str, width: int) -> None:
    """The same words stand on every screen."""
    out = cli("search", question, terminal=width).out
    assert max(map(len, out.splitlines())) <= width
    assert said(out).replace(" · ", " ") == said(cli("search", question, terminal=400).out).replace(
        " · ", " "
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_kinds_stand_in_order_and_are_counted(cli: Cli, question: str) -> None:
    """What is named comes first, then people; the last line counts all and says what to type next."""
    hits = cli("search", question, "--json", err=None).json
    screen, _, last = cli("search", question, terminal=160).out.rpartition("\n\n")
    headings = [line for line in screen.splitlines() if line in HEADINGS.values()]
    named = {
        HEADINGS[hit["kind"]] for hit in hits if hit["basis"] not in ("weak-alias", "part", "around", "words")
    }
    expected = [HEADINGS[kind] for kind in HEADINGS if any(hit["kind"] == kind for hit in hits)]
    assert headings == sorted(expected, key=lambda heading: heading not in named)
    counts, _, command = " ".join(last.split()).partition(" · extradition ")
    assert sum(map(int, re.findall(r"\d+", counts))) == len(hits)
    cli(*command.split(), err=None)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_person_is_told_once_with_standing_first(cli: Cli, shipped: Database, question: str) -> None:
    """Name and standing are one line, and the next says when and where; the rest is a command away."""
    out = cli("search", question, terminal=160).out
    lines = out.splitlines()
    hits = cli(
        "search", question, "--kind", "figure", "--json", exit_code=0 if "People" in lines else 1, err=None
    ).json
    shown = [shipped.figures[hit["id"]] for hit in hits if f"\n  {hit['label']}" in out]
    assert len(shown) >= min(len(hits), 8)
    assert (
        Counter(line for line in lines if line.startswith("  ") and line[2] != " ").most_common(1)[0][1] == 1
    )
    for figure in shown:
        (number,) = [number for number, line in enumerate(lines) if line.startswith(f"  {figure.name}")]
        assert re.search(figure.standing.replace("-", " "), lines[number])
        assert f"handed over {int(figure.transfer[8:])} " in lines[number + 1]


@pytest.mark.parametrize(
    "question", ["consulate juarez 2010", "fentanyl", "who pleaded guilty", "first-degree murder"]
)
def test_what_matched_is_shown_whole(cli: Cli, question: str) -> None:
    """A statement is never cut before its "alleged" or "charged"."""
    out = said(cli("search", question, "--kind", "figure", terminal=80).out)
    hits = cli("search", question, "--kind", "figure", "--json").json
    assert [hit for hit in hits if hit["basis"] == "words" and said(hit["matched"]) not in out] == []


def test_long_groups_name_the_command_for_the_rest(cli: Cli) -> None:
    """With the kind asked for, all of them are there."""
    out = cli("search", "caro quintero", terminal=100).out
    (more,) = re.findall(r"… (\d+) more: --kind event\n", out)
    every = cli("search", "caro quintero", "--kind", "event", terminal=100).out
    assert "more:" not in every
    assert len(re.findall(r"^  \d{4}", every, re.M)) == len(re.findall(r"^  \d{4}", out, re.M)) + int(more)


def test_a_similar_name_is_said_to_be_no_identity_only_where_one_was_found(cli: Cli) -> None:
    """Neither a nickname as it is stored nor a word of a text is a similar name."""
    similar = "A similar name is not an identity."
    for exact in ("el cuini", "consulate juarez 2010", "brooklyn"):
        assert similar not in cli("search", exact, "--kind", "figure", terminal=80).out
    for loose in ("gonzales valensia", "juan carlos", "fernanda"):
        assert similar in cli("search", loose, "--kind", "figure", terminal=80).out


def test_facts_are_in_normal_weight(cli: Cli) -> None:
    """Dim are only helps: ids and labels; what cautions is not."""
    out = cli("search", "rafael", terminal=80, env={"TERM": "xterm"}).out
    dim = " ".join(re.findall(r"\x1b\[2m(.*?)\x1b", out))
    assert "caborca-cartel" in dim
    assert not re.search("handed over|pleaded|victim|Camarena|Quintero|identity|part of", dim)
    assert ESCAPE.sub("", out) == cli("search", "rafael", terminal=80, env={"NO_COLOR": "1"}).out


def test_every_person_can_be_opened_by_what_is_shown(cli: Cli, shipped: Database) -> None:
    """A name opens its record; where it is known in part, the id stands beside it."""
    for figure in shipped.figures.values():
        if figure.name_complete:
            assert shipped.resolve(figure.name) == figure
        else:
            assert figure.id in cli("search", figure.name, "--kind", "figure", terminal=80).out


def test_spanish_is_spanish(cli: Cli) -> None:
    """Our words are in Spanish; the statement of the record stays as it is."""
    out = cli("--lang", "es", "search", "rafael", terminal=80).out
    assert out.startswith("Personas\n  Rafael Caro Quintero")
    assert "se declaró no culpable" in out
    assert not re.search("People|Not one|Organizations|Events|Notes|Laws|more:|handed over|similar name", out)


def test_plain_is_read_aloud(cli: Cli) -> None:
    """Who, standing and transfer come before all else, without a sign or a column."""
    out = cli("search", "consulate juarez 2010", "--plain").out
    assert out.startswith(
        "People:\nLuis Gerardo Méndez Estevane, “El Tío”: charged. Handed over 27 February 2025; W.D. Tex.;"
    )
    assert "  " not in out
    assert " · " not in out
    listed = cli("list", "--transfer", "1", "--plain", err=None).out.splitlines()[0]
    assert re.match(r"[^:;]+: (charged|pleaded)[^.]*\. Handed over 27 February 2025", listed)


def test_nothing_found_shows_nothing(cli: Cli) -> None:
    """No heading stands over nothing."""
    assert cli("search", "xyzzy", exit_code=1, err=NONE, terminal=80).out == ""
