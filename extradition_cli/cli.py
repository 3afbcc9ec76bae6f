"""The command line: the Typer app, and errors turned into exit codes."""

import errno
import inspect
from collections.abc import Sequence
from copy import copy
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from extradition_cli import __version__
from extradition_cli.commands import COMMANDS, TOPICS, command_function
from extradition_cli.commands.help_layout import Command, HelpContext, help_last
from extradition_cli.commands.options import Db, Debug, Lang
from extradition_cli.commands.session import Session
from extradition_cli.errors import ExitCode, ExtraditionError, UsageError, bug_report
from extradition_cli.language import Phrase

# Typer carries its own copy of Click and exports, of its usage errors, only this subclass.
_ClickUsageError: Any = typer.BadParameter.__base__

_STREAM_FULL = {getattr(errno, name, None) for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EBADF")}
"""How the system says that a stream takes no more."""

_HELP_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_TAKEN_HERE_TOO = "--db PATH, --lang CODE and --debug are taken here too: extradition --help."
_EPILOG = f"""\
More: extradition COMMAND --help, and extradition help TOPIC for {", ".join(TOPICS)}.

--db, --lang and --debug may stand before or after the command, its own options behind it."""


class Commands(TyperGroup):
    """The commands by name; the module of one is imported when that command is asked for."""

    context_class = HelpContext

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Their names, for listing and for suggestions; what is behind a name is built when it is wanted.
        self.commands: Any = dict.fromkeys(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command called *cmd_name*, built by Typer, or ``None``."""
        if cmd_name not in COMMANDS:
            return None
        function = command_function(cmd_name)
        # Typer puts an epilog below the options, which is where related commands help.
        text, _, related = (inspect.getdoc(function) or "").partition("\n\nRelated: ")
        epilog = f"Related: {related}\n\n{_TAKEN_HERE_TOO}"
        one = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_HELP_SETTINGS)
        one.command(cmd_name, cls=Command, help=text, epilog=epilog)(function)
        command = get_command(one)
        # The program's own options are taken behind a command too; the help of the program tells of them.
        own = [copy(option) for option in self.params if option.name in ("db", "lang", "debug")]
        for option in own:
            option.hidden = True  # type: ignore[attr-defined]
        command.params += own
        return command

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options before the command; say of one that belongs behind it where it belongs."""
        try:
            return super().parse_args(ctx, help_last(args))
        except _ClickUsageError as error:
            name = next((word for word in args if word in COMMANDS), "list")
            option = getattr(error, "option_name", None)
            if not any(option in one.opts for one in self.get_command(ctx, name).params):
                raise
            raise UsageError(f"{option} belongs behind the command: extradition {name} {option}") from None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands, each with its whole summary, without importing any of them."""
        with formatter.section(Phrase("Commands")):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(
    name="extradition",
    cls=Commands,
    pretty_exceptions_enable=False,
    # Plain help: it prints at once, pipes as it looks, and needs no Rich.
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings=_HELP_SETTINGS,
    epilog=_EPILOG,
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"extradition {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    db: Db = None,
    lang: Lang = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit."),
    ] = False,
    debug: Debug = False,
) -> None:
    """Look up the people Mexico handed over to the United States, and what became of their cases.

    \b
    Examples:
      extradition search cuini
      extradition show caro quintero
      extradition list --transfer second --district "New York" --format csv
    """
    if ctx.invoked_subcommand is None:
        from extradition_cli.commands.help import overview

        overview(ctx.obj)


def run(arguments: Sequence[str], session: Session | None = None) -> int:
    """Run one command line and return its exit code.

    Nothing is raised but an interrupt, the end of a completion and, where ``--debug`` is given, a fault of
    the program itself.
    """
    session = session or Session()
    try:
        _carry_out(arguments, session)
        session.finish()
    except ExtraditionError as error:
        return _failed(session, str(error), error.exit_code)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _STREAM_FULL:
            # Help and version are printed by Typer, past the session.
            unwritable = session.unwritable(error)
            return _failed(session, str(unwritable), unwritable.exit_code)
        if session.debug:
            raise
        return _failed(session, bug_report(error), ExitCode.BUG)
    return ExitCode.OK


def _carry_out(arguments: Sequence[str], session: Session) -> None:
    """Let Typer read *arguments* and do what they say; :class:`UsageError` for what they should not say."""
    try:
        app(list(arguments), obj=session, standalone_mode=False, prog_name="extradition")
    except _ClickUsageError as error:
        where = error.ctx.command_path if error.ctx else "extradition"
        message = error.format_message().rstrip(".")
        raise UsageError(f"{message[:1].lower()}{message[1:]} (see {where} --help)") from None


def _failed(session: Session, message: str, code: ExitCode) -> int:
    session.tell(f"extradition: {message}")
    return code
