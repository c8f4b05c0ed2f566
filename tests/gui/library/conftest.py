"""Library pages on a real library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gui.library.kept import NOW, fill, hourly
from khulasa.library.facade import Library
from khulasa.ui.library.page import LibraryPage

OpenPage = Callable[[Any], LibraryPage]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library whose clock began a few hours ago."""
    library = Library.open(tmp_path / "library.sqlite", clock=hourly(NOW - timedelta(hours=30)))
    yield library
    library.close()


@pytest.fixture
def numbers(library: Library, tmp_path: Path) -> dict[str, int]:
    """The numbers of the articles that are kept, by title."""
    return fill(library, tmp_path)


@pytest.fixture
def open_page(qtbot: QtBot, library: Library) -> Iterator[OpenPage]:
    """Shows a page, and closes it before the library."""
    pages: list[LibraryPage] = []

    def open_one(kept: Any) -> LibraryPage:
        page = LibraryPage(kept, clock=lambda: NOW)
        pages.append(page)
        page.resize(900, 600)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    yield open_one
    for page in pages:
        page.close_down()
        page.hide()
        page.deleteLater()
    assert library is not None


@pytest.fixture
def page(open_page: OpenPage, library: Library, numbers: dict[str, int]) -> LibraryPage:
    """The page with the four articles."""
    assert numbers
    return open_page(library)
