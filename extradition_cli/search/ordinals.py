"""Which transfer a query means by its number."""

from extradition_cli.folding import fold
from extradition_cli.record.vocabulary import ORDINALS

_TRANSFER_WORDS = frozenset({"transfer", "handover", "traslado", "entrega"})
_ARTICLES = frozenset({"the", "el", "la"})


def ordinal_named(text: str, *, alone: bool = False) -> int | None:
    """Return which transfer *text* means by its number; *alone*, by that and no more.

    >>> ordinal_named("second transfer"), ordinal_named("el segundo traslado"), ordinal_named("second")
    (2, 2, None)
    >>> [ordinal_named(text, alone=True) for text in ("Second", "segundo", "2", "twice")]
    [2, 2, 2, None]
    """
    read = [word for word in fold(text).split() if word not in _ARTICLES]
    if not alone and _TRANSFER_WORDS.isdisjoint(read):
        return None
    number = " ".join(word for word in read if word not in _TRANSFER_WORDS)
    for ordinal, said in enumerate(ORDINALS, 1):
        if number == str(ordinal) or number in map(fold, said):
            return ordinal
    return None
