"""Choosing one of the articles in a folder or an archive."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from khulasa.ui.widgets.dialog_words import dialog_buttons
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import name_line, plain_label, unguessed
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.wording import _, count_text

_WIDTH, _ROWS, _LEAST_ROWS = 480, 12, 4
_NAME = Qt.ItemDataRole.UserRole


class ArticleChoice(QDialog):
    """A list of articles, of which Enter or a double click opens one.

    Args:
        place: The folder or the archive.
        names: The names of the articles in it.
        window: What it stands in front of.

    Signals:
        chosen: The path of the article.
        all_chosen: The paths of all of them.
    """

    chosen = Signal(object)
    all_chosen = Signal(tuple)

    def __init__(self, place: Path, names: tuple[str, ...], window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Choose an article"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place = place
        of_what = name_line(place.name)
        question = plain_label(_("Which article of {} would you like to read?").format(of_what))
        question.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Articles"))
        self.list.setSpacing(UNIT // 4)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name in names:
            shown = name_line(name)
            item = QListWidgetItem(shown, self.list)
            item.setData(_NAME, name)
            item.setToolTip(unguessed(shown))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self.accept())
        buttons = dialog_buttons(
            QDialogButtonBox.StandardButton.Open, QDialogButtonBox.StandardButton.Cancel
        )
        every = buttons.addButton(
            count_text("Open all ({:,})", "Open all ({:,})", len(names)),
            QDialogButtonBox.ButtonRole.ActionRole,
        )
        every.setObjectName("openAll")
        every.clicked.connect(lambda: self._choose_all(names))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for widget in (question, self.list, buttons):
            layout.addWidget(widget)
        height = self.list.sizeHintForRow(0) + 2 * self.list.spacing()
        usual, least = (min(len(names), rows) * height + UNIT for rows in (_ROWS, _LEAST_ROWS))
        self.list.setMinimumHeight(least)
        resize_on_screen(self, _WIDTH, self.minimumSizeHint().height() + usual - least)
        self.list.setFocus()

    def _choose_all(self, names: tuple[str, ...]) -> None:
        self.reject()
        self.all_chosen.emit(tuple(self._place / name for name in names))

    def accept(self) -> None:
        item = self.list.currentItem()
        super().accept()
        if item is not None:
            self.chosen.emit(self._place / item.data(_NAME))
