"""``extradition show``: one record in full."""

from typing import Annotated

import typer

from extradition_cli.commands import complete
from extradition_cli.commands.options import AsOf, output_options, with_options
from extradition_cli.commands.session import Output, Session


@with_options(output=output_options)
def run(
    here: Session,
    who: Annotated[
        list[str],
        typer.Argument(
            metavar="WHO…", autocompletion=complete.who, help="An id, name, alias or docket number."
        ),
    ],
    as_of: AsOf = None,
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

    Related: search, sources, timeline, help standings, help corrections
    """
    from extradition_cli.pages.results import Dossier  # not needed to complete a name

    record = here.record.resolve(" ".join(who))
    if as_of is not None:
        record = here.record.record_as_of(record, as_of)
    here.emit(Dossier(record, here.record, as_of), output)
