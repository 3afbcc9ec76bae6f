"""``extradition sources``: what the record rests on, and how to cite it."""

from typing import Annotated

import typer

from extradition_cli.commands import complete
from extradition_cli.commands.options import output_options, some_of, with_options
from extradition_cli.commands.session import Output, Session
from extradition_cli.errors import UnknownValueError, UsageError
from extradition_cli.language import Phrase
from extradition_cli.output.citations import Style, cited
from extradition_cli.questions.listings import bibliography
from extradition_cli.record.statements import sources_of


@with_options(output=output_options)
def run(
    here: Session,
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WHO]…",
            autocompletion=complete.who,
            help="An id, name or alias; without it, all sources.",
        ),
    ] = None,
    style: Annotated[
        str | None,
        typer.Option(metavar="STYLE", **some_of(Style, "Print citations, as one of {}.")),
    ] = None,
    *,
    output: Output,
) -> None:
    """List the sources of the record, or those one record rests on and what each supports.

    \b
    Examples:
      extradition sources cuini
      extradition sources caro quintero --style chicago
      extradition sources --json

    Related: open, show, help sources, help corrections
    """
    record = here.record.resolve(" ".join(who)) if who else None
    if style is None:
        page = here.record.document(record).sources if record else ()
        here.emit(bibliography(here.record, record, page), output)
        return
    if style not in list(Style):
        raise UnknownValueError(Phrase("citation style"), style, list(Style))
    if output.format or output.fields is not None or output.template is not None or output.plain:
        raise UsageError(Phrase("--style prints citations as they are; it goes with no other way to print"))
    known = here.record.sources
    chosen = [known[id_] for id_ in sources_of(record) if id_ in known] if record else list(known.values())
    here.print(cited(chosen, Style(style)))
