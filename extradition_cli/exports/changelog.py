"""A comparison as a section of a changelog in Markdown."""

from extradition_cli.document import Document, Layout
from extradition_cli.markdown import plain


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
