"""What stands inside a record keeps its meaning where there is one cell for it."""

import csv
import io
from collections.abc import Iterator

import pytest
from msgspec import Struct, to_builtins

from extradition_cli.language import Language
from extradition_cli.questions.fields import as_json
from extradition_cli.record import parts as facts
from extradition_cli.record.model import Record
from extradition_cli.record.one_line import Json, flat
from extradition_cli.record.parts import Part
from extradition_cli.record.statements import all_records, parts
from extradition_cli.record.store import Tables
from tests.conftest import Cli

SILENT = {
    (facts.Alias, "type"),
    (facts.Charge, "type"),
    (facts.Case, "jurisdiction"),
    (facts.Leader, "figure"),
    (facts.Leader, "related"),
    (facts.Case, "co_defendants"),
}
"""What a cell leaves out: families that only filters need, and what stands beside it in words."""


def said(part: Struct) -> Iterator[str]:
    """Yield every string and number of a part that is not a source."""
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if name == "sources" or (type(part), name) in SILENT or value is None:
            continue
        if isinstance(part, facts.Handover) and name == "inferred":
            yield from ["inferred"] if value else []  # the reason stands on the page and in JSON
        elif isinstance(value, Struct):
            yield from said(value)
        elif isinstance(value, tuple):
            yield from (text for item in value for text in said(item))
        else:
            yield str(value)


def test_no_part_loses_what_it_says(record: Tables) -> None:
    """Dates, kinds, versions, verdicts, counts, numbers: all that a part holds is in its cell."""
    seen = set()
    for one in all_records(record):
        for _, part in parts(one):
            if not isinstance(part, Record):
                seen.add(type(part))
                cell = flat(to_builtins(part, enc_hook=str))
                assert [text for text in said(part) if text not in cell] == [], (one.id, cell)
    assert seen == {
        shape for shape in vars(facts).values() if isinstance(shape, type) and issubclass(shape, Part)
    } - {Part}


@pytest.mark.parametrize("format_", ["tsv", "csv"])
def test_every_record_is_shown_with_all_it_says(cli: Cli, record: Tables, format_: str) -> None:
    """In a table of fields nothing of a record is reduced to a name."""
    for one in (*list(record.figures.values())[::9], *record.transfers.values(), *record.context.values()):
        answer = cli("show", one.id, "--format", format_)
        rows = answer.rows
        if format_ == "csv":
            rows = list(csv.reader(io.StringIO(answer.out, newline="")))
        fields = {row[0]: row[1] for row in rows}
        for name in one.__struct_fields__:
            for part in getattr(one, name) if isinstance(getattr(one, name), tuple) else ():
                if isinstance(part, Struct):
                    assert [text for text in said(part) if text not in fields[name]] == []


@pytest.mark.parametrize(
    ("who", "field", "told"),
    [
        ("daniel-perez-rojas", "arrests", "2008-04-09: Mixco, Guatemala"),
        (
            "daniel-perez-rojas",
            "other_proceedings",
            "2010-09 sentenced (GT, criminal): In Guatemala: a court convicted",
        ),
        ("daniel-perez-rojas", "conflicts", "sentence in Guatemala: 43 years // 47 years"),
        ("daniel-perez-rojas", "affiliations", "los-zetas: alleged founding member"),
        (
            "daniel-perez-rojas",
            "cases",
            "daniel-perez-rojas-ddc: U.S. District Court for the District of Columbia (D.D.C.) ·"
            " charged 2025-08-12 · ",
        ),
        ("daniel-perez-rojas", "cases", " // 2025-10-14 hearing: Joint status hearing"),
        ("2025-08-12", "statements", "2025-08-12 Ambassador Ronald Johnson (US): Called the handover"),
        ("tariff-pressure", "claims", "unclear: The transfer of August 2025 was a major deal"),
    ],
)
def test_what_a_line_of_a_table_says(cli: Cli, who: str, field: str, told: str) -> None:
    """``grep`` and ``cut`` get the date, the kind and the verdict with the words."""
    assert told in dict(cli("show", who, "--format", "tsv").rows)[field]


def test_a_listing_says_what_it_is_under() -> None:
    """The program, the day, and what is noted of it."""
    cell = {"program": "EO 14059", "date": "2030-12-01", "note": "As a kingpin's bank.", "sources": []}
    assert flat(cell) == "EO 14059, 2030-12-01: As a kingpin's bank."
    assert flat({**cell, "date": None, "note": None}) == "EO 14059, undated"


def test_a_tie_is_never_a_bare_name(record: Tables) -> None:
    """Whom nobody describes is alleged to belong there."""
    for figure in record.figures.values():
        for tie, cell in zip(figure.affiliations, as_json(figure, record)["affiliations"], strict=True):
            assert flat(cell) == f"{tie.organization}: {tie.role or 'alleged'}"


def test_a_person_reads_it_in_another_language(cli: Cli) -> None:
    """What is ours in a cell is said in Spanish to a person, and to no program."""
    step: Json = {"date": None, "type": "pleaded-not-guilty", "text": "He said {so}.", "sources": []}
    assert flat([step, step]) == "; ".join(["undated pleaded-not-guilty: He said {so}."] * 2)
    assert Language("es")(flat([step])) == "sin fecha se declaró no culpable: He said {so}."
    asked = ("list", "context", "--fields", "claims", "--lang", "es")
    assert "desmentida: Los veintiséis" in cli(*asked, terminal=200, err=None).out
    assert "contradicted: Los veintiséis" in cli(*asked, err=None).out
