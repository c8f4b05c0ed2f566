"""What is said where nothing is kept, and the page used with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui.library.conftest import OpenPage
from gui.library.kept import DRAFT, LETTER, CountingLibrary
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.ui.library.article_list import ArticleList
from khulasa.ui.library.page import LibraryPage


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_an_empty_library_says_what_will_be_there(
    library: Library, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(library)
    assert page.placard.title() == "Nothing is kept yet"
    assert page.controls.isHidden()
    assert page.foot.isHidden()
    with qtbot.waitSignal(page.open_wanted):
        page.placard.buttons[0].click()
    with qtbot.waitSignal(page.paste_wanted):
        page.placard.buttons[1].click()


def test_private_mode_says_that_nothing_is_kept_and_why(open_page: OpenPage) -> None:
    page = open_page(None)
    assert "nothing is kept" in page.placard.title()
    assert "because private mode is on" in page.placard.text()
    assert page.controls.isHidden()
    page.focus_search()
    assert page.placard.buttons[0].hasFocus()


def test_private_mode_comes_and_goes(
    library: Library, numbers: dict[str, int], open_page: OpenPage
) -> None:
    assert numbers
    page = open_page(library)
    page.set_library(None)
    assert page.articles.rowCount() == 0
    assert page.stack.currentWidget() is page.placard
    page.set_library(library)
    assert page.articles.rowCount() == 4
    assert page.stack.currentWidget() is page.article_list
    assert not page.controls.isHidden()


def test_a_library_that_cannot_be_opened_is_not_called_private(open_page: OpenPage) -> None:
    page = open_page(None)
    page.set_library(None, "The library cannot be used: the disk is full.")
    assert page.placard.title() == "The library cannot be shown"
    assert "the disk is full" in page.placard.text()


def test_a_library_that_cannot_be_read_says_why(
    library: Library, numbers: dict[str, int], open_page: OpenPage
) -> None:
    class Broken(CountingLibrary):
        def count_articles(self, *_arguments: object) -> int:
            raise LibraryError(self._library.path, "it is damaged", "Start Khulasa again.")

    assert numbers
    page = open_page(Broken(library))
    assert page.placard.title() == "The library cannot be shown"
    assert "it is damaged" in page.placard.text()


def test_what_is_to_be_known_of_the_library_is_said_quietly(
    library: Library, numbers: dict[str, int], open_page: OpenPage
) -> None:
    assert numbers
    library.notice = "The library was damaged; 4 of 4 articles were recovered."
    page = open_page(library)
    assert page.notice.isVisible()
    assert page.notice.text() == library.notice
    page.set_library(None)
    assert page.notice.isHidden()


def test_the_keyboard_alone_finds_and_opens(
    page: LibraryPage, numbers: dict[str, int], qtbot: QtBot
) -> None:
    page.focus_search()
    search = page.controls.search
    assert search.hasFocus()
    with qtbot.waitSignal(page.searcher.found):
        qtbot.keyClicks(search, "mayor")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert page.hit_list.hasFocus()
    assert page.hit_list.currentIndex().row() == 0
    qtbot.keyClick(page.hit_list, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.article_wanted) as wanted:
        qtbot.keyClick(page.hit_list, Qt.Key.Key_Return)
    assert wanted.args[0] == numbers[LETTER]
    qtbot.keyClick(page.hit_list, Qt.Key.Key_Up)
    qtbot.keyClick(page.hit_list, Qt.Key.Key_Up)
    assert search.hasFocus()
    assert search.selectedText() == "mayor"


def test_letters_typed_in_the_list_are_searched_for(page: LibraryPage, qtbot: QtBot) -> None:
    page.article_list.enter()
    qtbot.keyClick(page.article_list, Qt.Key.Key_W)
    assert page.controls.search.hasFocus()
    with qtbot.waitSignal(page.searcher.found):
        qtbot.keyClicks(page.controls.search, "heat")
    assert page.controls.words() == "wheat"


def test_tab_reaches_everything(page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.controls.language_button.isVisible)
    page.article_list.setCurrentIndex(page.articles.index(0))
    page.focus_search()
    reached: list[QWidget] = []
    while (widget := focused()) is not None and widget not in reached:
        reached.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    controls = page.controls
    assert reached == [
        controls.search,
        controls.sort_button,
        *controls.chips.values(),
        controls.language_button,
        page.article_list,
        *page.foot.buttons,
    ]
    assert all(widget.accessibleName() for widget in reached)


def test_all_that_can_be_used_has_a_name(page: LibraryPage) -> None:
    for kind in (QToolButton, QLineEdit, ArticleList):
        for widget in page.findChildren(kind):
            own = not widget.objectName().startswith("qt_") and widget.parent() is not None
            if own and not isinstance(widget.parent(), QLineEdit):
                assert widget.accessibleName(), widget


def test_keys_of_the_list_come_before_those_of_the_window(page: LibraryPage, qtbot: QtBot) -> None:
    """Undo, F2 and Esc are commands of the window too; in the list they mean what is in it."""
    shortcut = page.actions_.note.shortcut()
    taken: list[str] = []
    window_note = QShortcut(shortcut, page)
    window_note.activated.connect(lambda: taken.append("F2"))
    window_stop = QShortcut(Qt.Key.Key_Escape, page)
    window_stop.activated.connect(lambda: taken.append("Esc"))
    page.article_list.enter()
    qtbot.keyClick(page.article_list, Qt.Key.Key_F2)
    assert page.note_editor.isVisible()
    qtbot.keyClick(page.note_editor.field, Qt.Key.Key_Escape)
    assert page.note_editor.isHidden()
    page.focus_search()
    qtbot.keyClicks(page.controls.search, "x")
    qtbot.keyClick(page.controls.search, Qt.Key.Key_Escape)
    assert page.controls.words() == ""
    assert taken == []
    # With nothing to clear it is the window's.
    qtbot.keyClick(page.controls.search, Qt.Key.Key_Escape)
    assert taken == ["Esc"]
    assert page.articles.index(0).data() == DRAFT
