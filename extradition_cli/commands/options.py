"""Options that several commands share, each spelled once, and what a group of them comes to."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from extradition_cli.commands import complete
from extradition_cli.commands.session import Output, Session
from extradition_cli.errors import UsageError, shown
from extradition_cli.language import Phrase
from extradition_cli.output import Format
from extradition_cli.record.vocabulary import ChargeType, EventType, Standing

if TYPE_CHECKING:
    from extradition_cli.questions.filters import Asked
    from extradition_cli.questions.select import Filters


def with_options(**groups: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a Typer command of a function that takes a session and, by name, groups of options.

    A group is a function from a session and options to one value: the command takes its options, and the
    function gets the value.
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        own = _options_of(function)
        shared = {name: _options_of(build) for name, build in groups.items()}

        @wraps(function)
        def run(ctx: typer.Context, **given: Any) -> None:
            built = {
                name: build(ctx.obj, **{option: given[option] for option in shared[name]})
                for name, build in groups.items()
            }
            function(ctx.obj, **{name: given[name] for name in own}, **built)

        context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
        parameters = [context, *own.values(), *(one for group in shared.values() for one in group.values())]
        # Typer reads a command from its signature.
        run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters]
        )
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        return run

    return decorate


def _options_of(function: Callable[..., Any]) -> Mapping[str, inspect.Parameter]:
    """Return the parameters of *function* that are declared as options or arguments."""
    return {
        name: one
        for name, one in inspect.signature(function).parameters.items()
        if hasattr(one.annotation, "__metadata__")
    }


def some_of(words: Iterable[str], told: str = "One or more of {}.") -> dict[str, Any]:
    """Return the help and the completion of an option or argument that takes some of these *words*.

    The help is *told*, with the words at its ``{}``.
    """
    return {"autocompletion": complete.words(words), "help": told.format(", ".join(words))}


def output_options(
    here: Session,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            **some_of(
                Format,
                "One of {}. Without it $EXTRADITION_FORMAT, else table on a terminal and tab-separated lines"
                " off it.",
            ),
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Same as --format json.")] = False,
    fields: Annotated[
        list[str] | None,
        typer.Option(
            metavar="A,B",
            autocompletion=complete.fields,
            help="Only these fields, such as id,name; a wrong one lists the right ones.",
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="A line for each row, such as '{name}\\t{standing}'."),
    ] = None,
    null: Annotated[
        bool, typer.Option("--null", "-0", help="End lines with NUL instead of a line break, for xargs -0.")
    ] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV with a byte-order mark, by which Excel knows UTF-8.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Sentences without columns, signs or color, for screen readers.")
    ] = False,
    pager: Annotated[
        bool, typer.Option("--pager/--no-pager", help="Page what is longer than the screen, or do not.")
    ] = True,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing, and no note; answer by exit code.")
    ] = False,
) -> Output:
    """Build the output choice of one command.

    Raises :class:`UsageError` where two options choose differently how to print.
    """
    if as_json and format_ not in (None, "json"):
        raise UsageError(Phrase("--json and --format {format} contradict each other", format=format_))
    if template == "":
        raise UsageError(Phrase("--template needs a text, such as '{name}'"))
    if template is not None and fields:
        raise UsageError(Phrase("--template names its fields itself; leave --fields out"))
    if sum((as_json or format_ is not None, template is not None, plain)) > 1:
        raise UsageError(
            Phrase("--format, --template and --plain each choose how to print; take one of them")
        )
    if null and (as_json or format_ is not None or plain):
        raise UsageError(Phrase("-0 ends lines; it goes with --template or no format at all"))
    here.quiet = quiet
    return Output(
        format=Format.named(format_) if format_ is not None else Format.JSON if as_json else None,
        fields=tuple(words_of(fields)) if fields else None,
        template=template,
        end="\0" if null else "\n",
        bom=bom,
        plain=plain,
        pager=pager,
    )


def _date_option(told: str) -> Any:
    """Return an option that takes a date, which is read by the calendar of the session."""

    def read(ctx: typer.Context, param: typer.CallbackParam, value: str | None) -> str | None:
        from extradition_cli.record.dates import parsed  # not needed for --help

        return None if value is None else parsed(value, param.opts[0], ctx.obj.today)

    return Annotated[str | None, typer.Option(metavar="DATE", callback=read, help=told)]


Who = Annotated[
    list[str],
    typer.Argument(metavar="WHO…", autocompletion=complete.who, help="An id, name, alias or docket number."),
]
AsOf = _date_option("The record as it stood that day; without it, as it stands.")


def _words_option(told: str, offer: Callable[..., Any], *names: str) -> Any:
    return Annotated[list[str] | None, typer.Option(*names, metavar="A,B", autocompletion=offer, help=told)]


def _word_option(told: str, offer: Callable[..., Any], metavar: str) -> Any:
    return Annotated[str | None, typer.Option(metavar=metavar, autocompletion=offer, help=told)]


def _some_option(words: Iterable[str], told: str = "One or more of {}.") -> Any:
    return Annotated[list[str] | None, typer.Option(metavar="A,B", **some_of(words, told))]


_FILTERS: dict[str, Any] = {
    "about": _word_option("Only what concerns this person, organization or transfer.", complete.about, "WHO"),
    "cartel": _word_option(
        "An organization by any name, alias or abbreviation, such as CJNG; its factions count.",
        complete.cartels,
        "NAME",
    ),
    "transfer": _word_option(
        "One transfer, such as 2025-08-12, 2025-08, second or 2.", complete.transfers, "DATE|ORDINAL"
    ),
    "court": _words_option(
        "Courts, such as EDNY, D.D.C., Brooklyn, 'New York' or 'Wake County'.",
        complete.courts,
        "--court",
        "--district",
    ),
    "judge": _words_option("Judges by a word of their names, such as Boasberg.", complete.judges),
    "standing": _some_option(Standing),
    "ever": _some_option(Standing, "Reached by a case, now or before: one or more of {}."),
    "nationality": _words_option("Countries, such as MX, Canada or búlgaro.", complete.nationalities),
    "charge": _some_option(ChargeType),
    "type": _some_option(EventType),
    "since": _date_option("From this day, month or year on: 2025-08, 'August 2025', today, -2w."),
    "until": _date_option("To the end of this day, month or year: 2025, 'agosto de 2025', +30d."),
    "as_of": AsOf,
}
"""The options that narrow a question, by the names that :meth:`Database.filters` has for them."""


def _filter_options(*names: str) -> Callable[..., "Filters"]:
    def build(here: Session, **given: str | list[str] | None) -> "Filters":
        asked = {name: ",".join(value) if isinstance(value, list) else value for name, value in given.items()}
        return here.record.filters(**cast("Asked", asked))

    build.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_FILTERS[name])
            for name in names
        ]
    )
    return build


_OF_FIGURES = (
    *("cartel", "transfer", "court", "judge", "standing", "ever", "charge", "nationality"),
    *("since", "until", "as_of"),
)
figure_filters = _filter_options(*_OF_FIGURES)
"""The filters of a question about figures."""
about_filter = _filter_options("about")
"""The filter that leaves what concerns one record."""
listed_filters = _filter_options(*_OF_FIGURES, "type")
"""Those, and what narrows the other kinds that can be listed."""
timeline_filters = _filter_options("about", "cartel", "transfer", "since", "until", "type", "as_of")
"""The filters of a question about what happened when."""


def words_of(given: list[str] | None) -> list[str]:
    """Return the words of an option that may be given several times and takes a list, as in ``a,b``."""
    if not given:
        return []
    from extradition_cli.questions.filters import split  # which knows of courts and names too

    return [word for text in given for word in split(text)]


def _limit(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise UsageError(Phrase("--limit needs a number, 0 or more, not {given}", given=shown(text)))
    return number


Limit = Annotated[int | None, typer.Option(metavar="N", parser=_limit, help="At most N; without it, all.")]
Reverse = Annotated[bool, typer.Option("--reverse", help="In the opposite order.")]
