"""What can be copied for a bug report is what is shown, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from khulasa.doctor.finding import Finding, Section
from khulasa.reading.changes import State
from khulasa.ui.shell.dialogs import diagnostics
from khulasa.ui.shell.dialogs.details_dialog import DetailsDialog
from khulasa.ui.shell.dialogs.error_dialog import problem_dialog

from ..conftest import OpenArticle, wait_for_state
from ..fake_engine import FakeEngine


def copied(qtbot: QtBot, dialog: DetailsDialog) -> str:
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    return QGuiApplication.clipboard().text()


def test_diagnostics_are_shown_whole_and_copied_as_they_are_shown(
    qtbot: QtBot, open_article: OpenArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (Section("Machine", (Finding("Memory", "little", "Too little.", "Buy some."),)),)
    monkeypatch.setattr(diagnostics, "examine", lambda: found)
    window = open_article(FakeEngine())
    wait_for_state(qtbot, window, State.DONE)
    window.commands.diagnostics.trigger()
    (dialog,) = window.findChildren(DetailsDialog)
    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=60_000)
    shown = dialog.details.toPlainText()
    assert "! Memory: little" in shown
    assert copied(qtbot, dialog) == shown
    assert any("all that is copied" in label.text() for label in dialog.findChildren(QLabel))
    article = window.session.core.reading.article
    assert not any(sentence in shown for sentence in article.sentences)
    dialog.close()


def test_the_details_of_a_problem_say_that_they_may_quote_the_article(qtbot: QtBot) -> None:
    dialog = problem_dialog("It failed.", "<b>ValueError</b>: a sentence", None)
    qtbot.addWidget(dialog)
    assert any("may quote your article" in label.text() for label in dialog.findChildren(QLabel))
    assert copied(qtbot, dialog) == dialog.details.toPlainText()
    assert copied(qtbot, dialog).endswith("<b>ValueError</b>: a sentence")
