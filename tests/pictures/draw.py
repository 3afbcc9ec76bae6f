"""Pictures of the command on a terminal, from real runs: ``python -m tests.pictures.draw [FOLDER]``.

Each picture is what the command wrote to a pseudo-terminal of that width, drawn by Rich as
SVG.  README.md shows those of this folder; a larger set, for looking, goes to any other.
"""

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI, TerminalTheme
from rich.text import Text

from tests.test_terminal import on_terminal

HERE = Path(__file__).parent
LIGHT = TerminalTheme(
    (255, 255, 255),
    (36, 41, 47),
    [(36, 41, 47), (207, 34, 46), (17, 99, 41), (77, 45, 0), (9, 105, 218), (130, 80, 223), (27, 124, 131), (110, 119, 129)],
    [(87, 96, 106), (164, 14, 38), (26, 127, 55), (99, 60, 1), (33, 139, 255), (164, 117, 249), (49, 146, 170), (140, 149, 159)],
)
SHOWN = {
    "search": ("search", "cuini", "--kind", "figure,organization"),
    "show": ("show", "cuini"),
    "timeline": ("timeline", "--since", "2025-08-05", "--until", "2025-08-13"),
    "stats": ("stats", "--by", "cartel"),
    "list": ("list", "--transfer", "second"),
}
MOST_LINES = 48


def draw(name: str, arguments: tuple[str, ...], columns: int, theme: TerminalTheme, folder: Path) -> None:
    """Write one picture, cut after as many lines as a reader will look at."""
    written = on_terminal(*arguments, columns=columns).splitlines()[:MOST_LINES]
    console = Console(width=columns, record=True, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text(f"$ extradition {' '.join(arguments)}", style="dim"))
    for line in written:
        console.print(Text.from_ansi(line), soft_wrap=True)
    console.save_svg(str(folder / f"{name}.svg"), title="extradition", theme=theme, unique_id=name)


def main(folder: str | None = None) -> None:
    """Draw the pictures of README.md, or every picture at four widths on dark and light."""
    if folder is None:
        for name in ("search", "show", "timeline", "stats"):
            draw(name, SHOWN[name], 80, LIGHT, HERE)
        return
    for name, arguments in SHOWN.items():
        for columns in (60, 80, 100, 160):
            for shade, theme in (("dark", DIMMED_MONOKAI), ("light", LIGHT)):
                draw(f"{name}-{columns}-{shade}", arguments, columns, theme, Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
