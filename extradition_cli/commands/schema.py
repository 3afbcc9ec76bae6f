"""``extradition schema``: the shape of the records."""

from typing import Annotated

from extradition_cli.commands.declared import Argument, taking
from extradition_cli.model import TABLES
from extradition_cli.schema import schema_text
from extradition_cli.session import Session


@taking()
def schema(
    here: Session,
    kind: Annotated[
        str | None, Argument(metavar="[KIND]", help=f"One of {', '.join(TABLES)}; without it, all.")
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
