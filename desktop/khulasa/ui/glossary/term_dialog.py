"""One term to write: what it is called in articles, and what in translations."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from khulasa.glossary.separated import SEVERAL, several
from khulasa.glossary.term import Term, term_key
from khulasa.ui.widgets.dialog_words import dialog_buttons
from khulasa.ui.widgets.enter_key import make_default
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import _

_WIDTH = 60 * UNIT


class TermDialog(QDialog):
    """A term with its translations and a note.

    Signals:
        written: The term.

    Args:
        term: What is known of it; all may be empty.
        title: Says what is done with it.
    """

    written = Signal(object)

    def __init__(self, term: Term, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._term = term
        between = f" {SEVERAL} "
        self.source = QLineEdit(self._term.source)
        self.target = QLineEdit(between.join(self._term.targets))
        self.target.setPlaceholderText(_("The best first; several with | between them"))
        self.forbidden = QLineEdit(between.join(self._term.forbidden))
        self.forbidden.setPlaceholderText(_("Words to be replaced; may be empty"))
        self.note = QLineEdit(self._term.note)
        form = QFormLayout()
        for label, field in (
            (_("Term"), self.source),
            (_("Translation"), self.target),
            (_("Not"), self.forbidden),
            (_("Note"), self.note),
        ):
            field.setAccessibleName(label)
            field.setMinimumWidth(_WIDTH)
            form.addRow(plain_label(label), field)
        self.buttons = dialog_buttons(QDialogButtonBox.StandardButton.Cancel)
        self._keep = self.buttons.addButton(_("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        make_default(self._keep)
        for field in (self.source, self.target):
            field.textChanged.connect(self._judge)
        self._judge()
        (self.target if term.source and not term.targets else self.source).setFocus()

    def accept(self) -> None:
        self.written.emit(
            replace(
                self._term,
                source=" ".join(self.source.text().split()),
                targets=several(self.target.text()),
                forbidden=several(self.forbidden.text()),
                note=" ".join(self.note.text().split()),
            )
        )
        super().accept()

    def _judge(self) -> None:
        whole = bool(term_key(self.source.text())) and bool(several(self.target.text()))
        self._keep.setEnabled(whole)
