"""Options that commands share, each spelled once, and what a group of them comes to."""

from typing import Annotated

from extradition_cli.arguments import split
from extradition_cli.commands.declared import Option
from extradition_cli.errors import UsageError
from extradition_cli.formats import Format
from extradition_cli.query import Filters
from extradition_cli.session import Output, Session
from extradition_cli.vocabulary import ChargeType, EventType, Standing


def words_of(text: str | None) -> list[str]:
    """Return the words of a list such as ``a,b``; nothing where none was given."""
    return [] if text is None else split(text)


def output_options(
    here: Session,
    format_: Annotated[
        str | None,
        Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"One of {', '.join(Format)}. Without it $EXTRADITION_FORMAT, else table on a terminal and"
            " tab-separated lines off it.",
        ),
    ] = None,
    as_json: Annotated[bool, Option("--json", help="Same as --format json.")] = False,
    fields: Annotated[
        str | None,
        Option(metavar="A,B", help="Only these fields, such as id,name; a wrong one lists the right ones."),
    ] = None,
    template: Annotated[
        str | None,
        Option(metavar="TEXT", help="A line for each row, such as '{name}\\t{standing}'."),
    ] = None,
    plain: Annotated[
        bool, Option("--plain", help="Sentences without columns, signs or color, for screen readers.")
    ] = False,
    pager: Annotated[
        bool, Option("--pager/--no-pager", help="Page what is longer than the screen, or do not.")
    ] = True,
    quiet: Annotated[bool, Option("--quiet", "-q", help="Print nothing; answer by exit code.")] = False,
) -> Output:
    """Build the output choice of one command."""
    if as_json and format_ not in (None, "json"):
        raise UsageError(f"--json and --format {format_} contradict each other")
    if template is not None and fields is not None:
        raise UsageError("--template names its fields itself; leave --fields out")
    if sum((as_json or format_ is not None, template is not None, plain)) > 1:
        raise UsageError("--format, --template and --plain each choose how to print; take one of them")
    return Output(
        format_=Format.named(format_) if format_ is not None else Format.JSON if as_json else None,
        fields=tuple(split(fields)) if fields is not None else None,
        template=template,
        plain=plain,
        pager=pager,
        quiet=quiet,
    )


Cartel = Annotated[
    str | None,
    Option(
        metavar="NAME",
        help="An organization by any name, alias or abbreviation, such as CJNG; its factions count.",
    ),
]
Transfer = Annotated[
    str | None,
    Option(metavar="DATE|ORDINAL", help="One transfer, such as 2025-08-12, 2025-08, second or 2."),
]
District = Annotated[
    str | None,
    Option(metavar="A,B", help="Federal courts, such as EDNY, D.D.C., Brooklyn or 'New York'."),
]
StandingOption = Annotated[
    str | None, Option("--standing", metavar="A,B", help=f"One or more of {', '.join(Standing)}.")
]
Charge = Annotated[str | None, Option(metavar="A,B", help=f"One or more of {', '.join(ChargeType)}.")]
TypeOption = Annotated[
    str | None, Option("--type", metavar="A,B", help=f"One or more of {', '.join(EventType)}.")
]
Since = Annotated[
    str | None, Option(metavar="DATE", help="From this day, month or year on, such as 2025-08.")
]
Until = Annotated[
    str | None, Option(metavar="DATE", help="To the end of this day, month or year, such as 2025.")
]
AsOf = Annotated[
    str | None,
    Option(metavar="DATE", help="The record as it stood that day; without it, as it stands."),
]


def filter_options(
    here: Session,
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
        here,
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
    here: Session,
    about: Annotated[
        str | None,
        Option(metavar="WHO", help="Only what concerns this figure, organization or transfer."),
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
        here,
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


def _filters(here: Session, asked: dict[str, str | None]) -> Filters:
    if all(value is None for value in asked.values()):
        return Filters()
    return here.record.filters(**asked)


Limit = Annotated[int | None, Option(metavar="N", min=0, help="At most N; without it, all.")]
Reverse = Annotated[bool, Option("--reverse", help="In the opposite order.")]
