"""The targets of :mod:`tests.fuzz.targets`: on made-up bytes, and for a moment under atheris."""

import importlib.util
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.hostile import BROKEN, TEXTS
from tests.fuzz.targets import TARGETS
from tests.test_terminal import PATIENCE, ROOT, environment

BYTES = st.binary(max_size=200) | st.sampled_from(
    [*BROKEN.values(), *(text.encode() for text in TEXTS.values())]
)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60)
@given(data=st.data())
def test_a_target_stands_any_bytes(name: str, data: st.DataObject) -> None:
    """Bytes without shape, and the broken files and hostile texts that are kept."""
    TARGETS[name](data.draw(BYTES))


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_stands_atheris(name: str) -> None:
    """Some hundred guided inputs find nothing."""
    if not importlib.util.find_spec("atheris"):
        pytest.skip("atheris is not installed")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.targets", name, "-runs=300", "-max_len=300"],
        cwd=ROOT, capture_output=True, env=environment(), timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr.decode("utf-8", "replace")[-3000:]
