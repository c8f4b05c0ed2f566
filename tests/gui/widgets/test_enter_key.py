"""What Enter presses: the answer of a question, from any field; else what has the focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from khulasa.article.model import Part
from khulasa.glossary.term import FixedName, Term
from khulasa.reading.terms import NamePlaces
from khulasa.ui.glossary.name_dialog import NameDialog
from khulasa.ui.glossary.term_dialog import TermDialog
from khulasa.ui.models.import_dialog import ImportDialog
from khulasa.ui.shell.dialogs.parts_dialog import PartsDialog
from khulasa.ui.widgets.dialog_words import close_box
from khulasa.ui.widgets.enter_key import EnterButton

DIALOGS: dict[str, Callable[[], QDialog]] = {
    "Keep": lambda: TermDialog(Term("", ()), "Add a term"),
    "Write it so everywhere": lambda: NameDialog(
        FixedName("", ""), lambda _name: NamePlaces((), (), ())
    ),
    "Import": lambda: ImportDialog(Path("model.zip"), ()),
    "Read": lambda: PartsDialog([Part("notes", "Notes", 5, read=False)]),
}


@pytest.mark.parametrize("answer", DIALOGS)
def test_enter_does_not_press_cancel(qtbot: QtBot, answer: str) -> None:
    dialog = DIALOGS[answer]()
    qtbot.addWidget(dialog)
    dialog.open()
    buttons = dialog.findChildren(QPushButton)
    assert [button.text() for button in buttons if button.isDefault()] == [answer]


def test_enter_in_a_search_leaves_the_window_open_and_on_a_button_presses_it(
    qtbot: QtBot,
) -> None:
    dialog, search, other = QDialog(), QLineEdit(), EnterButton("Add…")
    qtbot.addWidget(dialog)
    layout = QVBoxLayout(dialog)
    for part in (search, other, close_box(dialog)):
        layout.addWidget(part)
    pressed: list[str] = []
    other.clicked.connect(lambda: pressed.append("Add…"))
    dialog.open()
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert pressed == []
    qtbot.keyClick(other, Qt.Key.Key_Return)
    assert pressed == ["Add…"]
    (close,) = (one for one in dialog.findChildren(QPushButton) if one is not other)
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert not dialog.isVisible()
