"""Options that commands share, each spelled once, and how a command takes a group of them.

A command names the group it wants as a parameter, and :func:`taking` puts the options of
the group into its signature, where Typer finds them::

    @taking(output=output_options)
    def stats(ctx: typer.Context, output: Output) -> None: ...
"""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from extradition_cli.errors import UsageError
from extradition_cli.formats import Format
from extradition_cli.query import Filters
from extradition_cli.session import Output, Session
from extradition_cli.vocabulary import ChargeType, EventType, Standing

Command = Callable[..., None]


def session(ctx: typer.Context) -> Session:
    """Return the session that the root command made."""
    found: Session = ctx.obj
    return found


def taking(**groups: Callable[..., Any]) -> Callable[[Command], Command]:
    """Let a command take each named parameter as a group of options.

    The value of a group is what its builder returns for the options that were given.
    """

    def decorate(command: Command) -> Command:
        own = [p for name, p in inspect.signature(command).parameters.items() if name not in groups]
        builders = {name: inspect.signature(builder).parameters for name, builder in groups.items()}
        added = [p for parameters in builders.values() for p in parameters.values() if p.name != "ctx"]

        def run(**given: Any) -> None:
            built = {
                name: groups[name](**{key: given[key] for key in parameters})
                for name, parameters in builders.items()
            }
            command(**{parameter.name: given[parameter.name] for parameter in own}, **built)

        run.__name__, run.__doc__ = command.__name__, command.__doc__
        parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *added)]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        return run

    return decorate


def words_of(text: str | None) -> list[str]:
    """Return the words of a list such as ``a,b``; nothing where none was given."""
    return [word.strip() for word in text.split(",") if word.strip()] if text else []


def output_options(
    ctx: typer.Context,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"One of {', '.join(Format)}. Without it $EXTRADITION_FORMAT, else table on a terminal and"
            " tab-separated lines off it.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Same as --format json.")] = False,
    fields: Annotated[
        str | None,
        typer.Option(
            metavar="A,B", help="Only these fields, such as id,name; a wrong one lists the right ones."
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="A line for each row, such as '{name}\\t{standing}'."),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Sentences without columns, signs or color, for screen readers.")
    ] = False,
    pager: Annotated[
        bool, typer.Option("--pager/--no-pager", help="Page what is longer than the screen, or do not.")
    ] = True,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; answer by exit code.")] = False,
) -> Output:
    """Build the output choice of one command."""
    if as_json and format_ not in (None, "json"):
        raise UsageError(f"--json and --format {format_} contradict each other")
    if sum((as_json or format_ is not None, template is not None, plain)) > 1:
        raise UsageError("--format, --template and --plain each choose how to print; take one of them")
    return Output(
        format_=Format.named(format_) if format_ is not None else Format.JSON if as_json else None,
        fields=tuple(name.strip() for name in fields.split(",") if name.strip())
        if fields is not None
        else None,
        template=template,
        plain=plain,
        pager=pager,
        quiet=quiet,
    )


Cartel = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="An organization by any name, alias or abbreviation, such as CJNG; its factions count.",
    ),
]
Transfer = Annotated[
    str | None,
    typer.Option(metavar="DATE|ORDINAL", help="One transfer, such as 2025-08-12, 2025-08, second or 2."),
]
District = Annotated[
    str | None,
    typer.Option(metavar="A,B", help="Federal courts, such as EDNY, D.D.C., Brooklyn or 'New York'."),
]
StandingOption = Annotated[
    str | None, typer.Option("--standing", metavar="A,B", help=f"One or more of {', '.join(Standing)}.")
]
Charge = Annotated[str | None, typer.Option(metavar="A,B", help=f"One or more of {', '.join(ChargeType)}.")]
TypeOption = Annotated[
    str | None, typer.Option("--type", metavar="A,B", help=f"One or more of {', '.join(EventType)}.")
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="From this day, month or year on, such as 2025-08.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="To the end of this day, month or year, such as 2025.")
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The record as it stood that day; without it, as it stands."),
]


def filter_options(
    ctx: typer.Context,
    cartel: Cartel = None,
    transfer: Transfer = None,
    district: District = None,
    standing: StandingOption = None,
    charge: Charge = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
) -> Filters:
    """Build the filters of a question about figures."""
    return _filters(
        ctx,
        {
            "cartel": cartel,
            "transfer": transfer,
            "district": district,
            "standing": standing,
            "charge": charge,
            "since": since,
            "until": until,
            "as_of": as_of,
        },
    )


def timeline_options(
    ctx: typer.Context,
    about: Annotated[
        str | None,
        typer.Option(metavar="WHO", help="Only what concerns this figure, organization or transfer."),
    ] = None,
    cartel: Cartel = None,
    transfer: Transfer = None,
    since: Since = None,
    until: Until = None,
    type_: TypeOption = None,
    as_of: AsOf = None,
) -> Filters:
    """Build the filters of a question about what happened when."""
    return _filters(
        ctx,
        {
            "about": about,
            "cartel": cartel,
            "transfer": transfer,
            "since": since,
            "until": until,
            "type": type_,
            "as_of": as_of,
        },
    )


def _filters(ctx: typer.Context, asked: dict[str, str | None]) -> Filters:
    if all(value is None for value in asked.values()):
        return Filters()
    return session(ctx).record.filters(**asked)


Limit = Annotated[int | None, typer.Option(metavar="N", min=0, help="At most N; without it, all.")]
Reverse = Annotated[bool, typer.Option("--reverse", help="In the opposite order.")]
