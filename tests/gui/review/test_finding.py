"""A reader finds what is doubtful in an article, in the text and in the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ..conftest import OpenArticle
from ..fake_engine import FakeEngine
from .conftest import DOUBTFUL, format_at, listed, words


def test_the_counter_opens_the_list(qtbot: QtBot, open_doubtful: OpenArticle) -> None:
    window = open_doubtful()
    assert window.status_line.text().startswith(
        "5 of 6 sentences translated · 1 to check · 1 failed · "
    )
    assert not window.page.review.isVisible()
    button = window.status_line.doubts_button
    assert button.text() == "1 to check · 1 failed"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.page.review.isVisible()
    assert listed(window) == ["The minister said 12 times.", "لم تذكر الشركة سعره."]


def test_an_article_without_doubts_says_nothing_of_them(
    qtbot: QtBot, open_doubtful: OpenArticle
) -> None:
    window = open_doubtful(FakeEngine())
    assert not window.status_line.doubts_button.isVisible()
    assert not window.commands.next_doubt.isEnabled()
    assert not window.commands.only_doubtful.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert not window.page.review.isVisible()


def test_f8_goes_from_one_to_the_next_and_round(qtbot: QtBot, open_doubtful: OpenArticle) -> None:
    window = open_doubtful()
    visited = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F8)
        visited.append(window.review.sentence)
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    visited.append(window.review.sentence)
    assert visited == [2, 4, 2, 4]
    assert words(window) == "Paragraph 3 · Not translated: The model gave no words."
    assert window.page.review.list.currentRow() == 1


def test_f8_works_wherever_the_focus_is(qtbot: QtBot, open_doubtful: OpenArticle) -> None:
    window = open_doubtful()
    window.page.summary.text.setFocus()
    qtbot.keyClick(window.page.summary.text, Qt.Key.Key_F8)
    assert window.review.sentence == 2


def test_the_list_never_covers_the_sentence_it_leads_to(
    qtbot: QtBot, open_doubtful: OpenArticle
) -> None:
    window = open_doubtful(FakeEngine({5: DOUBTFUL}))
    window.resize(640, 520)
    view = window.page.view
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_F8)
        assert view.target.is_in_sight(3, 5)
        window.commands.doubts.trigger()
        view.marks.pin(range(0))
        view.target.verticalScrollBar().setValue(0)


def test_choosing_in_the_list_jumps_and_enter_goes_on_in_the_text(
    qtbot: QtBot, open_doubtful: OpenArticle
) -> None:
    window = open_doubtful()
    window.activateWindow()
    window.commands.doubts.trigger()
    doubts = window.page.review.list
    place = doubts.visualItemRect(doubts.item(1)).center()
    qtbot.mouseClick(doubts.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.review.sentence == 4
    qtbot.keyClick(doubts, Qt.Key.Key_Up)
    assert window.review.sentence == 2
    qtbot.keyClick(doubts, Qt.Key.Key_Return)
    assert window.focusWidget() is window.page.view.target
    assert window.page.view.target.sentence_at_caret() == 2


def test_the_exact_place_is_marked_stronger_on_both_sides(open_doubtful: OpenArticle) -> None:
    view = open_doubtful().page.view
    style = QTextCharFormat.UnderlineStyle
    assert format_at(view.target, 1, "minister").underlineStyle() is style.DotLine
    assert format_at(view.target, 1, "12").underlineStyle() is style.SingleUnderline
    assert format_at(view.target, 1, "Sentence 1").underlineStyle() is style.NoUnderline
    assert format_at(view.source, 1, "الوزير").underlineStyle() is style.SingleUnderline
    assert format_at(view.source, 1, "نهائي").underlineStyle() is style.NoUnderline
    for pane, text in ((view.target, "minister"), (view.target, "12"), (view.source, "نهائي")):
        assert format_at(pane, 1, text).toolTip() == "12 is not in the source."


def test_screen_readers_hear_why_when_the_sentence_is_reached(
    qtbot: QtBot, open_doubtful: OpenArticle
) -> None:
    window = open_doubtful()
    target = window.page.view.target
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert target.accessibleDescription() == "To check: 12 is not in the source."
    window.page.view.step(-1)
    assert target.accessibleDescription() == ""
    target.setFocus()
    target.place_caret(1, 1)
    for _ in range(len("Sentence 1 in English. ")):
        qtbot.keyClick(target, Qt.Key.Key_Right)
    assert target.accessibleDescription() == "To check: 12 is not in the source."


def test_the_context_menu_is_about_the_sentence_under_the_pointer(
    open_doubtful: OpenArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    window = open_doubtful()
    window.page.view.menu_wanted.emit(1, 2, QPoint(10, 10))
    assert window.review.sentence == 2
    menu = window.page.paragraph_menu(1, 2)
    offered = [action.text() for action in menu.actions() if action.isVisible()]
    assert offered[-7:-2] == ["Try again", "Alternatives", "Edit", "Mark as fine", "Note"]
    assert offered[-2:] == ["Always write as…", "Add a term…"]


def test_every_button_of_the_panel_has_words_a_tip_and_a_name(open_doubtful: OpenArticle) -> None:
    window = open_doubtful()
    window.commands.next_doubt.trigger()
    window.commands.edit.trigger()
    own = window.page.review.findChildren(QToolButton)
    own += window.page.review.findChildren(QPushButton)
    own.append(window.status_line.doubts_button)
    assert len(own) >= 10
    for button in own:
        assert button.accessibleName(), button.text()
        assert "(" in button.toolTip(), button.text()
