"""How many: counts over the figures, always against everybody who was handed over.

The denominator is the number of people in the transfers, not of those the record can
name: a share of the named alone would hide the rest.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from extradition_cli.errors import UnknownValueError, UsageError
from extradition_cli.language import Phrase, word
from extradition_cli.questions.provenance import Versions, versions
from extradition_cli.questions.select import Filters, figures, named_people
from extradition_cli.record.countries import country_named
from extradition_cli.record.dates import known_by, within
from extradition_cli.record.model import Figure, Transfer, ancestry
from extradition_cli.record.parts import Part
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import Standing
from extradition_cli.record.wording import named


class By(StrEnum):
    """What figures are counted by."""

    STANDING = "standing"
    CARTEL = "cartel"
    TRANSFER = "transfer"
    COURT = "court"
    CHARGE = "charge"
    YEAR = "year"
    NATIONALITY = "nationality"
    MISSING = "missing"
    """What is not known of somebody."""


def properties_named(words: Sequence[str]) -> tuple[By, ...]:
    """Return one property to count by, or two to count against each other.

    Raises :class:`UnknownValueError` for a word that is none, and :class:`UsageError` for more of them and
    for one twice.
    """
    # As the option has it that narrows to courts.
    words = ["court" if word == "district" else word for word in words]
    for wrong in set(words) - set(By):
        raise UnknownValueError(Phrase("property to count by"), wrong, list(By))
    if len(words) > 2 or len(set(words)) < len(words):
        raise UsageError(Phrase("--by takes one property, or two different ones, such as transfer,standing"))
    return tuple(map(By, words))


_BY_DATE = (By.TRANSFER, By.YEAR)
"""What is told in the order of time."""
_SEVERAL = (By.CARTEL, By.COURT, By.CHARGE, By.MISSING)
"""What one person may have more than one value of."""


class Count(Part, frozen=True):
    """How many figures share one value."""

    value: str
    label: str
    count: int
    share: float


class Stats(Part, frozen=True):
    """Counts by one property.

    ``people`` is the denominator of every share; ``figures`` are those of them with a record
    of their own; ``not_stated`` counts the people, named or not, for whom the property is
    not known.  Where ``several`` is true one figure may count under more than one value.
    """

    by: By
    people: int
    figures: int
    named_in_full: int
    named_by_inference: int
    named_in_part: int
    not_named: int
    not_stated: int
    several: bool
    as_of: str | None
    provenance: Versions
    rows: tuple[Count, ...]


class CrossRow(Part, frozen=True):
    """How many of those who share one value have each value of another property."""

    value: str
    label: str
    count: int
    counts: Mapping[str, int]
    not_stated: int


class CrossStats(Part, frozen=True):
    """Counts by one property in rows and by another in columns, each with its own totals."""

    down: Stats
    across: Stats
    rows: tuple[CrossRow, ...]


def cross(tables: Tables, by: By, across: By, wanted: Filters) -> CrossStats:
    """Count the figures that meet the filters by two properties, and in each row who lacks the other."""
    down, right = stats(tables, by, wanted), stats(tables, across, wanted)
    both: Counter[tuple[str, str]] = Counter()
    silent: Counter[str] = Counter()
    for one, number in _everybody(tables, wanted):
        theirs = _values(tables, across, one)
        for ours in _values(tables, by, one):
            both.update({(ours, value): number for value in theirs})
            silent[ours] += number if not theirs and across is not By.MISSING else 0
    rows = (
        CrossRow(
            row.value,
            row.label,
            row.count,
            {column.value: both[row.value, column.value] for column in right.rows},
            silent[row.value],
        )
        for row in down.rows
    )
    return CrossStats(down, right, tuple(rows))


def stats(tables: Tables, by: By, wanted: Filters) -> Stats:
    """Count the figures that meet the filters by one property, most frequent value first."""
    found = figures(tables, wanted)
    unnamed = not_named(tables, wanted)
    people = len(found) + unnamed
    counted: Counter[str] = Counter()
    silent = 0
    for one, number in _everybody(tables, wanted):
        values = _values(tables, by, one)
        counted.update(dict.fromkeys(values, number))
        # Of whom nothing is missing, everything is known.
        silent += number if not values and by is not By.MISSING else 0
    in_full, by_inference, in_part = named_people(found)
    rows = sorted(counted.items(), key=lambda row: (0 if by in _BY_DATE else -row[1], row[0]))
    return Stats(
        by=by,
        people=people,
        figures=len(found),
        named_in_full=in_full,
        named_by_inference=by_inference,
        named_in_part=in_part,
        not_named=unnamed,
        not_stated=silent,
        several=by in _SEVERAL,
        as_of=wanted.as_of,
        provenance=versions(tables),
        rows=tuple(
            Count(value, _label(tables, by, value), count, round(count / people, 4)) for value, count in rows
        ),
    )


def _everybody(tables: Tables, wanted: Filters) -> list[tuple[Figure | Transfer, int]]:
    """Return the figures that meet the filters, and the transfers with how many of them nobody has named."""
    people: list[tuple[Figure | Transfer, int]] = [(figure, 1) for figure in figures(tables, wanted)]
    if not_named(tables, wanted):
        people += ((transfer, transfer.not_named) for transfer in _transfers(tables, wanted))
    return people


def not_named(tables: Tables, wanted: Filters) -> int:
    """Count the people of the chosen transfers without a record; a filter on what they did rules them out."""
    narrowed = (wanted.organizations, wanted.courts, wanted.standings, wanted.ever, wanted.charges)
    if any(value is not None for value in (*narrowed, wanted.nationalities, wanted.judges, wanted.figure)):
        return 0
    return sum(transfer.not_named for transfer in _transfers(tables, wanted))


def handed_over(tables: Tables, wanted: Filters) -> int:
    """Count everybody in the transfers in question, with a record or without."""
    return sum(transfer.count for transfer in _transfers(tables, wanted))


def _transfers(tables: Tables, wanted: Filters) -> list[Transfer]:
    return [
        transfer
        for transfer in tables.transfers.values()
        if wanted.transfer in (None, transfer.id)
        and within(transfer.date, wanted.since, wanted.until)
        and (wanted.as_of is None or known_by(transfer.date, wanted.as_of))
    ]


def _values(tables: Tables, by: By, one: Figure | Transfer) -> set[str]:
    """Return the values of a property that somebody has, or all those whom nobody has named."""
    if isinstance(one, Transfer):
        return {By.TRANSFER: {one.id}, By.YEAR: {one.id[:4]}, By.MISSING: set(_KNOWN)}.get(by, set())
    if by is By.CARTEL:  # a faction counts for its cartel
        return {ancestry(tables.organizations, tie.organization)[-1] for tie in one.affiliations}
    return set(filter(None, _OF_FIGURES[by](one)))


_OF_FIGURES: Mapping[By, Callable[[Figure], Iterable[str | None]]] = {
    By.STANDING: lambda figure: [figure.standing],
    By.TRANSFER: lambda figure: [figure.transfer],
    By.COURT: lambda figure: (case.district or case.court for case in figure.cases),
    By.CHARGE: lambda figure: (charge.type for case in figure.cases for charge in case.charges),
    By.YEAR: lambda figure: [figure.transfer[:4]],
    By.NATIONALITY: lambda figure: [figure.nationality],
    By.MISSING: lambda figure: (name for name, known in _KNOWN.items() if not known(figure)),
}
_KNOWN: Mapping[str, Callable[[Figure], object]] = {
    "nationality": lambda figure: figure.nationality,
    "born": lambda figure: figure.born,
    "birthplace": lambda figure: figure.birthplace,
    "aliases": lambda figure: figure.aliases,
    "organizations": lambda figure: figure.affiliations,
    "arrests": lambda figure: figure.arrests,
    "destination": lambda figure: figure.destination,
    "courts": lambda figure: any(case.district or case.court for case in figure.cases),
    "dockets": lambda figure: any(case.docket for case in figure.cases),
    "judge": lambda figure: any(case.judge for case in figure.cases),
    "charges": lambda figure: any(case.charges for case in figure.cases),
    "maximum_penalty": lambda figure: any(case.maximum_penalty for case in figure.cases),
    "standing": lambda figure: figure.standing is not Standing.UNKNOWN,
}
"""What may be known of somebody, by the fields of a figure."""


def _label(tables: Tables, by: By, value: str) -> str:
    """Return what a value is called, in every language in which it has a name."""
    if by in (By.STANDING, By.CHARGE, By.MISSING):
        return word(value)
    if by is By.NATIONALITY:
        return country_named(value)
    organization = tables.organizations.get(value) if by is By.CARTEL else None
    return named(organization) if organization else value
