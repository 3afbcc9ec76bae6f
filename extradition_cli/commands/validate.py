"""``extradition validate``: every rule of the data, on our database or anybody's."""

from typing import Annotated

from extradition_cli.checks import errors
from extradition_cli.commands.declared import Argument, Option, taking
from extradition_cli.commands.options import output_options, words_of
from extradition_cli.errors import InvalidDataError
from extradition_cli.session import Output, Session
from extradition_cli.validation import complaints


@taking(output=output_options)
def validate(
    here: Session,
    path: Annotated[
        str | None,
        Argument(metavar="[PATH]", help="A folder of tables or one JSON file; without it, our own data."),
    ] = None,
    rule: Annotated[
        str | None,
        Option(metavar="A,B", help="Only these rules; without it, all. A wrong one lists the right ones."),
    ] = None,
    errors_only: Annotated[bool, Option("--errors-only", help="Leave warnings out.")] = False,
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
    if path is not None:
        here.database = path
    rules = words_of(rule) or None
    found = complaints(here.record, rules, errors_only=errors_only)
    here.emit(found, output)
    if wrong := errors(found.records):
        raise InvalidDataError(len(wrong))
