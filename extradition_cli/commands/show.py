"""``extradition show``: one record in full."""

from typing import Annotated

import typer

from extradition_cli.commands.options import AsOf, Who, output_options, with_options
from extradition_cli.commands.session import Output, Session
from extradition_cli.output import LINES, Format


@with_options(output=output_options)
def run(
    here: Session,
    who: Who,
    as_of: AsOf = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="List the sources on a terminal too, numbered as in the text.")
    ] = False,
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
      extradition show caro quintero --as-of 2025-06

    Related: search, sources, open, help standings, help corrections
    """
    from extradition_cli.pages.results import Dossier  # not needed to complete a name

    record = here.record.resolve(" ".join(who))
    if as_of is not None:
        record = here.record.record_as_of(record, as_of)
    if here.format_of(output) == LINES and not output.fields:
        output = output._replace(format=Format.TABLE)  # one record is for reading in a pipe too
    here.emit(Dossier(record, here.record, as_of, listed=sources), output)
