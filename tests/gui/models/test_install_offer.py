"""The calm offer to install what an article lacks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from khulasa.models.catalogue import load_catalogue
from khulasa.models.installing.order import Order
from khulasa.models.store import models_folder
from khulasa.reading.changes import State
from khulasa.translation.result import Author, Status, Translation
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenWindow, target_texts, wait_for_state
from ..fake_engine import FakeEngine

BEST = "opus-mt-tc-big-ar-en"
GERMAN = "Der Minister hat gestern eine wichtige Entscheidung bekannt gegeben."


@pytest.fixture
def window(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    opened = open_window(FakeEngine(), load_catalogue().models)
    ordered: list[Order] = []
    monkeypatch.setattr(opened.models.installs, "start", ordered.append)
    monkeypatch.setattr(opened, "ordered", ordered, raising=False)
    return opened


def answers(window: MainWindow) -> list[str]:
    return [button.text() for button in window.message_bar.answers]


def answer(window: MainWindow, text: str) -> None:
    next(button for button in window.message_bar.answers if button.text() == text).click()


def open_and_wait(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.opener.opened):
        window.open_file(path)
    wait_for_state(qtbot, window, State.DONE)


def finish_installing(window: MainWindow, name: str) -> None:
    """Put a model in place and say so, as the installing process does."""
    (models_folder() / name).mkdir(parents=True)
    window.models.installs.installed.emit(name)


def test_the_full_models_are_offered_while_the_starter_works(
    qtbot: QtBot, window: MainWindow, article_file: Path
) -> None:
    open_and_wait(qtbot, window, article_file)
    assert window.session.core.counts().done == 6
    assert window.message_bar.text() == (
        "The starter gives a rough gist only. The full models for translating and for summaries "
        "are about 1.7 GB to fetch, once; after that everything works without a network."
    )
    assert answers(window) == ["Fetch them", "Keep the starter", "Ask later"]
    answer(window, "Fetch them")
    assert [order.name for order in window.ordered] == [BEST]


@pytest.mark.parametrize(("said", "asked"), [("Keep the starter", False), ("Ask later", True)])
def test_no_is_for_good_and_later_is_later(
    qtbot: QtBot, window: MainWindow, article_file: Path, said: str, asked: bool
) -> None:
    open_and_wait(qtbot, window, article_file)
    answer(window, said)
    assert not window.message_bar.isVisible()
    open_and_wait(qtbot, window, article_file)
    qtbot.waitUntil(lambda: window.message_bar.isVisible() is asked)
    assert window.ordered == []


def test_an_error_goes_first_and_the_offer_waits(
    qtbot: QtBot, window: MainWindow, article_file: Path
) -> None:
    open_and_wait(qtbot, window, article_file)
    window.message_bar.show_error("Something else.")
    assert (window.message_bar.text(), answers(window)) == ("Something else.", [])
    window.message_bar.close_button.click()
    assert answers(window)[0] == "Fetch them"


def test_when_it_is_installed_it_may_translate_again(
    qtbot: QtBot, window: MainWindow, article_file: Path
) -> None:
    open_and_wait(qtbot, window, article_file)
    answer(window, "Fetch them")
    window.session.revise(0, Translation("Mine.", Status.OK, author=Author.USER))
    finish_installing(window, BEST)
    assert window.session.core.model.name == "starter-ar-en"  # nothing changes by itself
    assert window.message_bar.text().startswith("opus-mt, best is installed.")
    assert answers(window) == ["Translate again with it", "Not now"]
    answer(window, "Translate again with it")
    assert window.session.core.model.name == BEST
    wait_for_state(qtbot, window, State.DONE)
    assert target_texts(window)[0] == "Mine."
    assert not window.notice.isVisible()
    open_and_wait(qtbot, window, article_file)
    assert not window.message_bar.isVisible()


def test_no_model_for_the_language(qtbot: QtBot, window: MainWindow) -> None:
    window.open_text(GERMAN)
    qtbot.waitUntil(window.message_bar.isVisible)
    assert window.message_bar.text() == (
        "There is no model from German into English on this computer yet. There is opus-mt; its "
        "size is asked when the download begins."
    )
    assert answers(window) == ["Install opus-mt", "More models…", "Not now"]
    assert window.session.core.counts().total == 1  # the article is there to be read
    answer(window, "Install opus-mt")
    assert [order.name for order in window.ordered] == ["opus-mt-de-en"]
    finish_installing(window, "opus-mt-de-en")
    assert answers(window) == ["Translate with it", "Not now"]
    answer(window, "Translate with it")
    wait_for_state(qtbot, window, State.DONE)
    assert target_texts(window) == ["Sentence 0 in English."]


def test_a_target_that_needs_two_models_asks_for_what_is_missing(
    qtbot: QtBot, window: MainWindow, article_file: Path
) -> None:
    open_and_wait(qtbot, window, article_file)
    finish_installing(window, "opus-mt-en-fr")
    window.message_bar.clear()
    window.models.choose_target("fr")
    wait_for_state(qtbot, window, State.DONE)
    assert window.notice.text().startswith("Arabic → English → French: by way of English")
    shutil.rmtree(models_folder() / "opus-mt-en-fr")
    open_and_wait(qtbot, window, article_file)
    assert window.session.core.model.target == "en"  # what can be read is shown


def test_the_notice_leads_to_the_models(
    qtbot: QtBot, window: MainWindow, article_file: Path
) -> None:
    open_and_wait(qtbot, window, article_file)
    assert not window.notice.isVisible()  # while something else is being said
    window.message_bar.clear()
    assert window.notice.isVisible()
    window.notice.more_models.click()
    models = window.models.open_window()
    assert models.isVisible()
    assert not models.isModal()
    assert models.details.name == "starter-ar-en"
