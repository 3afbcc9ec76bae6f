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
from extradition_cli.commands import COMMANDS, GROUPS, TOPICS, command_function, complete
from extradition_cli.commands.help_layout import Command, HelpContext
from extradition_cli.commands.parsing import read, read_own
from extradition_cli.commands.session import Session
from extradition_cli.errors import (
    ExitCode,
    ExtraditionError,
    UsageError,
    bug_report,
    did_you_mean,
    one_line,
    shown,
)
from extradition_cli.language import LANGUAGES, Phrase, joined

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
        # Their names, for listing; what is behind a name is built when it is wanted.
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
        # The program's own options are taken behind a command too, and completed there; only the help of
        # the program tells of them.
        own: list[Any] = [copy(option) for option in self.params if option.name in ("db", "lang", "debug")]
        for option in own:
            option.hidden = not ctx.resilient_parsing
        command.params += own
        return command

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options before the command; the language first, in which all that is wrong is said."""
        language = read_own(ctx, args)[0].get("lang")
        if language in LANGUAGES or (language and not ctx.resilient_parsing):
            ctx.obj.speak(language)
        return read(super().parse_args, ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that *args* begin with; :class:`UsageError` says how to search for a name."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            near = did_you_mean(args[0], COMMANDS)
            asked = " ".join(word for word in read_own(ctx, args)[1] if not word.startswith("-"))
            raise UsageError(
                Phrase(
                    "no command {given}{near}; to look something up: extradition search {asked}"
                    " (all commands: extradition --help)",
                    given=shown(args[0]),
                    near=near,
                    asked=one_line(asked),
                )
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands, each with its whole summary, without importing any of them."""
        for heading, names in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, COMMANDS[name]) for name in names])


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


def _choose(ctx: typer.Context, param: typer.CallbackParam, value: str | bool | None) -> None:
    """Act on the session, for an option that is taken before the command and behind it."""
    match param.name, value:
        case "db", str():
            ctx.obj.database = value
        case "debug", True:
            ctx.obj.debug = True


_EVERYWHERE: dict[str, Any] = {"callback": _choose, "is_eager": True, "expose_value": False}


@app.callback()
def root(
    ctx: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            **_EVERYWHERE,
            help="Another database: a folder or one JSON file. Without it $EXTRADITION_DB, else our own.",
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            **_EVERYWHERE,
            autocompletion=complete.words(LANGUAGES),
            help=f"One of {', '.join(LANGUAGES)}. Without it $EXTRADITION_LANG, else the language of the"
            " locale.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit."),
    ] = False,
    debug: Annotated[
        bool,
        typer.Option("--debug", **_EVERYWHERE, help="Show a traceback if the program itself fails."),
    ] = False,
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

    Nothing is raised but an interrupt and the end of a completion.
    """
    session = session or Session()
    try:
        app(list(arguments), obj=session, standalone_mode=False, prog_name="extradition")
        session.finish()
    except ExtraditionError as error:
        return _failed(session, error.said, error.exit_code)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _STREAM_FULL:
            # Help and version are printed by Typer, past the session.
            unwritable = session.unwritable(error)
            return _failed(session, unwritable.said, unwritable.exit_code)
        if session.debug:
            from traceback import format_exc

            session.tell(format_exc().rstrip())
        return _failed(session, bug_report(error), ExitCode.BUG)
    return ExitCode.OK


def _failed(session: Session, message: Phrase, code: ExitCode) -> int:
    # That nothing was found is an answer, which --quiet gives by the exit code alone.
    if not (session.quiet and code is ExitCode.NOTHING_FOUND):
        session.tell(joined(": ", ["extradition", message]))
    return code
