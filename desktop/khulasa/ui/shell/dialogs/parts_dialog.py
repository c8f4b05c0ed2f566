"""Asks which parts of a file are read: notes, comments, sheets and the like."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from khulasa.article.model import Part
from khulasa.article.parts import part_words
from khulasa.ui.widgets.dialog_words import dialog_buttons
from khulasa.ui.widgets.enter_key import make_default
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.wording import _


class PartsDialog(QDialog):
    """The parts of a file, each with a box to tick.

    Signals:
        chosen: The names of the parts to read, if they are others than before.

    Args:
        parts: The parts of the article that is shown.
    """

    chosen = Signal(object)

    def __init__(self, parts: Iterable[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What to read"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        says = plain_label(
            _("Choose which parts of the file are read and translated with the article.")
        )
        says.setWordWrap(True)
        self.boxes: dict[str, QCheckBox] = {}
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        for part in parts:
            # An ampersand in a title is no shortcut.
            box = QCheckBox(part_words(part).replace("&", "&&"))
            box.setChecked(part.read)
            box.toggled.connect(self._refresh)
            self.boxes[part.name] = box
            rows.addWidget(box)
        rows.addStretch(1)
        self._before = self._ticked()
        self.buttons = dialog_buttons(QDialogButtonBox.StandardButton.Cancel)
        self._accept = self.buttons.addButton(_("Read"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(says)
        layout.addWidget(_scrolled(holder), 1)
        layout.addWidget(self.buttons)
        make_default(self._accept)
        self.setMinimumWidth(50 * UNIT)
        resize_on_screen(self, 50 * UNIT, self.sizeHint().height())
        self._refresh()

    def accept(self) -> None:
        self.chosen.emit(self._ticked())
        super().accept()

    def _ticked(self) -> frozenset[str]:
        return frozenset(name for name, box in self.boxes.items() if box.isChecked())

    def _refresh(self) -> None:
        self._accept.setEnabled(self._ticked() != self._before)


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus of what is in it
    area.setWidget(widget)
    return area
