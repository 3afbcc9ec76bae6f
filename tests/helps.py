"""The help of the program as Typer knows it, taken apart: paragraphs, examples, arguments and options."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from typer.main import get_command

from extradition_cli.cli import app
from extradition_cli.commands import COMMANDS


class Help(NamedTuple):
    """What the help of the program or of one command says."""

    name: str
    paragraphs: list[str]
    examples: list[str]
    meanings: list[str]
    """What arguments and options mean, without what Typer adds in brackets."""


def helps() -> Iterator[Help]:
    """Yield the help of the program, then of each command."""
    root: Any = get_command(app)
    context = root.make_context("extradition", [], resilient_parsing=True)
    yield _help("extradition", root, context)
    for name in COMMANDS:
        yield _help(name, root.get_command(context, name), context)


def _help(name: str, command: Any, context: Any) -> Help:
    paragraphs, examples = [], []
    for paragraph in f"{command.help}\n\n{command.epilog}".split("\n\n"):
        heading, *lines = paragraph.removeprefix("\b").strip().splitlines() or [""]
        if heading == "Examples:":
            examples += [line.strip() for line in lines]
            paragraphs.append(heading)
        elif heading and not heading.startswith("Related:"):
            paragraphs.append(" ".join([heading, *map(str.strip, lines)]))
    records = (one.get_help_record(context) for one in command.get_params(context))
    meanings = [record[1].partition("  [")[0] for record in records if record]
    return Help(name, paragraphs, examples, meanings)
