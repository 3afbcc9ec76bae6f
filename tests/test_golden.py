"""Whole outputs: what every command prints in every format, held against files that a reviewer can read.

After a change that is meant: ``EXTRADITION_GOLDEN=write python -m pytest tests/test_golden.py``,
and read the difference.
"""

import os
from pathlib import Path

import pytest

from extradition_cli.output import Format
from extradition_cli.questions.fields import SHAPES
from tests.conftest import Cli

FOLDER = Path(__file__).parent / "golden"
QUESTIONS = {
    "search-name": ("search", "munoz ibanez"),
    "search-words": ("search", "tariff"),
    **{f"list-{kind}": ("list", kind) for kind in SHAPES},
    "show-figure": ("show", "ana-munoz-ibanez"),
    "show-partly-named": ("show", "bruno-not-fully-named"),
    "show-organization": ("show", "CDM"),
    "show-transfer": ("show", "2031-03-04"),
    "show-event": ("show", "2031-03-04-transfer"),
    "show-context": ("show", "sample-note"),
    "show-source": ("show", "paper-2031-03-04"),
    "timeline": ("timeline",),
    "stats-standing": ("stats",),
    "stats-cartel": ("stats", "--by", "cartel"),
    "sources": ("sources", "ana-munoz-ibanez"),
    "version": ("version",),
}
WAYS: dict[str, dict[str, str]] = {
    "lines": {},
    **{format_: {"format": format_} for format_ in Format if format_ != Format.TABLE},
    "plain": {"plain": ""},
    "terminal": {"terminal": ""},
}


def test_the_sample_breaks_no_rule(cli: Cli, sample: Path) -> None:
    """What is printed is printed of a sound database."""
    assert cli("validate", str(sample), "--errors-only", "--json").json == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_printed(cli: Cli, sample: Path, question: str) -> None:
    """Every way to print one answer, one after the other in one file."""
    parts = []
    for way, options in WAYS.items():
        chosen = [
            f"--{name}" if not value else f"--{name}={value}"
            for name, value in options.items()
            if name != "terminal"
        ]
        answer = cli(
            *QUESTIONS[question],
            *chosen,
            db=sample,
            err=None,
            watched=True,
            terminal=80 if way == "terminal" else None,
        )
        heading = f"=== {way}: extradition {' '.join([*QUESTIONS[question], *chosen])}\n"
        parts.append(
            heading + answer.out.replace("\r\n", "␍\n") + (f"--- stderr\n{answer.err}" if answer.err else "")
        )
    printed = "\n".join(parts)
    file = FOLDER / f"{question}.txt"
    if os.environ.get("EXTRADITION_GOLDEN") == "write":
        file.write_text(printed, encoding="utf-8")
    assert printed == file.read_text(encoding="utf-8")
