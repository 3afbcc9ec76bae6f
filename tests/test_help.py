"""Help: examples that run, topics that are true, options wherever they are put, slips answered."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extradition_cli import errors
from extradition_cli.commands import COMMANDS, GROUPS, TOPICS, command_function
from extradition_cli.commands.topics import guide, terms
from extradition_cli.errors import ExitCode
from extradition_cli.output import Format
from extradition_cli.output.citations import Style
from extradition_cli.record.vocabulary import ChargeType, EventType, SourceType, Standing
from extradition_cli.search.hits import KINDS
from extradition_cli.search.scoring import Basis
from tests.conftest import DATA, Cli, Copy
from tests.helps import helps

PACKAGE = Path(errors.__file__).parent
HELPS = list(helps())
EXAMPLES = {line for told in HELPS for line in told.examples} | {
    line.strip()
    for topic in TOPICS
    for line in guide(topic).splitlines()
    if line.startswith("  extradition ")
}

TOOLS = ("man", "datasette", "pandoc", "jq", "fzf")
"""What examples go to beside our own command."""
CHOOSING = {"FZF_DEFAULT_OPTS": "--filter=caroquintero"}
"""Choose with fzf as somebody does who types this."""


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let help be drawn for a wide terminal, so that no sentence is broken."""
    monkeypatch.setenv("COLUMNS", "100")


# Examples.


@pytest.mark.parametrize("example", sorted(EXAMPLES))
def test_every_example_in_the_help_runs(example: str, tmp_path: Path) -> None:
    """What help tells a newcomer to type does what it says: it ends well."""
    shell = next((name for name in ("bash", "zsh", "fish") if f"completion {name}" in example), "bash")
    path = f"{os.environ['PATH']}:{Path(sys.executable).parent}"
    needed = {shell, *(name for name in TOOLS if re.search(rf"\b{name} ", example))}
    if missing := [name for name in needed if shutil.which(name, path=path) is None]:
        pytest.skip(f"{missing[0]} is not installed")
    tool = tmp_path / "bin" / "extradition"
    tool.parent.mkdir()
    ours = f"PYTHONPATH={shlex.quote(str(DATA.parent))} exec {shlex.quote(sys.executable)} -m extradition_cli"
    tool.write_text(f'#!/bin/sh\n{ours} "$@"\n')
    tool.chmod(0o755)
    if "datasette" in needed:  # which would serve until somebody stops it
        server = tool.with_name("datasette")
        real = shlex.quote(str(shutil.which("datasette", path=path)))
        server.write_text(f'#!/bin/sh\nexec {real} "$@" --get /record/figures.json\n')
        server.chmod(0o755)
    shutil.copytree(DATA, tmp_path / "my-data")
    (tmp_path / "names.txt").write_text("Rafael Caro Quintero\n")
    (tmp_path / "clients.csv").write_text("no,full name\n1,Rafael Caro Quintero\n")
    flags = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    done = subprocess.run(
        [shell, *flags, "-c", example],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{tool.parent}:{path}", "LC_ALL": "C.UTF-8", **CHOOSING},
    )
    if "needs the library" in done.stderr:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    if needed & set(TOOLS):
        made = re.findall(r"[\w-]+\.(?:db|docx|epub|csv)\b", example)
        assert done.stdout or made
        assert all((tmp_path / name).stat().st_size > 1000 for name in made)


def test_every_command_stands_in_one_group(cli: Cli) -> None:
    """The help of the program lists them under what people come for."""
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(COMMANDS)
    assert "\nLook up:\n  search" in cli("help").out
    assert "\nConsultar:\n  search" in cli("help", "--lang", "es").out


def test_a_name_typed_as_a_command_is_told_where_to_go(cli: Cli) -> None:
    """As is a command with a slip, of its nearest."""
    said = cli("caro", "quintero", "--json", exit_code=2, err=None).err
    assert "to look something up: extradition search caro quintero (all" in said
    assert "did you mean list?" in cli("lst", exit_code=2, err=None).err


@pytest.mark.parametrize("command", COMMANDS)
def test_help_leads_with_examples_and_ends_with_what_is_related(
    cli: Cli, command: str, wide: None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Summary, examples, arguments and options with their values, related commands: in this order."""
    cli(command, "--help")
    told = capsys.readouterr().out.split("\n\n")
    assert told[0].startswith(f"Usage: extradition {command}")
    assert told[2].startswith("  Examples:\n    ")
    related = next(part for part in told if part.startswith("  Related: "))
    assert told.index(related) > next(at for at, part in enumerate(told) if part.startswith("Options:"))
    for name in related.removeprefix("  Related: ").split(", "):
        known = TOPICS if name.startswith("help ") else COMMANDS
        assert name.removeprefix("help ").strip() in known


@pytest.mark.parametrize("command", COMMANDS)
def test_every_spelling_of_help_works_everywhere(
    cli: Cli, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """``-h`` and ``--help`` after a command, and ``help`` before it where it is no topic too."""
    told = []
    for flag in ("-h", "--help"):
        cli(command, flag)
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert command in TOPICS or cli("help", command).out == told[0]


def test_help_alone_is_the_help_of_the_program(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    """It lists the commands with whole summaries, and the topics."""
    cli("--help")
    told = cli("help").out
    assert told == capsys.readouterr().out
    assert "..." not in told.replace("[ARGS]...", "")
    assert all(f"  {command} " in told for command in COMMANDS)
    assert all(topic in told for topic in TOPICS)


def test_a_newcomer_finds_the_defendants_of_new_york_as_csv(cli: Cli) -> None:
    """The first screen holds the example, and the example answers the question."""
    example = next(line for line in cli("help").out.splitlines() if "New York" in line)
    rows = cli(*shlex.split(example)[1:], err=None).out.splitlines()
    assert rows[0].startswith("id,name,")
    assert all("2025-08-12" in row and re.search(r"\.D\.N\.Y\.", row) for row in rows[1:])
    assert len(rows) > 5


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_word_to_copy_is_never_broken(cli: Cli, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Values stand whole on one line however narrow the terminal, with the hyphens of the keyboard."""
    monkeypatch.setenv("COLUMNS", str(width))
    told = cli("help", "list").out
    assert all(value in told for value in (*Standing, *ChargeType))
    assert told.startswith("Usage: extradition list [OPTIONS] [KIND]\n")
    assert cli("help", "show").out.startswith("Usage: extradition show [OPTIONS] WHO…\n")


# Topics.


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_topic_is_wrapped_at_the_width(
    cli: Cli, topic: str, language: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line is longer than the terminal is wide, but for commands to copy."""
    monkeypatch.setenv("COLUMNS", str(width))
    lines = cli("--lang", language, "help", topic).out.splitlines()
    assert [line for line in lines if len(line) > width and "  extradition " not in line] == []


@pytest.mark.parametrize(
    ("topic", "known"),
    [("formats", Format), ("standings", Standing), ("search", Basis), ("sources", SourceType)],
    ids=["formats", "standings", "bases", "sources"],
)
def test_a_topic_explains_every_word_there_is(topic: str, known: type[Standing]) -> None:
    """A new format, standing, basis or type of source is explained, in the order of the code."""
    assert list(terms(guide(topic))) == list(known)


def test_exit_codes_are_those_of_the_code() -> None:
    """Each code is told, and none that there is not."""
    assert list(terms(guide("exit-codes"))) == [str(code.value) for code in ExitCode]


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("search", f"Every kind of record ({', '.join(KINDS)})"),
        ("search", f"search exits with {ExitCode.NOTHING_FOUND.value} and names the closest"),
        ("names", f"exit with {ExitCode.NOTHING_FOUND.value}, or with {ExitCode.AMBIGUOUS.value} and the"),
        ("sources", f"prints citations: {', '.join(Style)}."),
    ],
)
def test_what_a_topic_counts_up_is_all_there_is(topic: str, said: str) -> None:
    """Kinds, codes and styles in the middle of a sentence are those of the code."""
    assert said in " ".join(guide(topic).split())


def test_every_variable_that_is_read_is_explained() -> None:
    """What the program looks up in the environment is in the topic, and nothing else."""
    read = {
        name
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(r'environ\.get\("([A-Z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert set(terms(guide("environment"))) == read


@pytest.mark.parametrize(("typed", "topic"), [(("exit", "codes"), "exit-codes"), (("FORMATS",), "formats")])
def test_a_topic_is_found_as_people_write_it(cli: Cli, typed: tuple[str, ...], topic: str) -> None:
    """With a space for the hyphen, in capitals."""
    assert cli("help", *typed).out == cli("help", topic).out


def test_a_word_that_is_command_and_topic_is_explained(cli: Cli) -> None:
    """``help sources`` tells what sources are; the options of the command are those of ``--help``."""
    assert cli("help", "sources").out.startswith("Sources\n\n")


@pytest.mark.parametrize("language", ["en", "es"])
def test_how_names_are_found_is_one_screen(cli: Cli, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """24 lines of 80 columns, the prompt among them."""
    monkeypatch.setenv("COLUMNS", "80")
    assert cli("--lang", language, "help", "search").out.count("\n") < 24


_TYPED = re.compile(r"--[a-z][\w-]*|[\w-]*_\w+|\d+(?:\.\d+)?")
"""Options, fields, variables and numbers, which are the same in every language."""


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_the_same_in_spanish(cli: Cli, topic: str) -> None:
    """The same paragraphs, options, numbers, words explained and examples, in the same order."""
    blocks, theirs = guide(topic).split("\n\n"), guide(topic, "es").split("\n\n")
    assert len(blocks) == len(theirs)
    for ours, spanish in zip(blocks, theirs, strict=True):
        assert list(terms(ours)) == list(terms(spanish))
        assert set(_TYPED.findall(ours)) == set(_TYPED.findall(spanish))
        example = ours.startswith("  ") and not terms(ours)
        assert (ours == spanish) is example, "examples are kept, all else is translated"
    assert theirs[0] in cli("--lang", "es", "help", topic).out.splitlines()


# Options where people put them.


@pytest.mark.parametrize(
    "typed",
    [
        "search --json cuini",
        "search cuini --json",
        "search -f json cuini",
        "search -fjson cuini",
        "search --format=json cuini",
        "--db DATA search cuini --json",
        "--debug search --json cuini",
        "search cuini --db DATA --json",
        "search --db=DATA cuini --json",
        "search cuini --debug --json",
    ],
)
def test_options_are_taken_where_people_put_them(cli: Cli, typed: str) -> None:
    """The program's own before the command or after it, with the value attached or not."""
    arguments = typed.replace("DATA", str(DATA)).split()
    assert cli(*arguments).out == cli("search", "cuini", "--json").out


@pytest.mark.parametrize("typed", ["--json search cuini", "-f json search cuini", "--cartel cjng list"])
def test_an_option_of_a_command_belongs_behind_it(cli: Cli, typed: str) -> None:
    """In front of it, the message says where it belongs, so that it can be copied."""
    err = cli(*typed.split(), exit_code=2, err=None).err
    option, command = typed.split()[0], next(word for word in typed.split() if word in COMMANDS)
    assert f"belongs behind the command: extradition {command} {option[:2]}" in err


def test_what_follows_two_hyphens_is_no_option(cli: Cli) -> None:
    """``--`` ends the options here as everywhere."""
    assert "called '--json'" in cli("search", "--", "--json", exit_code=1, err=None).err


def test_the_value_of_an_option_is_no_option(cli: Cli) -> None:
    """A value that looks like an option of ours stays a value."""
    assert "called '--db'" in cli("list", "--cartel", "--db", exit_code=2, err=None).err


@pytest.mark.parametrize(
    ("typed", "err"),
    [
        (
            "list --db",
            "--db needs a value: another database: a folder or one JSON file (see extradition list --help)",
        ),
        (
            "list --type",
            f"--type needs a value: one or more of {', '.join(EventType)} (see extradition list --help)",
        ),
        ("--json", "--json belongs behind the command: extradition list --json"),
        ("--jsn list", "no option '--jsn'; did you mean --json? (see extradition list --help)"),
        ("list --limit x", "--limit needs a number, 0 or more, not 'x'"),
        ("show", "missing argument 'WHO…' (see extradition show --help)"),
        (
            "list --cartel cjng --cartel cds",
            "--cartel is given twice, and only one can count (see extradition list --help)",
        ),
    ],
)
def test_an_option_without_value_or_command_is_explained(cli: Cli, typed: str, err: str) -> None:
    """One sentence, exit 2."""
    cli(*typed.split(), exit_code=2, err=f"extradition: {err}\n")


# Slips.


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("serch cuini", "did you mean search?"),
        ("list --jso", "--json"),
        ("list figurs", "did you mean figures?"),
        ("list --standing plead-guilty", "did you mean pleaded-guilty or pleaded-not-guilty?"),
        ("list --charge murdr", "did you mean murder?"),
        ("list --fields nam", "did you mean name?"),
        ("list --sort nme", "did you mean name?"),
        ("list --format jsn", "did you mean json or jsonl?"),
        ("list --district SDYN", "did you mean S.D.N.Y.?"),
        ("list --district ENDY", "did you mean E.D.N.Y."),
        ("list --cartel cjgn", "closest: Jalisco New Generation Cartel"),
        ("list --transfer secnd", "did you mean second?"),
        ("search x --kind figur", "did you mean figure?"),
        ("stats --by cartl", "did you mean cartel?"),
        ("timeline --type tarif", "did you mean tariff?"),
        ("sources cuini --style chicgo", "did you mean chicago?"),
        ("schema figurs", "did you mean figures?"),
        ("validate --rule gilt", "did you mean guilt?"),
        ("help formts", "did you mean formats?"),
        ("help serch", "did you mean search?"),
        ("list people", "did you mean figures?"),
        ("list cartels", "did you mean organizations?"),
        ("list victms", "did you mean related?"),
        ("list --charge drugs", "did you mean drug-trafficking?"),
        ("list --standing guilty", "did you mean pleaded-guilty or pleaded-not-guilty?"),
        ("list --judge boasburg", "did you mean James E. Boasberg?"),
        ("timeline caro quintero", "if that is a name: extradition timeline --about 'caro quintero' (see"),
        ("changes cuini", "if that is a name: extradition changes --about cuini (see"),
        ("list figures foo", "list does not take 'foo'; if that is a name: extradition search foo (see"),
        ("list --about sheinbaum", "timeline and changes have it: extradition timeline --about sheinbaum\n"),
        ("list --next", "list has no --next; timeline has it: extradition timeline --next\n"),
    ],
)
def test_a_slip_gets_the_nearest_right_word(cli: Cli, typed: str, near: str) -> None:
    """A mistyped command, option, kind, value or topic is answered with what was probably meant."""
    assert near in cli(*typed.split(), exit_code=2, err=None).err


def test_a_judge_where_none_is_stored_is_said(cli: Cli, copy: Copy) -> None:
    """No list of valid ones that is empty."""

    def dismiss(rows: Any) -> None:
        for case in (case for row in rows.values() for case in row["cases"]):
            case["judge"] = None

    copy.change("figures", dismiss)
    told = cli("list", "--judge", "x", db=copy.path, exit_code=2, err=None).err
    assert told == "extradition: no judge 'x' (the record has none)\n"


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_long_message_breaks_no_id(cli: Cli, width: int) -> None:
    """On a terminal a message is wrapped between its words; elsewhere it is one line."""
    asked = ("list", "--charge", "x")
    lines = cli(*asked, exit_code=2, watched=True, err=None, env={"COLUMNS": str(width)}).err.splitlines()
    assert max(map(len, lines)) <= width
    assert len(lines) > 2
    assert " ".join(lines) + "\n" == cli(*asked, exit_code=2, err=None).err
    assert set(ChargeType) <= set(re.findall(r"[\w-]+", "\n".join(lines)))


def test_a_slip_in_a_name_gets_the_closest_names(cli: Cli) -> None:
    """Names are never guessed: what is close is told as no match, with the command that shows it."""
    answer = cli("show", "cuinni", exit_code=1, err=None)
    assert "closest, not matches:\n  Abigael González Valencia  (extradition show " in answer.err


# What stands in two places.


@pytest.mark.parametrize(("name", "summary"), COMMANDS.items(), ids=list(COMMANDS))
def test_a_summary_is_the_first_line_of_the_command(name: str, summary: str) -> None:
    """The help of the program lists commands without importing them."""
    assert (command_function(name).__doc__ or "").split("\n")[0] == summary


def test_every_topic_has_its_text() -> None:
    """The help of the program names the topics in the order that a reader wants."""
    for folder in (PACKAGE / "commands" / "guides", PACKAGE / "commands" / "guides" / "es"):
        files = folder.glob("*.txt")
        assert sorted(path.name for path in files) == sorted(f"{topic}.txt" for topic in TOPICS)
