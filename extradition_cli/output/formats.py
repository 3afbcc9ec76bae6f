"""Machine formats: a result as text that scripts can lean on.

Standards: JSON is RFC 8259 in UTF-8, one record a line inside the array, so that ``jq`` and
``grep`` are both at home; JSON Lines as jsonlines.org has it; CSV is RFC 4180; TSV is one
record a line with tab, line break and backslash written as ``\\t``, ``\\n``, ``\\\\``, as
PostgreSQL's COPY does, so that ``cut`` and ``awk`` never miscount; Markdown is GitHub's.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from msgspec.json import encode

from extradition_cli.errors import UnknownValueError
from extradition_cli.escape import escape_unsafe, json_document, json_safe, spreadsheet_safe
from extradition_cli.language import Language, Phrase, printed
from extradition_cli.output import LINES, Format
from extradition_cli.pages.results import Comparison, Dossier
from extradition_cli.questions.results import Result
from extradition_cli.record.one_line import Json, flat


def text(
    result: Result, format_: str, fields: Sequence[str] | None, language: Language, *, indent: bool = False
) -> str:
    """Return *result* in a machine format, narrowed to *fields*; a page of Markdown in *language*.

    ``indent`` spreads JSON over lines for a person who reads it.
    """
    if format_ == Format.JSON:
        return _json(result, fields, indent=indent)
    if format_ == Format.MARKDOWN and fields is None:
        from extradition_cli.output.markdown import changelog, page  # pages that two commands print

        match result:
            case Dossier():
                return page(result.document.said(language))
            case Comparison():
                return changelog(result.document.said(language))
    if isinstance(result, Dossier) and format_ in _FLAT:
        return "".join(_FLAT[format_](*_pairs(result, fields)))
    return "".join(streamed(result, result.objects(), format_, fields))


def streamed(
    result: Result, rows: Iterable[dict[str, Json]], format_: str, fields: Sequence[str] | None
) -> Iterator[str]:
    """Yield the *rows* of *result* as text, each as soon as it is there."""
    if format_ in _FLAT:
        header = fields or result.columns
        yield from _FLAT[format_](header, ([flat(row[name]) for name in header] for row in rows))
    elif format_ == Format.JSONL:
        yield from (f"{_line(_narrowed(row, fields))}\n" for row in rows)
    else:
        before, end = "[\n", "[]\n"
        for row in rows:
            yield before + _line(_narrowed(row, fields))
            before, end = ",\n", "\n]\n"
        yield end


_PLACE = r"\{([^{}]+)\}"
"""What stands between braces is a field, and nothing else: braces around these are text, as in JSON."""
_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}


def fields_in(template: str | None) -> list[str]:
    """Return the fields that a template names."""
    return re.findall(_PLACE, template or "")


def templated(rows: Iterable[dict[str, Json]], template: str, end: str) -> Iterator[str]:
    """Yield a line for each of the *rows*, ``{field}`` replaced by the field as the flat formats print it.

    ``\\t`` and ``\\n`` in the template stand for a tab and a line break; *end* ends each line.
    """
    line = re.sub(r"\\[tn\\]", lambda match: _ESCAPES[match[0]], template)
    return (
        re.sub(_PLACE, lambda match: escape_unsafe(flat(row[match[1]])), line) + end  # noqa: B023 -- used at once
        for row in rows
    )


def check_fields(result: Result, fields: Sequence[str] | None) -> None:
    """Raise :class:`UnknownValueError` for a field that *result* does not have."""
    for name in fields or ():
        if name not in result.fields:
            raise UnknownValueError(Phrase("field"), name, result.fields)


def _json(result: Result, fields: Sequence[str] | None, *, indent: bool) -> str:
    whole = result.whole([_narrowed(row, fields) for row in result.objects()])
    if indent:
        return json_document(whole)
    if isinstance(whole, list):
        return "".join(streamed(result, whole, Format.JSON, None))
    return _line(whole) + "\n"


def _line(value: Json) -> str:
    return json_safe(encode(value, enc_hook=printed).decode())


def _narrowed(row: dict[str, Json], fields: Sequence[str] | None) -> dict[str, Json]:
    return row if fields is None else {name: row[name] for name in fields}


Table = tuple[Sequence[str], Iterable[Sequence[str]]]
"""A header and rows of the same length."""


def _pairs(result: Dossier, fields: Sequence[str] | None) -> Table:
    """One record reads better as a line per field than as one long line."""
    row = result.objects()[0]
    return result.columns, ((name, flat(row[name])) for name in fields or result.fields)


def _lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    return ("\t".join(map(_tsv_cell, row)) + "\n" for row in rows)


def _tsv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    return _lines((), chain([header], rows))


def _tsv_cell(cell: str) -> str:
    for character, escape in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        cell = cell.replace(character, escape)
    return escape_unsafe(cell)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    import csv  # the one format that needs it

    out = io.StringIO()
    writer = csv.writer(out)  # RFC 4180: CRLF, quotes doubled, quoted only where needed
    for row in chain([header], rows):
        writer.writerow(map(spreadsheet_safe, row))
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def _markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    from extradition_cli.output.markdown import inline  # the one format that escapes so

    table = chain([header, ["---"] * len(header)], rows)
    return ("| " + " | ".join(map(inline, row)) + " |\n" for row in table)


_FLAT: dict[str, Callable[[Sequence[str], Iterable[Sequence[str]]], Iterator[str]]] = {
    LINES: _lines,
    Format.CSV: _csv,
    Format.TSV: _tsv,
    Format.MARKDOWN: _markdown,
}
