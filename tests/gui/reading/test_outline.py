"""The outline beside the text, sentences copied with where they are from, and early sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from khulasa.export.copying.dates import written_date
from khulasa.reading.changes import State
from khulasa.translation.result import Status, Translation
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle, OpenWindow, wait_for_state
from ..fake_engine import FakeEngine

PARAGRAPH = "وصل الماء إلى أول بيوت الحي القديم في المدينة. وقال السكان إنهم لم يسمعوا أي تحذير."


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """An article with a title and two chapters of many paragraphs."""
    chapters = ("# النهر", "## الليلة الأولى", "## الصباح")
    text = "\n\n".join("\n\n".join([title, *[PARAGRAPH] * 12]) for title in chapters)
    (tmp_path / "river.md").write_text(text, "utf-8")
    window = open_window(FakeEngine())
    window.open_file(tmp_path / "river.md")
    wait_for_state(qtbot, window, State.DONE)
    return window


def test_the_outline_goes_to_a_heading_and_marks_where_the_reader_is(
    qtbot: QtBot, window: MainWindow
) -> None:
    outline, view = window.page.outline, window.page.view
    assert not outline.isVisible()
    window.commands.view.outline.trigger()
    assert outline.isVisible()
    title = outline.tree.topLevelItem(0)
    assert title is not None
    assert [title.childCount(), title.toolTip(0)] == [2, "Sentence 0 in English."]
    assert outline.present == 0
    item = title.child(1)
    place = outline.tree.visualItemRect(item).center()
    qtbot.mouseClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (view.place[0], outline.present) == (26, 2)
    view.go_to(15)
    assert outline.present == 1


def test_the_outline_is_walked_through_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    outline, view = window.page.outline, window.page.view
    tree = outline.tree
    window.activateWindow()
    window.commands.view.outline.trigger()
    assert window.focusWidget() is tree
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert (outline.present, view.place[0]) == (2, 0)
    # Esc goes nowhere, and marks again where the reader is.
    qtbot.keyClick(tree, Qt.Key.Key_Escape)
    assert window.focusWidget() is view.main
    assert outline.present == 0
    assert outline.isVisible()
    visited = []
    for _step in range(3):
        window.commands.next_part.trigger()
        visited.append(window.focusWidget())
    assert visited == [window.page.summary.text, tree, view.main]
    window.commands.next_part.trigger()
    window.commands.next_part.trigger()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert (outline.present, view.place[0]) == (1, 13)
    assert window.focusWidget() is view.main


def test_an_article_without_headings_has_no_outline(open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    assert not window.commands.view.outline.isEnabled()


def test_a_sentence_is_copied_with_its_source_or_with_a_citation(window: MainWindow) -> None:
    clipboard, view = QGuiApplication.clipboard(), window.page.view
    view.jump_to(2)
    window.commands.copy_pair.trigger()
    source = "وقال السكان إنهم لم يسمعوا أي تحذير."
    rough = "Rough machine translation (starter model): check it against the source."
    assert clipboard.text() == f"{source}\n\nSentence 2 in English.\n\n{rough}"
    today = written_date(date.today(), "en")
    cited = f"“النهر”, river.md, machine translation: Starter model, {today}"
    window.commands.copy_citation.trigger()
    assert clipboard.text() == f"Sentence 2 in English.\n\n{cited}"
    menu = window.page.paragraph_menu(1, 2)
    assert {window.commands.copy_pair, window.commands.copy_citation} < set(menu.actions())
    menu.deleteLater()
    # What is selected goes before, with its paragraphs.
    cursor = view.target.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(
        view.target.document().findBlockByNumber(2).position() - 1, QTextCursor.MoveMode.KeepAnchor
    )
    view.target.setTextCursor(cursor)
    window.commands.copy_citation.trigger()
    first = "Sentence 0 in English.\n\nSentence 1 in English. Sentence 2 in English."
    assert clipboard.text() == f"{first}\n\n{cited}"


def test_key_sentences_are_there_before_the_whole_is_translated(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    told = "The water reached house number {} of the old quarter at night."
    outcomes = {number: Translation(told.format(number), Status.OK) for number in range(30)}
    engine = FakeEngine(outcomes, stepwise=True)
    window = open_window(engine)
    window.open_text("\n\n".join([PARAGRAPH] * 15), language="ar")
    panel = window.page.summary
    engine.allow(18)
    qtbot.waitUntil(lambda: window.session.core.counts().done == 18, timeout=20_000)
    assert panel.summary is None
    engine.allow(2)
    qtbot.waitUntil(lambda: panel.summary is not None, timeout=20_000)
    assert panel.title.text() == "⠿ Key sentences so far"
    assert panel.remark.text().startswith("So far, from 10 of 15 paragraphs")
    copied = panel.copying.mime_data()
    assert copied is not None
    assert "So far, from 10 of 15" in copied.text()
    engine.allow(10)
    wait_for_state(qtbot, window, State.DONE)
    assert panel.title.text() == "⠿ Key sentences"
    assert "So far" not in panel.remark.text()
