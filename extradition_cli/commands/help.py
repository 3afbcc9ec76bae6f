"""``extradition help``: the help of a command, or of a topic that several commands share."""

from typing import Annotated, Any

import typer

from extradition_cli.commands import COMMANDS
from extradition_cli.commands.declared import Argument, asking_typer
from extradition_cli.commands.layout import Context
from extradition_cli.errors import UnknownValueError
from extradition_cli.guides import TOPICS, wrapped
from extradition_cli.language import Phrase
from extradition_cli.session import Session

_IN_ENGLISH = Phrase("This topic is in English.")


@asking_typer
def help_(
    ctx: typer.Context,
    about: Annotated[
        list[str] | None,
        Argument(
            metavar="[COMMAND|TOPIC]",
            help=f"A command, or one of {', '.join(TOPICS)}; without it, the commands.",
        ),
    ] = None,
) -> None:
    """Explain a command or a topic.

    \b
    Examples:
      extradition help list
      extradition help formats
      extradition help exit-codes

    Related: manual, completion
    """
    word = "-".join(about or ()).casefold()
    root: Any = ctx.parent
    here: Session = ctx.obj
    if not word:
        here.print(root.get_help() + "\n")
        return
    if word not in COMMANDS and word not in TOPICS:
        raise UnknownValueError("command or help topic", word, dict.fromkeys((*COMMANDS, *TOPICS)))
    told = []
    if word in COMMANDS:
        command = root.command.get_command(root, word)
        told.append(command.get_help(Context(command, info_name=word, parent=root)) + "\n")
    if word in TOPICS:
        # As wide as Typer draws the help of a command.
        told.append(wrapped(TOPICS[word], ctx.make_formatter().width))
        told += [f"{here.language(line)}\n" for line in here.language.notice and (_IN_ENGLISH,)]
    here.print("\n".join(told))
