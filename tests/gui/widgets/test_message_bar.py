"""What is said of an article goes with it; what is said of the program stays until it is closed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from khulasa.ui.widgets.message_bar import MessageBar, Proposal


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar(QAction(), QAction())
    qtbot.addWidget(bar)
    return bar


def offer(said: list[str]) -> Proposal:
    return Proposal("Fetch it?", (("Yes", lambda: said.append("yes")), ("No", lambda: None)))


def test_another_article_takes_a_message_away_and_brings_back_what_lasts(bar: MessageBar) -> None:
    bar.show_lasting("The library was damaged.")
    bar.show_error("This file cannot be read.")
    assert bar.text() == "This file cannot be read."
    bar.clear()
    assert bar.text() == "The library was damaged."
    bar.clear()
    assert bar.text() == "The library was damaged."
    assert not bar.isHidden()


def test_an_offer_waits_until_what_lasts_is_closed(bar: MessageBar) -> None:
    bar.show_lasting("The library was damaged.")
    bar.propose(offer([]))
    assert bar.text() == "The library was damaged."
    bar.dismiss()
    assert bar.text() == "Fetch it?"
    assert bar.lasting == ()


def test_a_message_that_is_closed_gives_way_to_what_lasts(bar: MessageBar) -> None:
    bar.show_lasting("The library was damaged.")
    bar.show_note("This article is in English.")
    bar.dismiss()
    assert bar.text() == "The library was damaged."
    bar.dismiss()
    assert bar.isHidden()


def test_several_lasting_ones_are_told_together_until_they_are_closed(bar: MessageBar) -> None:
    bar.show_lasting("The library was damaged.")
    bar.show_lasting("A setting was not understood.")
    assert bar.text() == "The library was damaged. A setting was not understood."
    bar.dismiss()
    bar.show_lasting("The glossary was damaged.")
    assert bar.text() == "The glossary was damaged."


@pytest.mark.parametrize("button", ["close", "answer"])
def test_a_click_leaves_the_keys_where_they_were(qtbot: QtBot, button: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    first, text, bar = QPushButton("Open"), QPlainTextEdit(), MessageBar(QAction(), QAction())
    for part in (first, text, bar):
        lines.addWidget(part)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    text.setFocus()
    if button == "close":
        bar.show_error("This file cannot be read.")
        clicked = bar.close_button
    else:
        bar.propose(offer([]))
        clicked = bar.answers[0]
    QTest.mouseClick(clicked, Qt.MouseButton.LeftButton)
    bar.dismiss()
    assert bar.isHidden()
    assert text.hasFocus()
