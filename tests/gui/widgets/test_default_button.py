"""Enter gives a dialog's answer from any of its fields."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from khulasa.article.model import Part
from khulasa.glossary.term import FixedName
from khulasa.reading.terms import NamePlaces
from khulasa.ui.glossary.name_dialog import NameDialog
from khulasa.ui.glossary.term_dialog import TermDialog
from khulasa.ui.models.import_dialog import ImportDialog
from khulasa.ui.shell.parts_dialog import PartsDialog

DIALOGS: dict[str, Callable[[], QDialog]] = {
    "Keep": lambda: TermDialog(None),
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
