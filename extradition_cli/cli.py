"""The root of the command line: global options, the commands, and errors turned into exit codes."""

import errno
import inspect
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from extradition_cli import __version__, grammar
from extradition_cli.arguments import arranged
from extradition_cli.commands import COMMANDS, command
from extradition_cli.commands.layout import Command, Context
from extradition_cli.errors import ExitCode, ExtraditionError, bug_report
from extradition_cli.language import LANGUAGES, Phrase
from extradition_cli.session import Session

_FULL = {getattr(errno, name, None) for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EBADF")}
"""How the system says that a stream takes no more."""

# Typer carries its own copy of Click and exports, of its usage errors, only this subclass.
_ClickUsageError: Any = typer.BadParameter.__base__

_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_ANYWHERE = "--db PATH, --lang CODE and --debug are taken here too: extradition --help."
_TOPICS = f"""\
More: extradition COMMAND --help, and extradition help TOPIC for {", ".join(grammar.TOPICS)}.

Options may stand before or after the command."""


class Commands(TyperGroup):
    """The commands by name; Typer builds only the one that runs, from the module it is in."""

    context_class = Context

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Their names, for listing and for suggestions; what is behind a name is built when it is wanted.
        self.commands: Any = dict.fromkeys(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command called *cmd_name*, built by Typer, or ``None``."""
        if cmd_name not in COMMANDS:
            return None
        one = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_HELP)
        function = command(cmd_name)
        # Typer puts an epilog below the options, which is where related commands help.
        text, _, related = (inspect.getdoc(function) or "").partition("\n\nRelated: ")
        one.command(cmd_name, cls=Command, help=text, epilog=f"Related: {related}\n\n{_ANYWHERE}")(function)
        return get_command(one)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands, each with its whole summary, without loading any of them."""
        with formatter.section(Phrase("Commands")):
            formatter.write_dl(list(grammar.COMMANDS.items()))


app = typer.Typer(
    name="extradition",
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help: it prints at once, pipes as it looks, and needs no Rich.
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings=_HELP,
    epilog=_TOPICS,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"extradition {__version__}")
        raise typer.Exit


def _speak(ctx: typer.Context, code: str | None) -> None:
    if code is not None and ctx.obj is not None:
        ctx.obj.speak(code)


@app.callback()
def root(
    ctx: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            help="Another database: a folder or one JSON file. Without it $EXTRADITION_DB, else our own.",
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            callback=_speak,
            is_eager=True,
            help=f"One of {', '.join(LANGUAGES)}. Without it $EXTRADITION_LANG, else the language of the"
            " locale; the text of the record is in English.",
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show a traceback if the program itself fails.")
    ] = False,
) -> None:
    """Look up the people Mexico handed over to the United States, and what became of their cases.

    \b
    Examples:
      extradition search cuini
      extradition show caro quintero
      extradition list --transfer second --district "New York" --format csv
    """
    ctx.obj = ctx.obj or Session()
    if db is not None:
        ctx.obj.database = db
    if ctx.invoked_subcommand is None:
        from extradition_cli.commands.overview import overview

        overview(ctx.obj)


def run(arguments: Sequence[str], session: Session | None = None) -> int:
    """Run one command line and return its exit code; nothing but an interrupt is raised."""
    session = session or Session()
    try:
        code = app(arranged(arguments), obj=session, standalone_mode=False, prog_name="extradition")
        session.finish()
    except ExtraditionError as error:
        return _failed(session, str(error), error.exit_code)
    except _ClickUsageError as error:
        where = error.ctx.command_path if error.ctx else "extradition"
        message = error.format_message().rstrip(".")
        return _failed(session, f"{message[:1].lower()}{message[1:]} (see {where} --help)", ExitCode.USAGE)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            # Help and version are printed by Typer, past the session.
            unwritable = session.unwritable(error)
            return _failed(session, str(unwritable), unwritable.exit_code)
        if "--debug" in arguments:
            raise
        return _failed(session, bug_report(error), ExitCode.BUG)
    return code if isinstance(code, int) else ExitCode.OK


def _failed(session: Session, message: str, code: ExitCode) -> int:
    session.tell(f"extradition: {message}")
    return code
