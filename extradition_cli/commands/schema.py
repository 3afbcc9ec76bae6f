"""``extradition schema``: the shape of what is stored, and of what is printed."""

from typing import Annotated

import typer

from extradition_cli.commands.options import some_of, with_options
from extradition_cli.commands.session import Session
from extradition_cli.errors import UsageError
from extradition_cli.escape import json_document
from extradition_cli.language import Phrase
from extradition_cli.output.schemas import OUTPUTS, output_schema
from extradition_cli.record.schema import blank_record, schema_of
from extradition_cli.record.store import TABLES


@with_options()
def run(
    here: Session,
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[KIND]", **some_of(TABLES, "One of {}; without it, all.")),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            metavar="COMMAND", **some_of(OUTPUTS, "The schema of the JSON that a command prints, one of {}.")
        ),
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="An empty record of KIND to fill in, instead of its schema.")
    ] = False,
) -> None:
    """Print the JSON Schema of the records or of a command's output, or an empty record to fill in.

    \b
    Examples:
      extradition schema figures
      extradition schema
      extradition schema --output search
      extradition schema --output list cases
      extradition schema figures --blank

    \b
    In an empty record null is what is not known; a list of parts holds one, to be
    filled in, repeated or left out.  What must be filled in is named by validate.

    Related: validate, version, help formats
    """
    if output is not None and blank:
        raise UsageError(Phrase("--output and --blank each choose what to print; take one of them"))
    if output is not None:
        printed = output_schema(output, kind)
    elif not blank:
        printed = schema_of(kind)
    elif kind is None:
        raise UsageError(Phrase("--blank takes one kind: {kinds}", kinds=", ".join(TABLES)))
    else:
        printed = blank_record(kind)
    here.print(json_document(printed))
