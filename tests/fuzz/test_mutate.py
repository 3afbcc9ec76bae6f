"""A bounded run of the mutation fuzzer; ``python -m tests.fuzz.mutate --minutes 10`` is the long one."""

import os
import time

import pytest

from tests.fuzz.mutate import campaign, originals, the_input


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_no_mutation_breaks_the_command() -> None:
    """Some hundred damaged copies of the data: each ends in time, by a code of the contract."""
    deadline = time.monotonic() + 8
    tally = campaign(8, until=lambda number: number >= 150 or time.monotonic() > deadline)
    assert tally.inputs > 10
    assert tally.crashes + tally.hangs == []


def test_an_input_can_be_had_again() -> None:
    """The seed and the number make the input, so that a find can be repeated."""
    tables = originals()
    assert the_input(5, 7, tables) == the_input(5, 7, tables)
    assert the_input(5, 7, tables) != the_input(5, 8, tables)
