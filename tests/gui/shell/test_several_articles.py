"""Folders, archives and links that are dropped on the window."""

from __future__ import annotations

import zipfile
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.ui.shell.dialogs.article_choice import ArticleChoice
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.opening.offer import Offer, read_offer

from ..conftest import FIRST, SECOND, OpenWindow, source_texts, wait_for_state
from ..fake_engine import FakeEngine


def archive(tmp_path: Path, **files: str) -> Path:
    path = tmp_path / "أخبار.zip"
    with zipfile.ZipFile(path, "w") as written:
        for name, text in files.items():
            written.writestr(f"{name}.txt", text)
    return path


def choice_in(qtbot: QtBot, window: MainWindow) -> ArticleChoice:
    qtbot.waitUntil(lambda: window.findChild(ArticleChoice) is not None)
    choice = window.findChild(ArticleChoice)
    assert isinstance(choice, ArticleChoice)
    return choice


def test_the_only_article_of_an_archive_is_opened(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeEngine())
    window.take(Offer(files=(archive(tmp_path, a=FIRST),)))
    wait_for_state(qtbot, window, State.DONE)
    assert source_texts(window) == [FIRST]
    assert window.findChild(ArticleChoice) is None


def test_of_several_one_can_be_chosen_and_read_again(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeEngine())
    path = archive(tmp_path, a=FIRST, b=SECOND)
    window.take(Offer(files=(path,)))
    choice = choice_in(qtbot, window)
    assert not window.message_bar.isVisible()
    assert not window.opener.is_reading
    assert [choice.list.item(n).text() for n in range(choice.list.count())] == ["a.txt", "b.txt"]
    qtbot.keyClick(choice.list, Qt.Key.Key_Down)
    qtbot.keyClick(choice.list, Qt.Key.Key_Return)
    wait_for_state(qtbot, window, State.DONE)
    assert source_texts(window) == [SECOND]
    assert window.windowTitle() == "b.txt – Khulasa"
    window.opener.read_with_encoding("utf-8")
    wait_for_state(qtbot, window, State.DONE)
    assert source_texts(window) == [SECOND]


def test_a_choice_that_is_left_changes_nothing(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeEngine())
    window.open_text(FIRST, language="ar")
    wait_for_state(qtbot, window, State.DONE)
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(SECOND, encoding="utf-8")
    window.take(Offer(files=(folder,)))
    choice_in(qtbot, window).reject()
    assert source_texts(window) == [FIRST]


def test_a_link_is_not_fetched_and_it_says_what_to_do(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeEngine())
    link = QMimeData()
    link.setUrls([QUrl("https://coast.example/a")])
    offer = read_offer(link)
    assert offer == Offer(text="https://coast.example/a")
    window.take(offer)
    qtbot.waitUntil(window.message_bar.isVisible)
    assert "nothing is fetched from the internet; open the page in a" in window.message_bar.text()
