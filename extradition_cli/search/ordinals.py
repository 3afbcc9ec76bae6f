"""Which transfer a query means by its number."""

from extradition_cli.folding import fold
from extradition_cli.record.vocabulary import ORDINALS

_TRANSFER_WORDS = frozenset({"transfer", "handover", "traslado", "entrega"})
_ARTICLES = frozenset({"the", "el", "la"})


def ordinal_named(text: str) -> int | None:
    """Return which transfer *text* means by its number.

    >>> ordinal_named("second transfer"), ordinal_named("segundo traslado"), ordinal_named("second")
    (2, 2, None)
    """
    read = fold(text).split()
    rest = [word for word in read if word not in _TRANSFER_WORDS | _ARTICLES]
    return None if _TRANSFER_WORDS.isdisjoint(read) else ordinal_of(" ".join(rest))


def ordinal_of(word: str) -> int | None:
    """Return the number that *word* says in letters or digits, if it is an ordinal of a transfer.

    >>> ordinal_of("Second"), ordinal_of("segundo"), ordinal_of("2"), ordinal_of("twice")
    (2, 2, 2, None)
    """
    number = fold(word).strip()
    for ordinal, words in enumerate(ORDINALS, 1):
        if number in map(fold, words) or number == str(ordinal):
            return ordinal
    return None
