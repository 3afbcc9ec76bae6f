"""``extradition schema``: the shape of the records."""

from typing import Annotated

import typer

from extradition_cli.commands.options import some_of, with_options
from extradition_cli.commands.session import Session
from extradition_cli.record.schema import schema_text
from extradition_cli.record.store import TABLES


@with_options()
def run(
    here: Session,
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[KIND]", **some_of(TABLES, "One of {}; without it, all.")),
    ] = None,
) -> None:
    """Print the JSON Schema of the records.

    \b
    Examples:
      extradition schema figures
      extradition schema

    Related: validate, version
    """
    here.print(schema_text(kind))
