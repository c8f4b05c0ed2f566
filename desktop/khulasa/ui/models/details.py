"""The side of the models window that shows one model and the buttons for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from khulasa.ui.models.actions import ModelCommand
from khulasa.ui.models.card import ModelCard
from khulasa.ui.widgets.enter_key import EnterButton
from khulasa.ui.widgets.flow_row import FlowRow
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_reader import announce
from khulasa.wording import _, labelled_text


class ModelDetails(QScrollArea):
    """Shows the card of a model, and emits the command of the button that is pressed.

    Signals:
        command_wanted: A ``ModelCommand``.
    """

    command_wanted = Signal(ModelCommand)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown = ModelCard()
        self.title, self.languages = _label("title"), _label()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setBold(True)
        self.title.setFont(font)
        self.good_for, self.warning = _label(), _label("warning")
        self.languages.setProperty("look", "quiet")
        self.progress, self.note = _label(), _label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress of the installation"))
        self.error = _label("error")
        self.buttons: dict[str, QPushButton] = {}
        self._row = FlowRow()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(2 * UNIT)
        self._facts.setVerticalSpacing(UNIT)
        self._facts.setColumnStretch(1, 1)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for part in (self.title, self.languages, self.good_for, self.warning, self.error):
            layout.addWidget(part)
        layout.addWidget(self.progress)
        layout.addWidget(self.bar)
        layout.addWidget(self.note)
        layout.addWidget(self._row)
        layout.addSpacing(UNIT)
        layout.addLayout(self._facts)
        layout.addStretch(1)
        self.setWidget(body)

    @property
    def name(self) -> str:
        """Name of the model that is shown."""
        return self._shown.name

    def show_card(self, card: ModelCard) -> None:
        """Show a model as it stands."""
        before, self._shown = self._shown, card
        for label, text in (
            (self.title, card.title),
            (self.languages, card.languages),
            (self.good_for, card.good_for),
            (self.warning, card.warning),
            (self.progress, card.busy or card.progress),
            (self.error, card.error),
            (self.note, card.note),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.bar.setVisible(card.done >= 0 or bool(card.busy))
        permille = round(1000 * card.done / card.size) if card.size else 0
        waiting = bool(card.busy) or not card.size
        self.bar.setRange(0, 0 if waiting else 1000)
        self.bar.setValue(0 if waiting else permille)
        if card.facts != before.facts:
            self._show_facts(card)
        if card.actions != before.actions or card.name != before.name:
            self._show_actions(card)
        for button in self.buttons.values():
            button.setEnabled(not card.busy)
        if card.name == before.name:
            for label, old in ((self.error, before.error), (self.note, before.note)):
                if label.text() and label.text() != old:
                    announce(label)
        else:
            self.verticalScrollBar().setValue(0)

    def _show_facts(self, card: ModelCard) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row, (name, value) in enumerate(card.facts):
            key, text = plain_label(name), _label()
            key.setProperty("look", "quiet")
            key.setAlignment(Qt.AlignmentFlag.AlignTop)
            text.setText(value)
            text.setAccessibleName(labelled_text(name, value))
            self._facts.addWidget(key, row, 0)
            self._facts.addWidget(text, row, 1)

    def _show_actions(self, card: ModelCard) -> None:
        focused = next((command for command, b in self.buttons.items() if b.hasFocus()), "")
        self._row.clear()
        self.buttons = {}
        for action in card.actions:
            words, tip = _(action.text), _(action.tip)
            button = EnterButton(words)
            button.setToolTip(tip)
            button.setAccessibleName(f"{words} {card.title}".replace("…", ""))
            button.setAccessibleDescription(tip)
            button.setProperty("look", "primary" if action.primary else "outline")
            button.clicked.connect(
                lambda _on, command=action.command: self.command_wanted.emit(command)
            )
            self.buttons[action.command] = button
            self._row.add(button)
        if focused and self.buttons:
            # Pressed by keyboard, Install becomes Pause: the focus stays where it was.
            self.buttons.get(focused, next(iter(self.buttons.values()))).setFocus()


def _label(look: str = "") -> QLabel:
    label = plain_label()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    # By itself Qt sets Latin names at the left of a window that begins at the right.
    is_rightwards = QGuiApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    side = Qt.AlignmentFlag.AlignLeft if is_rightwards else Qt.AlignmentFlag.AlignRight
    label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    if look:
        label.setProperty("look", look)
    return label
