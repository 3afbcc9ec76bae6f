"""Sources as citations: APA, Chicago, Bluebook, BibTeX and CSL JSON.

One kind of document only, a web page with a publisher and often a date, so the forms are
written here after the manuals (APA 7th edition, sections 9.44 and 10.16; Chicago 17th edition,
14.71 and 14.207; Bluebook 21st edition, rule 18.2 and table T12; the CSL 1.0.2 data schema;
BibTeX's ``@misc``).  A citation processor would bring lxml and 2,000 styles for the same four lines.
"""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from extradition_cli.escape import escape_unsafe, json_document
from extradition_cli.folding import fold
from extradition_cli.record.dates import MONTHS, is_valid
from extradition_cli.record.model import Source


class Style(StrEnum):
    """What ``--style`` takes."""

    APA = "apa"
    CHICAGO = "chicago"
    BLUEBOOK = "bluebook"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


def cited(sources: Sequence[Source], style: Style) -> str:
    """Return *sources* as a bibliography in one style, in the order that the style has; data as they come."""
    if style is Style.CSL_JSON:
        return json_document([_csl(source) for source in sources])
    ordered = sorted(sources, key=_ORDERED[style]) if style in _ORDERED else sources
    return "".join(_WRITTEN[style](source) + "\n" for source in ordered)


def _by_title(source: Source) -> tuple[str, ...]:
    return fold(source.publisher), fold(source.title)


def _by_date(source: Source) -> tuple[str, ...]:
    # Undated documents stand before dated ones, and the letters of a title come last.
    return fold(source.publisher), source.published or "", fold(source.title)


def _apa(source: Source) -> str:
    year, month, day = _ymd(source.published)
    date = ", ".join(filter(None, [year, " ".join(filter(None, [month, day]))])) or "n.d."
    read = None if source.published else f"Retrieved {_american(source.accessed)}, from"
    return _parted(
        _end(source.publisher), f"({date}).", _end(source.title), _end(source.via), read, source.url
    )


def _chicago(source: Source) -> str:
    date = _american(source.published) if source.published else f"Accessed {_american(source.accessed)}"
    title = _chicago_title(source.title)
    return _parted(_end(source.publisher), title, _end(source.via), f"{date}. {source.url}.")


def _bluebook(source: Source) -> str:
    site = f", {source.via}" if source.via else ""
    named = f"{source.publisher}, {source.title}{site}"
    if source.published:
        return _parted(f"{named} ({_american(source.published, _T12)}), {source.url}.")
    return _parted(f"{named}, {source.url} (last visited {_american(source.accessed, _T12)}).")


def _parted(*parts: str | None) -> str:
    return escape_unsafe(" ".join(filter(None, parts)))


_T12 = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""The months as the Bluebook abbreviates them."""
_QUOTES = str.maketrans("“”", "‘’")


def _chicago_title(title: str) -> str:
    """Return a title in quotation marks, what it quotes in single ones; a description in brackets has none.

    >>> _chicago_title('"La Tuta" no es "extraditado"'), _chicago_title("[Page of a court]")
    ('“‘La Tuta’ no es ‘extraditado.’”', '[Page of a court].')
    """
    if title.startswith("[") and title.endswith("]"):
        return _end(title)
    quoted = re.sub(r'(?<![^\s(\[¿¡])"', "‘", title).replace('"', "’").translate(_QUOTES)
    # The point stands inside the marks, those of a quotation at the end too.
    quotation = quoted.endswith("’") and "‘" in quoted
    return f"“{_end(quoted[:-1])}’”" if quotation else f"“{_end(quoted)}”"


def _bibtex(source: Source) -> str:
    year, month = [*_parts(source.published), "", ""][:2]
    fields = {
        "title": f"{{{_tex(source.title)}}}",
        "author": f"{{{_tex(source.publisher)}}}",
        "year": _tex(year),
        "month": month.lstrip("0"),
        "date": _tex(source.published or ""),
        "organization": _tex(source.via or ""),
        "url": source.url,
        "urldate": _tex(source.accessed),
        "langid": {"en": "english", "es": "spanish"}.get(source.language, ""),
    }
    lines = "".join(f"  {name} = {{{escape_unsafe(value)}}},\n" for name, value in fields.items() if value)
    return f"@online{{{source.id},\n{lines}}}\n"


def _csl(source: Source) -> dict[str, object]:
    found: dict[str, object] = {
        "id": source.id,
        "type": "webpage",
        "title": source.title,
        "author": [{"literal": source.publisher}],
        "URL": source.url,
        "accessed": _csl_date(source.accessed),
        "language": source.language,
    }
    if source.published:
        found["issued"] = _csl_date(source.published)
    if source.via:
        found["container-title"] = source.via
    return found


_WRITTEN: dict[Style, Callable[[Source], str]] = {
    Style.APA: _apa,
    Style.CHICAGO: _chicago,
    Style.BLUEBOOK: _bluebook,
    Style.BIBTEX: _bibtex,
}
_ORDERED = {Style.APA: _by_date, Style.CHICAGO: _by_title, Style.BLUEBOOK: _by_title}


def _end(text: str | None) -> str:
    return text + "." if text and not text.endswith((".", "?", "!")) else text or ""


def _ymd(date: str | None, months: Sequence[str] = MONTHS) -> tuple[str, str, str]:
    """Return year, name of the month and day, each empty if it is not known."""
    year, month, day = [*_parts(date), "", "", ""][:3]
    return year, months[int(month) - 1] if month else "", day.lstrip("0")


def _parts(date: str | None) -> list[str]:
    """Return year, month and day as far as they are known; what is no date stands whole for the year."""
    if not date:
        return []
    return date.split("-") if is_valid(date) else [date]


def _american(date: str, months: Sequence[str] = MONTHS) -> str:
    year, month, day = _ymd(date, months)
    return f"{month} {day}, {year}" if day else " ".join(filter(None, [month, year]))


def _csl_date(date: str) -> dict[str, object]:
    if not is_valid(date):
        return {"literal": date}
    return {"date-parts": [[int(part) for part in date.split("-")]]}


_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "^": r"\^{}",
        "~": r"\~{}",
    }
)


def _tex(text: str) -> str:
    return text.translate(_TEX)
