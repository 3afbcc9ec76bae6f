"""``extradition help``: the help of a command or of a topic; and what ``extradition`` alone says."""

from typing import Annotated, Any

import typer

from extradition_cli.commands import COMMANDS, TOPICS, complete
from extradition_cli.commands.help_layout import HelpContext
from extradition_cli.commands.session import Session
from extradition_cli.errors import UnknownValueError
from extradition_cli.language import Phrase, joined

_TRY = {
    "extradition search cuini": Phrase("find a person, a cartel, an event"),
    "extradition show caro quintero": Phrase("one record in full"),
    "extradition timeline --since 2025-08": Phrase("what happened when"),
}


def run(
    ctx: typer.Context,
    about: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[COMMAND|TOPIC]",
            autocompletion=complete.words({**COMMANDS, **dict.fromkeys(TOPICS)}),
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

    Related: help environment, version
    """
    word = "-".join(about or ()).casefold()
    root: Any = ctx.parent
    here: Session = ctx.obj
    if not word:
        here.print(root.get_help() + "\n")
        return
    if word not in COMMANDS and word not in TOPICS:
        raise UnknownValueError(Phrase("command or help topic"), word, dict.fromkeys((*COMMANDS, *TOPICS)))
    if word in TOPICS:
        from extradition_cli.commands.topics import guide, set_out  # few ask for one

        here.print(set_out(guide(word, here.language.code), ctx.make_formatter()))
        return
    command = root.command.get_command(root, word)
    here.print(command.get_help(HelpContext(command, info_name=word, parent=root)) + "\n")


def overview(session: Session) -> None:
    """Say what the data are, how many people, as of when, and three things to try."""
    from extradition_cli.escape import escape_unsafe  # none of these is needed to print the help
    from extradition_cli.questions.listings import as_of
    from extradition_cli.record.wording import people

    base, language = session.record, session.language
    what = Phrase(
        "{title}:\n{people} in {transfers}, {as_of}.",
        title=Phrase(escape_unsafe(base.title)),
        people=people(sum(transfer.count for transfer in base.transfers.values())),
        transfers=Phrase("{count} transfer", "{count} transfers", count=len(base.transfers)),
        as_of=as_of(base),
    )
    innocence = Phrase("Whoever is only charged is presumed innocent; every fact names its sources.")
    tries = joined("", [joined("", [f"  {command:<42}", about, "\n"]) for command, about in _TRY.items()])
    more = Phrase("All commands: {command}", command="extradition --help")
    session.print("\n".join(map(language, [what, innocence, "", tries, more, *language.notice])) + "\n")
