"""The man page: what the help says, set in the macros of ``man`` (groff_man(7)).

Nothing here knows a command by name: pages come in as the help has them, so the manual
cannot say anything else.  The same pages always give the same text.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extradition_cli.guides import Block, Examples, Guide, Terms


class Page(NamedTuple):
    """The help of one command."""

    name: str
    usage: str
    blocks: tuple[Block, ...]
    arguments: Terms
    options: Terms
    closing: tuple[Block, ...]


def blocks(text: str) -> tuple[Block, ...]:
    r"""Return the paragraphs of a help text, and the lines under `Examples:` as they are.

    >>> blocks("Find\npeople.\n\n\b\nExamples:\n  extradition search x")
    ('Find people.', 'Examples:', Examples(lines=('extradition search x',)))
    """
    found: list[Block] = []
    for paragraph in text.split("\n\n"):
        heading, *lines = paragraph.removeprefix("\b").strip().splitlines() or [""]
        if heading == "Examples:":
            found += [heading, Examples(tuple(map(str.strip, lines)))]
        elif heading:
            found.append(" ".join([heading, *map(str.strip, lines)]))
    return tuple(found)


def roff(program: Page, commands: Iterable[Page], guides: Iterable[Guide], version: str) -> str:
    """Return the man page of *program* with its *commands* and the *guides* after them."""
    return "\n".join(_page(program, commands, guides, version)) + "\n"


def _page(program: Page, commands: Iterable[Page], guides: Iterable[Guide], version: str) -> Iterator[str]:
    summary, *rest = program.blocks
    # No date: the page belongs to a version, and is the same whenever it is made.
    yield f'.TH {program.name.upper()} 1 "" "{program.name} {version}" "User Commands"'
    # Ragged and unhyphenated: an option or an id is never broken or spread.
    yield ".ad l"
    yield ".nh"
    yield ".SH NAME"
    yield f"{program.name} \\- {_escaped(_clause(str(summary)))}"
    yield ".SH SYNOPSIS"
    yield f"\\fB{program.name}\\fR {_escaped(program.usage)}"
    yield ".SH DESCRIPTION"
    for block in (summary, *rest, *program.closing):
        yield from _block(block)
    yield ".SH OPTIONS"
    yield from _block(program.options)
    yield ".SH COMMANDS"
    for command in commands:
        yield from _command(command)
    for guide in guides:
        yield f".SH {_escaped(guide.title.upper())}"
        for block in guide.blocks:
            yield from _block(block)
    yield ".SH SEE ALSO"
    yield "\\fBjq\\fR(1), \\fBfzf\\fR(1), \\fBless\\fR(1)"


def _command(page: Page) -> Iterator[str]:
    yield f".SS {_escaped(page.name)}"
    yield f"\\fB{_escaped(page.name)}\\fR {_escaped(page.usage)}"
    for block in (*page.blocks, page.arguments, page.options, *page.closing):
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Examples):
        # Lines as they are, set in from the margin.
        yield from (".RS 4", ".nf", *map(_escaped, block.lines), ".fi", ".RE")
    elif isinstance(block, Terms):
        for word, meaning in block.rows:
            yield from (".TP", f"\\fB{_escaped(word)}\\fR", _escaped(meaning))
    else:
        yield from (".PP", _escaped(block))


def _clause(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


# ASCII that roff would set as typographic signs; a hyphen copied from the page must be a hyphen.
_SIGNS = {"\\": "\\(rs", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
# A terminal without Unicode has no sign for it.
_SIGNS["…"] = "..."


def _escaped(text: str) -> str:
    r"""Return *text* as roff prints it unchanged, whatever encoding the page is read in.

    >>> _escaped(".a-\\ñ")
    '\\&.a\\-\\(rs\\[u00F1]'
    """
    escaped = "".join(
        _SIGNS.get(letter, letter if letter.isascii() else f"\\[u{ord(letter):04X}]") for letter in text
    )
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
