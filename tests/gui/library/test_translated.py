"""In a made-up language nothing that the library page shows is left in English."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.library.conftest import OpenPage
from gui.shown_words import open_menus, untranslated
from khulasa.library.facade import Library
from khulasa.ui.library.page import LibraryPage

# What the articles say.
LINES = (
    r"The bridge is being rebuilt until winter\.",
    r"The mayor writes to the people\.",
    r"The mayor wrote to the people about the bridge\.",
    r"The bridge costs 12 million dinars\.",
    r"Rebuilding the bridge",
)


@pytest.mark.usefixtures("pseudo")
def test_articles_and_what_is_found(page: LibraryPage, qtbot: QtBot) -> None:
    open_menus(page)
    assert untranslated(page, *LINES) == set()
    page.controls.search.setText("bridge")
    qtbot.waitUntil(lambda: page.hits.rowCount() > 0)
    assert untranslated(page, *LINES) == set()


@pytest.mark.usefixtures("pseudo")
def test_an_empty_library(open_page: OpenPage, library: Library) -> None:
    page = open_page(library)
    page.set_library(None)
    assert untranslated(page) == set()
