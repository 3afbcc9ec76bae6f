"""``extradition search``: find people, organizations, transfers, events and context."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from extradition_cli.commands.options import Limit, output_options, some_of, with_options, words_of
from extradition_cli.commands.session import Output, Session
from extradition_cli.errors import NoneFoundError, NotFoundError, UnknownValueError, UsageError, shown
from extradition_cli.language import Phrase
from extradition_cli.questions.results import Hits
from extradition_cli.search.hits import KINDS

if TYPE_CHECKING:
    from extradition_cli.commands.name_list import NameList
    from extradition_cli.questions.screening import Screened

# A single look-up imports nothing that only lists need.


def _score(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise UsageError(Phrase("--min-score needs a number from 0 to 1, not {given}", given=shown(text)))
    return number


@with_options(output=output_options)
def run(
    here: Session,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT…", help="A name, alias, cartel, court, docket or words."),
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Screen a list of names instead, one a line; - reads standard input. Figures and"
            " organizations answer, unless --kind says otherwise.",
        ),
    ] = None,
    column: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|N",
            help="With --batch: read a table (CSV, TSV) and the names in this column; its own columns are"
            " given back.",
        ),
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(metavar="N", parser=_score, help="With --batch: only hits with this score or more."),
    ] = None,
    closest: Annotated[
        bool, typer.Option("--closest", help="With --batch: beside a name without a hit, who is near.")
    ] = False,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="With --batch: how the list is encoded, such as windows-1252."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="A,B", **some_of(KINDS, "One or more of {}; without it, all.")),
    ] = None,
    limit: Limit = None,
    *,
    output: Output,
) -> None:
    """Find people, organizations, transfers, events and context by name or words.

    \b
    Examples:
      extradition search cuini
      extradition search gonzales valensia
      extradition search CJNG --kind organization --json
      extradition search --batch names.txt --format csv

    Related: show, list, help search, help names, help screening
    """
    kinds = [_kind(word) for word in words_of(kind)]
    if (batch is None) is (text is None):
        raise UsageError(Phrase("say whom to search for: TEXT, or --batch FILE with one name a line"))
    if batch is not None:
        if limit is not None:
            raise UsageError(Phrase("--batch gives every line one answer; leave --limit out"))
        kinds = kinds or ["figure", "organization"]
        from extradition_cli.commands.name_list import name_list

        with here.opened(batch) as file:
            listed = name_list(file, batch, column, encoding)
            _screen(here, listed, kinds, min_score or 0.0, output, closest=closest)
        return
    for option, given in {"column": column, "min-score": min_score, "encoding": encoding}.items():
        if given is not None:
            raise UsageError(Phrase("--{option} is for a list of names; add --batch FILE", option=option))
    if closest:
        raise UsageError(
            Phrase("--closest is for a list of names; without one, the closest are always named")
        )
    found = here.record.search(" ".join(text or ()), kinds=kinds)
    shown = found if limit is None else found.first(limit)
    result = Hits(shown, here.record)
    here.check(result, output)
    if shown.hits or here.machine(output):
        here.emit(result, output)
    elif not here.quiet:
        for note in found.notes:
            here.tell(note)
    if not found.hits:
        raise NotFoundError(found.query, [(hit.label, hit.id) for hit in found.closest], found.counts)


def _screen(
    here: Session, listed: "NameList", kinds: list[str], min_score: float, output: Output, *, closest: bool
) -> None:
    """Answer every name of a list; nobody found at all is exit 1, as for a single name."""

    from extradition_cli.questions.screening import Screening

    def found() -> "Iterator[Screened]":
        for name, cells in here.with_progress(listed.names, Phrase("names")):
            yield cells, here.record.screen(name, kinds=kinds, min_score=min_score, closest=closest)

    screening = Screening(found(), here.record, own=listed.columns, closest=closest)
    here.emit(screening, output)
    if not screening.matched:
        raise NoneFoundError(
            Phrase("none of the {count} names is in the record", count=screening.count)
            if screening.count
            else Phrase("the list is empty: no name is in it")
        )


def _kind(word: str) -> str:
    """Return the kind called *word*, in the singular or, as ``list`` has it, in the plural."""
    for kind in KINDS:
        if word.casefold() in (kind, f"{kind}s"):
            return kind
    raise UnknownValueError(Phrase("kind"), word, KINDS)
