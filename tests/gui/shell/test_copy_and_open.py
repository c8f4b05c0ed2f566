from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.settings.keys import COPY_NOTICE
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.opening.offer import Offer, read_offer

from ..conftest import FIRST, HEADING, SECOND, OpenArticle, OpenWindow, source_texts, wait_for_state
from ..fake_engine import FakeEngine

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def clipboard_text() -> str:
    return QGuiApplication.clipboard().text()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(content: str) -> QMimeData:
    data = QMimeData()
    data.setText(content)
    return data


def drag_over(window: MainWindow, data: QMimeData) -> bool:
    copy = Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(200, 400), copy, data, Qt.MouseButton.LeftButton, none)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> None:
    drag_over(window, data)
    copy = Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(200, 400), copy, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(window, event)


@pytest.fixture
def done(qtbot: QtBot, open_window: OpenWindow, article_file: Path) -> MainWindow:
    """A window with the whole article translated."""
    window = open_window(FakeEngine())
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.DONE)
    QGuiApplication.clipboard().setText("before")
    return window


@pytest.mark.usefixtures("without_notice")
def test_copy_summary_by_its_shortcut(qtbot: QtBot, done: MainWindow) -> None:
    qtbot.keyClick(done.page.view.source, Qt.Key.Key_C, CTRL_SHIFT)
    assert clipboard_text() == "Sentence 0 in English.\nSentence 1 in English."
    assert done.page.summary.copy_button.text() == "Copied ✓"
    qtbot.waitUntil(lambda: done.page.summary.copy_button.text() == "Copy")


@pytest.mark.usefixtures("without_notice")
def test_copy_summary_by_its_button(qtbot: QtBot, done: MainWindow) -> None:
    qtbot.mouseClick(done.page.summary.copy_button, Qt.MouseButton.LeftButton)
    assert clipboard_text() == "Sentence 0 in English.\nSentence 1 in English."


def test_there_is_nothing_to_copy_before_there_is_a_summary(open_article: OpenArticle) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    QGuiApplication.clipboard().setText("before")
    window.commands.copy_summary.trigger()
    assert clipboard_text() == "before"
    assert not window.page.summary.copy_button.isEnabled()


def test_copy_translation(done: MainWindow) -> None:
    done.commands.copy_translation.trigger()
    assert clipboard_text() == (
        "Sentence 0 in English.\n\n"
        "Sentence 1 in English. Sentence 2 in English.\n\n"
        "Sentence 3 in English. Sentence 4 in English.\n\n"
        "Sentence 5 in English.\n\n"
        "Rough machine translation (starter model): check it against the source."
    )
    assert done.status_line.text() == "Translation copied"


def test_the_line_that_it_is_rough_can_be_left_out(done: MainWindow) -> None:
    rough = "Rough machine translation"
    done.commands.copy_paragraph.trigger()
    assert rough in clipboard_text()
    *_, line = done.page.paragraph_menu(2).actions()
    line.trigger()
    done.commands.copy_paragraph.trigger()
    assert rough not in clipboard_text()
    done.commands.copy_translation.trigger()
    assert rough not in clipboard_text()
    *_, line = done.page.paragraph_menu(2).actions()
    line.trigger()
    done.commands.copy_summary.trigger()
    assert rough in clipboard_text()


def test_the_menu_of_a_paragraph_ticks_what_the_preferences_say(done: MainWindow) -> None:
    for on in (False, True):
        done.settings.set(COPY_NOTICE, on)
        *_, line = done.page.paragraph_menu(2).actions()
        assert line.isChecked() is on


@pytest.mark.usefixtures("without_notice")
def test_copy_paragraph_from_the_context_menu(done: MainWindow) -> None:
    translation, source, both, _rough = done.page.paragraph_menu(2).actions()
    translation.trigger()
    english = "Sentence 3 in English. Sentence 4 in English."
    assert clipboard_text() == english
    source.trigger()
    assert clipboard_text() == SECOND
    both.trigger()
    assert clipboard_text() == f"{SECOND}\n\n{english}"


@pytest.mark.usefixtures("without_notice")
def test_copy_the_marked_paragraph_by_its_shortcut(qtbot: QtBot, done: MainWindow) -> None:
    done.page.view.go_to(0)
    qtbot.keyClick(done, Qt.Key.Key_P, CTRL_SHIFT)
    assert clipboard_text() == f"{HEADING}\n\nSentence 0 in English."


def test_a_summary_sentence_leads_to_its_paragraph(done: MainWindow) -> None:
    done.page.summary.text.anchorClicked.emit(QUrl("support:1:1"))
    assert done.page.view.marks.pinned == (1,)


def test_escape_takes_marks_and_messages_away(qtbot: QtBot, done: MainWindow) -> None:
    done.page.view.go_to(1)
    done.message_bar.show_note("Something happened.")
    qtbot.keyClick(done.page.view.target, Qt.Key.Key_Escape)
    assert done.page.view.marks.pinned == range(0)
    assert not done.message_bar.isVisible()


def test_dropping_a_file(qtbot: QtBot, open_window: OpenWindow, article_file: Path) -> None:
    window = open_window(FakeEngine())
    assert drag_over(window, files(article_file))
    assert window.drop_sheet.isVisible()
    assert window.drop_sheet.geometry() == window.rect()
    drop(window, files(article_file))
    assert not window.drop_sheet.isVisible()
    wait_for_state(qtbot, window, State.DONE)
    assert source_texts(window)[0] == HEADING


def test_dropping_text(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    drop(window, text(FIRST))
    wait_for_state(qtbot, window, State.DONE)
    assert source_texts(window) == [FIRST]


def test_what_cannot_be_opened_is_not_taken(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    picture = QMimeData()
    picture.setData("image/png", b"\x89PNG")
    assert not drag_over(window, picture)
    assert not window.drop_sheet.isVisible()


def test_a_selection_let_go_of_inside_the_window_is_not_taken(
    done: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDropEvent, "source", lambda _event: done.page.view.target.viewport())
    assert not drag_over(done, text("Sentence 0 in English."))
    assert not done.drop_sheet.isVisible()
    drop(done, text("Sentence 0 in English."))
    QApplication.processEvents()
    assert done.status_line.text().startswith("6 of 6 sentences")


def test_no_widget_inside_swallows_a_drop(done: MainWindow) -> None:
    takers = [w for w in done.findChildren(QWidget) if w.acceptDrops() and w.isVisible()]
    assert takers == []
    assert done.acceptDrops()


@pytest.mark.parametrize("focus", ["window", "source", "summary"])
def test_pasting_text_wherever_the_focus_is(qtbot: QtBot, done: MainWindow, focus: str) -> None:
    places = {
        "window": done,
        "source": done.page.view.source,
        "summary": done.page.summary.text,
    }
    QGuiApplication.clipboard().setText(SECOND)
    places[focus].setFocus()
    qtbot.keyClick(places[focus], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: source_texts(done) == [SECOND])


def test_pasting_a_file(qtbot: QtBot, open_window: OpenWindow, article_file: Path) -> None:
    window = open_window(FakeEngine())
    QGuiApplication.clipboard().setMimeData(files(article_file))
    window.commands.paste.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert window.windowTitle().startswith(article_file.name)


def test_pasting_nothing(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    QGuiApplication.clipboard().clear()
    window.commands.paste.trigger()
    assert window.message_bar.text() == "There is no text or file on the clipboard."


def test_offers() -> None:
    assert read_offer(None) is None
    assert read_offer(text("  \n")) is None
    assert read_offer(text("أ")) == Offer(text="أ")
    assert read_offer(files(Path("/a b/ج.txt"))) == Offer(files=(Path("/a b/ج.txt"),))
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a")])
    assert read_offer(web) is None or not read_offer(web).files
