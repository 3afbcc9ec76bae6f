"""What a search found: the name, why it matched with the letters marked, and what it is."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from extradition_cli.matching.scoring import Basis
from extradition_cli.model import Figure, Organization, Record
from extradition_cli.query import family
from extradition_cli.render.console import MATCH, QUIET, TITLE, Screen, said, standing
from extradition_cli.results import Hits
from extradition_cli.search import Hit
from extradition_cli.tables import Tables
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
    return [head, _below(_identity(hit.record, result.tables)), *_sources(hit.record, result.tables)]


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


def _below(text: Text) -> RenderableType:
    """Return a line that stands under the name, indented also where it wraps."""
    return Padding(text, (0, 0, 0, 2))


def _identity(record: Record, tables: Tables) -> Text:
    if isinstance(record, Figure):
        names = ", ".join(f"“{alias.name}”" for alias in record.aliases[:4])
        groups = dict.fromkeys(_short(tie.organization, tables) for tie in record.affiliations)
        courts = dict.fromkeys(case.district for case in record.cases if case.district)
        parts = [names, f"transferred {record.transfer}", ", ".join(groups), ", ".join(courts), ""]
        return Text(visible(" · ".join(filter(None, parts)) + " · "), style=QUIET).append_text(
            standing(record.standing)
        )
    words: list[str] = [record.kind]
    if isinstance(record, Organization):
        parts_of_it = family(tables.organizations, record.id)
        members = sum(
            any(tie.organization in parts_of_it for tie in figure.affiliations)
            for figure in tables.figures.values()
        )
        words = [record.type.replace("-", " "), f"{members} figure{'' if members == 1 else 's'}"]
    elif date := getattr(record, "date", None):
        words.append(date)
    return Text(visible(" · ".join(words)), style=QUIET)


def _short(id_: str, tables: Tables) -> str:
    organization = tables.organizations.get(id_)
    return next(iter(organization.abbreviations), organization.name) if organization else id_


def _sources(record: Record, tables: Tables) -> list[RenderableType]:
    """Name the first sources of a figure, so that the answer never stands alone."""
    if not isinstance(record, Figure):
        return []
    known = [tables.sources[id_] for id_ in record.sources if id_ in tables.sources]
    named = "; ".join(f"{source.publisher} {source.published or ''}".strip() for source in known[:2])
    more = f" and {len(known) - 2} more" if len(known) > 2 else ""
    return [_below(Text(f"sources: {visible(named)}{more}", style=QUIET))] if known else []
