"""``extradition manual``: the man page, made from the commands themselves."""

from typing import Any

import typer

from extradition_cli import __version__
from extradition_cli.commands import COMMANDS
from extradition_cli.commands.declared import asking_typer
from extradition_cli.commands.layout import Context
from extradition_cli.guides import TOPICS, Terms
from extradition_cli.manual import Page, blocks, roff
from extradition_cli.session import Session


@asking_typer
def manual(ctx: typer.Context) -> None:
    """Print the man page, to be read or installed.

    \b
    Examples:
      extradition manual | man -l -
      extradition manual > extradition.1

    Related: help, completion
    """
    here: Session = ctx.obj
    here.print(roff(*pages(ctx.parent), TOPICS.values(), __version__))


def pages(root: Any) -> tuple[Page, list[Page]]:
    """Return what the help of the program and of each command says, by the context of the program."""
    commands = [(name, root.command.get_command(root, name)) for name in COMMANDS]
    return _page(root), [_page(Context(command, info_name=name, parent=root)) for name, command in commands]


def _page(ctx: Any) -> Page:
    told: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for parameter in ctx.command.get_params(ctx):
        if record := parameter.get_help_record(ctx):
            told[parameter.param_type_name].append(record)
    return Page(
        name=ctx.command_path,
        # Without the braces that Typer puts around what is required.
        usage=" ".join(ctx.command.collect_usage_pieces(ctx)).replace("{", "").replace("}", ""),
        blocks=blocks(ctx.command.help or ""),
        arguments=Terms(tuple(told["argument"])),
        options=Terms(tuple(told["option"])),
        closing=blocks(ctx.command.epilog or ""),
    )
