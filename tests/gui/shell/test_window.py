from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import JobFailed, Summarise, Translate
from khulasa.models.catalogue import Model
from khulasa.reading.changes import State
from khulasa.resources import resource_path
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation
from khulasa.ui.shell.main_window import SAMPLE

from ..conftest import (
    FIRST,
    HEADING,
    NOTICE,
    SECOND,
    THIRD,
    OpenArticle,
    OpenWindow,
    source_texts,
    target_texts,
    wait_for_sentences,
    wait_for_state,
)
from ..fake_engine import FakeEngine

UNSURE = Translation("Guessed words here.", Status.CHECK, (Issue("unsure", "?", serious=False),))
FAILED = Translation("", Status.FAILED, (Issue("empty", "The model returned nothing."),))
COPIED = Translation("2024", Status.COPIED)


def choose(menu: QMenu, value: str) -> str:
    """Click an entry; returns its words."""
    action = next(action for action in menu.actions() if action.data() == value)
    action.trigger()
    return action.text()


def ticked(menu: QMenu) -> list[str]:
    return [action.data() for action in menu.actions() if action.isChecked()]


def test_an_article_is_translated_in_order_and_summarised(open_article: OpenArticle) -> None:
    engine = FakeEngine()
    window = open_article(engine)
    assert source_texts(window) == [HEADING, FIRST, SECOND, THIRD]
    assert target_texts(window) == [
        "Sentence 0 in English.",
        "Sentence 1 in English. Sentence 2 in English.",
        "Sentence 3 in English. Sentence 4 in English.",
        "Sentence 5 in English.",
    ]
    translate, summarise = engine.requests
    assert isinstance(translate, Translate)
    assert isinstance(summarise, Summarise)
    assert "".join(text for _, text in translate.sentences) == HEADING + FIRST + SECOND + THIRD
    assert translate.model.folder == str(window.session.core.model.folder)
    assert translate.model.map_digits
    assert summarise.kinds[0] == "heading"
    assert summarise.paragraphs[1] == ("Sentence 1 in English.", "Sentence 2 in English.")
    assert window.status_line.text().startswith("6 of 6 sentences translated · starter model · ")
    assert window.page.summary.title.text() == "⠿ Key sentences"
    assert "Sentence 0 in English. [1]" in window.page.summary.text.toPlainText()
    assert threading.get_ident() not in engine.threads


def test_an_article_that_is_mostly_guessed_says_so_once(
    open_article: OpenArticle, models: tuple[Model, ...], tmp_path: Path
) -> None:
    full = replace(models[0], name="full-ar-en", folder=tmp_path / "not installed")
    engine = FakeEngine(dict.fromkeys(range(4), UNSURE))
    window = open_article(engine, (full, *models))
    assert window.notice.text() == (
        "Most of this is guesswork: install the full model for a translation to rely on."
    )
    assert window.more_models.isVisible()
    summarise = engine.requests[-1]
    assert isinstance(summarise, Summarise)
    assert summarise.unsure == ((0, 0), (1, 0), (1, 1), (2, 0))


def test_where_there_is_no_better_model_guesswork_is_to_be_checked(
    open_article: OpenArticle,
) -> None:
    window = open_article(FakeEngine(dict.fromkeys(range(4), UNSURE)))
    assert window.notice.text() == "Most of this is guesswork: check it against the source."


def test_the_starter_model_says_what_it_is(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    window = open_window(FakeEngine())
    assert not window.notice.isVisible()
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.DONE)
    assert window.notice.isVisible()
    assert window.notice.text() == NOTICE


def test_stop_and_continue(qtbot: QtBot, open_article: OpenArticle) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    engine.allow(2)
    wait_for_sentences(qtbot, window, 2)
    assert window.commands.stop.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    wait_for_state(qtbot, window, State.STOPPED)
    assert window.status_line.text() == "Stopped · 2 of 6 sentences translated · starter model"
    assert target_texts(window)[:3] == [
        "Sentence 0 in English.",
        "Sentence 1 in English. …",
        "…",
    ]
    assert not window.commands.stop.isVisible()
    engine.allow(4)
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert [number for number, _ in engine.requests[1].sentences] == [2, 3, 4, 5]
    assert "…" not in " ".join(target_texts(window))


def test_a_restart_of_the_engine_is_shown_and_nothing_is_lost(open_article: OpenArticle) -> None:
    window = open_article(FakeEngine(restart_before=3))
    assert window.message_bar.isVisible()
    assert window.message_bar.text() == (
        "The engine stopped (killed) and is started again. What is done is kept."
    )
    assert window.session.core.counts().ok == 6


def test_failures_are_visible_and_counted(open_article: OpenArticle) -> None:
    window = open_article(FakeEngine({1: FAILED, 5: COPIED}))
    assert target_texts(window)[1].startswith("[Not translated: The model returned nothing.] ")
    assert window.status_line.text().startswith(
        "4 of 6 sentences translated · 1 failed · 1 copied · "
    )


def test_a_job_that_cannot_be_done_leaves_the_way_open(open_article: OpenArticle) -> None:
    failure = JobFailed(0, "model", "The model is broken.", "Traceback: details")
    window = open_article(FakeEngine(job_failure=failure), until=State.FAILED)
    assert window.status_line.text() == "Failed · 0 of 6 sentences translated · starter model"
    assert window.message_bar.text() == "The model is broken."
    assert window.message_bar.details_button.isVisible()
    assert window.commands.go_on.isEnabled()


def test_an_engine_that_raises_is_a_message(
    monkeypatch: pytest.MonkeyPatch, open_article: OpenArticle
) -> None:
    engine = FakeEngine()

    def broken(_request: object) -> None:
        raise RuntimeError("no pipe")

    monkeypatch.setattr(engine, "run", broken)
    window = open_article(engine, until=State.FAILED)
    assert window.message_bar.text() == "The engine failed unexpectedly: no pipe."


def test_a_summary_that_failed_can_be_tried_again(qtbot: QtBot, open_article: OpenArticle) -> None:
    failure = JobFailed(0, "engine", "The engine keeps stopping.")
    engine = FakeEngine(summary_failure=failure)
    window = open_article(engine, until=State.FAILED)
    assert window.message_bar.text() == "The engine keeps stopping."
    assert window.status_line.text() == (
        "Key sentences failed · 6 of 6 sentences translated · starter model"
    )
    assert window.page.summary.text.toPlainText() == (
        "The key sentences could not be chosen. Continue tries again."
    )
    assert window.commands.go_on.isVisible()
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert [type(request) for request in engine.requests] == [Translate, Summarise, Summarise]
    assert "Sentence 0 in English. [1]" in window.page.summary.text.toPlainText()


def test_stopping_at_the_summary(qtbot: QtBot, open_article: OpenArticle) -> None:
    engine = FakeEngine(slow_summary=True)
    window = open_article(engine, until=State.SUMMARISING)
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    assert window.status_line.text().startswith("Stopped at the key sentences · 6 of 6 sentences")
    assert window.page.summary.text.toPlainText() == (
        "Stopped before the key sentences were chosen. Press Continue."
    )
    engine.allow(1)
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.DONE)


def test_a_second_article_replaces_the_first_and_nothing_mixes(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    engine.allow(3)
    wait_for_sentences(qtbot, window, 3)
    window.open_text("خبر آخر قصير جدا هنا.")
    qtbot.waitUntil(lambda: len(engine.requests) == 2, timeout=20_000)
    assert target_texts(window) == ["…"]
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    assert target_texts(window) == ["Sentence 0 in English."]
    assert window.session.core.counts().done == 1


def test_an_article_that_waits_behind_another_is_never_started(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    window.open_text("خبر آخر قصير جدا هنا.")
    window.open_text("خبر ثالث قصير جدا هنا.")
    qtbot.waitUntil(lambda: source_texts(window) == ["خبر ثالث قصير جدا هنا."], timeout=20_000)
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    texts = [text for request in engine.requests[1:-1] for _, text in request.sentences]
    assert texts == ["خبر ثالث قصير جدا هنا."]


def test_another_encoding(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(FIRST.encode("cp1256"))
    window = open_window(FakeEngine())
    window.open_file(path, encoding="iso8859-6")
    qtbot.waitUntil(window.message_bar.isVisible, timeout=20_000)
    assert "it is not written in the encoding iso8859-6" in window.message_bar.text()
    assert source_texts(window) == []
    window.open_file(path)
    qtbot.waitUntil(lambda: source_texts(window) == [FIRST], timeout=20_000)
    assert "1256" in window.status_line.encoding()
    assert ticked(window.toolbar.encoding_menu) == ["cp1256"]
    choose(window.toolbar.encoding_menu, "cp720")
    qtbot.waitUntil(lambda: "720" in window.status_line.encoding(), timeout=20_000)
    assert source_texts(window) != [FIRST]
    assert window.session.core.reading.article.file == str(path)
    assert ticked(window.toolbar.encoding_menu) == ["cp720"]


def test_the_menus_keep_to_what_is_shown(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(FIRST.encode("cp1256"))
    window = open_window(FakeEngine())
    window.open_file(path)
    wait_for_state(qtbot, window, State.DONE)
    choose(window.toolbar.encoding_menu, "utf-8")
    qtbot.waitUntil(window.message_bar.isVisible, timeout=20_000)
    assert ticked(window.toolbar.encoding_menu) == ["cp1256"]
    assert "1256" in window.status_line.encoding()
    path.unlink()
    choose(window.toolbar.chooser.source_menu, "fa")
    assert not window.message_bar.isVisible()
    qtbot.waitUntil(window.message_bar.isVisible, timeout=20_000)
    assert ticked(window.toolbar.chooser.source_menu) == ["ar"]


def test_another_language(qtbot: QtBot, open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    assert choose(window.toolbar.chooser.source_menu, "fa") == "Persian"
    qtbot.waitUntil(lambda: window.session.core.model.name == "other-fa-en", timeout=20_000)
    wait_for_state(qtbot, window, State.DONE)
    assert not window.notice.isVisible()


def test_no_model_for_the_language(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine()
    window = open_window(engine)
    window.open_file(article_file, language="de")
    qtbot.waitUntil(window.message_bar.isVisible, timeout=20_000)
    assert window.message_bar.text().startswith("There is no model from de to en yet.")
    assert source_texts(window)[0] == HEADING
    assert target_texts(window) == [""] * 4
    assert engine.requests == []


def test_a_catalogue_that_cannot_be_read_is_said_with_every_article(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    fault = "models.cfg, section [starter]: no value for title."
    window = open_window(FakeEngine(), (), fault)
    assert window.message_bar.text() == fault
    for path in (article_file, resource_path(*SAMPLE)):
        window.open_file(path)
        assert not window.message_bar.isVisible()
        qtbot.waitUntil(window.message_bar.isVisible, timeout=20_000)
        assert window.message_bar.text() == fault
        assert window.windowTitle().startswith(path.name)


def test_bad_files_are_one_sentence_in_the_bar(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 40)
    unknown = tmp_path / "film.mkv"
    unknown.write_bytes(b"\x1a\x45\xdf\xa3")
    huge = tmp_path / "huge.txt"
    huge.write_bytes(b"a" * 50_000_000)
    folder = tmp_path / "folder"
    folder.mkdir()
    window = open_window(FakeEngine())
    for path in (empty, binary, unknown, huge, folder, tmp_path / "missing.txt"):
        window.open_file(path)
        assert not window.message_bar.isVisible()
        qtbot.waitUntil(window.message_bar.isVisible, timeout=60_000)
        message = window.message_bar.text()
        assert path.name in message
        assert "Traceback" not in message
        assert "\n" not in message
        assert window.session.core.reading is None
    qtbot.mouseClick(window.message_bar.close_button, Qt.MouseButton.LeftButton)
    assert not window.message_bar.isVisible()


def test_a_bad_file_does_not_disturb_the_article_in_the_window(
    qtbot: QtBot, tmp_path: Path, open_article: OpenArticle
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    window.open_file(tmp_path / "missing.txt")
    qtbot.waitUntil(window.message_bar.isVisible, timeout=20_000)
    engine.allow(6)
    wait_for_state(qtbot, window, State.DONE)
    assert source_texts(window)[0] == HEADING


def test_closing_while_running_ends_the_engine(open_article: OpenArticle) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    window.close()
    assert engine.closed
    assert not window.isVisible()


def test_every_button_has_words_a_tip_and_a_name(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    own = [b for b in window.toolbar.findChildren(QToolButton) if b.isVisibleTo(window)]
    own += window.page.summary.findChildren(QPushButton)
    own += window.message_bar.findChildren(QPushButton)
    own += window.stack.widget(0).findChildren(QPushButton)
    assert len(own) >= 9
    for button in own:
        assert button.accessibleName(), button.text()
        assert "(" in button.toolTip(), button.text()
    shortcuts = [action.shortcut().toString() for action in window.actions() if action.shortcut()]
    assert len(shortcuts) == len(set(shortcuts))


def test_escape_stops_also_while_a_message_is_shown(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine(restart_before=3, stepwise=True)
    engine.allow(4)
    window = open_window(engine)
    window.open_file(article_file)
    qtbot.waitUntil(window.message_bar.isVisible)
    wait_for_sentences(qtbot, window, 4)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    wait_for_state(qtbot, window, State.STOPPED)
    assert window.session.core.counts().ok == 4


def test_continuing_takes_the_message_away_that_it_answers(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine(stepwise=True)
    engine.allow(2)
    window = open_window(engine)
    window.open_file(article_file)
    wait_for_sentences(qtbot, window, 2)
    window.session.stop()
    wait_for_state(qtbot, window, State.STOPPED)
    window.message_bar.show_error("The engine keeps stopping.")
    engine.allow(4)
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert not window.message_bar.isVisible()
