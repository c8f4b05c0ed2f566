"""What there is to know of one model, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
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

from khulasa.ui.widgets.flow_row import FlowRow
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.screen_reader import announce


@dataclass(frozen=True, slots=True)
class Details:
    """What to show.

    Attributes:
        name: The model's name in the catalogue; empty if no model is chosen.
        title: Its name for people.
        languages: What it translates, or reads.
        good_for: What it is good for.
        warning: What must not be overlooked, such as a licence; may be empty.
        facts: Names and values.
        progress: How its installation stands; may be empty.
        done, size: Bytes for the bar; size 0 while unknown, and done -1 for no bar.
        error: What went wrong; may be empty.
        note: What came of the last thing that was done; may be empty.
        actions: What can be done now, the first most plainly.
        busy: Words for the work that is under way; the actions have to wait.
    """

    name: str = ""
    title: str = ""
    languages: str = ""
    good_for: str = ""
    warning: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    progress: str = ""
    done: int = -1
    size: int = 0
    error: str = ""
    note: str = ""
    actions: tuple[Action, ...] = field(default=())
    busy: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A button: the word that ``wanted`` says, its text and its tip."""

    word: str
    text: str
    tip: str
    primary: bool = False


class ModelDetails(QScrollArea):
    """Shows details and says which of the actions is wanted.

    Signals:
        wanted: Word of an action.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown = Details()
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
        self.bar.setAccessibleName(self.tr("Progress of the installation"))
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
        """The model that is shown."""
        return self._shown.name

    def show_details(self, details: Details) -> None:
        """Show a model as it stands."""
        before, self._shown = self._shown, details
        for label, text in (
            (self.title, details.title),
            (self.languages, details.languages),
            (self.good_for, details.good_for),
            (self.warning, details.warning),
            (self.progress, details.busy or details.progress),
            (self.error, details.error),
            (self.note, details.note),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.bar.setVisible(details.done >= 0 or bool(details.busy))
        permille = round(1000 * details.done / details.size) if details.size else 0
        waiting = bool(details.busy) or not details.size
        self.bar.setRange(0, 0 if waiting else 1000)
        self.bar.setValue(0 if waiting else permille)
        if details.facts != before.facts:
            self._show_facts(details)
        if details.actions != before.actions or details.name != before.name:
            self._show_actions(details)
        for button in self.buttons.values():
            button.setEnabled(not details.busy)
        if details.name == before.name:
            for label, old in ((self.error, before.error), (self.note, before.note)):
                if label.text() and label.text() != old:
                    announce(label)
        else:
            self.verticalScrollBar().setValue(0)

    def _show_facts(self, details: Details) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row, (name, value) in enumerate(details.facts):
            key, text = QLabel(name), _label()
            key.setProperty("look", "quiet")
            key.setAlignment(Qt.AlignmentFlag.AlignTop)
            text.setText(value)
            text.setAccessibleName(f"{name}: {value}")
            self._facts.addWidget(key, row, 0)
            self._facts.addWidget(text, row, 1)

    def _show_actions(self, details: Details) -> None:
        focused = next((word for word, b in self.buttons.items() if b.hasFocus()), "")
        self._row.clear()
        self.buttons = {}
        for action in details.actions:
            button = QPushButton(action.text)
            button.setToolTip(action.tip)
            button.setAccessibleName(f"{action.text} {details.title}".replace("…", ""))
            button.setAccessibleDescription(action.tip)
            button.setProperty("look", "primary" if action.primary else "outline")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on, word=action.word: self.wanted.emit(word))
            self.buttons[action.word] = button
            self._row.add(button)
        if focused and self.buttons:
            # Pressed by keyboard, Install becomes Pause: the focus stays where it was.
            self.buttons.get(focused, next(iter(self.buttons.values()))).setFocus()


def _label(look: str = "") -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if look:
        label.setProperty("look", look)
    return label
