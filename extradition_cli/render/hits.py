"""What a search found: the name, why it matched with the letters marked, and what it is."""

from rich.console import Group, RenderableType
from rich.text import Text

from extradition_cli.fields import as_json
from extradition_cli.model import Figure, Organization, Record
from extradition_cli.render.console import MATCH, QUIET, TITLE, Screen, said, standing
from extradition_cli.results import Hits
from extradition_cli.matching.scoring import Basis
from extradition_cli.search import Hit
from extradition_cli.visible import visible

_FIELD = {"aliases": "alias", "listed_as": "U.S. spelling", "affiliations": "organization", "cases": "court"}


def hit_list(result: Hits, screen: Screen) -> RenderableType:
    """Return two or three lines per hit, best first."""
    if not result.found.hits:
        return Text(f"Nothing matches {visible(result.found.query[:80])!r}.")
    return Group(*(line for hit in result.found.hits for line in _hit(hit, result, screen)))


def _hit(hit: Hit, result: Hits, screen: Screen) -> list[RenderableType]:
    label = said(hit.label, TITLE)
    why = Text(_FIELD.get(hit.field, hit.field.replace("_", " ")) + " ", style=QUIET)
    why.append_text(_marked(hit))
    head = Text.assemble(label)
    room = screen.width - label.cell_len - why.cell_len
    # The reason stands at the right edge where there is room, below the name where there is not.
    head.append(" " * max(room, 0) if room >= 2 else "\n  ")
    head.append_text(why)
    return [head, _identity(hit.record, result), *_sources(hit.record, result)]


def _marked(hit: Hit) -> Text:
    """Return the stored string with the letters that matched marked, and an approximate match said so."""
    plain = visible(hit.matched)
    text = Text(plain)
    if plain == hit.matched:  # escapes would move the letters
        for start, end in hit.spans:
            text.stylize(MATCH, start, end)
    if hit.basis not in (Basis.EXACT, Basis.EXACT_TOKENS, Basis.WORDS):
        text.append(f" (similar, {hit.score:.2f})", style=QUIET)
    return text


def _identity(record: Record, result: Hits) -> Text:
    line = Text("  ")
    if isinstance(record, Figure):
        fields = as_json(record, result.tables)
        names = ", ".join(f"“{alias.name}”" for alias in record.aliases[:4])
        parts = [
            names,
            f"transferred {record.transfer}",
            ", ".join(fields["organizations"]),
            ", ".join(fields["districts"]),
        ]
        line.append(visible(" · ".join(filter(None, parts)) + " · "), style=QUIET)
        return line.append_text(standing(record.standing))
    words = [record.kind]
    if isinstance(record, Organization):
        members = len(as_json(record, result.tables)["figures"])
        words = [record.type.replace("-", " "), f"{members} figure{'' if members == 1 else 's'}"]
    elif date := getattr(record, "date", None):
        words.append(date)
    return line.append(visible(" · ".join(words)), style=QUIET)


def _sources(record: Record, result: Hits) -> list[RenderableType]:
    """Name the first sources of a figure, so that the answer never stands alone."""
    if not isinstance(record, Figure):
        return []
    known = [result.tables.sources[id_] for id_ in record.sources if id_ in result.tables.sources]
    named = "; ".join(f"{source.publisher} {source.published or ''}".strip() for source in known[:2])
    more = f" and {len(known) - 2} more" if len(known) > 2 else ""
    return [Text(f"  sources: {visible(named)}{more}", style=QUIET)] if known else []
