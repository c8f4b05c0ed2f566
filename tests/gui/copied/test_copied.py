"""What a reader copies in other programs is translated in a small window, if they want that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent
from pytestqt.qtbot import QtBot

from khulasa.article.model import Span
from khulasa.engine.messages import Translate
from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.settings.keys import TRANSLATE_COPIED
from khulasa.translation.result import Status, Translation
from khulasa.ui.copied.clipboard import MOST_CHARACTERS, is_secret, text_of
from khulasa.ui.copied.controller import CopiedText
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle, OpenWindow, wait_for_sentences, wait_for_state
from ..fake_engine import FakeEngine

SENTENCE = "أعلنت الحكومة قرارها اليوم في المدينة."
DOUBTFUL = Translation(
    "The government said 12 things.",
    Status.CHECK,
    (Issue("numbers", "12 is not in the source.", None, Span(20, 22)),),
)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(FakeEngine({0: DOUBTFUL}))


@pytest.fixture
def copied(window: MainWindow) -> Iterator[CopiedText]:
    window.commands.copied.trigger()
    yield window.shared.copied
    QGuiApplication.clipboard().clear()


def copy(text: str, *formats: str) -> None:
    data = QMimeData()
    data.setText(text)
    for name in formats:
        data.setData(name, b"secret")
    QGuiApplication.clipboard().setMimeData(data)


def shown(copied: CopiedText) -> str:
    assert copied.window is not None
    return copied.window.text.toPlainText()


def said(copied: CopiedText) -> str:
    assert copied.window is not None
    return copied.window.message.text()


def test_it_is_off_until_the_reader_turns_it_on(qtbot: QtBot, window: MainWindow) -> None:
    copied = window.shared.copied
    copied.begin()
    copy(SENTENCE)
    assert not copied.is_on
    window.commands.copied.trigger()
    assert copied.window is not None
    assert "On" in copied.window.told.text()
    assert "Nothing is kept" in copied.window.told.text()
    copied.window.close()
    assert not copied.is_on
    assert not window.commands.copied.isChecked()
    # Only what is chosen in the preferences holds for the next start.
    window.settings.set(TRANSLATE_COPIED, True)
    copied.begin()
    assert window.commands.copied.isChecked()
    qtbot.mouseClick(copied.window.off_button, Qt.MouseButton.LeftButton)
    assert not copied.is_on


def test_what_is_copied_is_translated_with_its_marks_and_kept_nowhere(
    qtbot: QtBot, window: MainWindow, copied: CopiedText
) -> None:
    copy(SENTENCE)
    qtbot.waitUntil(lambda: shown(copied) == DOUBTFUL.target)
    assert said(copied).startswith("Arabic → English")
    cursor = copied.window.text.textCursor()
    cursor.setPosition(21)
    assert "12 is not in the source" in cursor.charFormat().toolTip()
    assert window.access.library is not None
    assert window.access.library.count_articles() == 0
    (job,) = window.shared.queue.engine.requests
    assert isinstance(job, Translate)
    assert not job.token_scores  # which nothing here shows
    copied.window.copy_button.click()
    assert QGuiApplication.clipboard().text() == DOUBTFUL.target


def test_it_comes_before_the_article_in_front_and_gives_the_engine_back(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=None)
    engine.allow(1)
    wait_for_sentences(qtbot, window, 1)
    window.commands.copied.trigger()
    copied = window.shared.copied
    copy(SENTENCE)
    engine.allow(20)
    qtbot.waitUntil(lambda: shown(copied) == "Sentence 0 in English.")
    wait_for_state(qtbot, window, State.DONE)
    QGuiApplication.clipboard().clear()


def test_it_can_be_opened_as_an_article(
    qtbot: QtBot, window: MainWindow, copied: CopiedText
) -> None:
    copy(SENTENCE)
    qtbot.waitUntil(lambda: shown(copied) != "")
    copied.window.open_button.click()
    qtbot.waitUntil(lambda: window.session.core.reading is not None)
    wait_for_state(qtbot, window, State.DONE)
    jobs = [j for j in window.shared.queue.engine.requests if isinstance(j, Translate)]
    assert [job.token_scores for job in jobs] == [False, True]  # now its guessed words are marked
    assert window.session.core.reading.article.paragraphs[0].text == SENTENCE


def test_a_text_that_is_too_long_is_offered_as_an_article(
    qtbot: QtBot, window: MainWindow, copied: CopiedText
) -> None:
    copy("كلمة " * MOST_CHARACTERS)
    qtbot.waitUntil(lambda: f"{MOST_CHARACTERS:,}" in said(copied))
    assert shown(copied) == ""
    assert copied.window.open_button.isEnabled()
    assert not window.shared.queue.engine.requests


def test_a_text_in_the_readers_language_says_so(qtbot: QtBot, copied: CopiedText) -> None:
    copy("The government announced its decision in the capital today, after long talks.")
    qtbot.waitUntil(lambda: said(copied) == "This is in English already.")


def test_what_khulasa_copies_itself_is_left_alone(
    qtbot: QtBot, copied: CopiedText, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _clipboard: True)
    copy(SENTENCE)
    qtbot.waitUntil(lambda: not copied._timer.isActive())
    assert (shown(copied), said(copied)) == ("", "")


@pytest.mark.parametrize(
    "mark",
    [
        "x-kde-passwordManagerHint",
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
        "org.nspasteboard.ConcealedType",
    ],
)
def test_secrets_are_not_looked_at(mark: str) -> None:
    data = QMimeData()
    data.setText("correct horse battery staple")
    assert not is_secret(data)
    data.setData(mark, b"secret")
    assert is_secret(data)
    assert text_of(data) == ""


def test_a_secret_is_not_translated_even_when_it_is_pasted(
    qtbot: QtBot, window: MainWindow, copied: CopiedText
) -> None:
    copy(SENTENCE, "x-kde-passwordManagerHint")
    qtbot.waitUntil(lambda: not copied._timer.isActive())
    assert said(copied) == ""
    copied.window.paste_button.click()
    assert "password manager" in said(copied)
    assert not window.shared.queue.engine.requests


def test_files_addresses_and_figures_are_left_alone() -> None:
    for text in ("https://news.example/one", "12,5 %", "  "):
        data = QMimeData()
        data.setText(text)
        assert text_of(data) == ""
    data = QMimeData()
    data.setText("notes.txt")
    data.setUrls([QUrl.fromLocalFile("/tmp/notes.txt")])
    assert text_of(data) == ""
    assert text_of(None) == ""


def test_where_windows_behind_hear_nothing_the_reader_pastes(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    window.commands.copied.trigger()
    copied = window.shared.copied
    assert "press Ctrl+V here" in copied.window.told.text()
    copy(SENTENCE)
    assert not copied._timer.isActive()
    # Called by itself: offscreen, the main window stays in front, and its shortcuts come first.
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    copied.window.keyPressEvent(pressed)
    qtbot.waitUntil(lambda: shown(copied) == DOUBTFUL.target)
    copied.turn(on=False)
    QGuiApplication.clipboard().clear()
