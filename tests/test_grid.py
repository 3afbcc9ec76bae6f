"""Columns drawn by our own grid look as Rich's tables do."""

import io
import random

import pytest
from rich.console import Console
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from extradition_cli.output.grid import Grid

WORDS = (
    *("a", "de", "cártel", "Sinaloa", "extradición", "Oseguera-Cervantes", "“El", "Mencho”", "—", "§", "21"),
    *("U.S.C.", "¶", "日本語", "e\u0301", "Superpenitenciaría"),
)


def drawn(part: object, width: int, *, color: bool) -> list[str]:
    """Return the lines of *part* without the spaces at their ends."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        height=100,
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
        highlight=False,
        _environ={},
    )
    console.print(part, crop=False)
    return [line.rstrip() for line in out.getvalue().split("\n")]


def texts(rng: random.Random) -> list[Text]:
    """Return a date, a sign and a paragraph of random words, some of it in another style."""
    told = Text(" ".join(rng.choices(WORDS, k=rng.randint(1, 4))), style=rng.choice(["", "bold"]))
    for _ in range(rng.randint(0, 3)):
        separator = rng.choice(["\n", " ", "  "])
        more = " ".join(rng.choices(WORDS, k=rng.randint(0, 30)))
        told.append(separator + more, style=rng.choice(["", "dim"]))
    return [Text(str(rng.randint(1, 31))), Text("│", style="dim"), told]


@pytest.mark.parametrize("seed", range(60))
def test_a_grid_looks_as_a_table_of_rich(seed: int) -> None:
    """The same letters stand in the same places, whatever the width and the script."""
    rng = random.Random(seed)
    width = rng.choice([20, 24, 40, 80, 100])
    columns = Column(width=2, justify="right"), Column(width=1), Column(overflow="fold")
    table = Table.grid(*columns, padding=(0, 1, 0, 0))
    grid = Grid(*columns, indent=2)
    for _ in range(5):
        row = texts(rng)
        table.add_row(*row)
        grid.add_row(*row)
    expected = drawn(Padding(table, (0, 0, 0, 2)), width, color=False)
    assert expected == drawn(grid, width, color=False)


def test_styles_stay_with_their_words() -> None:
    """What is bold or dim is so on every line it stands on, and nothing else is."""
    told = Text("one two", style="bold").append(" three four", style="dim")
    grid = Grid(Column())
    grid.add_row(told)
    assert drawn(grid, 9, color=True) == [
        "\x1b[1mone two\x1b[0m",
        "\x1b[1;2mthree\x1b[0m",
        "\x1b[1;2mfour\x1b[0m",
        "",
    ]
