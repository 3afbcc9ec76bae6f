"""The machine formats: what they promise to ``jq``, ``cut``, spreadsheets and hosts of Markdown."""

import csv
import io
import json
import re
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_cli.language import Language
from extradition_cli.output import LINES, Format
from extradition_cli.output.formats import text
from extradition_cli.questions.results import Result
from tests.conftest import Cli, Copy
from tests.fuzz.databases import written
from tests.golden.sample import SAMPLE

ENGLISH = Language("en")

ODD = "\x00\x07\x08\x1b[31m\x1b]8;;http://x\x07\x7f\x9b\r\u202e\u200b\u2066\ufeff\u2028"
ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
WILD = st.text(max_size=40) | st.sampled_from(
    [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "a|b",
        "[x](javascript:y)",
        "<script>",
        "a\tb",
        "a\nb",
        ODD,
        "\\",
        "\\n",
        '"',
        "’",
    ]
)


class Rows(Result):
    """A result with any cells in it."""

    fields = columns = ("one", "two")

    def __init__(self, cells: list[tuple[str, str]]) -> None:
        self.cells = cells

    def objects(self) -> list[dict[str, Any]]:
        """Return one object per row."""
        return [{"one": one, "two": two} for one, two in self.cells]


CELLS = st.lists(st.tuples(WILD, WILD), max_size=4)


@given(CELLS)
def test_json_gives_back_what_went_in(cells: list[tuple[str, str]]) -> None:
    """JSON loses nothing, and holds nothing that acts on a terminal."""
    for indent in (False, True):
        out = text(Rows(cells), Format.JSON, None, ENGLISH, indent=indent)
        assert [(row["one"], row["two"]) for row in json.loads(out)] == cells
        assert not ACTING.search(out.replace("\n", ""))


@given(CELLS)
def test_json_lines_are_lines(cells: list[tuple[str, str]]) -> None:
    """One object a line, however many line breaks its strings hold."""
    out = text(Rows(cells), Format.JSONL, None, ENGLISH)
    assert [tuple(json.loads(line).values()) for line in out.splitlines()] == cells


@given(CELLS)
def test_tsv_has_a_line_per_row_and_a_tab_per_cell(cells: list[tuple[str, str]]) -> None:
    """``cut`` and ``awk`` never miscount."""
    lines = text(Rows(cells), Format.TSV, None, ENGLISH).split("\n")
    assert lines.pop() == ""
    assert lines.pop(0) == "one\ttwo"
    assert [line.count("\t") for line in lines] == [1] * len(cells)
    assert "\n".join(lines) == text(Rows(cells), LINES, None, ENGLISH).removesuffix("\n")


@given(CELLS)
def test_csv_reads_back_and_runs_nothing(cells: list[tuple[str, str]]) -> None:
    """A spreadsheet gets the rows, and no cell is a formula."""
    rows = list(csv.reader(io.StringIO(text(Rows(cells), Format.CSV, None, ENGLISH), newline="")))
    assert rows[0] == ["one", "two"]
    assert len(rows) == len(cells) + 1
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows[1:] for cell in row)


@given(CELLS)
def test_markdown_keeps_its_columns(cells: list[tuple[str, str]]) -> None:
    """A bar or a bracket in a cell is text, not a column, a link or a tag."""
    lines = text(Rows(cells), Format.MARKDOWN, None, ENGLISH).split("\n")
    assert len(lines) == len(cells) + 3
    for line in lines[2:-1]:
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == 3
        assert "<script" not in line.replace("\\<", "")


@pytest.fixture
def cli(cli: Cli, sample: Path) -> Cli:
    """Ask about invented people, unless another database is named."""
    return cast("Cli", partial(cli, db=sample))


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "tsv", "markdown"])
def test_the_environment_may_choose(cli: Cli, format_: str) -> None:
    """EXTRADITION_FORMAT stands for --format, and --format wins."""
    env = {"EXTRADITION_FORMAT": format_}
    assert cli("list", "transfers", env=env).out == cli("list", "transfers", "--format", format_).out
    assert cli("list", "transfers", "--format", "csv", env=env).out.startswith("id,")


def test_a_wrong_word_in_the_environment_is_said_to_stand_there(cli: Cli) -> None:
    """The user must know where the wrong format comes from."""
    answer = cli("list", "transfers", env={"EXTRADITION_FORMAT": "yaml"}, exit_code=2, err=None)
    assert "no format (in EXTRADITION_FORMAT) 'yaml'" in answer.err


@pytest.mark.parametrize(("words", "code"), [(["list", "laws"], 0), (["search", "--batch", "-"], 1)])
def test_a_mark_for_excel_stands_before_csv_only(cli: Cli, words: list[str], code: int) -> None:
    """``--bom`` begins CSV, and is refused where anything else is printed."""
    ask = partial(cli, *words, stdin="Nobody\n", err=None)
    plain = ask("--format", "csv", exit_code=code).out
    assert ask("--format", "csv", "--bom", exit_code=code).out == "\ufeff" + plain
    answer = ask("--json", "--bom", exit_code=2)
    assert answer.err == "extradition: --bom begins CSV; it goes with --format csv\n"


@pytest.mark.parametrize("format_", ["json", "jsonl", "tsv", "lines", "markdown"])
def test_a_row_is_a_line_for_every_reader_of_lines(cli: Cli, copy: Copy, format_: str) -> None:
    """What some readers take for the end of a line, inside a title, ends none."""
    words = ["list", "laws", "--fields", "id,title"]
    words += [] if format_ == "lines" else ["--format", format_]
    before = cli(*words, db=copy.path, err=None).out.splitlines()

    def spoil(rows: dict[str, Any]) -> None:
        for row in rows.values():
            row["title"] = "one\x0btwo\x0cthree\x1cfour\x85five\u2028six\u2029seven\reight"

    copy.change("laws", spoil)
    after = cli(*words, db=copy.path, err=None).out.splitlines()
    assert len(after) == len(before)


def test_csv_is_rfc_4180(cli: Cli) -> None:
    """A header, CRLF, and quotes only where they are needed."""
    assert cli("list", "transfers", "--format", "csv").out == (
        "id,title,count,named_in_full,named_by_inference,named_in_part,not_named\r\n"
        "2031-03-04,First transfer,3,1,0,1,1\r\n"
    )


def test_json_is_one_record_a_line(cli: Cli) -> None:
    """``grep`` finds a record in the array, and ``jq`` reads the array."""
    lines = cli("list", "organizations", "--json", "--fields", "id,type").out.splitlines()
    assert lines == [
        "[",
        '{"id":"sample-cartel","type":"cartel"},',
        '{"id":"sample-wing","type":"armed-wing"}',
        "]",
    ]


def test_json_is_spread_out_for_a_person(cli: Cli) -> None:
    """On a terminal the same JSON has indents."""
    asked = ("list", "transfers", "--json")
    assert json.loads(cli(*asked, terminal=80).out) == cli(*asked).json
    assert cli(*asked, terminal=80).out.startswith("[\n  {\n    ")


def test_accents_stand_as_they_are(cli: Cli) -> None:
    """No letter is escaped."""
    assert "Muñoz Ibáñez" in cli("search", "Munoz Ibanez", "--json").out


def test_markdown_is_a_table(cli: Cli) -> None:
    """A header, a rule and a row per record."""
    assert cli("list", "organizations", "--format", "markdown", "--fields", "id,type").out == (
        "| id | type |\n| --- | --- |\n| sample-cartel | cartel |\n| sample-wing | armed-wing |\n"
    )


def test_a_cell_of_markdown_is_escaped_as_a_page_is(cli: Cli, tmp_path: Path) -> None:
    """Mathematics, struck out words, entities and emoji codes come of neither; addresses can be copied."""
    title = "$5 and $6 ~~x~~ &amp; :smile: *b* https://x.org/~a/b_c?d=1&e=2&amp;"
    escaped = r"\$5 and \$6 \~\~x\~\~ \&amp; \:smile: \*b\* https://x.org/~a/b_c?d=1&e=2\&amp;"
    copy = Copy(written(tmp_path / "copy", SAMPLE))
    copy.change("laws", lambda rows: rows["sample-law"].update(title=title))
    for asked in (("list", "laws"), ("show", "sample-law")):
        assert escaped in cli(*asked, "--format", "markdown", db=copy.path, err=None).out
    copy.change("sources", lambda rows: [row.update(published="*x*") for row in rows.values()])
    assert r", \*x\*" in cli("show", "munoz ibanez", "--format", "markdown", db=copy.path).out


def test_quiet_prints_nothing_and_answers_by_exit_code(cli: Cli) -> None:
    """``-q`` is for scripts that only want to know whether."""
    assert cli("search", "munoz ibanez", "-q").out == ""
    assert cli("search", "xyzzy", "-q", exit_code=1, err=None).out == ""


def test_a_template_makes_a_line_of_each_row(cli: Cli) -> None:
    """Fields stand where the template puts them; a tab and a line break can be written."""
    asked = ("list", "organizations", "--template")
    assert cli(*asked, "{id}\\ta {type}").out.splitlines()[1] == "sample-wing\ta armed-wing"
    assert "no field 'nme'" in cli(*asked, "{nme}", exit_code=2, err=None).err
    for wrong in ("id!r", "id.__class__", "id:>9"):
        assert f"no field {wrong!r}" in cli(*asked, f"{{{wrong}}}", exit_code=2, err=None).err
    assert "--template needs a text" in cli(*asked, "", exit_code=2, err=None).err
    assert cli(*asked, '{"id": "{id}"}').out.splitlines()[0] == '{"id": "sample-cartel"}'
    assert cli(*asked, "{id} {} %s").out.splitlines()[0] == "sample-cartel {} %s"


def test_a_wrong_template_is_refused_where_nothing_is_printed(cli: Cli) -> None:
    """Nobody would notice the slip until the day on which there is something to print."""
    for asked in (("list", "-q"), ("search", "xyzzy"), ("list", "--since", "2100")):
        assert "no field 'nme'" in cli(*asked, "--template", "{nme}", exit_code=2, err=None).err


def test_lines_may_end_with_nul(cli: Cli, sample: Path) -> None:
    """``xargs -0`` reads them, whatever stands in them; any other format has ends of its own."""
    listed = cli("list", "organizations", "--fields", "id", db=sample).rows
    ended = "".join(f"{id_}\0" for (id_,) in listed)
    assert cli("list", "organizations", "--fields", "id", "-0", terminal=80, db=sample).out == ended
    told = cli("list", "organizations", "--template", "{id}\\n{type}", "--null", db=sample).out
    assert told.split("\0")[0] == "sample-cartel\ncartel"
    screened = cli(
        "search", "--batch", "-", "--fields", "query", "-0", stdin="Ana Muñoz Ibáñez\nx", db=sample
    )
    assert screened.out == "Ana Muñoz Ibáñez\0x\0"
    for other in ("--json", "--plain", "--format=csv"):
        assert "-0 ends lines" in cli("list", "-0", other, exit_code=2, err=None).err


def test_plain_is_sentences(cli: Cli) -> None:
    """No column, no sign, no escape; everything by name."""
    out = cli("list", "transfers", "--plain", terminal=80, env={"FORCE_COLOR": "1"}).out
    assert out.startswith("First transfer; count: 3;")
    told = cli("show", "munoz ibanez", "--plain").out
    assert "Standing: Pleaded not guilty, 5 March 2031; presumed innocent." in told
    assert set(told).isdisjoint("│█└·\x1b")
    assert (
        "2031-03-04, transfer: First transfer: three people handed over."
        in cli("timeline", "--type", "transfer", "--plain").out
    )
    assert ".." not in cli("sources", "--plain").out.replace("...", "")


def test_plain_says_no_less_than_a_table(cli: Cli) -> None:
    """Denominators, who is left out, and that counts may add up to more than everybody."""
    told = cli("stats", "--by", "charge", "--plain").out.splitlines()
    assert told[0] == "3 people: 1 named in full, 1 in part, 1 not publicly named."
    table = cli("stats", "--by", "charge", terminal=100).out
    for line in told[-3:-1]:
        assert line[0].lower() + line[1:-1] in table
    assert told[-2] == "One person may count under several."


def test_only_one_way_to_print(cli: Cli) -> None:
    """Two ways at once are refused."""
    assert "take one of them" in cli("list", "--plain", "--json", exit_code=2, err=None).err
