"""What all tests share: a project of fakes to build."""

from __future__ import annotations

import gc
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from tests.fakes import Shop

settings.register_profile("kit", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("kit")

signal.signal(signal.SIGINT, signal.default_int_handler)
"""Tests interrupt what they start; where they themselves run in the background, Ctrl-C would be deaf in it too."""


@pytest.fixture(scope="module", autouse=True)
def what_lives_is_set_aside() -> None:
    """Builds look for garbage. What thousands of tests keep alive takes a second each time unless it is set aside."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A project of two modules, not built yet."""
    return Shop(tmp_path)


@pytest.fixture
def built(shop: Shop) -> Shop:
    """The same project, built."""
    report = shop.build()
    assert len(report.written) == 12
    return shop
