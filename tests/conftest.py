"""What all tests share: a project of fakes to build."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import settings

from tests.fakes import Shop

settings.register_profile("kit", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("kit")

signal.signal(signal.SIGINT, signal.default_int_handler)
"""Tests interrupt what they start; where they themselves run in the background, Ctrl-C would be deaf in it too."""


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
