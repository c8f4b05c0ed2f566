"""The summary panel: what it rests on, what is copied, and choosing another summary."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from khulasa.article.model import Span
from khulasa.engine.messages import JobFailed, Summarise, Translate
from khulasa.export.summary_copy import CopyForm
from khulasa.models.catalogue import Model, Task
from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.settings.keys import SUMMARISER
from khulasa.settings.store import user_settings
from khulasa.summary.result import (
    KEY_SENTENCES,
    Length,
    Reference,
    Summary,
    SummarySentence,
    SummaryStage,
)
from khulasa.translation.result import Status, Translation, by_user
from khulasa.ui.shell.main_window import MainWindow

from .conftest import OpenWindow, source_texts, target_texts, wait_for_sentences, wait_for_state
from .fake_engine import FakeEngine

WRONG = Issue("number", "The article has no 12.", None, Span(8, 10))
SUMMARY = Summary(
    "bart",
    (
        SummarySentence("The decision stands.", (Reference(1, 1), Reference(3, 0))),
        SummarySentence("It cost 12 pounds.", (Reference(2, 0), Reference(2, 1)), (WRONG,)),
        SummarySentence("No price is known.", (Reference(2, 1),), starts_paragraph=True),
    ),
)
COPIED = "The decision stands.\n\nNo price is known."
ENGLISH = (
    "Bridge opens\n\nThe new bridge over the harbour opened on Sunday. It cost a lot of money."
)


@pytest.fixture
def with_summarisers(models: tuple[Model, ...]) -> tuple[Model, ...]:
    """A catalogue with two summarisers of English; one of them knows Arabic, too."""
    bart = replace(
        models[0],
        name="bart",
        title="BART",
        task=Task.SUMMARY,
        source="en",
        target="en",
        notice="",
        sources=("en",),
        targets=("en",),
    )
    many = replace(
        bart, name="many", title="Many languages", sources=("ar", "en"), targets=("ar", "en")
    )
    return (*models, bart, many)


@pytest.fixture
def done(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> MainWindow:
    """A window with a summary that a model wrote."""
    return opened(qtbot, open_window(FakeEngine(summary=SUMMARY), with_summarisers), article_file)


def opened(qtbot: QtBot, window: MainWindow, file: Path) -> MainWindow:
    window.open_file(file)
    wait_for_state(qtbot, window, State.DONE)
    QGuiApplication.clipboard().setText("before")
    return window


def requests(engine: FakeEngine) -> list[Summarise]:
    return [request for request in engine.requests if isinstance(request, Summarise)]


def shown(window: MainWindow) -> str:
    return window.page.summary.text.toPlainText()


def remark(window: MainWindow) -> str:
    return window.page.summary.remark.text()


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def middle_of(text: QTextEdit, words: str) -> QPoint:
    """Where words stand in the viewport."""
    cursor = text.document().find(words)
    assert not cursor.isNull(), words
    middle = QTextCursor(text.document())
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    return text.cursorRect(middle).center()


def point_at(text: QTextEdit, words: str) -> None:
    place = QPointF(middle_of(text, words))
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        place,
        text.viewport().mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(text.viewport(), event)


def click(qtbot: QtBot, text: QTextEdit, words: str) -> None:
    place = middle_of(text, words)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_what_is_shown(done: MainWindow) -> None:
    assert shown(done) == (
        "The decision stands. [2, 4] It cost 12 pounds. [3] why? not copied · Keep\n"
        "No price is known. [3]"
    )
    assert done.page.summary.title.text().endswith("Summary")
    assert done.page.summary.chooser.text() == "BART ▾"
    assert "1 sentence is not copied" in remark(done)


def test_a_doubtful_word_is_underlined_with_the_reason_behind_it(
    qtbot: QtBot, done: MainWindow
) -> None:
    text = done.page.summary.text
    form = text.document().find("12").charFormat()
    assert form.underlineStyle() is form.UnderlineStyle.SingleUnderline
    assert form.toolTip() == "The article has no 12."
    assert not text.document().find("decision").charFormat().toolTip()
    click(qtbot, text, "why")
    assert QToolTip.text() == "The article has no 12."


def test_a_reference_leads_to_its_row_and_lights_it(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    long = tmp_path / "long.txt"
    long.write_text("\n\n".join("أعلنت الحكومة قرارها. وقال الوزير." for _ in range(80)), "utf-8")
    sentences = (SummarySentence("It is over.", (Reference(2, 0), Reference(70, 1))),)
    window = open_window(FakeEngine(summary=Summary("bart", sentences)))
    opened(qtbot, window, long)
    view = window.page.view
    qtbot.waitUntil(lambda: view.target.row_count == 80)
    assert not view.target.is_in_sight(70, 141)
    click(qtbot, window.page.summary.text, "71")
    assert view.target.is_in_sight(70, 141)
    assert tuple(view.marks.pinned) == (141,)
    assert [s.cursor.selectedText() for s in view.target.extraSelections()] == [
        "Sentence 141 in English."
    ]
    assert view.source.extraSelections()


def test_a_click_on_a_sentence_lights_all_that_it_rests_on(qtbot: QtBot, done: MainWindow) -> None:
    click(qtbot, done.page.summary.text, "decision")
    assert tuple(done.page.view.marks.pinned) == (2, 5)


def test_pointing_at_a_summary_sentence_lights_its_rows(done: MainWindow) -> None:
    view, text = done.page.view, done.page.summary.text
    point_at(text, "pounds")
    assert tuple(view.marks.lit) == (3, 4)
    assert len(view.target.extraSelections()) == len(view.source.extraSelections()) == 2
    assert text.lit == {1}
    text.leaveEvent(QEvent(QEvent.Type.Leave))
    assert tuple(view.marks.lit) == ()
    assert text.lit == set()


def test_pointing_at_a_row_lights_the_sentences_that_use_it(done: MainWindow) -> None:
    view, text = done.page.view, done.page.summary.text
    point_at(view.target, "Sentence 3")
    assert text.lit == {1, 2}
    lit = [selection.cursor.selectedText() for selection in text.extraSelections()]
    assert lit[1] == "No price is known. [3]"
    point_at(view.source, "عنوان")
    assert text.lit == set()
    point_at(view.source, "الخبر")
    assert text.lit == {0}


def test_a_row_reached_by_keyboard_lights_the_sentences_that_use_it(
    qtbot: QtBot, done: MainWindow
) -> None:
    view, text = done.page.view, done.page.summary.text
    view.target.setFocus()
    for _ in range(4):
        qtbot.keyClick(view.target, Qt.Key.Key_Down)
    assert text.lit == {0}  # the last row
    qtbot.keyClick(view.target, Qt.Key.Key_Escape)
    done.commands.next_sentence.trigger()
    assert text.lit == set()
    for _ in range(3):
        done.commands.next_sentence.trigger()
    assert text.lit == {1, 2}


def test_everything_in_the_text_is_reached_by_keyboard(qtbot: QtBot, done: MainWindow) -> None:
    view, text = done.page.view, done.page.summary.text
    text.setFocus()
    reached = []
    for _ in range(6):
        qtbot.keyClick(text, Qt.Key.Key_Tab)
        reached.append(text.textCursor().selectedText())
        if reached[-1] == "3" and len(reached) == 3:
            assert tuple(view.marks.lit) == (3, 4)
        if reached[-1] == "Keep":
            qtbot.keyClick(text, Qt.Key.Key_Return)
            break
    assert reached == ["2", "4", "3", "why?", "Keep"]
    assert "copied anyway · Undo" in shown(done)
    assert text.textCursor().selectedText() == "Undo"
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert "not copied · Keep" in shown(done)


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
    done.page.summary.forget()
    done.page.summary.wait("There is nothing yet.")
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
    qtbot: QtBot, open_window: OpenWindow, models: tuple[Model, ...], article_file: Path
) -> None:
    good = replace(models[0], notice="")
    window = opened(qtbot, open_window(FakeEngine(), (good,)), article_file)
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
    done.page.summary.forget()
    handle.drag()
    assert len(dragged) == 1


def test_an_arabic_summary_runs_from_right_to_left(done: MainWindow) -> None:
    sentences = (
        SummarySentence("Microsoft أعلنت عن منتج.", (Reference(1, 0),)),
        SummarySentence("لم تذكر السعر.", (Reference(2, 0),)),
    )
    done.page.summary.show_summary(Summary("many", sentences), "ar")
    text = done.page.summary.text
    block = text.document().firstBlock()
    assert block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
    first = text.cursorRect(QTextCursor(text.document())).x()
    assert first > text.viewport().width() / 2
    families = [text.document().find(word).charFormat().fontFamilies() for word in ("ذكر", "soft")]
    assert families[0] != families[1]


def test_a_summary_in_the_articles_own_language(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    arabic = Summary("many", (SummarySentence("Microsoft أعلنت.", (Reference(2, 0),)),))
    engine = FakeEngine(summary=arabic)
    window = opened(qtbot, open_window(engine, with_summarisers), article_file)
    menu = window.page.summary.summarisers
    assert [a.text() for a in menu.actions() if a.isCheckable()] == [
        "BART",
        "Many languages",
        "Key sentences (picked, not written)",
        "English",
        "Arabic",
        "Only words of the article",
    ]
    next(action for action in menu.actions() if action.text() == "Arabic").trigger()
    qtbot.waitUntil(lambda: len(requests(engine)) == 2)
    wait_for_state(qtbot, window, State.DONE)
    request = requests(engine)[1]
    assert request.language == "ar"
    assert request.summariser is not None
    assert request.summariser.name == "many"
    assert request.paragraphs[0][0] == source_texts(window)[0]
    window.commands.copy_summary.trigger()
    assert clipboard().text() == "\u200fMicrosoft أعلنت."
    assert 'dir="rtl" lang="ar"' in clipboard().html()
    # The article's translation changes nothing in it.
    window.session.revise(3, by_user("Mine."))
    assert "Mine" not in shown(window)


def test_while_another_is_made_or_after_that_failed_what_is_shown_is_copied_as_what_it_is(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    engine = FakeEngine(summary=SUMMARY, slow_summary=True)
    engine.allow(1)
    window = opened(qtbot, open_window(engine, with_summarisers), article_file)
    for part in ("title", "notice"):
        window.page.summary.copy_menu.parts[part].trigger()
    menu = window.page.summary.summarisers

    def copied() -> tuple[str, str]:
        window.commands.copy_summary.trigger()
        return clipboard().text(), clipboard().html()

    before = copied()
    assert before[0].startswith("Sentence 0 in English.\n\nThe decision")
    assert "Rough machine translation" in before[0]
    next(action for action in menu.actions() if action.text() == "Arabic").trigger()
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


def test_a_summary_in_the_articles_own_language_needs_no_translation(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = open_window(engine, with_summarisers[2:])
    window.open_file(article_file)
    qtbot.waitUntil(lambda: "no summary without a translation" in shown(window))
    menu = window.page.summary.summarisers
    next(action for action in menu.actions() if action.text() == "Arabic").trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert [type(request) for request in engine.requests] == [Summarise]
    assert shown(window).startswith("The decision stands.")
    assert "without a translation" not in remark(window)
    assert window.status_line.text() == "6 sentences · not translated"


def test_a_summary_without_a_translation_can_be_stopped_or_fail_and_be_gone_on_with(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    failure = JobFailed(0, "engine", "The engine keeps stopping.")
    engine = FakeEngine(summary=SUMMARY, slow_summary=True, summary_failure=failure)
    window = open_window(engine, with_summarisers[2:])
    window.open_file(article_file)
    qtbot.waitUntil(lambda: "no summary without a translation" in shown(window))
    menu = window.page.summary.summarisers
    next(action for action in menu.actions() if action.text() == "Arabic").trigger()
    wait_for_state(qtbot, window, State.FAILED)
    assert shown(window) == "The summary could not be made. Continue tries again."
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.SUMMARISING)
    qtbot.waitUntil(lambda: len(requests(engine)) == 2)
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    assert shown(window) == "Stopped before the summary was made. Press Continue."
    window.commands.go_on.trigger()
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    assert shown(window).startswith("The decision stands.")
    assert [request.language for request in requests(engine)] == ["ar", "ar", "ar"]


def test_after_a_summary_of_the_source_the_one_of_the_translation_is_made_all_the_same(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    engine = FakeEngine(summary=SUMMARY, stepwise=True)
    window = open_window(engine, with_summarisers)
    window.open_file(article_file)
    engine.allow(2)
    wait_for_sentences(qtbot, window, 2)
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    menu = window.page.summary.summarisers

    def choose(language: str) -> None:
        next(action for action in menu.actions() if action.text() == language).trigger()

    choose("Arabic")
    qtbot.waitUntil(lambda: shown(window).startswith("The decision stands."))
    wait_for_state(qtbot, window, State.STOPPED)
    assert "Continue" not in remark(window)
    choose("English")
    assert "Press Continue" in remark(window)
    window.commands.go_on.trigger()
    engine.allow(1)
    wait_for_sentences(qtbot, window, 3)
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    assert "when the whole article is translated" in remark(window)
    window.commands.go_on.trigger()
    engine.allow(3)
    wait_for_state(qtbot, window, State.DONE)
    assert [request.language for request in requests(engine)] == ["ar", "en"]
    assert not window.session.core.shows_source


def test_another_length_needs_no_new_translation(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = opened(qtbot, open_window(engine, with_summarisers), article_file)
    lengths = window.commands.lengths
    assert lengths[Length.MEDIUM].isChecked()
    lengths[Length.BULLETS].trigger()
    qtbot.waitUntil(lambda: len(requests(engine)) == 2)
    wait_for_state(qtbot, window, State.DONE)
    assert shown(window).startswith("• The decision stands. [2, 4]\n• It cost")
    assert [type(request) for request in engine.requests] == [Translate, Summarise, Summarise]
    assert [request.length for request in requests(engine)] == [
        Length.MEDIUM,
        Length.BULLETS,
    ]
    assert [length for length, command in lengths.items() if command.isChecked()] == [
        Length.BULLETS
    ]
    window.commands.copy_summary.trigger()
    assert clipboard().text() == "• The decision stands.\n• No price is known."
    # It is the usual length from now on, and choosing it again asks for nothing.
    lengths[Length.BULLETS].trigger()
    assert lengths[Length.BULLETS].isChecked()
    again = opened(qtbot, open_window(FakeEngine(), with_summarisers), article_file)
    assert again.session.core.choice.length is Length.BULLETS
    assert len(requests(engine)) == 2


def test_another_summariser(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = opened(qtbot, open_window(engine, with_summarisers), article_file)
    menu = window.page.summary.summarisers
    named = {action.text(): action for action in menu.actions()}
    assert named["BART"].isChecked()
    with qtbot.waitSignal(window.summary_desk.models_wanted):
        named["More models…"].trigger()
    named["Key sentences (picked, not written)"].trigger()
    qtbot.waitUntil(lambda: len(requests(engine)) == 2)
    wait_for_state(qtbot, window, State.DONE)
    first, second = requests(engine)
    assert first.summariser is not None
    assert first.summariser.name == "bart"
    assert second.summariser is None
    assert window.page.summary.chooser.text() == "Summariser ▾"


def test_with_no_summariser_installed_one_is_offered(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    window = opened(qtbot, open_window(FakeEngine()), article_file)
    assert "own sentences, picked and not written" in remark(window)
    assert "Install a summariser" in remark(window)
    with qtbot.waitSignal(window.summary_desk.models_wanted):
        window.page.summary.remark.linkActivated.emit("offer")


def test_a_summariser_installed_meanwhile_is_offered(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    engine = FakeEngine()
    window = opened(qtbot, open_window(engine), article_file)
    window.summary_desk.set_models(with_summarisers)
    assert "Install" not in remark(window)
    assert "Summarise with BART" in remark(window)
    assert len(requests(engine)) == 1
    window.page.summary.remark.linkActivated.emit("offer")
    qtbot.waitUntil(lambda: len(requests(engine)) == 2)
    wait_for_state(qtbot, window, State.DONE)
    summariser = requests(engine)[1].summariser
    assert summariser is not None
    assert summariser.name == "bart"
    assert "Summarise with" not in remark(window)


def test_key_sentences_that_were_chosen_are_left_in_peace(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    user_settings().set(SUMMARISER, KEY_SENTENCES)
    window = opened(qtbot, open_window(FakeEngine(), with_summarisers), article_file)
    assert "picked and not written" in remark(window)
    assert "Summarise with" not in remark(window)


def test_a_summariser_that_was_moved_is_found_where_it_lies(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    tmp_path: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = opened(qtbot, open_window(engine, with_summarisers), article_file)
    moved = tmp_path / "moved"
    moved.mkdir()
    window.summary_desk.set_models(tuple(replace(m, folder=moved) for m in with_summarisers))
    assert len(requests(engine)) == 1
    window.commands.lengths[Length.SHORT].trigger()
    qtbot.waitUntil(lambda: len(requests(engine)) == 2)
    summariser = requests(engine)[1].summariser
    assert summariser is not None
    assert summariser.folder == str(moved)


def test_grounding_is_an_option_of_every_summariser(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    careful = tuple(replace(m, grounded=m.name == "many") for m in with_summarisers)
    engine = FakeEngine(summary=SUMMARY)
    window = opened(qtbot, open_window(engine, careful), article_file)
    menu = window.page.summary.summarisers

    def choose(text: str, count: int) -> None:
        next(action for action in menu.actions() if action.text() == text).trigger()
        qtbot.waitUntil(lambda: len(requests(engine)) == count)
        wait_for_state(qtbot, window, State.DONE)

    choose("Only words of the article", 2)
    choose("Many languages", 3)
    choose("Only words of the article", 4)
    choose("BART", 4)  # grounded as before, so it is in the library already
    assert window.session.core.choice.grounded
    assert [request.grounded for request in requests(engine)] == [False, True, True, False]


def test_grounding_is_offered_only_where_it_does_something(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    careful = tuple(replace(m, grounded=m.name == "many") for m in with_summarisers)
    engine = FakeEngine(summary=SUMMARY)
    window = opened(qtbot, open_window(engine, careful), article_file)
    menu = window.page.summary.summarisers

    def choose(language: str, count: int) -> None:
        next(action for action in menu.actions() if action.text() == language).trigger()
        qtbot.waitUntil(lambda: len(requests(engine)) == count)
        wait_for_state(qtbot, window, State.DONE)

    def grounding() -> tuple[str, bool, bool]:
        (action,) = (a for a in menu.actions() if a.text().startswith("Only words"))
        return action.text(), action.isEnabled(), action.isChecked()

    choose("Many languages", 2)
    assert grounding() == ("Only words of the article", True, True)
    choose("Arabic", 3)
    assert grounding() == ("Only words of the article (only in English)", False, False)
    choose("English", 3)
    assert grounding() == ("Only words of the article", True, True)


def test_what_is_happening_is_said_and_stop_keeps_the_summary_that_was_there(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    stages = ((SummaryStage.READING, 1, 3), (SummaryStage.READING, 2, 3))
    engine = FakeEngine(summary=SUMMARY, slow_summary=True, progress=stages)
    window = open_window(engine, with_summarisers)
    window.open_file(article_file)
    qtbot.waitUntil(lambda: shown(window) == "Reading part 3 of 3…")
    assert window.status_line.text() == "Translated · reading part 3 of 3…"
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    window.commands.lengths[Length.SHORT].trigger()
    qtbot.waitUntil(lambda: remark(window) == "Reading part 3 of 3…")
    assert shown(window).startswith("The decision stands.")
    assert window.commands.stop.isVisible()
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert shown(window).startswith("The decision stands.")
    assert "1 sentence is not copied" in remark(window)
    assert window.commands.lengths[Length.MEDIUM].isChecked()


def test_changing_the_mind_while_it_is_made(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    engine = FakeEngine(summary=SUMMARY, slow_summary=True)
    window = open_window(engine, with_summarisers)
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.SUMMARISING)
    qtbot.waitUntil(lambda: len(requests(engine)) == 1)
    window.commands.lengths[Length.LONG].trigger()
    qtbot.waitUntil(lambda: len(requests(engine)) == 2)
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    translated = window.session.core.reading
    assert translated is not None
    assert translated.summary is not None
    assert translated.summary.length is Length.LONG


def test_a_choice_made_while_translating_holds_for_the_first_summary(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_window(engine)
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.TRANSLATING)
    window.commands.lengths[Length.SHORT].trigger()
    engine.allow(6)
    wait_for_state(qtbot, window, State.DONE)
    assert [request.length for request in requests(engine)] == [Length.SHORT]


def test_a_failure_at_another_length_keeps_the_summary_and_can_be_tried_again(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine()
    window = opened(qtbot, open_window(engine), article_file)
    engine._summary_failure = JobFailed(0, "engine", "The engine keeps stopping.")
    window.commands.lengths[Length.SHORT].trigger()
    wait_for_state(qtbot, window, State.FAILED)
    assert shown(window).startswith("Sentence 0 in English. [1]")
    assert "could not be chosen" in remark(window)
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert requests(engine)[-1].length is Length.SHORT


def test_why_there_are_only_key_sentences_is_said(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    note = "Most of what BART wrote is not in the article, so these are its key sentences."
    summary = Summary(KEY_SENTENCES, SUMMARY.sentences[2:], note)
    window = opened(qtbot, open_window(FakeEngine(summary=summary)), article_file)
    assert note in remark(window)
    assert window.page.summary.title.text().endswith("Key sentences")


def test_why_there_is_no_summary_is_said_and_nothing_is_copied(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    summary = Summary("bart", (), "The text has 31 words: too short for a summary.")
    window = opened(qtbot, open_window(FakeEngine(summary=summary)), article_file)
    assert shown(window) == "The text has 31 words: too short for a summary."
    for command in (window.commands.copy_summary, window.commands.copy_references):
        command.trigger()
    assert clipboard().text() == "before"
    assert not window.page.summary.copy_button.isEnabled()
    assert not window.page.summary.copy_options.isEnabled()


def test_nothing_is_copied_where_every_sentence_is_withheld(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    summary = Summary("bart", SUMMARY.sentences[1:2])
    window = opened(qtbot, open_window(FakeEngine(summary=summary)), article_file)
    window.commands.copy_summary.trigger()
    assert clipboard().text() == "before"
    window.page.summary.text.selectAll()
    qtbot.keyClick(window.page.summary.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard().text() == "before"
    click(qtbot, window.page.summary.text, "Keep")
    window.commands.copy_summary.trigger()
    assert clipboard().text() == "It cost 12 pounds."


def test_a_key_sentence_whose_translation_is_doubtful_says_so_until_it_is_fine(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    doubt = Issue("numbers", "Two numbers differ.", Span(0, 2), Span(1, 9))
    engine = FakeEngine({0: Translation(" Doubtful words.", Status.CHECK, (doubt,))})
    window = opened(qtbot, open_window(engine), article_file)
    assert shown(window).startswith("Doubtful words. [1] why?\n")
    form = window.page.summary.text.document().find("Doubtful").charFormat()
    assert form.toolTip() == "Two numbers differ."
    window.commands.copy_summary.trigger()
    assert clipboard().text().startswith("Doubtful words.\n")
    window.session.revise(0, by_user("Doubtful words."))
    assert shown(window).startswith("Doubtful words. [1]\n")


def test_what_is_to_be_said_of_the_summariser_stands_above_its_summary(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, with_summarisers: tuple[Model, ...]
) -> None:
    models = tuple(
        replace(m, notice="Check it." if m.name == "bart" else "") for m in with_summarisers
    )
    window = opened(qtbot, open_window(FakeEngine(summary=SUMMARY), models), article_file)
    assert window.page.summary.remark.text().startswith("Check it. 1 sentence is not copied")
    picked = Summary(KEY_SENTENCES, SUMMARY.sentences[:1])
    window.page.summary.show_summary(picked, "en")
    assert "Check it." not in window.page.summary.remark.text()


def test_a_written_sentence_says_that_it_rests_on_a_translation_to_check_until_it_is_fine(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    doubt = Issue("numbers", "Two numbers differ.", Span(0, 2), Span(1, 9))
    outcomes = {2: Translation("Sentence 2 in English.", Status.CHECK, (doubt,))}
    window = opened(qtbot, open_window(FakeEngine(outcomes, summary=SUMMARY)), article_file)
    assert shown(window).startswith("The decision stands. [2, 4] why? It cost")
    form = window.page.summary.text.document().find("decision").charFormat()
    assert form.toolTip() == "This rests on a translation that should be checked (paragraph 2)."
    window.commands.copy_summary.trigger()
    assert clipboard().text() == COPIED
    window.session.revise(2, by_user("Sentence 2 in English."))
    assert shown(window).startswith("The decision stands. [2, 4] It cost")


def test_a_written_summary_says_what_was_changed_since_and_is_made_anew(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = opened(qtbot, open_window(engine, with_summarisers), article_file)
    session, text = window.session, window.page.summary.text
    click(qtbot, text, "Keep")
    session.revise(2, by_user("Sentence 2 in English."))
    assert "[2, 4] It cost" in shown(window)  # the same words: nothing to say
    session.revise(3, by_user("Mine."))
    session.revise(4, by_user("Mine, too."))
    assert shown(window) == (
        "The decision stands. [2, 4] It cost 12 pounds. [3] why? copied anyway · Undo\n"
        "No price is known. [3] why?"
    )
    outdated = "A paragraph it rests on was changed since. Choose the length again."
    assert text.document().find("price").charFormat().toolTip() == outdated
    assert text.document().find("cost").charFormat().toolTip() == f"{WRONG.message} {outdated}"
    window.commands.undo.trigger()
    assert shown(window).endswith("[3] why?")
    window.commands.undo.trigger()
    assert shown(window).endswith("[3]")  # all is again as it was when this was written
    session.revise(3, by_user("Mine."))
    button = next(
        button
        for button in window.page.summary.findChildren(QToolButton)
        if button.defaultAction() is window.commands.lengths[Length.MEDIUM]
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(requests(engine)) == 2)
    wait_for_state(qtbot, window, State.DONE)
    assert requests(engine)[1].paragraphs[2][0] == "Mine."
    assert shown(window).endswith("[3]")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.session.core.state is State.DONE
    assert len(requests(engine)) == 2


def test_what_is_changed_while_a_summary_is_written_outdates_it(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    engine = FakeEngine(summary=SUMMARY, slow_summary=True)
    window = open_window(engine, with_summarisers)
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.SUMMARISING)
    window.session.revise(5, by_user("It is over."))
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    assert shown(window).startswith("The decision stands. [2, 4] why? It cost")
    assert shown(window).endswith("[3]")


def test_an_english_article_is_summarised_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    file = tmp_path / "english.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    engine = FakeEngine()
    window = opened(qtbot, open_window(engine), file)
    assert [type(request) for request in engine.requests] == [Summarise]
    assert window.message_bar.text() == "This article is in English: here is its summary."
    assert window.status_line.text() == "3 sentences, nothing to translate"
    assert not window.page.view.source.isVisible()
    assert target_texts(window)[0] == "Bridge opens"
    assert shown(window).startswith("Bridge opens [1]\nThe new bridge over")
    assert not window.commands.go_on.isVisible()
    window.commands.copy_translation.trigger()
    assert clipboard().text() == ENGLISH


def test_an_arabic_article_after_an_english_one_has_both_columns(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    window = open_window(FakeEngine())
    window.open_text(ENGLISH)
    wait_for_state(qtbot, window, State.DONE)
    window.open_file(article_file)
    qtbot.waitUntil(lambda: target_texts(window)[0] == "Sentence 0 in English.")
    assert window.page.view.source.isVisible()
    assert "Bridge" not in shown(window)


def test_the_summary_grows_with_the_rest(done: MainWindow) -> None:
    text = done.page.summary.text
    done.commands.normal_size.trigger()
    before = text.document().find("decision").charFormat().fontPointSize()
    normal = text.document().defaultFont().pointSizeF()
    done.commands.larger.trigger()
    assert text.document().defaultFont().pointSizeF() > normal
    assert shown(done).startswith("The decision stands.")
    done.commands.normal_size.trigger()
    assert text.document().defaultFont().pointSizeF() == normal
    assert text.document().find("decision").charFormat().fontPointSize() == before


def test_the_smallest_window_has_room_for_the_whole_line(
    qtbot: QtBot,
    open_window: OpenWindow,
    article_file: Path,
    with_summarisers: tuple[Model, ...],
) -> None:
    long = tuple(
        replace(m, title="A model with a very long name") if m.name == "bart" else m
        for m in with_summarisers
    )
    window = opened(qtbot, open_window(FakeEngine(), long), article_file)
    window.resize(window.minimumSize())
    assert window.width() == 640
    panel = window.page.summary
    assert panel.copy_options.geometry().right() <= panel.width()
    assert panel.chooser.geometry().right() < panel.copy_button.geometry().left()


def test_an_english_article_can_be_read_in_another_language_and_back(
    qtbot: QtBot, open_window: OpenWindow, models: tuple[Model, ...]
) -> None:
    french = replace(models[0], name="en-fr", source="en", target="fr", notice="")
    engine = FakeEngine()
    window = open_window(engine, (*models, french))
    window.open_text(ENGLISH)
    wait_for_state(qtbot, window, State.DONE)
    window.models.choose_target("fr")
    qtbot.waitUntil(lambda: shown(window).startswith("Sentence 0 in English. [1]"))
    wait_for_state(qtbot, window, State.DONE)
    assert window.page.view.source.isVisible()
    assert [request.language for request in requests(engine)] == ["en", "fr"]
    window.models.choose_target("en")
    qtbot.waitUntil(lambda: shown(window).startswith("Bridge opens [1]"))
    assert not window.page.view.source.isVisible()
    assert target_texts(window)[0] == "Bridge opens"
