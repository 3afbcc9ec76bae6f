"""The commands, one module each; a module is imported when its command is asked for."""

from collections.abc import Callable
from importlib import import_module

from extradition_cli.language import Phrase

COMMANDS = {
    "search": "Find people, organizations, transfers, events and context by name or words.",
    "show": "Show one record in full, with numbered sources.",
    "list": "List figures, or another kind of record, narrowed by filters.",
    "timeline": "Tell what happened in the order of dates: events, arrests and court history.",
    "stats": "Count figures, with denominators and what is not known.",
    "sources": "List the sources of the record, or those one record rests on and what each supports.",
    "open": "Print the address of a source, its archived copy or a docket, and open it in the browser.",
    "export": "Write the record for other tools: databases, calendars, documents, bibliographies.",
    "changes": "Say what changed from one edition of the record to the next.",
    "diff": "Say what changed between two databases: people, standings, facts, sources.",
    "validate": "Check a database against every rule of the data; exit 65 if one is broken.",
    "schema": "Print the JSON Schema of the records or of a command's output, or an empty record to fill in.",
    "version": "Say which program, which shape of data, and which data.",
    "help": "Explain a command or a topic.",
}
"""Every command in the order of the help, with the first line of its docstring.

The help of the program lists them without importing their modules; a test holds both equal.
"""

GROUPS = {
    Phrase("Look up"): ("search", "list", "show", "sources", "open"),
    Phrase("Follow and count"): ("timeline", "stats", "changes"),
    Phrase("Export"): ("export",),
    Phrase("Maintain"): ("diff", "validate", "schema"),
    Phrase("About the program"): ("version", "help"),
}
"""The commands under what people come for, in the order of the help."""

TOPICS = (
    "questions",
    "formats",
    "exit-codes",
    "environment",
    "search",
    "names",
    "screening",
    "standings",
    "glossary",
    "sources",
    "corrections",
    "tools",
)
"""What ``extradition help`` explains beside commands: the files in ``guides``."""


def command_function(name: str) -> Callable[..., None]:
    """Return the function of the command called *name*, which is one of :data:`COMMANDS`."""
    function: Callable[..., None] = import_module(f"{__name__}.{name}").run
    return function
