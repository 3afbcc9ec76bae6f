"""The timeline drawn: one bar for each month, the transfers marked, each bar a link to its month."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from extradition_cli.dates import MONTHS, spelled
from extradition_cli.exports.book import Month
from extradition_cli.facts import Part
from extradition_cli.model import Transfer

_WIDTH, _HEIGHT, _FLOOR, _TOP = 960, 200, 160, 46
_TALLEST = _FLOOR - _TOP - 20
_BEFORE = 7
"""Months shown before the first transfer; what is older is gathered into one bar."""
_MOST = 72
"""Months that can be told apart side by side; what is later is gathered into one bar, too."""


class Column(Part, frozen=True):
    """One bar: its month, or none for what lies outside; where it leads, its name, how many entries."""

    month: str | None
    target: str
    name: str
    count: int


def strip(months: Sequence[Month], transfers: Iterable[Transfer]) -> Iterator[str]:
    """Yield the drawing as SVG, with a description for whoever does not see it."""
    marked = sorted(transfers, key=lambda transfer: transfer.date)
    columns = list(_columns(months, marked))
    step = _WIDTH / len(columns)
    # What is older or later may span decades: its bar must not dwarf the months.
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


def _columns(months: Sequence[Month], transfers: Sequence[Transfer]) -> Iterator[Column]:
    """Yield what is older than the first month shown, every month to the last, also empty ones, the rest."""
    dated = {month.anchor.removeprefix("month-"): month for month in months}
    last = max(key if len(key) == len("2025-08") else f"{key}-12" for key in dated)
    first = _earlier(f"{transfers[0].date}-01"[:7], _BEFORE) if transfers else f"{min(dated)}-01"[:7]
    old = [month for key, month in dated.items() if key < first]
    if old:
        yield Column(None, old[0].anchor, f"Before {spelled(first)}", _entries(old))
    last = min(last, _earlier(first, 1 - _MOST))
    at = first
    while at <= last:
        found = dated.get(at)
        yield Column(at, found.anchor if found else "", spelled(at), _entries([found] if found else []))
        at = _earlier(at, -1)
    later = [month for key, month in dated.items() if key > last and month not in old]
    if later:
        yield Column(None, later[0].anchor, f"After {spelled(last)}", _entries(later))


def _entries(months: Iterable[Month]) -> int:
    return sum(len(month.happenings) for month in months)


def _bar(column: Column, left: float, step: float, height: float) -> Iterator[str]:
    middle = f"{left + step / 2:.1f}"
    if column.count:
        words = f"{column.name}: {column.count} {'entry' if column.count == 1 else 'entries'}"
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
    day, people = escape(spelled(transfer.date)), f"{transfer.count} people"
    yield f'<a href="#transfer-{escape(transfer.id)}" aria-label="Transfer of {day}: {people}">'
    yield f'<path class="mark" d="M{middle:.1f} {_TOP}V{_FLOOR}"/>'
    yield f'<circle class="mark" cx="{middle:.1f}" cy="{_TOP}" r="4"/>'
    yield f'<text class="flag {edge}" x="{middle:.1f}" y="{_TOP - 28}">{day}</text>'
    yield f'<text class="{edge}" x="{middle:.1f}" y="{_TOP - 12}">{people}</text></a>'


def _earlier(month: str, count: int) -> str:
    """Return the month that lies *count* months before.

    >>> _earlier("2025-02", 7), _earlier("2025-12", -1)
    ('2024-07', '2026-01')
    """
    year, number = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 - count, 12)
    return f"{year:04d}-{number + 1:02d}"
