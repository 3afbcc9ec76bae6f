"""What we say, in English and in every language that has a catalogue.

All code says things in English.  What is ours is a :class:`Phrase`, a string that remembers
its pattern and the values in it; what has a name in another language is :class:`Named`.  Only
where text is drawn does a :class:`Language` say them in another one.  Any other string is text
of the record: where its translation was read with it, it is :class:`Translated`, else it stays
as it is, so nothing of it is ever translated by chance.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

ENGLISH = "en"
LANGUAGES = (ENGLISH, "es")
"""What ``--lang`` takes."""


class Phrase(str):
    """Words of ours: English text that can be said again in another language.

    A *count* of one takes the first pattern, any other the second if there is one.  The context
    tells apart what is one word in English only, as ``charged`` said of a woman.

    >>> Phrase("{count} figure", "{count} figures", count=2)
    '2 figures'
    """

    one: str
    values: Mapping[str, object]
    # Most phrases have none of these, and a long timeline is made of many phrases.
    many = ""
    context = ""
    capital = False

    def __new__(cls, one: str, many: str = "", context: str = "", /, **values: object) -> "Phrase":
        """Make the English text, and remember what it was made of."""
        pattern = many if many and values["count"] != 1 else one
        made = str.__new__(cls, pattern.format_map(values) if values else pattern)
        made.one = one
        made.values = values
        if many:
            made.many = many
        if context:
            made.context = context
        return made

    def sentence(self) -> "Phrase":
        """Return the same words as the beginning of a sentence."""
        made = self.in_english(_capital(self))
        made.capital = True
        return made

    def in_english(self, text: str) -> "Phrase":
        """Return the same phrase with another *text* in English, where that says it better."""
        made = str.__new__(Phrase, text)
        made.__dict__.update(self.__dict__)
        return made


class Named(str):
    """The name of something, which is another in some languages.

    >>> Named("Gulf Cartel", es="Cártel del Golfo")
    'Gulf Cartel'
    """

    names: Mapping[str, str | None]

    def __new__(cls, name: str, **names: str | None) -> "Named":
        """Take its name in English, and those there are in languages by their codes."""
        made = super().__new__(cls, name)
        made.names = names
        return made


class Translated(str):
    """A sentence of the record in English that has its translation beside it.

    Everything that is decided by its words is decided by the English ones; what is drawn or printed is the
    translation.

    >>> Translated("Handed over.", "Entregado.")
    'Handed over.'
    """

    translation: str

    def __new__(cls, text: str, translation: str) -> "Translated":
        """Take the English text and what it is in the language that was asked for."""
        made = super().__new__(cls, text)
        made.translation = translation
        return made


def printed(text: object) -> str:
    """Return *text* as a program gets it: of ours in English, of the record in the language asked for.

    >>> printed(Phrase("{count} figure", count=1)), printed(Translated("Handed over.", "Entregado."))
    ('1 figure', 'Entregado.')
    """
    return text.translation if isinstance(text, Translated) else str(text)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of *text*, which blank lines part, each with its translation if it has one."""
    told = text.split("\n\n")
    if isinstance(text, Translated):
        return [*map(Translated, told, text.translation.split("\n\n"))]
    return told


STEP = "step"
"""The context of a word that says not how somebody stands but what happened."""


def word(value: str, context: str | None = None) -> Phrase:
    """Return a word of a closed vocabulary as words, said of a person of some gender or of a step.

    >>> word("pleaded-not-guilty")
    'pleaded not guilty'
    """
    return Phrase(value.replace("-", " "), "", context or "")


def joined(separator: str, parts: Iterable[str | None]) -> Phrase:
    """Join what there is of *parts*, each, and the *separator*, to be said in its own way.

    >>> joined(" · ", ["a", None, "b"])
    'a · b'
    """
    values = {f"part{number}": part for number, part in enumerate(filter(None, parts))}
    pattern = "{separator}".join(f"{{{name}}}" for name in values)
    return Phrase(pattern, separator=separator, **values)


class Language:
    """One language: says phrases in it."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._catalogue = None
        self.notice: tuple[str, ...] = ()
        """What stands once under text of the record that is not there in this language."""
        if code != ENGLISH:
            from gettext import translation  # English needs no catalogue

            self._catalogue = translation("extradition", Path(__file__).parent / "locale", [code])

    def __call__(self, text: str) -> str:
        """Return *text* in this language if it is ours, else as it is."""
        if self._catalogue is None:
            return text
        if isinstance(text, Translated):
            return text.translation
        if isinstance(text, Named):
            return text.names.get(self.code) or text
        return self._said(text) if isinstance(text, Phrase) else text

    def _said(self, phrase: Phrase) -> str:
        pattern = self._pattern(phrase)
        if phrase.values:
            pattern = pattern.format_map(
                {
                    name: self(value) if isinstance(value, str) else value
                    for name, value in phrase.values.items()
                }
            )
        return _capital(pattern) if phrase.capital else pattern

    def _pattern(self, phrase: Phrase) -> str:
        assert self._catalogue is not None
        if phrase.many:
            count = phrase.values["count"]
            return self._catalogue.ngettext(phrase.one, phrase.many, count if isinstance(count, int) else 2)
        if phrase.context:
            said = self._catalogue.pgettext(phrase.context, phrase.one)
            if said != phrase.one:
                return said
        # An empty pattern is the name of the catalogue's own header.
        return self._catalogue.gettext(phrase.one) if phrase.one else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
