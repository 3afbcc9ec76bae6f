"""``extradition search --batch``: one answer for one line, and nothing that is half read in silence."""

import csv
import io
import json
import os
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extradition_cli import __version__
from extradition_cli.api import Database, open_record
from extradition_cli.cli import run
from extradition_cli.commands.session import Session
from extradition_cli.folding import words
from extradition_cli.search.word_lists import common_names, given_names, is_common
from tests.conftest import DATA, Cli, tally

RECORD = open_record(DATA)
CUINI = "abigael-gonzalez-valencia"
CARO = "rafael-caro-quintero"
ENVIRON = {**os.environ, "PYTHONPATH": str(DATA.parent), "PYTHONUNBUFFERED": ""}
TABLE = "no,name,amount\n7,Abigael Gonzalez Valencia,3\n\n8,Jane Roe,4\n"
_LINES = st.lists(
    st.one_of(
        st.sampled_from([figure.name for figure in RECORD.figures.values()]),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=30),
    ),
    min_size=1,
    max_size=8,
)
SAMPLE = int(os.environ.get("EXTRADITION_TEST_NAMES", "600"))
"""How many generated names are screened; 20,000 take ten seconds and more."""


def started(*arguments: str) -> "subprocess.Popen[bytes]":
    """Start the real command."""
    return subprocess.Popen(
        [sys.executable, "-m", "extradition_cli", "--db", str(DATA), "search", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRON,
    )


def done(*arguments: str, data: bytes, code: int = 0) -> tuple[bytes, str]:
    """Run the real command on bytes and return what it printed."""
    process = started(*arguments)
    out, err = process.communicate(data, timeout=60)
    assert process.returncode == code, err.decode()
    return out, err.decode()


def table(out: str) -> list[dict[str, str]]:
    """Read CSV."""
    return list(csv.DictReader(io.StringIO(out, newline="")))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("column", ["name", "NAME", "2"])
def test_a_table_is_given_back_with_the_answers(cli: Cli, delimiter: str, column: str) -> None:
    """Its own columns stand before ours, a row for a row, an empty one too."""
    text = TABLE.replace(",", delimiter)
    rows = table(cli("search", "--batch", "-", "--column", column, "--format", "csv", stdin=text).out)
    assert [[*row.values()][:5] for row in rows] == [
        ["7", "Abigael Gonzalez Valencia", "3", "Abigael Gonzalez Valencia", CUINI],
        ["", "", "", "", ""],
        ["8", "Jane Roe", "4", "Jane Roe", ""],
    ]
    assert list(rows[0]) == [
        *("no", "name", "amount", "query", "id", "label", "basis", "score", "common"),
        *("born", "nationality", "court", "aliases", "ofac", "others"),
    ]
    figure = RECORD.figures[CUINI]
    assert (rows[0]["born"], rows[0]["nationality"], rows[0]["ofac"]) == (
        figure.born,
        figure.nationality,
        figure.identifiers.ofac or "",
    )


def test_columns_of_the_same_name_are_both_there(cli: Cli) -> None:
    """An id of the user's stays his; ours is called so that nobody takes it for his."""
    (row,) = cli("search", "--batch", "-", "--column", "name", "--json", stdin="id,name\n1,cuini\n").json
    assert (row["id"], row["extradition_id"]) == ("1", CUINI)


def test_a_column_by_number_needs_no_header(cli: Cli) -> None:
    """The first row is a name too, unless it is headed as a name: nobody is left out for a header."""
    rows = cli("search", "--batch", "-", "--column", "2", "--json", stdin="7,cuini\n8,Jane Roe\n").json
    assert [(row["column_1"], row["id"]) for row in rows] == [("7", CUINI), ("8", None)]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (TABLE, "name"),
        ("nombre completo\ncuini\n", "nombre completo"),
        ("full_name;born\ncuini;1972\n", "full_name"),
        ("7\tcuini\n8\tJane Roe\n", "2"),
        ("cuini;MX\nJane Roe;US\n", "1"),
        ("1,cuini,MX\n2,Jane Roe,US\n", "2"),
        ("cuini,7\nJane Roe,8\n", "1"),
    ],
)
def test_a_table_is_no_list(cli: Cli, text: str, column: str) -> None:
    """It is refused in one sentence with the command that reads it, which does."""
    answer = cli("search", "--batch", "-", stdin=text, exit_code=2, err=None)
    assert (answer.out, answer.err.count("\n")) == ("", 1)
    assert re.search(r"--column (.+)", answer.err)[1].strip("'\n") == column  # type: ignore[index]
    rows = cli("search", "--batch", "-", "--column", column, "--json", stdin=text).json
    assert CUINI in [row["id"] for row in rows] or "Abigael Gonzalez Valencia" in text


def test_surname_first_is_a_list(cli: Cli) -> None:
    """One comma makes no table."""
    rows = cli("search", "--batch", "-", "--json", stdin="Caro Quintero, Rafael\nRoe, Jane\n").json
    assert [row["id"] for row in rows] == [CARO, None]


@settings(max_examples=60)
@given(_LINES)
def test_every_line_has_one_answer(lines: list[str]) -> None:
    """A table of one column, whatever its cells are, has as many answers as rows, in its order."""
    quoted = "".join('"' + line.replace('"', '""') + '"\n' for line in ["heading", *lines])
    out, err = io.StringIO(), io.StringIO()
    session = Session(out=out, err=err, input_=io.StringIO(quoted), environ={"EXTRADITION_DB": str(DATA)})
    assert run(["search", "--batch", "-", "--column", "heading", "--json"], session) in (0, 1), err.getvalue()
    answers = json.loads(out.getvalue())
    assert [row["query"] for row in answers] == [line.strip() for line in lines]
    for row in answers:
        if row["query"] in {figure.name for figure in RECORD.figures.values() if figure.name_complete}:
            assert row["id"], row


@pytest.mark.parametrize("wrap", ["{}", "{} (MX)", "{} [1972]", "{}, 1972", "{} (1972)", "{} 1972"])
def test_what_stands_beside_a_name_never_silences_it(cli: Cli, wrap: str) -> None:
    """A year or a bracket beside it, a header or a second column: it is found, or the list is refused."""
    whole = [figure for figure in RECORD.figures.values() if figure.name_complete]
    text = "\n".join(wrap.format(figure.name) for figure in whole)
    for listed in (text, f"Heading\n{text}", text.replace("\n", "\nJane Roe\n")):
        rows = cli("search", "--batch", "-", "--json", "--kind", "figure", stdin=listed, err=None).json
        assert {figure.id for figure in whole} <= {
            id_ for row in rows for id_ in (row["id"], *(row["others"] or ()))
        }
    for beside in ("\tx", ";x", ",x,y", ",7"):
        second = "\n".join(f"{figure.name}{beside}" for figure in whole)
        cli("search", "--batch", "-", stdin=second, exit_code=2, err=None)
        rows = cli("search", "--batch", "-", "--column", "1", "--json", "--kind", "figure", stdin=second).json
        assert len(rows) == len(whole) == len({row["query"] for row in rows if row["id"]})


def test_lines_are_cut_at_line_feeds_only(cli: Cli) -> None:
    """A separator of Unicode is a character of a line; a carriage return alone is refused."""
    text = "cuini\u2028\u2029\x85\x0b\x0c\x1c\r\nJane Roe"
    assert [row["id"] for row in cli("search", "--batch", "-", "--json", stdin=text).json] == [CUINI, None]
    answer = cli("search", "--batch", "-", stdin="Jane Roe\rcuini\n", exit_code=66, err=None)
    assert "line 1 holds a carriage return" in answer.err
    _, err = done("--batch", "-", data=b"Jane Roe\rcuini\n", code=66)
    assert "line 1 holds a carriage return" in err


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "utf-8"])
def test_encodings_are_told_apart(encoding: str) -> None:
    """UTF-16, with a mark or without, and marks of UTF-8 are read."""
    out, _ = done("--batch", "-", "--format", "jsonl", data="Érick Valencia Salazar\ncuini".encode(encoding))
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["erick-valencia-salazar", CUINI]


def test_other_bytes_are_named_and_can_be_read() -> None:
    """The line is named, what stands before it is answered, and --encoding reads it."""
    data = "cuini\nRodrigo Muñoz\nÉrick Valencia Salazar\n".encode("windows-1252")
    out, err = done("--batch", "-", data=data, code=66)
    assert out.startswith(b"cuini\t" + CUINI.encode())
    assert "line 2 is not UTF-8" in err
    assert "--encoding windows-1252" in err
    out, _ = done("--batch", "/dev/stdin", "--encoding", "windows-1252", "--fields", "id", data=data)
    assert out.decode().split("\n") == [CUINI, "", "erick-valencia-salazar", ""]


def test_lost_letters_are_restored_or_said(cli: Cli) -> None:
    """A letter that an encoding turned into ? is read as the one name that fits, or said to be lost."""
    text = "Abigael Gonz?lez Valencia\nMiguel ?ngel Trevi\ufffdo Morales\nRafael Caro Quintero?\n"
    rows = cli("search", "--batch", "-", "--kind", "figure", "--json", stdin=text).json
    assert [row["id"] for row in rows] == [CUINI, "miguel-angel-trevino-morales", CARO]
    answer = cli("search", "--batch", "-", stdin="J?n? R?e\nJane Roe?\n", exit_code=1, err=None)
    assert "1 line without a hit lost letters to ? or \ufffd" in answer.err


@pytest.mark.parametrize(
    ("arguments", "text", "code", "told"),
    [
        ((), "cuini\n" + "a" * 100_001, 66, "line 2 has more than 100,000 characters"),
        ((), "", 1, "the list is empty"),
        ((), "\n \n", 1, "the list is empty"),
        (("--column", "name"), "", 1, "the list is empty"),
        (("--column", "nmae"), TABLE, 2, "did you mean name?"),
        (("--column", "9"), TABLE, 2, "no column '9'"),
        (("--column", "name"), "no,name\n7,Caro Quintero, Rafael\n", 66, "line 2 has 3 cells"),
        (("--column", "name"), "no,name\n7\n", 66, "line 2 has 1 cells"),
        (("--column", "name"), 'no,name\n7,"cuini\n8,Jane Roe\n', 66, "is no row of a table"),
        (("--encoding", "klingon"), "", 0, ""),
        (("--min-score", "2"), "cuini\n", 2, "from 0 to 1"),
        (("--limit", "1"), "cuini\n", 2, "one answer"),
    ],
)
def test_what_cannot_be_read_is_refused(
    cli: Cli, arguments: tuple[str, ...], text: str, code: int, told: str
) -> None:
    """One sentence with the line, and the right exit code."""
    if "klingon" in arguments:
        _, err = done("--batch", "-", *arguments, data=b"cuini", code=2)
        assert "no encoding 'klingon'" in err
        return
    answer = cli("search", "--batch", "-", *arguments, stdin=text, exit_code=code, err=None)
    assert told in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    "option", [("--column", "name"), ("--closest",), ("--min-score", "1"), ("--encoding", "x")]
)
def test_what_is_for_lists_is_for_lists(cli: Cli, option: tuple[str, ...]) -> None:
    """An option that would do nothing is refused."""
    cli("search", "cuini", *option, exit_code=2, err=None)


def test_near_misses_are_asked_for_and_stand_apart(cli: Cli) -> None:
    """Only with --closest, only without a hit, and in columns that nobody joins by accident."""
    text = "José González Valencia\ncuini\n"
    plain = cli("search", "--batch", "-", "--kind", "figure", "--json", stdin=text).json
    assert not any(name.startswith("similar") for name in plain[0])
    assert RECORD.screen("José González Valencia", kinds=["figure"]).closest == ()
    near, hit = cli("search", "--batch", "-", "--kind", "figure", "--json", "--closest", stdin=text).json
    assert (near["id"], near["similar_not_same_id"], near["similar_not_same"]) == (
        None,
        CUINI,
        RECORD.figures[CUINI].name,
    )
    assert (hit["id"], hit["similar_not_same_id"]) == (CUINI, None)


def test_the_score_cuts_and_falls_with_what_is_changed(cli: Cli) -> None:
    """A whole name stands above one with a slip, that above two common words that are all of a name."""

    def score(name: str) -> float:
        hits = RECORD.screen(name, kinds=["figure"]).hits
        assert hits, name
        return hits[0].score

    assert score("Rafael Caro Quintero") > score("Rafael Caro Quintera") > 0.7
    text = "Rafael Caro Quintero\nRafael Caro Quintera\n"
    rows = cli("search", "--batch", "-", "--min-score", "0.9", "--json", stdin=text).json
    assert [row["id"] for row in rows] == [CARO, None]
    two_common = [
        name
        for figure in RECORD.figures.values()
        for name in (figure.name, *(alias.name for alias in figure.aliases))
        if len(words(name)) == 2 and all(map(is_common, words(name)))
    ]
    for name in two_common:
        for hit in RECORD.screen(name, kinds=["figure"]).hits:
            assert (hit.score <= 0.7, hit.common) == (True, True), name


def test_every_screening_says_what_it_rests_on(cli: Cli) -> None:
    """Versions of program and data, their days, and how many people cannot be found."""
    counted = tally(RECORD)
    out = cli("search", "--batch", "-", stdin="cuini\n", terminal=200).out
    data = RECORD.dataset
    assert data
    assert f"by extradition {__version__}, data version {data.version}," in out
    assert f"as of {data.as_of}, last searched {data.researched}, licensed {data.licence}." in out
    assert f"{counted.figures} of {counted.people} people are named" in out
    assert "no clearance" in out


def test_answers_come_at_once_and_stay_after_an_interrupt() -> None:
    """Ctrl-C leaves what was answered; nothing waits for the end of the list."""
    process = started("--batch", "-", "--format", "jsonl")
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"cuini\n")
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["id"] == CUINI
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130
    process.communicate()


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "tsv", "markdown", "lines"])
def test_no_answer_waits_for_the_next_name(format_: str) -> None:
    """No format but a table keeps anything: no name is read before the last one is answered."""
    printed: list[str] = []
    waiting: list[object] = []

    class Out(io.StringIO):
        def write(self, text: str) -> int:
            printed.append(text)
            return super().write(text)

    class In(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
            line = super().readline(size)
            waiting.append(line.strip() and sum("Jane Roe" in text for text in printed))
            return line

    environ = {"EXTRADITION_DB": str(DATA), **({"EXTRADITION_FORMAT": format_} if format_ != "lines" else {})}
    session = Session(out=Out(), err=io.StringIO(), input_=In("Jane Roe\n" * 5), environ=environ)
    assert run(["search", "--batch", "-"], session) == 1
    assert waiting == [0, 1, 2, 3, 4, ""]


def test_parallel_screens_blocks_to_the_whole(tmp_path: Path) -> None:
    """GNU parallel cuts a list into blocks for processes of its own; joined, they answer the list."""
    if shutil.which("parallel") is None:
        pytest.skip("needs GNU parallel")
    names = [name for figure in RECORD.figures.values() for name in (figure.name, "", "Jane Roe")]
    data = "\n".join([*names, ""]).encode()
    screen = [sys.executable, "-m", "extradition_cli", "search", "--batch", "-", "--format", "jsonl"]
    environ = {**ENVIRON, "HOME": str(tmp_path), "EXTRADITION_DB": str(DATA)}
    blocks = ["parallel", "--will-cite", "--pipe", "--keep-order", "--block", "2k", "-j2"]
    parts, whole = (
        subprocess.run(command, input=data, env=environ, capture_output=True, check=True, timeout=300)
        for command in ([*blocks, shlex.join(screen)], screen)
    )
    assert parts.stdout == whole.stdout
    assert whole.stdout.count(b"\n") == len(names)


def identified(given: tuple[Database, str]) -> list[str]:
    """Screen one name, in whatever process."""
    record, name = given
    return [hit.id for hit in record.screen(name, kinds=["figure"]).hits]


def test_a_dask_bag_screens_in_several_processes() -> None:
    """A database travels to the workers by its path, whatever it has read already."""
    bag = pytest.importorskip("dask.bag", reason="needs dask, of the extra dev")
    assert RECORD.screen("cuini").hits
    names = ["Rafael Caro Quintero", "Jane Roe"]
    found = bag.from_sequence([(RECORD, name) for name in names], npartitions=2).map(identified)
    assert found.compute(scheduler="processes", num_workers=2) == [[CARO], []]


def test_common_names_identify_nobody() -> None:
    """Nobody is identified by a common given name and two common surnames, but by a whole stored name."""
    chosen = random.Random(92)
    given_common = sorted(common_names() & given_names())
    surnames = sorted(common_names() - given_names())
    stored = {
        frozenset(words(name))
        for figure in RECORD.figures.values()
        for name in (figure.name, figure.listed_as or "", *(alias.name for alias in figure.aliases))
    }
    # Two words of the names in the record are likelier to meet one than any two.
    borne = {word for figure in RECORD.figures.values() for word in words(figure.name)}
    given_borne = [word for word in given_common if word in borne]
    surnames_borne = [word for word in surnames if word in borne]
    for number in range(SAMPLE):
        pool = (given_common, surnames) if number % 2 else (given_borne, surnames_borne)
        typed = [chosen.choice(pool[0]), *chosen.choices(pool[1], k=1 + number % 2)]
        for hit in RECORD.screen(" ".join(typed), kinds=["figure"]).hits:
            assert hit.common, (typed, hit.label)
            assert frozenset(typed) in stored, (typed, hit.label)
            assert len(typed) == 2, (typed, hit.label)
