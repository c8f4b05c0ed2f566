"""The list of articles: what it shows, in which order, and how much of it is read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.library.conftest import OpenPage
from gui.library.kept import BRIDGE, DRAFT, LETTER, MARKET, CountingLibrary, fill_many
from khulasa.library.facade import Library
from khulasa.ui.library.page import LibraryPage
from khulasa.ui.library.pages import PAGE

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def titles(model: QAbstractItemModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(page: LibraryPage, menu: str, value: str) -> None:
    """Choose something in a menu of the page."""
    actions = getattr(page.controls, menu).actions()
    next(action for action in actions if action.data() == value).trigger()


def test_what_was_opened_last_comes_first(page: LibraryPage) -> None:
    assert titles(page.articles) == [DRAFT, LETTER, MARKET, BRIDGE]
    assert page.stack.currentWidget() is page.article_list
    assert page.foot.count.text() == "4 articles"


def test_screen_readers_hear_all_of_a_row(page: LibraryPage) -> None:
    spoken = page.articles.index(3).data(SPOKEN)
    assert spoken.startswith(BRIDGE)
    assert spoken.endswith(
        "Arabic → English, all sentences done, 1 to check, edited by you,"
        " The bridge is being rebuilt until winter."
    )
    assert "not translated yet" in page.articles.index(0).data(SPOKEN)
    assert "2 of 3 sentences" in page.articles.index(2).data(SPOKEN)
    assert "pinned" in page.articles.index(2).data(SPOKEN)


def test_the_models_keep_to_qts_rules(page: LibraryPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.articles)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("first opened", [DRAFT, LETTER, MARKET, BRIDGE]),
        ("title", [MARKET, BRIDGE, DRAFT, LETTER]),
        ("language", [DRAFT, MARKET, BRIDGE, LETTER]),
        ("to check", [BRIDGE, DRAFT, LETTER, MARKET]),
    ],
)
def test_the_order_can_be_chosen(page: LibraryPage, sort: str, expected: list[str]) -> None:
    choose(page, "sort_menu", sort)
    assert titles(page.articles) == expected


@pytest.mark.parametrize(
    ("chip", "expected"),
    [
        ("unfinished", [DRAFT, MARKET]),
        ("to_check", [BRIDGE]),
        ("edited", [BRIDGE]),
        ("pinned", [MARKET]),
    ],
)
def test_filters_choose_articles(page: LibraryPage, chip: str, expected: list[str]) -> None:
    page.controls.chips[chip].click()
    assert titles(page.articles) == expected
    assert page.foot.count.text() == f"{len(expected)} of 4 articles"
    page.controls.chips[chip].click()
    assert page.articles.rowCount() == 4


def test_filters_that_let_nothing_through_say_so_and_can_be_dropped(page: LibraryPage) -> None:
    page.controls.chips["edited"].click()
    page.controls.chips["pinned"].click()
    assert page.stack.currentWidget() is page.placard
    assert "No article is like that" in page.placard.text()
    page.placard.buttons[0].click()
    assert page.articles.rowCount() == 4
    assert not any(chip.isChecked() for chip in page.controls.chips.values())


def test_languages_are_offered_where_there_are_several(page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.controls.language_button.isVisible)
    names = [action.text() for action in page.controls.language_menu.actions()]
    assert names == ["All languages", "Arabic", "Persian"]
    choose(page, "language_menu", "fa")
    assert titles(page.articles) == [LETTER]
    choose(page, "language_menu", "")
    assert page.articles.rowCount() == 4


def test_only_the_pages_in_sight_are_read(
    library: Library, open_page: OpenPage, qtbot: QtBot
) -> None:
    fill_many(library, 2000)
    counting = CountingLibrary(library)
    page = open_page(counting)
    page.article_list.grab()
    assert page.articles.rowCount() == 2000
    assert counting.listed == [(0, PAGE)]
    page.article_list.scrollToBottom()
    page.article_list.grab()
    assert counting.listed == [(0, PAGE), (2000 - PAGE, PAGE)]
    # There and back again: what was read stays.
    page.article_list.scrollToTop()
    page.article_list.grab()
    assert len(counting.listed) == 2
    page.article_list.setFocus()
    qtbot.keyClick(page.article_list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.article_list.selectedIndexes()) == 2000
    assert page.foot.selected.text() == "2,000 selected"
    # All that was missing is read at once.
    assert counting.listed[2:] == [(0, 2000)]
    assert [entry.article_id for entry in page.article_list.entries()] == list(range(2000, 0, -1))


def test_scrolling_through_everything_reads_each_page_once(
    library: Library, open_page: OpenPage
) -> None:
    fill_many(library, 450)
    counting = CountingLibrary(library)
    page = open_page(counting)
    bar = page.article_list.verticalScrollBar()
    for value in range(0, bar.maximum() + 1, bar.pageStep()):
        bar.setValue(value)
        page.article_list.grab()
    assert [offset for offset, _limit in counting.listed] == [0, 100, 200, 300, 400]


def test_all_rows_are_the_same_height(page: LibraryPage) -> None:
    view = page.article_list
    assert view.uniformItemSizes()
    heights = {view.visualRect(page.articles.index(row)).height() for row in range(4)}
    assert len(heights) == 1


def test_an_article_that_another_window_removes_goes_from_the_list(
    page: LibraryPage, library: Library, numbers: dict[str, int]
) -> None:
    page.article_list.setCurrentIndex(page.articles.index(2))
    library.remove([numbers[DRAFT]]).result()
    page.refresh()
    assert titles(page.articles) == [LETTER, MARKET, BRIDGE]
    # Where the reader was is where it still is, one row further up.
    current = page.article_list.current_entry()
    assert current is not None
    assert current.article_id == numbers[MARKET]


def test_rows_that_went_since_they_were_counted_are_looked_up_again(
    library: Library, open_page: OpenPage, qtbot: QtBot
) -> None:
    fill_many(library, 2 * PAGE)
    page = open_page(library)
    page.article_list.grab()
    library.remove(list(range(1, 51))).result()
    page.article_list.scrollToBottom()
    page.article_list.grab()
    qtbot.waitUntil(lambda: page.articles.rowCount() == 2 * PAGE - 50)


def test_a_page_that_is_not_in_sight_reads_when_it_is(
    library: Library, numbers: dict[str, int], open_page: OpenPage
) -> None:
    counting = CountingLibrary(library)
    page = open_page(counting)
    page.hide()
    before = len(counting.listed)
    library.remove([numbers[DRAFT]]).result()
    page.refresh()
    page.refresh()
    assert len(counting.listed) == before
    page.show()
    assert titles(page.articles) == [LETTER, MARKET, BRIDGE]


def test_a_refresh_leaves_the_reader_where_they_are(library: Library, open_page: OpenPage) -> None:
    fill_many(library, 300)
    page = open_page(library)
    view = page.article_list
    view.setCurrentIndex(page.articles.index(250))
    view.scrollTo(page.articles.index(250), QAbstractItemView.ScrollHint.PositionAtCenter)
    scrolled, current = view.verticalScrollBar().value(), view.current_entry()
    page.refresh()
    assert view.verticalScrollBar().value() == scrolled > 0
    assert view.current_entry() == current
