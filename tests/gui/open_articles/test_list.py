"""The list of the articles that are open, as when a folder was dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import JobFailed
from khulasa.reading.changes import State
from khulasa.translation.result import Status, Translation
from khulasa.ui.open_articles.dialog import OpenArticlesDialog
from khulasa.ui.open_articles.table import NAME, REMARK, TO_CHECK, WORDS
from khulasa.ui.shell.dialogs.article_choice import ArticleChoice
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.opening.offer import Offer

from ..conftest import FIRST, OpenWindow, source_texts, wait_for_state
from ..fake_engine import FakeEngine
from ..named_parts import unnamed

TEXTS = {
    "a fine one.txt": "وصل الوفد أمس.",
    "doubtful.txt": "هطل المطر ليلا. أشرقت الشمس صباحا.",
    "طويل.txt": "فاز الفريق بالكأس. عاد اللاعبون مساء. احتفلت المدينة.",
}
# Of each article the second sentence is to be checked, and the third is not translated.
OUTCOMES = {
    1: Translation("Sun.", Status.CHECK),
    2: Translation("", Status.FAILED),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of four articles, one of them broken."""
    path = tmp_path / "folder"
    path.mkdir()
    for name, text in TEXTS.items():
        (path / name).write_text(text, encoding="utf-8")
    (path / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    return path


def open_folder(qtbot: QtBot, window: MainWindow, folder: Path) -> OpenArticlesDialog:
    """Drop a folder and open all that is in it."""
    window.take(Offer(files=(folder,)))
    qtbot.waitUntil(lambda: window.findChild(ArticleChoice) is not None)
    choice = window.findChild(ArticleChoice)
    assert isinstance(choice, ArticleChoice)
    qtbot.mouseClick(choice.findChild(QPushButton, "openAll"), Qt.MouseButton.LeftButton)
    listed = window.findChild(OpenArticlesDialog)
    assert isinstance(listed, OpenArticlesDialog)
    return listed


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(FakeEngine(OUTCOMES))


@pytest.fixture
def done(qtbot: QtBot, window: MainWindow, folder: Path) -> OpenArticlesDialog:
    """The list of the folder, of which all is over."""
    listed = open_folder(qtbot, window, folder)
    said = "3 of 4 documents done, 2 with something to check, 1 failed."
    qtbot.waitUntil(lambda: listed.says.text() == said)
    return listed


def column(listed: OpenArticlesDialog, number: int) -> list[str]:
    model = listed.table.model()
    cells = (model.index(row, number) for row in range(model.rowCount()))
    return [cell.data().strip("\u2068\u2069") for cell in cells]


def cell_of(listed: OpenArticlesDialog, name: str) -> QModelIndex:
    return listed.table.model().index(column(listed, NAME).index(name), NAME)


def test_a_folder_is_listed_with_its_failures_and_doubts_first(done: OpenArticlesDialog) -> None:
    assert done.isVisible()
    names = ["broken.docx", "طويل.txt", "doubtful.txt", "a fine one.txt"]
    assert column(done, NAME) == names
    assert column(done, WORDS) == ["", "8", "6", "3"]
    assert column(done, TO_CHECK) == ["", "1", "1", "0"]


def test_a_failure_says_why_in_its_row_and_in_full_below(done: OpenArticlesDialog) -> None:
    done.table.setCurrentIndex(cell_of(done, "broken.docx"))
    said = column(done, REMARK)[0]
    assert said.startswith("Cannot read broken.docx: it is not a Word document")
    assert done.remark.text() == said
    done.table.setCurrentIndex(cell_of(done, "doubtful.txt"))
    assert not done.remark.isVisible()


def test_enter_opens_an_article_and_the_list_comes_back_as_it_was(
    qtbot: QtBot, window: MainWindow, done: OpenArticlesDialog
) -> None:
    done.table.sortByColumn(WORDS, Qt.SortOrder.DescendingOrder)
    done.table.setCurrentIndex(cell_of(done, "doubtful.txt"))
    qtbot.keyClick(done.table, Qt.Key.Key_Return)
    assert source_texts(window) == [TEXTS["doubtful.txt"]]
    assert not done.isVisible()
    window.commands.article_list.trigger()
    assert done.isVisible()
    assert column(done, WORDS) == ["8", "6", "3", ""]
    assert done.table.current is window.tabs.current


def test_the_list_tells_how_far_articles_are_and_keeps_the_chosen_row(
    qtbot: QtBot, open_window: OpenWindow, folder: Path
) -> None:
    engine = FakeEngine(OUTCOMES, stepwise=True)
    listed = open_folder(qtbot, open_window(engine), folder)
    qtbot.waitUntil(lambda: column(listed, 1).count("Waiting for its turn") == 2)
    listed.table.setCurrentIndex(cell_of(listed, "طويل.txt"))
    engine.allow(100)
    qtbot.waitUntil(lambda: column(listed, 1).count("Done") == 3)
    assert listed.table.current is not None
    assert listed.table.current.name == "طويل.txt"


def test_what_the_engine_failed_at_says_why_though_it_was_seen(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeEngine(job_failure=JobFailed(0, "model", "The model does not load.")))
    window.open_text(FIRST, language="ar")
    wait_for_state(qtbot, window, State.FAILED)
    window.commands.article_list.trigger()
    listed = window.findChild(OpenArticlesDialog)
    assert isinstance(listed, OpenArticlesDialog)
    assert column(listed, REMARK) == ["The model does not load."]


def test_the_list_goes_with_its_window(window: MainWindow, done: OpenArticlesDialog) -> None:
    window.beside().show()
    window.close()
    assert not done.isVisible()


def test_without_an_article_there_is_nothing_to_list(window: MainWindow) -> None:
    assert not window.commands.article_list.isEnabled()


def test_everything_in_the_list_has_a_name_and_each_cell_its_heading(
    done: OpenArticlesDialog,
) -> None:
    assert unnamed(done) == []
    cell = done.table.model().index(1, TO_CHECK)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "To check: 1"
