"""Pages as Markdown, with footnoted sources, in the common ground of GitHub, GitLab, Codeberg and Pandoc.

CommonMark with pipe tables and footnotes.  Text of the record is escaped: it can neither
format nor link, and neither HTML, mathematics nor emoji codes come of it.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from extradition_cli.escape import escape_unsafe, safe_url
from extradition_cli.pages.document import Document, Layout, Line, Section
from extradition_cli.record.model import Source

# Whatever means something inside a line: emphasis, code, links, HTML, entities, tables, strikethrough,
# the mathematics of GitHub ("$5 million, $10 million") and its emoji codes.
_INLINE = re.compile(r"([\\`*_\[\]<>&|~$])|(?<!\w)(:)(?=[\w+-]+:)")
# In an address an underscore inside a word emphasises nothing, a parameter is no entity and the tilde of
# a home strikes nothing out; a host that makes a link of it would take the backslash along.
_ADDRESS = re.compile(r"(?<=://)\S+")
_NEEDLESS = re.compile(r"(?<=[^\W_])\\([_&])(?=[^\W_])(?!\w+;)|(?<=/)\\(~)(?!\\~)")
# Whatever means something at the beginning of one: headings, lists, rules, underlined headings.
_OPENING = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))")


def page(document: Document) -> str:
    """Return *document* as a page of its own."""

    def said(line: Line) -> str:
        return plain(line.text) + notes(document.sources[number - 1].id for number in line.refs)

    blocks = [f"# {plain(document.title)}", *body(document, said, 2), *map(plain, document.closing)]
    text = "\n\n".join(blocks)
    # A note that nothing refers to is not shown by any host, so those sources are listed instead.
    further = [one for one in document.sources if f"[^{one.id}]" not in text]
    listed = ["## Further sources", "\n".join(f"- {reference(one)}" for one in further)] if further else []
    defined = [f"[^{one.id}]: {reference(one)}" for one in document.sources if one not in further]
    return "\n\n".join([text, *listed, *defined]) + "\n"


def body(document: Document, say: Callable[[Line], str], depth: int) -> list[str]:
    """Return what *document* tells between title and closing, its headings *depth* levels deep."""
    blocks = []
    if document.subtitle:
        blocks.append(f"*{plain(document.subtitle)}*")
    if document.standing:
        blocks.append(f"**{plain(document.standing)}**")
    blocks += map(say, document.lead)
    for one in document.sections:
        if one.heading:
            blocks.append(f"{'#' * depth} {plain(one.heading)}")
        blocks.append(section(one, say))
    return blocks


def changelog(document: Document) -> str:
    """Return *document* under a heading of the second level, as keepachangelog.com has it."""
    blocks = [f"## {plain(document.title)}", f"{plain(document.subtitle)}."]
    for section in document.sections:
        lines = []
        for line in section.lines:
            if section.layout is Layout.VERSIONS:
                lines += [f"- {plain(line.label)}"] if line.label else []
                lines.append(f"  - {plain(line.text)}")
            else:
                label = f"{plain(line.label)}: " if line.label else ""
                lines.append(f"- {label}{plain(line.text)}")
        blocks += [f"### {plain(section.heading)}", "\n".join(lines)]
    return "\n\n".join(blocks) + "\n"


def inline(text: str) -> str:
    """Return *text* as what it says, on one line: in a cell of a table, or after something else.

    >>> print(inline("*[x](y)* $5 :smile: a_b"), inline("https://x.org/a_b?c=1&d=2"))
    \\*\\[x\\](y)\\* \\$5 \\:smile: a\\_b https://x.org/a_b?c=1&d=2
    """
    # A backslash that comes of making a character visible is text like any other.
    line = _INLINE.sub(lambda match: "\\" + match[0], escape_unsafe(" ".join(text.split("\n"))))
    return _ADDRESS.sub(lambda match: _NEEDLESS.sub(r"\1\2", match[0]), line)


def plain(text: str) -> str:
    """Return *text* as what it says, on a line of its own.

    >>> print(plain("2. *"), plain("# x"))
    2\\. \\* \\# x
    """
    # A number would begin a list by the sign that follows it, so that sign is escaped.
    return _OPENING.sub(
        lambda match: match[1] + (match[2] + "\\" if match[2].isdigit() else "\\" + match[2]), inline(text)
    )


def notes(ids: Iterable[str]) -> str:
    """Return references to the footnotes with these *ids*."""
    # A space between them, or 1 and 2 would be read as 12 where a host sets them as bare numbers.
    return " ".join(f"[^{id_}]" for id_ in ids)


def section(section: Section, say: Callable[[Line], str]) -> str:
    """Return the lines of *section*, each as *say* tells it, in the layout they have."""
    said = [(line.label, say(line)) for line in section.lines]
    match section.layout:
        case Layout.PROSE:
            return "\n\n".join(text for _, text in said)
        case Layout.HISTORY:
            # Another bullet than that of the facts above, or the two would be read as one list.
            return "\n".join(f"* {plain(label)} · {text}" for label, text in said)
        case Layout.BULLETS:
            return "\n".join(f"- {text}" for _, text in said)
        case Layout.TREE:
            return "\n".join(f"{'  ' * len(label)}- {text}" for label, text in said)
        case Layout.FACTS | Layout.VERSIONS:
            return "\n".join(_labelled(said))


def _labelled(said: Sequence[tuple[str, str]]) -> Iterable[str]:
    """Put what stands under one label into a list of its own, unless it is alone."""
    for number, (label, text) in enumerate(said):
        alone = number + 1 == len(said) or bool(said[number + 1][0])
        heading = f"- **{plain(label[:1].upper() + label[1:])}:**"
        if label and alone:
            yield f"{heading} {text}"
        elif label:
            yield f"{heading}\n  - {text}"
        else:
            yield f"  - {text}"


def reference(source: Source) -> str:
    """Return a source as a footnote gives it."""
    title = plain(source.title)
    if address := safe_url(source.url):
        title = f"[{title}](<{address}>)"
    weak = ", weak copy" if source.weak else ""
    return f"{plain(source.credit)}, {title}, {plain(source.published or 'undated')}{weak}"
