"""How many: counts over the figures, always against everybody who was handed over.

The denominator is the number of people in the transfers, not of those the record can
name: a share of the named alone would hide the rest.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from extradition_cli.errors import UnknownValueError, UsageError
from extradition_cli.questions.select import Filters, figures, named_people
from extradition_cli.record.countries import country_named
from extradition_cli.record.dates import known_by, within
from extradition_cli.record.model import Figure, Organization, Transfer, ancestry
from extradition_cli.record.parts import Part
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import Standing


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

    Raises :class:`UsageError` for more of them, for one twice, and for a word that is none.
    """
    named = tuple(map(property_named, words))
    if len(named) > 2 or len(set(named)) < len(named):
        raise UsageError("--by takes one property, or two different ones, such as transfer,standing")
    return named


def property_named(word: str) -> By:
    """Return the property to count by that is called *word*; :class:`UnknownValueError` if there is none."""
    if word == "district":  # as the option has it that narrows to courts
        return By.COURT
    if word not in list(By):
        raise UnknownValueError("property to count by", word, list(By))
    return By(word)


_BY_DATE = (By.TRANSFER, By.YEAR)
"""What is told in the order of time."""


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
    properties = _properties(tables)
    (down_of, _), (right_of, _) = properties[by], properties[across]
    people = [(down_of(figure), right_of(figure), 1) for figure in figures(tables, wanted)]
    for transfer in _transfers(tables, wanted) if down.not_named else ():
        people.append((_of_unnamed(by, transfer), _of_unnamed(across, transfer), transfer.not_named))
    rows = []
    for row in down.rows:
        counted: Counter[str] = Counter()
        silent = 0
        for ours, theirs, number in people:
            if row.value in ours:
                silent += 0 if theirs else number
                counted.update(dict.fromkeys(theirs, number))
        counts = {column.value: counted[column.value] for column in right.rows}
        rows.append(CrossRow(row.value, row.label, row.count, counts, silent))
    return CrossStats(down, right, tuple(rows))


def _of_unnamed(by: By, transfer: Transfer) -> "Values":
    """Return what is known of those of a transfer whom nobody has named: when they were handed over."""
    if by is By.MISSING:
        return _same(_KNOWN)
    return _same([transfer.id if by is By.TRANSFER else transfer.id[:4]]) if by in _BY_DATE else {}


def stats(tables: Tables, by: By, wanted: Filters) -> Stats:
    """Count the figures that meet the filters by one property, most frequent value first."""
    found = figures(tables, wanted)
    unnamed = not_named(tables, wanted)
    people = len(found) + unnamed
    values_of, several = _properties(tables)[by]
    counted: Counter[str] = Counter()
    labels: dict[str, str] = {}
    silent = unnamed
    for figure in found:
        values = values_of(figure)
        silent += not values
        labels.update(values)
        counted.update(values.keys())
    for transfer in _transfers(tables, wanted) if unnamed else ():
        if known := _of_unnamed(by, transfer):
            labels.update(known)
            counted.update(dict.fromkeys(known, transfer.not_named))
            silent -= transfer.not_named
    if by is By.MISSING:
        silent = 0  # of whom nothing is missing, everything is known
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
        several=several,
        as_of=wanted.as_of,
        rows=tuple(Count(value, labels[value], count, round(count / people, 4)) for value, count in rows),
    )


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


Values = Mapping[str, str]
"""The values one figure has, each with the words to show for it."""


def _properties(tables: Tables) -> dict[By, tuple[Callable[[Figure], Values], bool]]:
    return {
        By.STANDING: (lambda figure: _same([figure.standing]), False),
        By.CARTEL: (lambda figure: _roots(tables.organizations, figure), True),
        By.TRANSFER: (lambda figure: _same([figure.transfer]), False),
        By.COURT: (lambda figure: _same(filter(None, (c.district or c.court for c in figure.cases))), True),
        By.CHARGE: (
            lambda figure: _same(charge.type for case in figure.cases for charge in case.charges),
            True,
        ),
        By.YEAR: (lambda figure: _same([figure.transfer[:4]]), False),
        By.NATIONALITY: (_nationality, False),
        By.MISSING: (lambda figure: _same(name for name, known in _KNOWN.items() if not known(figure)), True),
    }


_KNOWN: Mapping[str, Callable[[Figure], object]] = {
    "nationality": lambda figure: figure.nationality,
    "born": lambda figure: figure.born,
    "aliases": lambda figure: figure.aliases,
    "organizations": lambda figure: figure.affiliations,
    "arrests": lambda figure: figure.arrests,
    "destination": lambda figure: figure.destination,
    "courts": lambda figure: any(case.district or case.court for case in figure.cases),
    "dockets": lambda figure: any(case.docket for case in figure.cases),
    "charges": lambda figure: any(case.charges for case in figure.cases),
    "standing": lambda figure: figure.standing is not Standing.UNKNOWN,
}
"""What may be known of somebody, by the fields of a figure."""


def _nationality(figure: Figure) -> Values:
    return {figure.nationality: str(country_named(figure.nationality))} if figure.nationality else {}


def _same(values: Iterable[str]) -> Values:
    return {
        str(value): str(value).replace("-", " ") if isinstance(value, Standing) else str(value)
        for value in values
    }


def _roots(organizations: Mapping[str, Organization], figure: Figure) -> Values:
    """Return the organizations at the top of the figure's own: a faction counts for its cartel."""
    roots = [ancestry(organizations, tie.organization)[-1] for tie in figure.affiliations]
    return {id_: organizations[id_].name if id_ in organizations else id_ for id_ in roots}
