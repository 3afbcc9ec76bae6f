"""The commands, one module each; a module is imported when its command is wanted."""

from importlib import import_module
from typing import Any

COMMANDS = {
    "search": "search",
    "show": "show",
    "list": "list_records",
    "timeline": "timeline",
    "stats": "stats",
    "sources": "sources",
    "export": "export",
    "diff": "diff",
    "validate": "validate",
    "schema": "schema",
    "version": "version",
    "help": "help_",
    "completion": "completion",
    "manual": "manual",
}
"""Every command in the order of the help, with the function of its module that carries it out."""


def command(name: str) -> Any:
    """Return the function behind the command called *name*."""
    return getattr(import_module(f"{__name__}.{name}"), COMMANDS[name])
