"""Results as sentences, one record after the other, for screen readers and Braille lines.

No columns, no signs, no color: what a table tells by place is told by name.
"""

from collections.abc import Iterator

from extradition_cli.escape import escape_unsafe, escape_unsafe_lines
from extradition_cli.language import Language, Phrase, joined, word
from extradition_cli.pages.answers import Told, groups, told_in_short
from extradition_cli.pages.document import Document, Line
from extradition_cli.pages.results import Comparison, Dossier, said_beside
from extradition_cli.questions.listings import Bibliography
from extradition_cli.questions.results import Counts, CrossCounts, Hits, Listing, Result, Timeline
from extradition_cli.record.dates import days_away
from extradition_cli.record.model import Figure, RelatedPerson, Source
from extradition_cli.record.one_line import flat
from extradition_cli.record.wording import published, said_of


def plain(result: Result, fields: tuple[str, ...] | None, language: Language) -> str:
    """Return *result* as plain lines, what must be said beside it last."""
    lines = list(_lines(result, fields, language)) or [Phrase("Nothing matches.")]
    told = [*map(language, lines), *(_spoken(language(note)) for note in said_beside(result, language))]
    return "\n".join(map(escape_unsafe_lines, told)) + "\n"


def _lines(result: Result, fields: tuple[str, ...] | None, language: Language) -> Iterator[str]:
    if fields is None:
        match result:
            case Dossier() | Comparison():
                yield from _page(result.document.said(language), language)
                return
            case Hits():
                for group in groups(result):
                    yield f"{language(group.heading)}:"
                    yield from (_told(told, language) for told in group.answers)
                    if group.rest:
                        yield _ended(language(group.rest))
                return
            case Listing() if issubclass(result.shape, Figure | RelatedPerson):
                yield from (_told(told_in_short(one, result.tables), language) for one in result.records)
                return
            case Timeline():
                yield from (_ended(language(line)) for line in [result.heading] if line)
                for happening in result.records:
                    told = "" if result.compact else f" {language(happening.summary)}"
                    away = days_away(happening.date, result.today) if result.heading else None
                    head = language(joined(", ", [happening.date, away, word(happening.type)]))
                    yield f"{head}: {_ended(language(happening.title))}{told}"
                return
            case Bibliography():
                for use in result.records:
                    supported = (joined(": ", [one.where, one.text]) for one in use.supports)
                    yield f"{_cited(use.number, use, language)} {_ended(language(joined('; ', supported)))}"
                return
            case Counts():
                yield _ended(language(result.totals))
                for row in result.stats.rows:
                    yield Phrase(
                        "{label}: {number} of {all}, {share}.",
                        label=row.label,
                        number=row.count,
                        all=result.stats.people,
                        share=f"{row.share:.0%}",
                    )
                yield from (_ended(language(line.sentence())) for line in result.remainder)
                return
            case CrossCounts():
                yield _ended(language(result.down.totals))
                yield from (_ended(language(line)) for line in result.told)
                yield from (_ended(language(rest)) for rest in result.down.remainder)
                return
    tables = result.tables if isinstance(result, Listing) else None
    for record in result.objects():
        said: list[str] = []
        for name in fields or sorted(result.columns, key=_place):
            if value := language(said_of(name, record, tables) or flat(record[name])):
                subject = not fields and name in _SUBJECTS and not said
                called = "" if subject else f"{language(Phrase(name.replace('_', ' ')))}: "
                said.append(called + escape_unsafe(value))
        yield _ended("; ".join(said))


_SUBJECTS = ("query", "name", "label", "title")
_FIRST = (*_SUBJECTS, "standing", "standing_since", "transfer", "transfer_inferred")


def _place(field: str) -> int:
    """Return the place of a column where it is read aloud: who, standing and transfer first, the id last."""
    return _FIRST.index(field) if field in _FIRST else len(_FIRST) + (field == "id")


def _told(told: Told, language: Language) -> str:
    """Return a record in sentences: who, standing, what places it, why it answers."""
    name = language(told.name.text)
    called = f"{name}, “{language(told.called.text)}”" if told.called.text else name
    head = language(joined(", ", [joined(": ", [told.day, called]), None if told.stands else told.record.id]))
    why = language(joined(": ", [told.label, told.matched.text]))
    said = (joined(": ", [head, told.stands]), told.facts.text, told.caution, why)
    return " ".join(
        _ended(_spoken(escape_unsafe(language(joined("", [one]).sentence())))) for one in said if one
    )


def _page(document: Document, language: Language) -> Iterator[str]:
    yield _ended(f"{document.title}, {document.kind}")
    if document.subtitle:
        yield _spoken(document.subtitle)
    if document.standing:
        yield _ended(language(Phrase("Standing: {standing}", standing=_spoken(document.standing))))
    yield from (_statement(line, language) for line in document.lead)
    for section in document.sections:
        if section.heading:
            yield f"\n{_spoken(section.heading)}"
        yield from (_statement(line, language) for line in section.lines)
    yield f"\n{language(Phrase('Sources'))}" if document.sources else ""
    for number, source in enumerate(document.sources, 1):
        yield _cited(number, source, language)
    yield from document.closing


def _cited(number: int | None, source: Source, language: Language) -> str:
    said = language(joined(", ", [source.credit, source.title, published(source)]))
    return f"{f'{number}. ' if number else ''}{said}. {source.url}"


def _statement(line: Line, language: Language) -> str:
    label = f"{line.label.strip()}: " if line.label.strip() else ""
    numbers = ", ".join(map(str, line.refs))
    refs = f" {language(Phrase('(sources {numbers})', numbers=numbers))}" if numbers else ""
    return f"{label}{_spoken(line.text)}{refs}"


def _ended(sentence: str) -> str:
    """Return *sentence* with a point at its end, unless it has one."""
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


def _spoken(text: str) -> str:
    """Return *text* with the dots between its parts, which nobody says, as semicolons."""
    return text.replace(" · ", "; ")
