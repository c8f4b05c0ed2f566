"""Names and titles that others wrote are shown letter by letter, and nothing in them is opened."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel, QMenu, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import khulasa
from khulasa.models.catalogue import Model
from khulasa.reading.changes import State
from khulasa.ui.models.questions import ModelQuestions
from khulasa.ui.review.differences import differences_html
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.summary.text import SummaryText
from khulasa.ui.widgets.plain import unguessed

from ..conftest import ARTICLE, OpenWindow, wait_for_state
from ..fake_engine import FakeEngine

UI = Path(khulasa.__file__).parent / "ui"
HOSTILE = "<img src='secret.png'><b>bold</b> & more"


def labels(window: QWidget) -> list[QLabel]:
    return window.findChildren(QLabel)


def assert_plain(window: QWidget) -> None:
    """No label and no tooltip of a window is taken for HTML, unless it is escaped."""
    for label in labels(window):
        if label.textFormat() is not Qt.TextFormat.PlainText:
            assert "<img" not in label.text(), label.text()
            assert "<b>" not in label.text(), label.text()
    actions = [action for action in window.findChildren(QAction) if has_tip(action)]
    for owner in (*window.findChildren(QWidget), *actions):
        tip = owner.toolTip()
        assert not GuiQt.mightBeRichText(tip) or "<img" not in tip, (owner, tip)


def has_tip(action: QAction) -> bool:
    """Whether it is anywhere but in menus, which show no tooltips."""
    return not all(
        isinstance(where, QMenu) and not where.toolTipsVisible()
        for where in action.associatedObjects()
    )


@pytest.fixture
def hostile(models: tuple[Model, ...]) -> tuple[Model, ...]:
    return tuple(replace(model, title=HOSTILE, notice=HOSTILE) for model in models)


def shows(window: QWidget, text: str) -> bool:
    return any(text in label.text() for label in labels(window))


def test_a_window_with_hostile_names_shows_them_as_they_are(
    qtbot: QtBot, open_window: OpenWindow, hostile: tuple[Model, ...], tmp_path: Path
) -> None:
    window: MainWindow = open_window(FakeEngine(), hostile)
    article = tmp_path / "<img src=x><b>name<‹b>.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    window.open_file(article)
    wait_for_state(qtbot, window, State.DONE)
    assert shows(window, HOSTILE)
    assert_plain(window)
    window.status_line.show_reading(article.name)
    assert shows(window, article.name)
    assert_plain(window)


def test_the_questions_about_a_model_are_plain(
    qtbot: QtBot, open_window: OpenWindow, hostile: tuple[Model, ...], tmp_path: Path
) -> None:
    window = open_window(FakeEngine(), hostile)
    questions = ModelQuestions(window.settings, window)
    questions.ask_to_remove(hostile[0], lambda: None)
    questions.ask_to_replace(hostile[0], tmp_path / HOSTILE.replace("/", ""), lambda: None)
    boxes = window.findChildren(QMessageBox)
    assert len(boxes) == 2
    for box in boxes:
        assert HOSTILE in box.text()
        assert box.textFormat() is Qt.TextFormat.PlainText
        assert_plain(box)
        box.close()
    assert qtbot


def test_a_tooltip_shows_its_text(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setToolTip(unguessed(HOSTILE))
    assert "&lt;img" in button.toolTip()
    assert unguessed("a < b\nand more") == "a < b\nand more"


def modules_with(pattern: str) -> set[str]:
    files = UI.rglob("*.py")
    return {f.name for f in files if re.search(pattern, f.read_text(encoding="utf-8"))}


def test_html_is_made_in_few_places_and_all_of_them_escape() -> None:
    """A new one is looked at, and gets its test, before it is added here."""
    sinks = r"setHtml\(|insertHtml\(|setMarkdown\(|TextFormat\.(?:RichText|AutoText|MarkdownText)"
    assert modules_with(sinks) == {"alternatives_list.py", "copying.py", "panel.py"}
    assert modules_with(r"\bQLabel\([^)]") == set()
    assert "<img" not in differences_html("a", HOSTILE)


def test_nothing_that_others_wrote_is_opened(qtbot: QtBot) -> None:
    """The system is asked to show folders of Khulasa's own, and nothing else."""
    openers = r"openUrl\(|OpenExternalLinks|startDetached|webbrowser|startfile|xdg-open"
    assert modules_with(openers) == {"log_folder.py", "window.py"}
    for file in ("shell/dialogs/log_folder.py", "preferences/window.py"):
        (opened,) = re.findall(r"openUrl\((.*)\)", (UI / file).read_text(encoding="utf-8"))
        assert opened.startswith("QUrl.fromLocalFile(str(")
    text = SummaryText()
    qtbot.addWidget(text)
    assert not text.openLinks()
    assert not text.openExternalLinks()
