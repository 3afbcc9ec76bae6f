"""Folding: what is folded folds to itself, whatever it was made of."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from extradition_cli.folding import fold, placed_words, words

TELLING = ("a", "A", "'", "’", "`", "\u0301", "\u0345", "ñ", "º", "1", " ", "ø", "ǿ", "ß", "İ", "™", "ϒ")
"""What folds in one way or another, or decides whether an apostrophe beside it does."""


def test_every_character_folds_once_and_for_all() -> None:
    """Of all code points none folds to what would fold again: ϒ is Υ to Unicode's tables, and that is υ."""
    assigned: list[str] = []
    others: list[str] = []
    for character in map(chr, range(0x110000)):
        (others if unicodedata.category(character) in ("Cn", "Co") else assigned).append(character)
    assert [ascii(one) for one in assigned if fold(folded := fold(one)) != folded] == []
    unassigned = "".join(others)
    assert fold(unassigned) == fold(fold(unassigned))


def test_pairs_fold_once_and_for_all() -> None:
    """Nor does what stands beside it bring forth anything new."""
    folding = [one for one in map(chr, range(0x3000)) if fold(one) != one]
    pairs = [pair for one in folding for other in TELLING for pair in (one + other, other + one)]
    assert [ascii(pair) for pair in pairs if fold(folded := fold(pair)) != folded] == []


@given(st.text(st.characters() | st.sampled_from(TELLING)))
def test_any_text_folds_once_and_for_all(text: str) -> None:
    """Both sides of a comparison may be folded as often as one likes."""
    assert fold(fold(text)) == fold(text)
    assert words(fold(text)) == words(text) == tuple(word for word, _, _ in placed_words(text))
