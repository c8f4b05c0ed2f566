"""What the reader chose and how the window was left holds the next time."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from khulasa.article.formats import READABLE_SUFFIXES
from khulasa.export.copying.copy_form import CopyForm
from khulasa.models.catalogue import Model
from khulasa.models.store import config_folder
from khulasa.reading.changes import State
from khulasa.settings.keys import (
    COPY_DATE,
    COPY_FORM,
    LENGTH,
    MODELS_WIDTH,
    SUMMARY_HEIGHT,
    TARGET,
    WINDOW_WIDTH,
    WINDOW_X,
    WINDOW_Y,
    ZOOM,
    chosen_model,
)
from khulasa.settings.store import Settings, user_settings
from khulasa.summary.length import Length
from khulasa.ui.models.mirror import set_mirror, the_mirror, use_mirror
from khulasa.ui.shell.furnishing import new_window
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.start.window_place import fitting

from ..conftest import OpenArticle, OpenWindow, wait_for_state
from ..fake_engine import FakeEngine

SCREEN = QRect(0, 0, 1920, 1040)
RIGHT = QRect(1920, 0, 1280, 1024)


def close(window: MainWindow) -> None:
    window.models.close()
    window.close()


def again(qtbot: QtBot) -> MainWindow:
    """The next start: a window that nobody gives a size to."""
    window = new_window(FakeEngine(), ())
    qtbot.addWidget(window)
    return window


def test_a_start_writes_nothing_and_a_change_is_written_at_once(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    assert list(config_folder().iterdir()) == []
    window.commands.larger.trigger()
    with (config_folder() / "settings.toml").open("rb") as file:
        assert tomllib.load(file) == {"view": {"zoom": 1.15}}


def test_the_window_comes_back_where_it_was(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(FakeEngine())
    window.setGeometry(40, 30, 700, 500)
    close(window)
    assert again(qtbot).geometry() == QRect(40, 30, 700, 500)


def test_a_window_that_was_maximised_is_so_again_and_knows_its_usual_size(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(FakeEngine())
    window.setGeometry(40, 30, 700, 500)
    window.showMaximized()
    qtbot.waitUntil(lambda: window.width() > 700)
    close(window)
    other = again(qtbot)
    other.show()
    qtbot.waitExposed(other)
    assert other.isMaximized()
    close(other)
    third = again(qtbot)
    third.showNormal()
    assert third.size() == QRect(40, 30, 700, 500).size()


def test_a_place_on_a_screen_that_is_gone_is_not_taken(qtbot: QtBot) -> None:
    user_settings().update({WINDOW_X: 5000, WINDOW_Y: 100, WINDOW_WIDTH: 700})
    window = again(qtbot)
    window.show()
    assert window.width() == 700
    assert window.screen().geometry().contains(window.geometry().center())


@pytest.mark.parametrize(
    ("place", "fits"),
    [
        (QRect(10, 50, 800, 600), QRect(10, 50, 800, 600)),
        (QRect(2000, 50, 800, 600), QRect(2000, 50, 800, 600)),
        (QRect(1600, 50, 800, 600), QRect(1920, 50, 800, 600)),
        (QRect(-700, 50, 800, 600), QRect(0, 50, 800, 600)),
        (QRect(100, -500, 800, 600), QRect(100, 40, 800, 600)),
        (QRect(100, 100, 4000, 3000), QRect(0, 40, 1920, 1000)),
        (QRect(5000, 100, 800, 600), None),
        (QRect(100, 2000, 800, 600), None),
    ],
)
def test_a_window_is_put_into_sight(place: QRect, fits: QRect | None) -> None:
    assert fitting(place, (SCREEN, RIGHT)) == fits


def test_without_a_screen_there_is_no_place() -> None:
    assert fitting(SCREEN, ()) is None


def test_open_begins_in_the_last_folder(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(
        _parent: object, _title: str, folder: str, kinds: str, *, options: QFileDialog.Option
    ) -> tuple[str, str]:
        asked.append(folder)
        # Qt's own dialog would list them all behind the word "Articles".
        assert options is QFileDialog.Option.HideNameFilterDetails
        assert all(f"*{suffix}" in kinds for suffix in READABLE_SUFFIXES)
        return str(article_file), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    for _start in range(2):
        window = open_window(FakeEngine())
        window.commands.open.trigger()
        wait_for_state(qtbot, window, State.DONE)
        close(window)
    assert asked == [str(Path.home()), str(article_file.parent)]


def test_zoom_lengths_and_copying_are_as_they_were(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    window.page.view.zoom_by(2)
    window.commands.lengths[Length.LONG].trigger()
    window.page.summary.copy_menu.forms[CopyForm.BULLETS].trigger()
    window.page.summary.copy_menu.parts["date"].trigger()
    # Before it is closed: a power cut must not lose it.
    settings = user_settings()
    assert (settings.get(ZOOM), settings.get(LENGTH)) == (1.3, Length.LONG)
    assert (settings.get(COPY_FORM), settings.get(COPY_DATE)) == (CopyForm.BULLETS, True)
    other = open_window(FakeEngine())
    other.summaries.begin()
    assert other.page.view.zooms.target == 1.3
    assert other.session.core.choice.length is Length.LONG
    options = other.page.summary.copy_menu.options
    assert (options.form, options.date, options.title) == (CopyForm.BULLETS, True, False)


def test_the_summary_keeps_its_height(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path, open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine())
    with qtbot.waitSignal(window.page.splitterMoved):
        window.page.moveSplitter(300, 1)
    height = window.page.summary.height()
    close(window)  # at once, before the splitter counts as settled
    assert user_settings().get(SUMMARY_HEIGHT) == height
    other = open_window(FakeEngine())
    other.open_file(article_file)
    wait_for_state(qtbot, other, State.DONE)
    assert other.page.summary.height() == height


def test_a_height_is_written_down_when_the_splitter_has_settled(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine())
    window.page.moveSplitter(300, 1)
    qtbot.waitUntil(lambda: user_settings().get(SUMMARY_HEIGHT) == window.page.summary.height())


def test_the_models_window_keeps_its_size(open_window: OpenWindow, qtbot: QtBot) -> None:
    models = open_window(FakeEngine()).models.open_window()
    qtbot.waitExposed(models)
    models.resize(600, 400)
    models.close()
    assert user_settings().get(MODELS_WIDTH) == 600
    other = open_window(FakeEngine()).models.open_window()
    assert (other.width(), other.height()) == (600, 400)


def test_a_chosen_language_and_model_are_remembered(
    open_window: OpenWindow, open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine())
    window.models.choose_model("another")
    window.models.choose_target("fr")
    settings = user_settings()
    assert settings.get(chosen_model("ar", "en")) == "another"
    assert settings.get(TARGET) == "fr"
    assert open_window(FakeEngine()).models.wanted == "fr"


def test_what_is_wrong_with_the_file_is_told_in_the_window(
    qtbot: QtBot, models: tuple[Model, ...], article_file: Path
) -> None:
    wrong = "[view]\nzoom = 'big'\n[summary]\nlength = 'huge'\n"
    (config_folder() / "settings.toml").write_text(wrong, encoding="utf-8")
    window = new_window(FakeEngine(), models)
    qtbot.addWidget(window)
    window.open_file(article_file)  # at once, as when it is started with a file
    wait_for_state(qtbot, window, State.DONE)
    assert "view.zoom is 'big'" in window.message_bar.text()
    assert "summary.length is 'huge'" in window.message_bar.text()
    assert window.page.view.zooms.target == 1.0
    window.message_bar.dismiss()
    folder = config_folder()
    (folder / "settings.toml").unlink()
    (folder / "settings.toml").mkdir()
    window.commands.larger.trigger()
    assert window.message_bar.text().startswith("Settings cannot be written to ")
    assert "view.zoom is" not in window.message_bar.text()
    assert window.page.view.zooms.target == 1.15


def test_settings_can_be_given(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "other.toml")
    settings.set(ZOOM, 2.0)
    window = new_window(FakeEngine(), (), settings=settings)
    qtbot.addWidget(window)
    assert window.page.view.zooms.target == 2.0
    window.commands.normal_size.trigger()
    assert settings.get(ZOOM) == 1.0
    assert not (config_folder() / "settings.toml").exists()


def test_a_mirror_is_used_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "")
    set_mirror(user_settings(), " hub.example/ ")
    monkeypatch.delenv("HF_ENDPOINT")
    use_mirror(user_settings())
    assert the_mirror(user_settings()) == "https://hub.example"
    set_mirror(user_settings(), "")
    assert the_mirror(user_settings()) == ""
