"""The program as Typer knows it: its own options, and the commands as they declare themselves."""

import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from extradition_cli import __version__, grammar
from extradition_cli.commands import COMMANDS, command
from extradition_cli.commands.declared import Argument, Parameter
from extradition_cli.commands.declared import Command as Declared
from extradition_cli.commands.layout import Command, Context
from extradition_cli.errors import UsageError
from extradition_cli.language import LANGUAGES, Phrase
from extradition_cli.session import Session

# Typer carries its own copy of Click and exports, of its usage errors, only this subclass.
_ClickUsageError: Any = typer.BadParameter.__base__

_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_ANYWHERE = "--db PATH, --lang CODE and --debug are taken here too: extradition --help."
_TOPICS = f"""\
More: extradition COMMAND --help, and extradition help TOPIC for {", ".join(grammar.TOPICS)}.

Options may stand before or after the command."""


def _function(command: Declared) -> Callable[..., None]:
    """Return a command as Typer wants it: a function whose signature says what it takes."""

    def run(ctx: typer.Context, **given: Any) -> None:
        command(ctx if command.asks_typer else ctx.obj, given)

    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    parameters = [context, *map(_parameter, command.parameters)]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def _parameter(one: Parameter) -> inspect.Parameter:
    declared = one.declared
    typed: Any = (
        typer.Argument(metavar=declared.metavar, help=declared.help)
        if isinstance(declared, Argument)
        else typer.Option(*one.names, metavar=declared.metavar, help=declared.help, min=declared.min)
    )
    default = inspect.Parameter.empty if one.default is ... else one.default
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(one.name, kind, default=default, annotation=Annotated[one.type, typed])


class Commands(TyperGroup):
    """The commands by name; only the one that runs is built, from the module it is in."""

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
        declared = command(cmd_name)
        # Typer puts an epilog below the options, which is where related commands help.
        text, _, related = (inspect.getdoc(declared.function) or "").partition("\n\nRelated: ")
        epilog = f"Related: {related}\n\n{_ANYWHERE}"
        one.command(cmd_name, cls=Command, help=text, epilog=epilog)(_function(declared))
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


def carry_out(words: Sequence[str], session: Session) -> None:
    """Let Typer read *words* and do what they say; :class:`UsageError` for what they should not say."""
    try:
        app(list(words), obj=session, standalone_mode=False, prog_name="extradition")
    except _ClickUsageError as error:
        where = error.ctx.command_path if error.ctx else "extradition"
        message = error.format_message().rstrip(".")
        raise UsageError(f"{message[:1].lower()}{message[1:]} (see {where} --help)") from None
