"""What the glossary says of the sentence that is looked at, with one click to put a term in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from khulasa.review.rules.terms import Missing
from khulasa.ui.widgets.flow_row import FlowRow
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import _

_MOST_OFFERED = 4


class TermsCard(QFrame):
    """A small card, there only where a sentence has a term.

    Signals:
        wanted: A ``Missing`` that the reader wants put in.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("termsCard")
        self.buttons: list[QPushButton] = []
        self._missing: Sequence[Missing] = ()
        self.words = plain_label()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Above the words: the panel is low, and what can be done is to be seen at once.
        self._offers = FlowRow()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self._offers)
        layout.addWidget(self.words)
        self._offers.hide()
        self.hide()

    def set_font(self, font: QFont) -> None:
        """Set the font of the terms."""
        self.words.setFont(font)

    def show_terms(self, lines: Sequence[str], missing: Sequence[Missing]) -> None:
        """Show what the glossary says.

        Args:
            lines: A term with its translation each.
            missing: Those that the translation lacks.
        """
        self.words.setText("\n".join(lines))
        self.setVisible(bool(lines))
        if missing == self._missing:
            return
        self._missing = missing
        self._offers.clear()
        self.buttons = [self._button(one) for one in missing[:_MOST_OFFERED]]
        for button in self.buttons:
            self._offers.add(button)
        self._offers.setVisible(bool(self.buttons))

    def _button(self, missing: Missing) -> QPushButton:
        target = f"\u2068{missing.target}\u2069"
        words = _("Put in “{}”") if missing.places else _("Write “{}” in…")
        # An ampersand in a term is no shortcut.
        button = QPushButton(words.format(target.replace("&", "&&")))
        button.setProperty("look", "link")
        button.setAccessibleName(words.format(target))
        if missing.places:
            button.setToolTip(_("Replace what stands there by it (Ctrl+Shift+I)"))
        else:
            button.setToolTip(_("Say where it belongs (Ctrl+Shift+I)"))
        button.clicked.connect(partial(self.wanted.emit, missing))
        return button
