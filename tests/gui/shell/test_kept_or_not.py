"""Whether the open article is kept: private mode in between, "Don't keep", and removing it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import Keeping
from khulasa.models.catalogue import load_catalogue
from khulasa.models.store import models_folder
from khulasa.reading.changes import State
from khulasa.translation.result import by_user
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenWindow, target_texts, wait_for_sentences, wait_for_state
from ..fake_engine import FakeEngine
from .test_kept import read_whole


@pytest.fixture
def library() -> Iterator[Library]:
    """The library as another process would open it."""
    library = Library.open()
    yield library
    library.close(purge=False)


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, article_file: Path) -> MainWindow:
    """A window with the article, read to its end."""
    window = open_window(FakeEngine())
    read_whole(qtbot, window, article_file)
    return window


def words_of(library: Library, number: int) -> str:
    (row,) = library.list_articles()
    return library.load(row.id, row.target).outcomes[number].current.target


def settled(window: MainWindow) -> None:
    """Wait until all is written that was begun."""
    window.access.library.write(lambda _connection: None).result()


def remove_open_article(qtbot: QtBot, window: MainWindow) -> None:
    page = window.library
    window.commands.library.setChecked(True)
    qtbot.waitUntil(lambda: page.article_list.model().rowCount() == 1)
    page.article_list.selectAll()
    with qtbot.waitSignal(page.actions_.removed):
        page.actions_.remove.trigger()


def test_the_open_article_is_kept_again_when_private_mode_ends(
    window: MainWindow, library: Library
) -> None:
    window.session.revise(1, by_user("Before."))
    window.commands.private.trigger()
    window.session.revise(1, by_user("In private."))
    assert words_of(library, 1) == "Before."
    assert not window.commands.dont_keep.isEnabled()
    window.commands.private.trigger()
    assert "so is this article" in window.message_bar.text()
    settled(window)
    assert words_of(library, 1) == "In private."
    window.session.revise(1, by_user("After."))
    assert words_of(library, 1) == "After."
    assert window.commands.dont_keep.isEnabled()
    assert not window.commands.dont_keep.isChecked()


def test_what_was_not_to_be_kept_before_private_mode_is_not_kept_after_it(
    window: MainWindow, library: Library
) -> None:
    window.commands.dont_keep.trigger()
    for _ in range(2):
        window.commands.private.trigger()
    assert window.commands.dont_keep.isChecked()
    window.close()
    assert library.count_articles() == 0


def test_an_article_opened_in_private_mode_is_kept_only_when_the_reader_says_so(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, library: Library
) -> None:
    window = open_window(FakeEngine(), private=True)
    read_whole(qtbot, window, article_file)
    window.session.revise(1, by_user("Mine."))
    window.commands.private.trigger()
    assert "untick “Don't keep this article”" in window.message_bar.text()
    assert window.commands.dont_keep.isChecked()
    assert library.count_articles() == 0
    window.commands.dont_keep.trigger()
    settled(window)
    assert words_of(library, 1) == "Mine."
    window.commands.dont_keep.trigger()
    window.close()
    assert library.count_articles() == 0


def test_a_removed_article_that_is_open_stays_on_the_screen_and_is_kept_no_more(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    shown = target_texts(window)
    remove_open_article(qtbot, window)
    window.commands.library.setChecked(False)
    assert window.stack.currentWidget() is window.page
    assert target_texts(window) == shown
    assert window.commands.dont_keep.isChecked()
    window.session.revise(1, by_user("After the removal."))
    window.models.choose_target("ar")
    wait_for_state(qtbot, window, State.DONE)
    settled(window)
    assert library.count_articles() == 0
    window.close()
    assert (
        library.write(lambda c: c.execute("SELECT count(*) FROM articles").fetchone()).result()[0]
        == 0
    )


def test_undoing_the_removal_keeps_it_again_with_what_came_meanwhile(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    remove_open_article(qtbot, window)
    window.session.revise(1, by_user("After the removal."))
    with qtbot.waitSignal(window.library.actions_.restored):
        window.library.actions_.undo.trigger()
    settled(window)
    assert words_of(library, 1) == "After the removal."
    assert not window.commands.dont_keep.isChecked()
    window.session.revise(1, by_user("Later."))
    assert words_of(library, 1) == "Later."


def test_a_library_that_cannot_note_that_an_article_is_not_to_be_kept_is_told(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_article: int, _keeping: Keeping) -> Future[None]:
        refused: Future[None] = Future()
        refused.set_exception(LibraryError(Path("library"), "the disk is full", "Make room."))
        return refused

    monkeypatch.setattr(window.access.library, "set_keeping", refuse)
    for _ in range(2):
        window.message_bar.clear()
        window.commands.dont_keep.trigger()
        qtbot.waitUntil(lambda: "the disk is full" in window.message_bar.text())
        assert not window.commands.dont_keep.isChecked()


def test_kept_sentences_of_a_summary_come_back_with_its_language(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.page.summary.restore_kept({1})
    window.page.summary.kept_changed.emit(frozenset({1}))
    window.models.choose_target("ar")
    wait_for_state(qtbot, window, State.DONE)
    assert window.page.summary.kept == frozenset()
    window.models.choose_target("en")
    wait_for_state(qtbot, window, State.DONE)
    assert window.page.summary.kept == {1}


def test_continue_on_a_kept_article_says_again_which_model_is_missing(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    (models_folder() / "opus-mt-ar-en").mkdir(parents=True)
    installed = load_catalogue().models
    starter = next(model for model in installed if model.name == "starter-ar-en")
    models = tuple(model for model in installed if model != starter)
    first = FakeEngine(stepwise=True)
    window = open_window(first, models)
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.TRANSLATING)
    first.allow(2)
    wait_for_sentences(qtbot, window, 2)
    window.session.stop()
    wait_for_state(qtbot, window, State.STOPPED)
    window.close()
    shutil.rmtree(models_folder() / "opus-mt-ar-en")

    again = open_window(FakeEngine(), models)
    (row,) = again.access.library.list_articles()
    again.open_kept(row.id, row.target)
    said = again.message_bar.text()
    assert "There is no model from Arabic into English" in said
    again.message_bar.clear()
    again.commands.go_on.trigger()
    assert again.message_bar.text() == said
    # Once it is there, it goes on.
    (models_folder() / "opus-mt-ar-en").mkdir(parents=True)
    again.message_bar.clear()
    again.commands.go_on.trigger()
    wait_for_state(qtbot, again, State.DONE)
    assert again.session.core.counts().done == 6


def test_another_model_for_an_article_in_another_language_leaves_it_in_that_language(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    for name in ("opus-mt-tc-big-en-ar", "opus-mt-en-ar", "opus-mt-en-fr"):
        (models_folder() / name).mkdir(parents=True)
    file = tmp_path / "bridge.txt"
    file.write_text("The new bridge over the river opened on Sunday morning.", encoding="utf-8")
    window = open_window(FakeEngine(), load_catalogue().models)
    window.models.choose_target("ar")
    read_whole(qtbot, window, file)
    assert window.session.core.model.name == "opus-mt-tc-big-en-ar"
    window.models.choose_target("fr")
    wait_for_state(qtbot, window, State.DONE)
    (row,) = window.access.library.list_articles()
    window.open_kept(row.id, "ar")
    assert (window.models.wanted, window.models.target) == ("fr", "ar")
    window.models.choose_model("opus-mt-en-ar")
    wait_for_state(qtbot, window, State.DONE)
    assert window.session.core.target == "ar"
    assert window.session.core.model.name == "opus-mt-en-ar"
    assert window.models.wanted == "fr"
