"""Partial ISO 8601 dates: ``2025``, ``2025-08``, ``2025-08-12``; and how people write them.

A partial date stands for a span of days.  Dates stay strings, because their text order is
their order in time and because ``2025`` must never turn into an invented 1 January.
"""

import os
import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from extradition_cli.errors import UsageError, shown
from extradition_cli.folding import fold
from extradition_cli.language import Phrase, joined

MONTHS = (
    Phrase("January"),
    Phrase("February"),
    Phrase("March"),
    Phrase("April"),
    Phrase("May"),
    Phrase("June"),
    Phrase("July"),
    Phrase("August"),
    Phrase("September"),
    Phrase("October"),
    Phrase("November"),
    Phrase("December"),
)
_MONTHS_ES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


def is_valid(text: str) -> bool:
    """Say whether *text* is a partial date that the calendar knows.

    >>> is_valid("2025-08"), is_valid("2025-02-30"), is_valid("25-8")
    (True, False, False)
    """
    # Python takes weeks too: 2025-W07-3.
    if len(text) not in (4, 7, 10) or not text.isascii() or not text.replace("-", "").isdigit():
        return False
    try:
        date.fromisoformat(first_day(text))
    except ValueError:
        return False
    return True


def first_day(text: str) -> str:
    """Return the first day that the partial date *text* may mean.

    >>> first_day("2025-08")
    '2025-08-01'
    """
    return text + "-01-01"[len(text) - 4 :]


def last_day(text: str) -> str:
    """Return the last day that the partial date *text* may mean.

    The end of a month is written as its 31st, which sorts after every day it has.

    >>> last_day("2025"), last_day("2025-08-12")
    ('2025-12-31', '2025-08-12')
    """
    return text + "-12-31"[len(text) - 4 :]


def precision(text: str) -> str:
    """Return how exact the partial date *text* is.

    >>> [precision(text) for text in ("1987", "1987-05", "1987-05-12")]
    ['year', 'month', 'day']
    """
    return {4: "year", 7: "month"}.get(len(text), "day")


def calendar_last_day(text: str) -> str:
    """Return the last day that the partial date *text* may mean, as the calendar has it.

    >>> calendar_last_day("2024-02"), calendar_last_day("9999"), calendar_last_day("2025-08-12")
    ('2024-02-29', '9999-12-31', '2025-08-12')
    """
    last = last_day(text)
    return last if is_valid(last) else f"{text}-{monthrange(int(text[:4]), int(text[5:7]))[1]}"


def within(text: str, since: str | None, until: str | None, end: str | None = None) -> bool:
    """Say whether what is dated *text* certainly falls between *since* and *until*, their ends included.

    A vague date counts only if all it may mean lies inside: "2025" is not "since August".
    What lasts from *text* to *end* need only share a day with the range.

    >>> within("2025-08", "2025-02", "2025-08"), within("2025", "2025-02", None)
    (True, False)
    """
    first, last = (first_day(text), last_day(text)) if end is None else (last_day(end), first_day(text))
    return (since is None or first >= first_day(since)) and (until is None or last <= last_day(until))


def known_by(text: str | None, day: str) -> bool:
    """Say whether something dated *text* had certainly happened by the end of *day*.

    What bears no date is taken as known: nothing says that it came later.

    >>> known_by("2025-08", "2025-08-15"), known_by("2025-08-13", "2025-08"), known_by(None, "2025")
    (False, True, True)
    """
    return text is None or last_day(text) <= last_day(day)


def parsed(text: str, option: str, today: date | None = None) -> str:
    """Return the partial date that *text* means, in ISO form.

    Besides ISO it may be in words, ``today`` or ``hoy``, or so many days, weeks, months or years from
    *today*, by default of the clock.  Raises :class:`UsageError` that says what *option* takes.

    >>> parsed("agosto de 2025", "--since"), parsed("+30d", "--until", date(2026, 11, 27))
    ('2025-08', '2026-12-27')
    """
    read = date_in_words(text) or _from_today(text.strip().casefold(), today or date.today()) or text
    if not is_valid(read):
        raise UsageError(
            Phrase(
                "{option} takes a date such as 2025, 2025-08, 2025-08-12, 'August 2025', today, +30d or -2w,"
                " not {given}",
                option=option,
                given=shown(text),
            )
        )
    return read


def date_in_words(text: str) -> str | None:
    """Return the partial date that is all of *text*, in ISO form, English or Spanish.

    >>> [date_in_words(text) for text in ("2025-08", "August 12, 2025", "12 de agosto de 2025")]
    ['2025-08', '2025-08-12', '2025-08-12']
    >>> date_in_words("El 85") is None
    True
    """
    if not any(map(str.isdigit, text)):
        return None
    plain = fold(text).strip()
    if re.fullmatch(r"(19|20)\d\d(-[01]\d(-[0-3]\d)?)?", plain):
        return plain
    read = [word for word in re.findall(r"[a-z]+|\d+", plain) if word not in ("de", "del", "of")]
    days = [word for word in read if word.isdigit() and len(word) < 3]
    years = [word for word in read if word.isdigit() and len(word) == 4]
    months = [place for word in read if (place := _month(word))]
    if len(years) != 1 or len(months) != 1 or len(days) > 1 or len(read) != 2 + len(days):
        return None
    return "-".join([years[0], f"{months[0]:02}", *(day.zfill(2) for day in days)])


def _month(word: str) -> int:
    for names in (MONTHS, _MONTHS_ES):
        for place, name in enumerate(names, 1):
            if len(word) >= 3 and name.lower().startswith(word):
                return place
    return 0


def _from_today(text: str, today: date) -> str | None:
    """Return the day that *text* counts from *today*: of a shorter month the last, as calendars do."""
    if text in ("today", "hoy"):
        return str(today)
    if not (counted := re.fullmatch(r"([+-]\d{1,3})([dwmy])", text)):
        return None
    number, unit = int(counted[1]), counted[2]
    if unit in "dw":
        return str(today + timedelta(days=number * (7 if unit == "w" else 1)))
    from calendar import monthrange  # few dates are counted so

    year, month = divmod(today.year * 12 + today.month - 1 + number * (12 if unit == "y" else 1), 12)
    return str(date(year, month + 1, min(today.day, monthrange(year, month + 1)[1])))


def spelled(text: str) -> Phrase:
    """Return the date as a person writes it; what is no date, as it is.

    >>> spelled("2025-08-12"), spelled("2025-08"), spelled("2025")
    ('12 August 2025', 'August 2025', '2025')
    """
    year, *rest = text.split("-")
    if not rest or not is_valid(text):
        return joined("", [text])
    month = MONTHS[int(rest[0]) - 1]
    if len(rest) == 1:
        return Phrase("{month} {year}", month=month, year=year)
    return Phrase("{day} {month} {year}", day=int(rest[1]), month=month, year=year)


def today() -> str:
    """Return the day on which the program is asked, or that of ``SOURCE_DATE_EPOCH`` where it is set.

    The variable, of seconds since 1970, is that of reproducible-builds.org.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    asked = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else date.today()
    return asked.isoformat()


def days_away(text: str, day: str) -> Phrase | None:
    """Say how many days the date *text* is from *day*; nothing unless both are exact to the day.

    >>> days_away("2027-03-08", "2026-11-27"), days_away("2026-11-20", "2026-11-27")
    ('in 101 days', '7 days ago')
    """
    if not all(is_valid(one) and one == last_day(one) for one in (text, day)):
        return None
    days = (date.fromisoformat(text) - date.fromisoformat(day)).days
    if not days:
        return Phrase("today")
    if days > 0:
        return Phrase("in {count} day", "in {count} days", count=days)
    return Phrase("{count} day ago", "{count} days ago", count=-days)
