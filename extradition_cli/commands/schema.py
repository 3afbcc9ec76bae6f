"""``extradition schema``: the shape of the records."""

from typing import Annotated

import typer

from extradition_cli.commands.options import session
from extradition_cli.model import TABLES
from extradition_cli.schema import schema_text


def schema(
    ctx: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help=f"One of {', '.join(TABLES)}; without it, all.")
    ] = None,
) -> None:
    """Print the JSON Schema of the records.

    \b
    Examples:
      extradition schema figures
      extradition schema

    Related: validate, version
    """
    session(ctx).print(schema_text(kind))
