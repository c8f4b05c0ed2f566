"""Searching as one types; hits lead to their sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.library.conftest import OpenPage
from gui.library.kept import BRIDGE, LETTER, CountingLibrary, keep
from khulasa.library.facade import Library
from khulasa.library.values import Hit
from khulasa.ui.library.page import LibraryPage
from library.material import ok


@pytest.fixture
def search(page: LibraryPage, qtbot: QtBot) -> Callable[[str], list[tuple[str, str]]]:
    """Types words, and returns the lines that come of it."""

    def search_(words: str) -> list[tuple[str, str]]:
        with qtbot.waitSignal(page.searcher.found):
            page.controls.search.setText(words)
        return [(line.text, line.place) for line in page.hits.lines()]

    return search_


def choose_line(page: LibraryPage, place: str) -> None:
    """Make the line that stands at this place the current one."""
    row = next(n for n, line in enumerate(page.hits.lines()) if line.place == place)
    page.hit_list.setCurrentIndex(page.hits.index(row))


@pytest.mark.parametrize(
    ("words", "place", "title", "target", "sentence"),
    [
        ("Monday", "in the translation", BRIDGE, "en", 1),
        ("مليوني", "in the article", BRIDGE, "en", 2),  # in the language it was last read in
        ("ferry", "in your note", LETTER, "en", -1),
        ("rebuilt", "in the summary", BRIDGE, "en", -1),
    ],
)
def test_a_hit_leads_to_its_sentence(
    page: LibraryPage,
    search: Callable[[str], list[tuple[str, str]]],
    numbers: dict[str, int],
    qtbot: QtBot,
    words: str,
    place: str,
    title: str,
    target: str,
    sentence: int,
) -> None:
    lines = search(words)
    assert lines[0][0] == title
    assert page.stack.currentWidget() is page.hit_list
    choose_line(page, place)
    with qtbot.waitSignal(page.article_wanted) as wanted:
        qtbot.keyClick(page.hit_list, Qt.Key.Key_Return)
    assert wanted.args == [numbers[title], target, sentence]


def test_a_double_click_leads_there_too(
    page: LibraryPage,
    search: Callable[[str], list[tuple[str, str]]],
    numbers: dict[str, int],
    qtbot: QtBot,
) -> None:
    search("Monday")
    place = page.hit_list.visualRect(page.hits.index(1)).center()
    qtbot.mouseClick(page.hit_list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(page.article_wanted) as wanted:
        qtbot.mouseDClick(page.hit_list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == [numbers[BRIDGE], "en", 1]


def test_hits_are_counted_and_drawn(
    page: LibraryPage,
    search: Callable[[str], list[tuple[str, str]]],
    qtmodeltester: ModelTester,
) -> None:
    search("bridge")
    assert page.foot.count.text() == "4 places in 2 articles"
    assert not page.controls.sort_button.isEnabled()
    assert not page.hit_list.grab().isNull()
    qtmodeltester.check(page.hits)


def test_filters_choose_among_hits(
    page: LibraryPage, search: Callable[[str], list[tuple[str, str]]], qtbot: QtBot
) -> None:
    search("bridge")
    with qtbot.waitSignal(page.searcher.found):
        page.controls.chips["edited"].click()
    assert {line.entry.title for line in page.hits.lines()} == {BRIDGE}


def test_nothing_found_says_so_and_offers_to_clear(
    page: LibraryPage, search: Callable[[str], list[tuple[str, str]]]
) -> None:
    assert search("zebra") == []
    assert page.stack.currentWidget() is page.placard
    assert "zebra" in page.placard.text()
    page.placard.buttons[0].click()
    assert page.controls.search.text() == ""
    assert page.stack.currentWidget() is page.article_list
    assert page.articles.rowCount() == 4


def test_escape_clears_the_search(
    page: LibraryPage, search: Callable[[str], list[tuple[str, str]]], qtbot: QtBot
) -> None:
    search("bridge")
    qtbot.keyClick(page.controls.search, Qt.Key.Key_Escape)
    assert page.controls.words() == ""
    assert page.stack.currentWidget() is page.article_list
    search("bridge")
    page.hit_list.enter()
    qtbot.keyClick(page.hit_list, Qt.Key.Key_Escape)
    assert page.controls.words() == ""


def test_an_article_full_of_the_words_unfolds(
    library: Library, open_page: OpenPage, qtbot: QtBot
) -> None:
    sentences = [f"جملة {number}. " for number in range(9)]
    outcomes = {number: ok(f"Sentence {number} of the harbour.") for number in range(10)}
    keep(library, "الميناء", sentences, outcomes)
    page = open_page(library)
    with qtbot.waitSignal(page.searcher.found):
        page.controls.search.setText("harbour")
    before = page.hits.rowCount()
    page.hit_list.setCurrentIndex(page.hits.index(before - 1))
    page.hit_list.setFocus()
    with qtbot.assertNotEmitted(page.article_wanted):
        qtbot.keyClick(page.hit_list, Qt.Key.Key_Return)
    assert page.hits.rowCount() == 11
    # What was the last line is the first of those that came, and is current.
    assert page.hit_list.currentIndex().row() == before - 1
    entry = page.hit_list.current_entry()
    assert entry is not None
    assert entry.sentence >= 0


def test_one_search_is_made_of_many_keys(
    library: Library, numbers: dict[str, int], open_page: OpenPage, qtbot: QtBot
) -> None:
    assert numbers
    counting = CountingLibrary(library)
    page = open_page(counting)
    with qtbot.waitSignal(page.searcher.found):
        qtbot.keyClicks(page.controls.search, "bridge")
    assert counting.searched[-1] == "bridge"
    assert len(counting.searched) < len("bridge")


class SlowLibrary(CountingLibrary):
    """Its first search waits until it may go on."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.begun, self.may_go_on = threading.Event(), threading.Event()

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        first = not self.searched
        self.searched.append(words)
        if first:
            self.begun.set()
            assert self.may_go_on.wait(20)
        return self._library.search(words, limit)


@pytest.fixture
def slow(library: Library, numbers: dict[str, int]) -> SlowLibrary:
    assert numbers
    return SlowLibrary(library)


@pytest.fixture
def searching(slow: SlowLibrary, open_page: OpenPage, qtbot: QtBot) -> LibraryPage:
    """A page whose first search is on its way."""
    page = open_page(slow)
    page.controls.search.setText("bridge")
    qtbot.waitUntil(slow.begun.is_set)
    return page


def test_what_was_searched_for_before_is_dropped(
    slow: SlowLibrary, searching: LibraryPage, qtbot: QtBot
) -> None:
    page, found = searching, []
    page.searcher.found.connect(lambda result: found.append(result.query.words))
    # The window goes on meanwhile.
    page.controls.search.setText("wheat")
    with qtbot.waitSignal(page.searcher.found):
        slow.may_go_on.set()
    assert slow.searched == ["bridge", "wheat"]
    assert found == ["wheat"]
    assert [line.place for line in page.hits.lines()] == ["1 place", "in the translation"]


def test_a_search_that_is_cleared_while_it_runs_shows_nothing(
    slow: SlowLibrary, searching: LibraryPage, qtbot: QtBot
) -> None:
    page = searching
    page.controls.search.clear()
    with qtbot.waitSignal(page.searcher._background.changed):
        slow.may_go_on.set()
    assert page.stack.currentWidget() is page.article_list
    assert page.hits.rowCount() == 0
