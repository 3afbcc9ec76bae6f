"""``extradition validate``: every rule of the data, on our database or anybody's."""

from functools import partial
from typing import Annotated

import typer

from extradition_cli.api import open_record
from extradition_cli.checks import RULES, errors
from extradition_cli.checks.report import complaints
from extradition_cli.commands.options import output_options, some_of, with_options, words_of
from extradition_cli.commands.session import Output, Session
from extradition_cli.errors import InvalidDataError
from extradition_cli.language import Phrase


@with_options(output=output_options)
def run(
    here: Session,
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="[PATH]", help="A folder of tables or one JSON file; without it, our own data."
        ),
    ] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option(
            metavar="A,B",
            **some_of(RULES, "Only these rules; without it, all. A wrong one lists the right ones."),
        ),
    ] = None,
    errors_only: Annotated[bool, typer.Option("--errors-only", help="Leave warnings out.")] = False,
    *,
    output: Output,
) -> None:
    """Check a database against every rule of the data; exit 65 if one is broken.

    \b
    Examples:
      extradition validate
      extradition validate my-data --errors-only
      extradition validate my-data --rule guilt,privacy --json

    Related: schema, help corrections, help exit-codes
    """
    base = open_record(path) if path is not None else here.record
    watched = partial(here.with_progress, what=Phrase("rules"), slow=True)
    found = complaints(base, words_of(rule) or None, errors_only=errors_only, watched=watched)
    here.emit(found, output)
    if wrong := errors(found.records):
        raise InvalidDataError(
            Phrase("{count} error in the data", "{count} errors in the data", count=len(wrong))
        )
