"""What is read without Typer means what it means to Typer, and what Typer would refuse is left to it."""

import string
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extradition_cli.arguments import Line, arranged
from extradition_cli.commands.declared import Command
from extradition_cli.directly import carried_out
from extradition_cli.errors import ExtraditionError, UsageError
from extradition_cli.grammar import COMMANDS, HELP, OPTIONS, SHORT, VALUED
from extradition_cli.program import carry_out
from extradition_cli.session import Session

Heard = list[Any]
"""What a command was called with, and the session as it was then; or the error."""


def heard(carry: Callable[[Line, Session], object], line: Line) -> Heard:
    """Return what *carry* makes of a command line, without running any command."""
    session = Session(environ={})
    found: Heard = []

    def called(self: Command, here: Any, given: dict[str, Any]) -> None:
        found.append((self.function, given, session.database, session.language.code))

    with patch.object(Command, "__call__", called):
        try:
            carry(line, session)
        except ExtraditionError as error:
            found.append(str(error))
    return found


def by_typer(line: Line, session: Session) -> None:
    """Let Typer carry out a command line."""
    carry_out(line.words, session)


# Command lines as nobody would write them by hand.

NUMBERS = [
    "0",
    "1",
    "007",
    "-1",
    "+1",
    "1_0",
    " 1",
    "1.0",
    "\N{ARABIC-INDIC DIGIT THREE}",
    "9" * 7,
    "9" * 5000,
]
WORDS = ["cuini", "caro quintero", "quién", "es", "json", "a,b", "", " ", "-", "--", "-x", "--nope", "="]
words = st.sampled_from([*WORDS, *NUMBERS]) | st.text(string.printable, max_size=4)
names = st.sampled_from([*HELP, *SHORT])
options = (
    names.map(lambda name: [name])
    | st.tuples(names, words).map(list)
    | st.tuples(names, words).map(lambda found: ["=".join(found)])
    | st.tuples(st.sampled_from([*SHORT]), words).map(lambda found: ["".join(found)])
    | st.sampled_from(["-qf", "-fq", "-qfjson", "--lim", "--no-json", "-q="]).map(lambda word: [word])
)


def own(command: str) -> st.SearchStrategy[list[str]]:
    """Return options that *command* takes, each with some value."""
    name = st.sampled_from(OPTIONS[command].split() or ["--debug"])
    return name.flatmap(
        lambda one: st.tuples(st.just(one), words).map(list) if one in VALUED else st.just([one])
    )


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """Return the words of a command line: options before the command, then more of both."""
    command = draw(st.sampled_from(sorted(COMMANDS)))
    before = draw(st.lists(options | own(command), max_size=1))
    behind = draw(
        st.lists(own(command) | own(command) | words.map(lambda word: [word]) | options, max_size=5)
    )
    return [word for part in [*before, [command], *behind] for word in part]


@settings(max_examples=1500, deadline=None)
@given(lines())
def test_both_read_a_command_line_alike(arguments: list[str]) -> None:
    """Whatever is carried out without Typer is called just as Typer would call it."""
    try:
        line = arranged(arguments)
    except UsageError:
        return
    directly = heard(carried_out, line)
    assert directly in ([], heard(by_typer, line))


# What must not wait for Typer, and what must.


@pytest.mark.parametrize(
    "typed",
    [
        "search cuini",
        "search caro quintero --json",
        "--json search -- --x",
        "search - --limit 007",
        "-fcsv list cases --transfer=2 -q --no-pager",
        "list --db my-data --lang es --debug --reverse",
        "timeline --compact --since 2025",
        "show --as-of= caro --pager",
        "stats --by cartel -f json",
        "sources",
        "export bibtex -o x",
        "validate my-data --errors-only",
        "diff a b",
        "schema figures",
        "version",
        "completion bash",
    ],
)
def test_plain_lines_are_read_without_typer(typed: str) -> None:
    """A look-up, with options wherever they stand."""
    line = arranged(typed.split(" "))
    assert len(heard(carried_out, line)) == 1
    assert heard(carried_out, line) == heard(by_typer, line)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "--version",
        "--help",
        "search --help",
        "help search",
        "manual",
        "serch cuini",
        "list figures cases",
        "show",
        "search x --nope",
        "search x --limit -1",
        "search x --limit 1_0",
        "search x --json=1",
        "search x -qfjson",
        "search x --by cartel",
    ],
)
def test_what_is_not_plain_is_left_to_typer(typed: str) -> None:
    """Help, slips, and whatever takes Typer to understand."""
    assert heard(carried_out, arranged(typed.split())) == []


def test_a_language_that_there_is_not_is_the_same_error() -> None:
    """The program's own options are refused in the same words."""
    line = arranged(["search", "x", "--lang", "xx"])
    assert heard(carried_out, line) == heard(by_typer, line) == ["no language 'xx' (valid: en, es)"]
