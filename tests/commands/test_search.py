"""``extradition search``."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extradition_cli.record.store import Tables
from tests.conftest import DATA, Cli

NONE = "extradition: nothing in the record is called 'xyzzy'\n"


def test_a_nickname_finds_its_bearer_first(cli: Cli) -> None:
    """An alias leads to the person, with names, transfer, organizations, court and standing."""
    best = cli("search", "cuini", "--json").json[0]
    assert (best["kind"], best["id"], best["basis"], best["field"], best["matched"]) == (
        "figure",
        "abigael-gonzalez-valencia",
        "exact",
        "aliases",
        "El Cuini",
    )
    record = best["record"]
    assert record["transfer"] == "2025-08-12"
    assert [one["name"] for one in record["organizations"]] == ["Los Cuinis", "Jalisco New Generation Cartel"]
    assert record["districts"] == ["D.D.C."]
    assert record["standing"] == "pleaded-not-guilty"
    assert len(record["sources"]) > 5


def test_an_abbreviation_finds_the_organization_first(cli: Cli) -> None:
    """CJNG is the cartel, and its figures follow."""
    hits = cli("search", "CJNG", "--kind", "organization,figure", "--json").json
    kinds = [hit["kind"] for hit in hits]
    members = kinds.count("figure")
    assert kinds == ["organization", *["figure"] * members, *["organization"] * (len(kinds) - members - 1)]
    assert {hit["basis"] for hit in hits if hit["field"] == "affiliations"} == {"around"}


@pytest.mark.parametrize(
    "words", [("caro", "quintero"), ("CARO QUINTERO",), ("Caro Quintero, Rafael",)], ids=" ".join
)
def test_several_words_need_no_quotes(cli: Cli, words: tuple[str, ...]) -> None:
    """Words are one name, however they are split, cased or turned round."""
    assert cli("search", *words, "--json").json[0]["id"] == "rafael-caro-quintero"


def test_nothing_found_is_exit_1_and_an_empty_array(cli: Cli) -> None:
    """A script gets valid JSON, a person a sentence, both the exit code."""
    assert cli("search", "xyzzy", "--json", exit_code=1, err=NONE).json == []
    assert cli("search", "xyzzy", exit_code=1, err=NONE, terminal=80).out == ""


@pytest.mark.parametrize("format_", ["jsonl", "csv", "tsv", "markdown"])
def test_nothing_found_is_valid_in_every_format(cli: Cli, format_: str) -> None:
    """An empty result has the header of its format and no row."""
    out = cli("search", "xyzzy", "--format", format_, exit_code=1, err=NONE).out
    expected = {
        "jsonl": "",
        "csv": "id,kind,label,score,basis,field,matched\r\n",
        "tsv": "id\tkind\tlabel\tscore\tbasis\tfield\tmatched\n",
        "markdown": "| id | kind | label | score | basis | field | matched |\n" + "| --- " * 7 + "|\n",
    }
    assert out == expected[format_]


def test_the_closest_are_named_but_never_given_as_a_match(cli: Cli) -> None:
    """A relative who is not in the record finds nobody; whoever is near stands on stderr."""
    answer = cli("search", "José González Valencia", "--kind", "figure", "--json", exit_code=1, err=None)
    assert answer.json == []
    assert "closest, not matches" in answer.err
    assert "extradition show abigael-gonzalez-valencia" in answer.err


def test_kinds_are_narrowed_and_checked(cli: Cli) -> None:
    """--kind keeps what it names; a wrong one is refused with the right ones."""
    assert {hit["kind"] for hit in cli("search", "tariff", "--kind", "event", "--json").json} == {"event"}
    answer = cli("search", "x", "--kind", "evnt", exit_code=2, err=None)
    assert "did you mean event?" in answer.err


def test_the_limit_cuts_the_list(cli: Cli) -> None:
    """--limit keeps the best."""
    assert len(cli("search", "gonzalez", "--limit", "2", "--json").json) == 2


def test_json_lines_hold_one_hit_each(cli: Cli) -> None:
    """Each line is one JSON object."""
    lines = cli("search", "gonzalez", "--format", "jsonl").out.splitlines()
    assert {json.loads(line)["kind"] for line in lines} >= {"figure"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        '"',
        "*",
        "[/x]",
        "%",
        "el",
        "de la",
        "\x1b[31m",
        "🙂",
        "a" * 5000,
        "\u202e",
        "' OR 1=1 --",
        "\\",
        "(",
        "x" * 300 + " y" * 3000,
    ],
    ids=range(16),
)
def test_odd_input_finds_nothing_and_breaks_nothing(cli: Cli, text: str) -> None:
    """Noise is answered with exit 1 and a printable sentence, never with everybody."""
    answer = cli("search", "--", text, "--json".replace("--json", ""), exit_code=1, err=None)
    assert answer.out == ""
    assert answer.err.removesuffix("\n").replace("\n", "").isprintable()


NAMES = "cuini\nJosé González Valencia\n\n  Caro Quintero  \n"


def test_a_list_of_names_is_screened(cli: Cli) -> None:
    """Every line is answered in its place, with its hit or with nothing, an empty one too."""
    rows = cli("search", "--batch", "-", "--kind", "figure", stdin=NAMES).rows
    assert [(row[0], row[1]) for row in rows] == [
        ("cuini", "abigael-gonzalez-valencia"),
        ("José González Valencia", ""),
        ("", ""),
        ("Caro Quintero", "rafael-caro-quintero"),
    ]


def test_a_list_comes_from_a_file_too(cli: Cli, tmp_path: Path) -> None:
    """A file with a byte-order mark, as spreadsheets write it, is read all the same."""
    file = tmp_path / "names.txt"
    file.write_text(NAMES, encoding="utf-8-sig")
    found = cli("search", "--batch", str(file), "--json").json
    assert found == cli("search", "--batch", "-", "--json", stdin=NAMES).json
    assert [row["id"] for row in found if row["query"].startswith("José")] == [None]


def test_a_list_that_names_nobody_is_exit_1(cli: Cli) -> None:
    """The answer is still there, one row a name."""
    answer = cli("search", "--batch", "-", "--json", stdin="xyzzy\nplugh\n", exit_code=1, err=None)
    assert [row["query"] for row in answer.json] == ["xyzzy", "plugh"]
    assert answer.err == "extradition: none of the 2 names is in the record\n"


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_list_on_a_terminal_keeps_names_whole(cli: Cli, width: int) -> None:
    """Who was asked for and who was found stand on one line; who is not in the record is said not to be."""
    asked = "José González Valencia\nAbigael González Valencia\nantonio oseguera cervantes\n"
    out = cli("search", "--batch", "-", terminal=width, stdin=asked).out
    head, *rows = out.partition("\n\n")[0].splitlines()
    assert head.split()[:2] == ["Query", "Label"]
    assert width == 60 or head.split()[2] == "Basis"
    assert any(row.split("  ")[0] == "José González Valencia" and row.endswith("no match") for row in rows)
    for name in ("Abigael González Valencia", "Antonio Oseguera Cervantes"):
        assert any(name in row[10:] for row in rows)
    assert max(map(len, out.splitlines())) <= width


@pytest.mark.parametrize("text", ["sinaloa carel", "cartl de sinaloa", "Sinaloa Cartell", "gulf cartell"])
def test_a_slip_in_the_general_word_hides_no_organization(cli: Cli, text: str) -> None:
    """It is found, as resembling; of somebody's surname it makes none."""
    first = cli("search", text, "--json", err=None).json[0]
    assert (first["kind"], first["basis"]) == ("organization", "fuzzy")
    assert (
        cli("search", "Juárez Cartes", "--kind", "organization", "--json", exit_code=1, err=None).json == []
    )


def test_whose_name_is_known_in_part_is_shown_and_never_identified(cli: Cli, record: Tables) -> None:
    """A given name of his finds him among all who bear it."""
    partly = {figure.id for figure in record.figures.values() if not figure.name_complete}
    hits = {hit["id"]: hit["basis"] for hit in cli("search", "alberto", "--json", err=None).json}
    bearers = {id_ for id_ in partly if "Alberto" in record.figures[id_].name.split()}
    assert bearers
    assert {hits[id_] for id_ in bearers} == {"part"}
    refused = cli("show", "carlos", exit_code=3, err=None).err
    assert [
        id_ for id_ in partly if "Carlos" in record.figures[id_].name.split() and id_ not in refused
    ] == []


def test_a_docket_is_written_with_slashes_too(cli: Cli) -> None:
    """09/522 is 09-522."""
    for text in ("09/522", "09-522", "09/cr/522"):
        assert cli("search", text, "--kind", "figure", "--json").json[0]["id"] == "vicente-carrillo-fuentes"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "say whom to search for"),
        (("x", "--batch", "-"), 2, "say whom to search for"),
        (("--batch", "no-such-file"), 66, "no such file"),
        (("--batch", "."), 66, "is a directory"),
    ],
    ids=["nobody", "both", "missing", "folder"],
)
def test_a_list_must_be_one(cli: Cli, arguments: tuple[str, ...], code: int, words: str) -> None:
    """One sentence, the right exit code."""
    assert words in cli("search", *arguments, exit_code=code, err=None).err


@pytest.mark.parametrize("text", ["narcoterrorism", "narcoterrorismo", "narco terrorism", "Narco-Terrorism"])
def test_a_charge_is_found_in_one_word_or_two(cli: Cli, text: str) -> None:
    """However it is joined, and in Spanish, it is the same charge."""
    assert "pedro-inzunza-noriega" in [row["id"] for row in cli("search", text, "--json", err=None).json]


def test_a_word_of_the_record_is_no_slip_in_a_name(cli: Cli) -> None:
    """A gunman is no Guzmán; a name that is mistyped is found all the same."""
    found = cli("search", "gunman", "--kind", "figure", "--json").json
    assert {hit["basis"] for hit in found} == {"words"}
    assert "Guzmán" in cli("search", "guzmna", "--kind", "figure", "--fields", "label", err=None).out


@pytest.mark.parametrize("text", ["zzz", "jjj", "kkk", "sss"])
def test_an_initial_is_nobody(cli: Cli, text: str) -> None:
    """Letters that sound like the J. in somebody's name name nobody."""
    cli("show", text, exit_code=1, err=None)


def test_what_matched_is_quoted_whole(cli: Cli, record: Tables) -> None:
    """A charge or a role is quoted as the record has it, capitals and attribution included."""
    stored = {
        text
        for figure in record.figures.values()
        for text in (
            *(tie.role for tie in figure.affiliations),
            *(charge.text for case in figure.cases for charge in case.charges),
            *(step.text for case in figure.cases for step in case.history),
            *(case.maximum_penalty.text for case in figure.cases if case.maximum_penalty),
        )
    }
    for query in ("conviction", "first-degree murder", "fentanyl"):
        for hit in cli("search", query, "--kind", "figure", "--json", err=None).json:
            if hit["basis"] == "words" and hit["field"] in ("affiliations", "cases"):
                assert hit["matched"] in stored
                assert all(hit["matched"][start:stop] for start, stop in hit["spans"])


@pytest.mark.parametrize("width", [40, 60, 80])
def test_all_that_is_below_a_name_is_indented(cli: Cli, width: int) -> None:
    """A reason that wraps does not look like the next name."""
    out = cli("search", "fentanyl", "--kind", "figure", terminal=width).out
    names = {hit["label"] for hit in cli("search", "fentanyl", "--kind", "figure", "--json").json}
    for line in out.partition("\n\n")[0].splitlines()[1:]:
        assert line.startswith("  ")
        assert line[2] == " " or width < 60 or any(line[2:].startswith(name) for name in names), line


def test_a_nickname_within_a_name_is_whole_or_nothing(cli: Cli) -> None:
    """'Chapo Isidro' and his organization are not El Chapo, who is another man."""
    found = [hit["id"] for hit in cli("search", "El Chapo", "--json", err=None).json]
    assert found[0] == "joaquin-guzman-loera"
    assert not {"meza-flores-organization", "fausto-isidro-meza-flores"} & set(found)
    assert [hit["id"] for hit in cli("search", "chapo isidro", "--json", err=None).json][:2] == [
        "fausto-isidro-meza-flores",
        "meza-flores-organization",
    ]


def test_what_is_no_text_is_said_to_come_from_standard_input() -> None:
    """The sign for it is no place that anybody could look at."""
    ended = subprocess.run(
        [sys.executable, "-m", "extradition_cli", "search", "--batch", "-"],
        input=b"Jos\xe9", capture_output=True, cwd=DATA.parent, check=False,
    )  # fmt: skip
    assert ended.returncode == 66
    assert b"standard input" in ended.stderr
