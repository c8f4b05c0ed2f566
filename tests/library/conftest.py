"""A library of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from khulasa.library.database.location import FILE
from khulasa.library.facade import Library
from library.material import ticking


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library of this test is or is going to be; its folder is not there yet."""
    return tmp_path / "kept" / FILE


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """An empty library whose clock ticks whenever it is looked at; it is sound afterwards."""
    library = Library.open(path, clock=ticking())
    yield library
    if not library.closed:
        assert library.check() == ()
        library.close()
