"""A bounded run of the mutation fuzzer; ``python -m tests.fuzz.mutate --minutes 10`` is the long one."""

import os

import pytest

from tests.fuzz.mutate import campaign, originals, the_input


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_no_mutation_breaks_the_command() -> None:
    """Forty damaged copies of the data: each ends by a code of the contract."""
    tally = campaign(8, until=lambda number: number >= 40)
    assert tally.inputs == 40
    assert tally.crashes + tally.hangs == []


def test_an_input_can_be_had_again() -> None:
    """The seed and the number make the input, so that a find can be repeated."""
    tables = originals()
    assert the_input(5, 7, tables) == the_input(5, 7, tables)
    assert the_input(5, 7, tables) != the_input(5, 8, tables)
