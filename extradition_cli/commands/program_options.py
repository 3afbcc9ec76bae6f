"""The program's own options, which are taken before the command and behind it.

Each acts on the session by its callback, wherever on the line it stands.
"""

from typing import Annotated

import typer

from extradition_cli.commands import complete
from extradition_cli.language import LANGUAGES


def _choose_database(ctx: typer.Context, path: str | None) -> None:
    if path is not None:
        ctx.obj.database = path


def _choose_language(ctx: typer.Context, code: str | None) -> None:
    if code is not None:
        ctx.obj.speak(code)


def _choose_debug(ctx: typer.Context, debug: bool) -> None:
    if debug:
        ctx.obj.debug = True


Db = Annotated[
    str | None,
    typer.Option(
        metavar="PATH",
        callback=_choose_database,
        is_eager=True,
        expose_value=False,
        help="Another database: a folder or one JSON file. Without it $EXTRADITION_DB, else our own.",
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        metavar="CODE",
        callback=_choose_language,
        is_eager=True,
        expose_value=False,
        autocompletion=complete.words(LANGUAGES),
        help=f"One of {', '.join(LANGUAGES)}. Without it $EXTRADITION_LANG, else the language of the"
        " locale; the text of the record is in English.",
    ),
]
Debug = Annotated[
    bool,
    typer.Option(
        "--debug",
        callback=_choose_debug,
        is_eager=True,
        expose_value=False,
        help="Show a traceback if the program itself fails.",
    ),
]
