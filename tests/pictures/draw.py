"""Pictures of the command on a terminal, from real runs: ``python -m tests.pictures.draw [FOLDER]``.

Each picture is what the command wrote to a pseudo-terminal of that width, drawn by Rich as
SVG.  README.md and README.es.md show those of this folder; a larger set, for looking, goes to any other.
"""

import io
import re
import sys
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI, TerminalTheme
from rich.text import Text

from tests.test_terminal import on_terminal

HERE = Path(__file__).parent
_DARK_OF_LIGHT = "24292f cf222e 116329 4d2d00 0969da 8250df 1b7c83 6e7781"
_BRIGHT_OF_LIGHT = "57606a a40e26 1a7f37 633c01 218bff a475f9 3192aa 8c959f"


def _colors(codes: str) -> list[tuple[int, int, int]]:
    return [(int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)) for code in codes.split()]


LIGHT = TerminalTheme((255, 255, 255), (36, 41, 47), _colors(_DARK_OF_LIGHT), _colors(_BRIGHT_OF_LIGHT))
SHOWN = {
    "search": ("search", "el mayo"),
    "show": ("show", "cuini"),
    "show-es": ("--lang", "es", "show", "cuini"),
    "timeline": ("timeline", "--since", "2025-08-05", "--until", "2025-08-13"),
    "stats": ("stats", "--by", "cartel"),
    "list": ("list", "--transfer", "second"),
}
MOST_LINES = 48
# A picture asks for no font from elsewhere: whoever looks at it has one whose letters are equally wide.
FORMAT = re.sub(r"@font-face {{.*?}}\s*", "", CONSOLE_SVG_FORMAT, flags=re.S).replace(
    "Fira Code, ", "ui-monospace, DejaVu Sans Mono, Menlo, Consolas, "
)


def draw(name: str, arguments: tuple[str, ...], columns: int, theme: TerminalTheme, folder: Path) -> None:
    """Write one picture, cut after as many lines as a reader will look at."""
    written = on_terminal(*arguments, columns=columns).splitlines()[:MOST_LINES]
    console = Console(
        width=columns, record=True, file=io.StringIO(), force_terminal=True, legacy_windows=False
    )
    console.print(Text(f"$ extradition {' '.join(arguments)}", style="dim"))
    for line in written:
        console.print(Text.from_ansi(line), soft_wrap=True)
    console.save_svg(
        str(folder / f"{name}.svg"), title="extradition", theme=theme, unique_id=name, code_format=FORMAT
    )


def main(folder: str | None = None) -> None:
    """Draw the pictures of both READMEs, or every picture at four widths on dark and light."""
    if folder is None:
        for name in ("search", "show", "show-es", "timeline", "stats"):
            draw(name, SHOWN[name], 80, LIGHT, HERE)
        return
    for name, arguments in SHOWN.items():
        for columns in (60, 80, 100, 160):
            for shade, theme in (("dark", DIMMED_MONOKAI), ("light", LIGHT)):
                draw(f"{name}-{columns}-{shade}", arguments, columns, theme, Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
