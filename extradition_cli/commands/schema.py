"""``extradition schema``: the shape of the records."""

from typing import Annotated

import typer

from extradition_cli.commands.options import some_of, with_options
from extradition_cli.commands.session import Session
from extradition_cli.errors import UsageError
from extradition_cli.record.schema import blank_text, schema_text
from extradition_cli.record.store import TABLES


@with_options()
def run(
    here: Session,
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[KIND]", **some_of(TABLES, "One of {}; without it, all.")),
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="An empty record of KIND to fill in, instead of its schema.")
    ] = False,
) -> None:
    """Print the JSON Schema of the records, or an empty record to fill in.

    \b
    Examples:
      extradition schema figures
      extradition schema
      extradition schema figures --blank

    \b
    In an empty record null is what is not known; a list of parts holds one, to be
    filled in, repeated or left out.  What must be filled in is named by validate.

    Related: validate, version
    """
    if not blank:
        here.print(schema_text(kind))
    elif kind is None:
        raise UsageError(f"--blank takes one kind: {', '.join(TABLES)}")
    else:
        here.print(blank_text(kind))
