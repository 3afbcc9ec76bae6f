"""How many: counts over the figures, always against everybody who was handed over.

The denominator is the number of people in the transfers, not of those the record can
name: a share of the named alone would hide the rest.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from extradition_cli.errors import UnknownValueError
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
    if by in _BY_DATE:
        # Of those whom nobody has named it is at least known when they were handed over.
        for transfer in _transfers(tables, wanted) if unnamed else ():
            value = transfer.id if by is By.TRANSFER else transfer.id[:4]
            labels.setdefault(value, value)
            counted[value] += transfer.not_named
            silent -= transfer.not_named
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
    }


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
