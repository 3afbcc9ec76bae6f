"""``extradition show``: one record in full."""

from typing import Annotated

import typer

from extradition_cli.commands.options import output_options, session, taking
from extradition_cli.results import Dossier
from extradition_cli.session import Output


@taking(output=output_options)
def show(
    ctx: typer.Context,
    who: Annotated[list[str], typer.Argument(metavar="WHO…", help="An id, name, alias or docket number.")],
    *,
    output: Output,
) -> None:
    """Show one record in full, with numbered sources.

    \b
    Examples:
      extradition show cuini
      extradition show caro quintero --format markdown
      extradition show CJNG
      extradition show second transfer --json

    Related: search, sources, timeline, help standings, help corrections
    """
    here = session(ctx)
    record = here.record.resolve(" ".join(who))
    here.emit(Dossier(record, here.record.document(record), here.record), output)
