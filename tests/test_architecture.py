"""The house rules: who may import whom, who may know what, and how large a module may grow."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.each import each
from tests.structure import PACKAGE, floors, names_with_two_meanings, room, top_level

MODULES = sorted(PACKAGE.rglob("*.py"))
CEILING = 400

ORDER = [
    ["language", "folding", "escape", "errors"],
    ["record"],
    ["search"],
    ["questions"],
    ["checks", "pages"],
    ["output"],
    ["api", "exports"],
    ["commands"],
    ["cli"],
    ["__main__", "__init__"],
]
RANK = {name: rank for rank, rooms in enumerate(ORDER) for name in rooms}
FENCES = {
    "tinydb": {"record/store.py"},
    "rich": {"output"},
    "typer": {"cli", "commands"},
    "icalendar": {"exports"},
    "followthemoney": set(),
    "frictionless": set(),
}


def imports(path: Path) -> set[str]:
    """Return every module that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def dotted(path: Path) -> str:
    """Return what a file of the package is called when it is imported."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


@each("path", MODULES)
def test_imports_point_one_way(path: Path) -> None:
    """A module imports from rooms before its own, or from its own room."""
    own = room(path, PACKAGE)
    used = {name.split(".")[1] for name in imports(path) if name.startswith("extradition_cli.")}
    rooms = {name for name in used if name in RANK}
    level = {"language", "folding", "escape", "errors"}  # these have an order of their own
    assert {
        name for name in rooms - (level if own in level else set()) if name != own and RANK[name] >= RANK[own]
    } == set()


def test_no_imports_go_round_in_a_circle() -> None:
    """Modules of one room have an order too, in which each could be read after what it imports."""
    modules = {dotted(path): path for path in MODULES}

    def needed(path: Path) -> Iterator[str]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                # What is taken from a package is a module in it, or stands in the package itself.
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                yield from inner & modules.keys()
                if inner - modules.keys():
                    yield str(node.module)

    graph = {name: modules.keys() & set(needed(path)) for name, path in modules.items()}
    assert graph["extradition_cli.questions.listings"] >= {
        "extradition_cli.questions.select",
        "extradition_cli.questions.results",
    }
    TopologicalSorter(graph).prepare()


def test_every_room_has_its_place_in_the_order() -> None:
    """A new module is given a rank before it lands."""
    assert {room(path, PACKAGE) for path in MODULES} - set(RANK) == set()


@pytest.mark.parametrize(("library", "rooms"), FENCES.items(), ids=FENCES)
def test_a_library_is_known_to_its_room_only(library: str, rooms: set[str]) -> None:
    """TinyDB, Rich and Typer can each be replaced in one place."""
    knowing = [path for path in MODULES if any(name.split(".")[0] == library for name in imports(path))]
    files = {str(path.relative_to(PACKAGE)) for path in knowing}
    assert (
        files if any("/" in name for name in rooms) else {room(path, PACKAGE) for path in knowing}
    ) == rooms


@each("path", MODULES)
def test_modules_stay_small(path: Path) -> None:
    """What grows past the ceiling is two things."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= CEILING


def loaded(*arguments: str) -> set[str]:
    """Return the top-level names of all modules that one run of the command loads."""
    script = (
        "import sys; from extradition_cli.__main__ import main; main(); "
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "cuini", "--json"),
        ("list",),
        ("show", "cuini", "--json"),
        ("timeline", "--json"),
        ("--help",),
    ],
    ids=" ".join,
)
def test_machine_output_loads_no_rich(arguments: tuple[str, ...]) -> None:
    """Rich is loaded only for somebody who looks at a terminal, and nothing heavy at all."""
    assert loaded(*arguments) & {"rich", "pydantic", "asyncio", "http"} == set()


def test_only_modules_stand_among_the_modules() -> None:
    """No entry of ``sys.modules`` is a stand-in that hides a library from others."""
    script = (
        "import sys, types; from extradition_cli.__main__ import main; main(); "
        "print(*[name for name, one in sys.modules.items() if not isinstance(one, types.ModuleType)],"
        " file=sys.stderr)"
    )
    asked = [sys.executable, "-c", script, "search", "cuini", "--json"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert set(done.stderr.split()) <= {"typing.io", "typing.re"}  # Python's own, until 3.12


def test_the_house_is_small_and_each_name_means_one_thing() -> None:
    """The counts that ``python -m tests.structure`` prints."""
    assert len(top_level(PACKAGE)) <= 9
    assert floors(PACKAGE) <= len(ORDER) + 1
    assert names_with_two_meanings(PACKAGE) == {}


def test_the_version_needs_no_data() -> None:
    """Asking for the version opens no database."""
    assert "tinydb" not in loaded("--version")


def prints(node: ast.AST) -> bool:
    """Say whether *node* writes to a stream, by its own method, by ``print`` or through Typer."""
    match node:
        case ast.Attribute(attr="write" | "writelines", value=ast.Attribute(attr=stream)):
            return stream in ("out", "err", "stdout", "stderr")
        case ast.Attribute(attr="echo" | "secho" | "echo_via_pager") | ast.Call(func=ast.Name(id="print")):
            return True
        case ast.alias(name="echo" | "secho" | "echo_via_pager"):
            return True
    return False


def test_nobody_prints_but_the_session() -> None:
    """A command hands over a result; only the version is printed by Typer."""
    printing = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if any(prints(node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert printing == {"commands/session.py", "cli.py"}


def test_no_open_ends() -> None:
    """Nothing is left for later in the tree."""
    words = ("TO" + "DO", "FIX" + "ME")
    assert [path for path in MODULES if any(word in path.read_text(encoding="utf-8") for word in words)] == []
