"""Choosing languages and models in the main window, and the way by English."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import Alternatives, Translate
from khulasa.models.catalogue import Model, load_catalogue
from khulasa.models.store import models_folder
from khulasa.reading.changes import State
from khulasa.translation.result import Author, Status, Translation
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenWindow, target_texts, wait_for_sentences, wait_for_state
from ..fake_engine import FakeEngine

FRENCH = "Le ministre a annoncé une décision importante hier. Rien n'est encore certain."


def install(*names: str) -> tuple[Model, ...]:
    """The catalogue, with the folders of some models there; no one looks into them."""
    for name in names:
        (models_folder() / name).mkdir(parents=True)
    return load_catalogue().models


def translations(engine: FakeEngine) -> list[Translate]:
    return [request for request in engine.requests if isinstance(request, Translate)]


def models_of(engine: FakeEngine) -> list[str]:
    return [Path(request.model.folder).name for request in translations(engine)]


def offered(window: MainWindow) -> list[str]:
    return [a.text() for a in window.toolbar.chooser.model_menu.actions() if a.isCheckable()]


def choose(window: MainWindow, menu: str, value: str) -> None:
    actions = getattr(window.toolbar.chooser, menu).actions()
    next(action for action in actions if action.data() == value).trigger()


def test_another_model_translates_again_and_the_readers_words_stay(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine()
    window = open_window(engine, install("opus-mt-ar-en", "opus-mt-tc-big-ar-en"))
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.DONE)
    assert models_of(engine) == ["opus-mt-tc-big-ar-en"]  # the best one
    assert offered(window) == ["opus-mt, best", "opus-mt, fast", "Starter model"]
    assert window.toolbar.chooser.model_button.text() == "opus-mt, best ▾"
    window.page.view.marks.pin(range(2, 3))
    window.session.revise(2, Translation("My own words.", Status.OK, author=Author.USER))

    choose(window, "model_menu", "opus-mt-ar-en")
    wait_for_state(qtbot, window, State.DONE)
    assert models_of(engine)[-1] == "opus-mt-ar-en"
    # The sentence is translated as well, so that there is a way back to the model's words.
    assert len(translations(engine)[-1].sentences) == 6
    assert target_texts(window)[1] == "Sentence 1 in English. My own words."
    assert window.session.core.reading.model == "opus-mt-ar-en"
    assert "opus-mt, fast" in window.status_line.text()
    window.session.revert(2)
    assert target_texts(window)[1] == "Sentence 1 in English. Sentence 2 in English."
    window.session.undo()
    assert target_texts(window)[1] == "Sentence 1 in English. My own words."


def test_the_choice_is_remembered(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    models = install("opus-mt-ar-en", "opus-mt-tc-big-ar-en")
    window = open_window(FakeEngine(), models)
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.DONE)
    choose(window, "model_menu", "opus-mt-ar-en")
    wait_for_state(qtbot, window, State.DONE)
    engine = FakeEngine()
    again = open_window(engine, models)
    again.open_text("نص آخر لم يترجم من قبل.", language="ar")
    wait_for_state(qtbot, again, State.DONE)
    assert models_of(engine) == ["opus-mt-ar-en"]


def test_choosing_in_the_middle_begins_anew_and_mixes_nothing(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_window(engine, install("opus-mt-ar-en", "opus-mt-tc-big-ar-en"))
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.TRANSLATING)
    engine.allow(2)
    wait_for_sentences(qtbot, window, 2)
    choose(window, "model_menu", "opus-mt-ar-en")
    assert window.session.core.counts().done == 0
    engine.allow(6)
    wait_for_state(qtbot, window, State.DONE)
    assert len(translations(engine)[-1].sentences) == 6
    assert window.session.core.reading.model == "opus-mt-ar-en"


def test_by_way_of_english(qtbot: QtBot, open_window: OpenWindow, article_file: Path) -> None:
    outcomes = {0: Translation("عنوان المقال", Status.COPIED)}
    engine = FakeEngine(outcomes)
    window = open_window(engine, install("opus-mt-ar-en", "opus-mt-en-fr"))
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.DONE)
    assert not window.notice.isVisible()
    targets = [a.text() for a in window.toolbar.chooser.target_menu.actions() if a.isCheckable()]
    assert targets == ["English", "French (by way of English)"]
    window.session.revise(3, Translation("In English.", Status.OK, author=Author.USER))

    choose(window, "target_menu", "fr")
    wait_for_state(qtbot, window, State.DONE)
    # What the first model says was kept: only the second one has to work.
    assert models_of(engine) == ["opus-mt-ar-en", "opus-mt-en-fr"]
    second = translations(engine)[-1]
    assert (second.source_language, second.target_language) == ("en", "fr")
    # What the first model says is what the second one reads; what was copied has arrived.
    assert second.sentences[0] == (1, "Sentence 1 in English.")
    assert len(second.sentences) == 5
    assert target_texts(window)[0] == "عنوان المقال"
    assert window.notice.text() == ("Arabic → English → French: by way of English, so less exact.")
    assert window.notice.isVisible()
    assert window.toolbar.chooser.model_button.text() == "via English ▾"
    assert offered(window) == ["opus-mt, fast + opus-mt (by way of English)"]
    assert window.session.core.reading.model == "opus-mt-ar-en+opus-mt-en-fr"
    assert "ar → en → fr (by way of English: less exact)" in window.session.core.model.notice
    assert "opus-mt, fast + opus-mt" in window.status_line.text()
    assert "In English." not in " ".join(target_texts(window))  # it is no French

    choose(window, "target_menu", "en")
    wait_for_state(qtbot, window, State.DONE)
    assert "In English." in " ".join(target_texts(window))  # nor was it lost


def test_stopping_halfway_keeps_what_the_first_model_did(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_window(engine, install("opus-mt-ar-en", "opus-mt-en-fr"))
    window.models.choose_target("fr")  # before there is an article
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.TRANSLATING)
    engine.allow(4)
    qtbot.waitUntil(lambda: window.session.core.after_first == 4)
    window.status_line.refresh()
    assert window.status_line.text() == "Into English first: 4 of 6 sentences"
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    assert target_texts(window)[0] == "…"  # English is not what was asked for
    window.commands.go_on.trigger()
    engine.allow(2 + 3)
    wait_for_sentences(qtbot, window, 3)
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    window.commands.go_on.trigger()
    engine.allow(3)
    wait_for_state(qtbot, window, State.DONE)
    numbers = [[number for number, _ in r.sentences] for r in translations(engine)]
    assert numbers == [[0, 1, 2, 3, 4, 5], [4, 5], [0, 1, 2, 3, 4, 5], [3, 4, 5]]
    assert models_of(engine)[1:] == ["opus-mt-ar-en", "opus-mt-en-fr", "opus-mt-en-fr"]


def test_alternatives_by_way_of_english_are_the_second_models(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    other = Translation("Une autre.", Status.OK)
    engine = FakeEngine(alternatives={1: (other,)})
    window = open_window(engine, install("opus-mt-ar-en", "opus-mt-en-fr"))
    window.models.choose_target("fr")
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.DONE)
    with qtbot.waitSignal(window.session.alternatives_found) as found:
        window.session.find_alternatives(1)
    assert found.args == [1, (other,)]
    request = engine.requests[-1]
    assert isinstance(request, Alternatives)
    assert (request.text, request.source_language) == ("Sentence 1 in English.", "en")


def test_another_source_language_keeps_the_readers_words(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, models: tuple[Model, ...]
) -> None:
    window = open_window(FakeEngine(), models)
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.DONE)
    window.session.revise(0, Translation("Mine.", Status.OK, author=Author.USER))
    choose(window, "source_menu", "fa")
    qtbot.waitUntil(lambda: window.session.core.model.name == "other-fa-en")
    wait_for_state(qtbot, window, State.DONE)
    assert target_texts(window)[0] == "Mine."
    assert window.toolbar.chooser.source_button.text() == "Persian ▾"
    window.open_text("نص آخر تماما. ليس فيه شيء.")
    qtbot.waitUntil(lambda: window.session.core.counts().total == 2)
    assert "Mine." not in target_texts(window)


def test_a_source_that_reads_from_left_to_right(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = FakeEngine()
    window = open_window(engine, install("opus-mt-fr-en"))
    window.open_text(FRENCH)
    wait_for_state(qtbot, window, State.DONE)
    assert models_of(engine) == ["opus-mt-fr-en"]
    assert len(translations(engine)[0].sentences) == 2
    block = window.page.view.source.document().firstBlock()
    assert block.textDirection() is Qt.LayoutDirection.LeftToRight
    assert window.toolbar.chooser.source_button.text() == "French ▾"


def test_into_a_language_that_reads_from_right_to_left(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeEngine(), install("opus-mt-fr-en", "opus-mt-en-ar"))
    window.open_text(FRENCH)
    wait_for_state(qtbot, window, State.DONE)
    choose(window, "target_menu", "ar")
    wait_for_state(qtbot, window, State.DONE)
    block = window.page.view.target.document().firstBlock()
    assert block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.session.core.route.models[-1].prefix == ">>ara<<"


@pytest.mark.parametrize("width", [640, 1280])
def test_the_tool_bar_shows_everything_at_any_width(
    qtbot: QtBot, open_window: OpenWindow, width: int
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_window(engine, install("opus-mt-tc-bible-big-iir-en"))
    window.resize(width, 480)
    window.open_text("این یک متن فارسی است. " * 4, language="fa")
    wait_for_state(qtbot, window, State.TRANSLATING)
    stop = window.toolbar.widgetForAction(window.commands.stop)
    qtbot.waitUntil(stop.isVisible)
    parts = window.toolbar.chooser.parts
    assert all(part.isVisible() for part in parts)
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    go_on = window.toolbar.widgetForAction(window.commands.go_on)
    qtbot.waitUntil(go_on.isVisible)
    assert all(part.isVisible() for part in parts)
    assert "opus-mt, Indo-Iranian languages" in window.toolbar.chooser.model_button.toolTip()
