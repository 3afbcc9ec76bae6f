"""The package counted: lines, modules at its top level, floors of imports, names with two meanings.

    python -m tests.structure [PACKAGE]

A floor is what can be imported once all floors below it are: a file at the top level or a folder
stands one above the highest that it imports.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "extradition_cli"


def lines(package: Path) -> int:
    """Return the lines of Python in *package*, blank lines and docstrings included."""
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in package.rglob("*.py"))


def top_level(package: Path) -> list[str]:
    """Return the modules that lie in *package* itself and in none of its folders."""
    return sorted(path.stem for path in package.glob("*.py"))


def room(path: Path, package: Path) -> str:
    """Return the module or folder of *package* that a file belongs to."""
    return path.relative_to(package).parts[0].removesuffix(".py")


def imported_rooms(package: Path) -> Mapping[str, set[str]]:
    """Return, for every room, the other rooms that its files import, wherever in them."""
    found: dict[str, set[str]] = defaultdict(set)
    rooms = {room(path, package) for path in package.rglob("*.py")}
    for path in package.rglob("*.py"):
        own = room(path, package)
        for name in _imports(path):
            first, _, rest = name.partition(".")
            if first == package.name and (other := rest.partition(".")[0]) in rooms - {own}:
                found[own].add(other)
    return {name: found[name] for name in rooms}


def floors(package: Path) -> int:
    """Return how many floors of rooms stand on each other."""
    uses = imported_rooms(package)

    @cache
    def floor(name: str) -> int:
        return 1 + max(map(floor, uses[name]), default=0)

    return max(map(floor, uses))


def names_with_two_meanings(package: Path) -> Mapping[str, list[str]]:
    """Return the names of classes and type aliases that several modules define, with these modules."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in package.rglob("*.py"):
        for name in _types(ast.parse(path.read_text(encoding="utf-8"))):
            found[name].append(str(path.relative_to(package)))
    return {name: sorted(places) for name, places in sorted(found.items()) if len(places) > 1}


def _types(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript() | ast.BinOp()):
                if name[0].isupper() and not name.isupper():
                    yield name


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def main() -> None:
    """Print the counts of the package, or of the one at a path."""
    package = Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGE
    twice = names_with_two_meanings(package)
    sys.stdout.write(
        f"lines: {lines(package)} in {len(list(package.rglob('*.py')))} files\n"
        f"modules at the top level: {len(top_level(package))}\n"
        f"floors of imports: {floors(package)}\n"
        f"names with two meanings: {len(twice)}\n"
        + "".join(f"  {name}: {', '.join(places)}\n" for name, places in twice.items())
    )


if __name__ == "__main__":
    main()
