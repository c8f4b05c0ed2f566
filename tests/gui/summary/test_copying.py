"""What is copied of a summary: exactly what is shown, but for what is marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import JobFailed
from khulasa.export.copying.copy_form import CopyForm
from khulasa.models.catalogue import Model
from khulasa.reading.changes import State
from khulasa.summary.length import Length
from khulasa.summary.result import Summary
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle, OpenWindow, wait_for_state
from ..fake_engine import FakeEngine
from .conftest import COPIED, SUMMARY, choose, click, clipboard, remark, shown


def test_exactly_what_is_shown_is_copied_but_for_what_is_marked(
    qtbot: QtBot, done: MainWindow
) -> None:
    qtbot.mouseClick(done.page.summary.copy_button, Qt.MouseButton.LeftButton)
    assert clipboard().text() == COPIED
    html = clipboard().html()
    assert '<p dir="ltr" lang="en">The decision stands.</p>' in html
    assert '<p dir="ltr" lang="en">No price is known.</p>' in html
    assert "12" not in html


def test_what_is_selected_is_copied_without_what_is_marked_and_the_panels_words(
    qtbot: QtBot, done: MainWindow
) -> None:
    text = done.page.summary.text

    def copied(first: str = "", last: str = "") -> str:
        """What is copied from the first words to the last ones; all without words."""
        text.selectAll()
        if first:
            cursor = text.document().find(first)
            start = cursor.selectionStart()
            cursor.setPosition(start)
            cursor.setPosition(
                text.document().find(last, start).selectionEnd(), QTextCursor.MoveMode.KeepAnchor
            )
            text.setTextCursor(cursor)
        qtbot.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        return clipboard().text()

    text.setFocus()
    assert copied() == "The decision stands.\nNo price is known."
    assert copied("decision", "price") == "decision stands.\nNo price"
    assert copied("decision", "12") == "decision stands."
    assert copied("price", "]") == "price is known."
    # Within a sentence, the reader means just these words.
    assert copied("cost", "12") == "cost 12"
    click(qtbot, text, "Keep")
    assert copied() == "The decision stands. It cost 12 pounds.\nNo price is known."
    points = replace(SUMMARY, length=Length.BULLETS)
    done.page.summary.show_summary(points, "en")
    click(qtbot, text, "Undo")
    assert copied() == "• The decision stands.\n• No price is known."
    done.page.summary.clear_summary()
    done.page.summary.show_waiting("There is nothing yet.")
    assert copied() == "There is nothing yet."


def test_keeping_a_sentence_and_leaving_it_out_again(qtbot: QtBot, done: MainWindow) -> None:
    kept = "The decision stands. It cost 12 pounds.\n\nNo price is known."
    text = done.page.summary.text
    click(qtbot, text, "Keep")
    assert "not copied" not in shown(done)
    assert "not copied" not in remark(done)
    done.commands.copy_summary.trigger()
    assert clipboard().text() == kept
    assert "It cost 12 pounds." in clipboard().html()
    click(qtbot, text, "Undo")
    done.commands.copy_summary.trigger()
    assert clipboard().text() == COPIED


def test_what_was_kept_is_not_kept_in_another_summary(qtbot: QtBot, done: MainWindow) -> None:
    click(qtbot, done.page.summary.text, "Keep")
    other = replace(SUMMARY.sentences[1], text="It cost 13 pounds.")
    sentences = (SUMMARY.sentences[0], other, SUMMARY.sentences[2])
    done.page.summary.show_summary(replace(SUMMARY, sentences=sentences), "en")
    done.commands.copy_summary.trigger()
    assert clipboard().text() == COPIED


def test_copying_with_references(done: MainWindow) -> None:
    done.commands.copy_references.trigger()
    assert clipboard().text() == "The decision stands. [2, 4]\n\nNo price is known. [3]"
    assert "The decision stands. [2, 4]" in clipboard().html()


def test_options_of_copying_are_used_and_remembered(
    done: MainWindow, open_window: OpenWindow
) -> None:
    menu = done.page.summary.copy_menu
    menu.forms[CopyForm.HEADLINE].trigger()
    menu.parts["file"].trigger()
    menu.parts["notice"].trigger()
    done.commands.copy_summary.trigger()
    text = clipboard().text()
    assert text == (
        "Sentence 0 in English.\n\n"
        "The decision stands.\n\n"
        "No price is known.\n\n"
        "Source: مقال عربي.txt\n\n"
        "Rough machine translation (starter model): check it against the source."
    )
    assert "<b>The decision stands.</b>" in clipboard().html()
    again = open_window(FakeEngine()).page.summary.copy_menu.options
    assert (again.form, again.file, again.notice, again.title) == (
        CopyForm.HEADLINE,
        True,
        True,
        False,
    )


def test_the_notice_is_offered_for_a_rough_model_only(
    models: tuple[Model, ...], open_article: OpenArticle
) -> None:
    good = replace(models[0], notice="")
    window = open_article(FakeEngine(), (good,))
    notice = window.page.summary.copy_menu.parts["notice"]
    assert not notice.isVisible()
    notice.setChecked(True)
    window.commands.copy_summary.trigger()
    assert clipboard().text() == "Sentence 0 in English.\nSentence 1 in English."


def test_dragging_the_summary_out(done: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    dragged: list[tuple[str, str]] = []

    def take(drag: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        dragged.append((drag.mimeData().text(), drag.mimeData().html()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", take)
    handle = done.page.summary.title
    for kind, x in (
        (QMouseEvent.Type.MouseButtonPress, 5),
        (QMouseEvent.Type.MouseMove, 6),
        (QMouseEvent.Type.MouseMove, 60),
    ):
        place, left = QPointF(x, 5), Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, place, handle.mapToGlobal(place), left, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(handle, event)
    assert len(dragged) == 1
    assert dragged[0][0] == COPIED
    assert "<p " in dragged[0][1]
    done.page.summary.clear_summary()
    handle.drag()
    assert len(dragged) == 1


def test_while_another_is_made_or_after_that_failed_what_is_shown_is_copied_as_what_it_is(
    qtbot: QtBot, open_summarised: OpenArticle
) -> None:
    engine = FakeEngine(summary=SUMMARY, slow_summary=True)
    engine.allow(1)
    window = open_summarised(engine)
    for part in ("title", "notice"):
        window.page.summary.copy_menu.parts[part].trigger()

    def copied() -> tuple[str, str]:
        window.commands.copy_summary.trigger()
        return clipboard().text(), clipboard().html()

    before = copied()
    assert before[0].startswith("Sentence 0 in English.\n\nThe decision")
    assert "Rough machine translation" in before[0]
    choose(window, "Arabic")
    wait_for_state(qtbot, window, State.SUMMARISING)
    assert copied() == before
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    arabic = copied()
    assert arabic[0].startswith("عنوان المقال")
    assert 'dir="rtl" lang="ar"' in arabic[1]
    assert "Rough machine translation" not in arabic[0]
    engine._summary_failure = JobFailed(0, "engine", "The engine keeps stopping.")
    window.commands.lengths[Length.LONG].trigger()
    wait_for_state(qtbot, window, State.FAILED)
    assert copied() == arabic


def test_why_there_is_no_summary_is_said_and_nothing_is_copied(open_article: OpenArticle) -> None:
    summary = Summary("bart", (), "The text has 31 words: too short for a summary.")
    window = open_article(FakeEngine(summary=summary))
    assert shown(window) == "The text has 31 words: too short for a summary."
    for command in (window.commands.copy_summary, window.commands.copy_references):
        command.trigger()
    assert clipboard().text() == "before"
    assert not window.page.summary.copy_button.isEnabled()
    assert not window.page.summary.copy_options.isEnabled()


def test_nothing_is_copied_where_every_sentence_is_withheld(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    summary = Summary("bart", SUMMARY.sentences[1:2])
    window = open_article(FakeEngine(summary=summary))
    window.commands.copy_summary.trigger()
    assert clipboard().text() == "before"
    window.page.summary.text.selectAll()
    qtbot.keyClick(window.page.summary.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard().text() == "before"
    click(qtbot, window.page.summary.text, "Keep")
    window.commands.copy_summary.trigger()
    assert clipboard().text() == "It cost 12 pounds."
