"""How a command says what can be typed behind its name: in its signature, and without Typer.

A parameter is declared where the function takes it, as Typer would have it::

    @taking(output=output_options)
    def show(here: Session, who: Annotated[list[str], Argument("WHO…", "…")], *, output: Output) -> None: ...

:mod:`extradition_cli.program` turns that into a command of Typer's.  A plain command line is
read by :mod:`extradition_cli.directly`, which need not load it.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Argument(NamedTuple):
    """Words behind a command: how the help calls them, and what they are."""

    metavar: str
    help: str


class Option:
    """An option: its names, how the help calls its value, what it is, and the least number it takes."""

    def __init__(self, *names: str, help: str, metavar: str | None = None, min: int | None = None) -> None:
        self.names = names
        self.help = help
        self.metavar = metavar
        self.min = min


class Parameter(NamedTuple):
    """One parameter of a command; the default of one that must be given is ``...``."""

    name: str
    type: Any
    default: Any
    declared: Argument | Option

    @property
    def names(self) -> tuple[str, ...]:
        """What an option is called, as its parameter unless it says; a slash parts on from off."""
        if isinstance(self.declared, Argument):
            return ()
        return self.declared.names or (f"--{self.name.replace('_', '-')}",)


class Command:
    """A function and the groups of options it takes, to be run with a value for each parameter."""

    def __init__(
        self, function: Callable[..., None], groups: Mapping[str, Callable[..., Any]], *, asks_typer: bool
    ) -> None:
        self.function = function
        self.asks_typer = asks_typer
        self._own = _parameters(function)
        self._groups = {name: (builder, _parameters(builder)) for name, builder in groups.items()}

    @property
    def parameters(self) -> list[Parameter]:
        """Everything that can be typed behind the name of the command."""
        return self._own + [one for _, parameters in self._groups.values() for one in parameters]

    def __call__(self, here: Any, given: Mapping[str, Any]) -> None:
        """Run the command in a session, or in Typer's context, with what is *given* for each parameter."""
        built = {
            name: builder(here, **{one.name: given[one.name] for one in parameters})
            for name, (builder, parameters) in self._groups.items()
        }
        self.function(here, **{one.name: given[one.name] for one in self._own}, **built)


def taking(**groups: Callable[..., Any]) -> Callable[[Callable[..., None]], Command]:
    """Make a command of a function, which takes each named parameter as a group of options.

    The value of a group is what its builder returns for the options that were given.
    """
    return lambda function: Command(function, groups, asks_typer=False)


def asking_typer(function: Callable[..., None]) -> Command:
    """Make a command of a function about the command line itself: it takes Typer's context of it."""
    return Command(function, {}, asks_typer=True)


def _parameters(function: Callable[..., Any]) -> list[Parameter]:
    # inspect.signature would say the same, but importing it takes longer than searching the record.
    names = function.__code__.co_varnames[: function.__code__.co_argcount]
    defaults = function.__defaults__ or ()
    default = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
    return [
        Parameter(name, annotation.__origin__, default.get(name, ...), annotation.__metadata__[0])
        for name, annotation in function.__annotations__.items()
        if hasattr(annotation, "__metadata__")
    ]
