"""Machine formats: a result as text that scripts can lean on.

Standards: JSON is RFC 8259 in UTF-8, one record a line inside the array, so that ``jq`` and
``grep`` are both at home; JSON Lines as jsonlines.org has it; CSV is RFC 4180; TSV is one
record a line with tab, line break and backslash written as ``\\t``, ``\\n``, ``\\\\``, as
PostgreSQL's COPY does, so that ``cut`` and ``awk`` never miscount; Markdown is GitHub's.
"""

import io
import re
from collections.abc import Callable, Iterable, Sequence

from msgspec.json import encode, format

from extradition_cli.errors import UnknownValueError
from extradition_cli.escape import escape_unsafe, json_safe, spreadsheet_safe
from extradition_cli.output import LINES, Format
from extradition_cli.pages.results import Comparison, Dossier
from extradition_cli.questions.results import Result
from extradition_cli.record.one_line import Json, flat


def text(result: Result, format_: str, fields: Sequence[str] | None, *, indent: bool = False) -> str:
    """Return *result* in a machine format, narrowed to *fields*.

    ``indent`` spreads JSON over lines for a person who reads it.
    """
    if format_ == Format.JSON:
        return _json(result, fields, indent=indent)
    if format_ == Format.JSONL:
        return "".join(_line(row) + "\n" for row in _narrowed(result.objects(), fields))
    if format_ == Format.MARKDOWN and fields is None:
        from extradition_cli.output.markdown import changelog, page  # pages that two commands print

        match result:
            case Dossier():
                return page(result.document)
            case Comparison():
                return changelog(result.document)
    rows = _pairs(result, fields) if isinstance(result, Dossier) else _rows(result, fields)
    return _FLAT[format_](*rows)


_PLACE = r"\{([^{}]+)\}"
"""What stands between braces is a field, and nothing else: braces around these are text, as in JSON."""
_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}


def templated(result: Result, template: str) -> str:
    """Return a line for each row of *result*, ``{field}`` replaced by the field as the flat formats print it.

    ``\\t`` and ``\\n`` in the template stand for a tab and a line break.  Raises
    :class:`UnknownValueError` for a field the result does not have.
    """
    check_fields(result, re.findall(_PLACE, template))
    line = re.sub(r"\\[tn\\]", lambda match: _ESCAPES[match[0]], template)
    return "".join(
        re.sub(_PLACE, lambda match: escape_unsafe(flat(row[match[1]])), line) + "\n"  # noqa: B023 -- used at once
        for row in result.objects()
    )


def check_fields(result: Result, fields: Sequence[str] | None) -> None:
    """Raise :class:`UnknownValueError` for a field that *result* does not have."""
    for name in fields or ():
        if name not in result.fields:
            raise UnknownValueError("field", name, result.fields)


def _json(result: Result, fields: Sequence[str] | None, *, indent: bool) -> str:
    whole = result.whole(_narrowed(result.objects(), fields))
    if indent:
        return json_safe(format(encode(whole, enc_hook=str), indent=2).decode()) + "\n"
    if isinstance(whole, list):
        return "[" + ",".join("\n" + _line(row) for row in whole) + ("\n]\n" if whole else "]\n")
    return _line(whole) + "\n"


def _line(value: Json) -> str:
    return json_safe(encode(value, enc_hook=str).decode())


def _narrowed(objects: list[dict[str, Json]], fields: Sequence[str] | None) -> list[dict[str, Json]]:
    return objects if fields is None else [{name: row[name] for name in fields} for row in objects]


Table = tuple[Sequence[str], Iterable[Sequence[str]]]
"""A header and rows of the same length."""


def _rows(result: Result, fields: Sequence[str] | None) -> Table:
    header = fields or result.columns
    return header, ([flat(row[name]) for name in header] for row in result.objects())


def _pairs(result: Dossier, fields: Sequence[str] | None) -> Table:
    """One record reads better as a line per field than as one long line."""
    row = result.objects()[0]
    return result.columns, ((name, flat(row[name])) for name in fields or result.fields)


def _lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(map(_tsv_cell, row)) + "\n" for row in rows)


def _tsv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\t".join(header) + "\n" + _lines(header, rows)


def _tsv_cell(cell: str) -> str:
    for character, escape in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        cell = cell.replace(character, escape)
    return escape_unsafe(cell)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    import csv  # the one format that needs it

    out = io.StringIO()
    writer = csv.writer(out)  # RFC 4180: CRLF, quotes doubled, quoted only where needed
    writer.writerow(header)
    writer.writerows(map(spreadsheet_safe, row) for row in rows)
    return out.getvalue()


def _markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    from extradition_cli.output.markdown import inline  # the one format that escapes so

    table = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(map(inline, row)) + " |\n" for row in table)


_FLAT: dict[str, Callable[[Sequence[str], Iterable[Sequence[str]]], str]] = {
    LINES: _lines,
    Format.CSV: _csv,
    Format.TSV: _tsv,
    Format.MARKDOWN: _markdown,
}
