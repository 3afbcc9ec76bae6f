"""The timeline drawn: one bar for each month, the transfers marked, each bar a link to its month."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from extradition_cli.exports.chapters import Month
from extradition_cli.language import Phrase
from extradition_cli.record.dates import MONTHS, spelled
from extradition_cli.record.model import Transfer
from extradition_cli.record.parts import Part
from extradition_cli.record.wording import people

_WIDTH, _HEIGHT, _FLOOR, _TOP = 960, 200, 160, 46
_TALLEST = _FLOOR - _TOP - 20
_BEFORE = 7
"""Months shown before the first transfer; what is older is gathered into one bar."""
_MOST = 60
"""Months shown at all, or a bar would be too thin to hit; what is later is gathered into one bar too."""


class MonthBar(Part, frozen=True):
    """One bar: its month, or none for what is gathered; where it leads, its name, how many entries."""

    month: str | None
    target: str
    name: str
    count: int


def month_chart(months: Sequence[Month], transfers: Iterable[Transfer]) -> Iterator[str]:
    """Yield the drawing as SVG, with a description for whoever does not see it."""
    marked = sorted(transfers, key=lambda transfer: transfer.date)
    columns = list(_columns(months, marked))
    step = _WIDTH / len(columns)
    # What is gathered may span decades: its bar must not dwarf the months.
    highest = max((column.count for column in columns if column.month), default=0) or 1
    yield '<div class="strip">'
    yield f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" aria-label="Entries by month">'
    yield f'<path class="floor" d="M0 {_FLOOR}.5H{_WIDTH}"/>'
    for number, column in enumerate(columns):
        yield from _bar(column, number * step, step, _TALLEST * min(column.count, highest) / highest)
    places = {column.month: number for number, column in enumerate(columns)}
    for transfer in marked:
        if transfer.date[:7] in places:
            yield from _mark((places[transfer.date[:7]] + 0.5) * step, transfer)
    yield "</svg></div>"


def _columns(months: Sequence[Month], transfers: Sequence[Transfer]) -> Iterator[MonthBar]:
    """Yield what is older than the first month shown, then each month, empty ones too, then what is later."""
    dated = [(month.anchor.removeprefix("month-"), month) for month in months]
    first = _number(transfers[0].date) - _BEFORE if transfers else _number(dated[0][0])
    end = first + _MOST
    shown = {_number(key): month for key, month in dated if "-" in key and first <= _number(key) < end}
    yield from _gathered("Before", first, [month for key, month in dated if _number(key) < first])
    for number in range(first, max(shown, default=first) + 1):
        found = shown.get(number)
        name = _month(number)
        yield MonthBar(name, found.anchor if found else "", spelled(name), _entries([found] if found else []))
    yield from _gathered("After", end - 1, [month for key, month in dated if _number(key) >= end])


def _gathered(side: str, number: int, months: Sequence[Month]) -> Iterator[MonthBar]:
    """Yield one bar for *months* that lie before or after the month with this *number*, if there are any."""
    if months:
        yield MonthBar(None, months[0].anchor, f"{side} {spelled(_month(number))}", _entries(months))


def _entries(months: Iterable[Month]) -> int:
    return sum(len(month.happenings) for month in months)


def _bar(column: MonthBar, left: float, step: float, height: float) -> Iterator[str]:
    middle = f"{left + step / 2:.1f}"
    if column.count:
        words = f"{column.name}: {Phrase('{count} entry', '{count} entries', count=column.count)}"
        yield (
            f'<a href="#{column.target}" aria-label="{words}"><title>{words}</title>'
            # The whole height can be hit, however low the bar.
            f'<rect class="hit" x="{left:.1f}" y="{_TOP}" width="{step:.1f}" height="{_HEIGHT - _TOP}"/>'
            f'<rect class="bar{"" if column.month else " old"}" x="{left + step * 0.14:.1f}"'
            f' y="{_FLOOR - height:.1f}" width="{step * 0.72:.1f}" height="{height:.1f}"/></a>'
        )
    yield f'<text x="{middle}" y="{_FLOOR + 16}">{_letter(column.month)}</text>'
    if column.month and column.month.endswith("-01"):
        yield f'<text class="year" x="{middle}" y="{_FLOOR + 34}">{column.month[:4]}</text>'


def _letter(month: str | None) -> str:
    return MONTHS[int(month[5:]) - 1][0] if month else "…"


def _mark(middle: float, transfer: Transfer) -> Iterator[str]:
    """Flag a transfer above its month: the day, and under it how many people."""
    edge = "end" if middle > _WIDTH * 0.93 else "start" if middle < _WIDTH * 0.07 else "middle"
    day, handed = escape(spelled(transfer.date)), people(transfer.count)
    yield f'<a href="#transfer-{escape(transfer.id)}" aria-label="Transfer of {day}: {handed}">'
    yield f'<path class="mark" d="M{middle:.1f} {_TOP}V{_FLOOR}"/>'
    yield f'<circle class="mark" cx="{middle:.1f}" cy="{_TOP}" r="4"/>'
    yield f'<text class="flag {edge}" x="{middle:.1f}" y="{_TOP - 28}">{day}</text>'
    yield f'<text class="{edge}" x="{middle:.1f}" y="{_TOP - 12}">{handed}</text></a>'


def _number(date: str) -> int:
    """Return which month since the year 0 a date falls in; of a year its first.

    >>> _number("2025-02-27") - _number("2024")
    13
    """
    return int(date[:4]) * 12 + int(date[5:7] or 1) - 1


def _month(number: int) -> str:
    """Return the month with this *number*.

    >>> _month(_number("2025-12") + 1)
    '2026-01'
    """
    year, month = divmod(number, 12)
    return f"{year:04d}-{month + 1:02d}"
