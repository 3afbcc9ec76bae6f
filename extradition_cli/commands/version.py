"""``extradition version``: which program, which shape of data, which data."""

from extradition_cli.commands.options import output_options, with_options
from extradition_cli.commands.session import Output, Session
from extradition_cli.questions.provenance import Versions, versions
from extradition_cli.questions.results import Listing


@with_options(output=output_options)
def run(here: Session, *, output: Output) -> None:
    """Say which program, which shape of data, and which data.

    \b
    Examples:
      extradition version --json

    Related: schema, help formats
    """
    here.emit(Listing(Versions, [versions(here.record)], here.record, single=True), output)
