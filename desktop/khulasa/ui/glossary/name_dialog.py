"""Asks how a name is always to be written in an article, and shows where that is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from khulasa.glossary.term import FixedName, term_key
from khulasa.reading.terms import NamePlaces
from khulasa.ui.widgets.dialog_words import dialog_buttons
from khulasa.ui.widgets.enter_key import make_default
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.portions import Steps
from khulasa.wording import _, count_text

_WIDTH = 45 * UNIT
_PAUSE = 150  # milliseconds of typing before the article is looked through


class NameDialog(QDialog):
    """The name in the article, and how the translation is to have it.

    Signals:
        written: The name.

    Args:
        name: What is known of it; either side may be empty.
        places: Finds out where a name is, a little with each step, and tells it with the last.
    """

    written = Signal(object)

    def __init__(
        self,
        name: FixedName,
        places: Callable[[FixedName], Iterator[NamePlaces | None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Always write a name as …"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._places = places
        self._looking = Steps(self)
        self._looking.done.connect(self._say)
        self.source, self.target = QLineEdit(name.source), QLineEdit(name.target)
        form = QFormLayout()
        for label, field in (
            (_("In the article"), self.source),
            (_("Always write it as"), self.target),
        ):
            field.setAccessibleName(label)
            field.setMinimumWidth(_WIDTH)
            form.addRow(plain_label(label), field)
        self.says = plain_label()
        self.says.setProperty("look", "quiet")
        self.says.setWordWrap(True)
        self.says.setMinimumHeight(2 * self.says.fontMetrics().lineSpacing())
        self.buttons = dialog_buttons(QDialogButtonBox.StandardButton.Cancel)
        self._keep = self.buttons.addButton(
            _("Write it so everywhere"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(form)
        layout.addWidget(self.says)
        layout.addWidget(self.buttons)
        make_default(self._keep)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        for field in (self.source, self.target):
            field.textChanged.connect(self._judge)
        self._judge()
        self._look()
        (self.target if name.source else self.source).setFocus()
        self.target.selectAll()

    @property
    def name(self) -> FixedName:
        """What is written in the fields."""
        return FixedName(" ".join(self.source.text().split()), " ".join(self.target.text().split()))

    def accept(self) -> None:
        self.written.emit(self.name)
        super().accept()

    def _judge(self) -> None:
        self._keep.setEnabled(bool(term_key(self.name.source) and self.name.target))
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        if term_key(self.name.source):
            self._looking.work(self._places(self.name))
        else:
            self._looking.stop()
            self.says.setText(_("Copy the name from the article into the first field."))

    def _say(self, places: NamePlaces) -> None:
        self.says.setText(where_words(places))


def where_words(places: NamePlaces) -> str:
    """Says in how many sentences a name is, and in how many of their translations."""
    if not places.sentences:
        return _("The article does not have this name.")
    words = count_text(
        "The article has it in 1 sentence.",
        "The article has it in {:,} sentences.",
        len(places.sentences),
    )
    if places.found:
        words += " " + count_text(
            "In 1 translation it is found and written so.",
            "In {:,} translations it is found and written so.",
            len(places.found),
        )
    if places.missing:
        words += " " + count_text(
            "In 1 it is not found: that is marked to be checked.",
            "In {:,} it is not found: these are marked to be checked.",
            len(places.missing),
        )
    return words
