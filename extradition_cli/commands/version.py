"""``extradition version``: which program, which shape of data, which data."""

import typer

from extradition_cli import __version__
from extradition_cli.commands.options import output_options, session, taking
from extradition_cli.lists import versions
from extradition_cli.session import Output


@taking(output=output_options)
def version(ctx: typer.Context, *, output: Output) -> None:
    """Say which program, which shape of data, and which data.

    \b
    Examples:
      extradition version --json

    Related: schema, help formats
    """
    here = session(ctx)
    here.emit(versions(here.record, __version__), output)
