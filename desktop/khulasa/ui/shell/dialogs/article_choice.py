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

from khulasa.article.errors import ArticlesInside
from khulasa.ui.widgets.dialog_words import dialog_buttons
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import name_line, plain_label, unguessed
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.wording import _, count_text, sentences_phrase

_WIDTH, _ROWS, _LEAST_ROWS = 480, 12, 4
_NAME = Qt.ItemDataRole.UserRole


class ArticleChoice(QDialog):
    """A list of articles, of which Enter or a double click opens one.

    Args:
        place: The folder or the archive.
        inside: The articles in it.
        window: What it stands in front of.

    Signals:
        chosen: The path of the article.
        all_chosen: The paths of all that are listed.
    """

    chosen = Signal(object)
    all_chosen = Signal(tuple)

    def __init__(self, place: Path, inside: ArticlesInside, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Choose an article"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place = place
        # Isolated, so that an Arabic name does not turn the line around.
        of_what = f"\u2068{name_line(place.name)}\u2069"
        question = plain_label(_("Which article of “{}” would you like to read?").format(of_what))
        question.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Articles"))
        self.list.setSpacing(UNIT // 4)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name in inside.names:
            shown = name_line(name)
            item = QListWidgetItem(shown, self.list)
            item.setData(_NAME, name)
            item.setToolTip(unguessed(shown))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self.accept())
        buttons = dialog_buttons(
            QDialogButtonBox.StandardButton.Open, QDialogButtonBox.StandardButton.Cancel
        )
        listed, more = len(inside.names), _how_many(inside)
        open_all = (
            count_text("Open the first {:,}", "Open the first {:,}", listed)
            if more
            else count_text("Open all ({:,})", "Open all ({:,})", listed)
        )
        every = buttons.addButton(open_all, QDialogButtonBox.ButtonRole.ActionRole)
        every.setObjectName("openAll")
        every.clicked.connect(lambda: self._choose_all(inside.names))
        self.remark = plain_label(more)
        self.remark.setWordWrap(True)
        self.remark.setVisible(bool(more))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for widget in (question, self.list, self.remark, buttons):
            layout.addWidget(widget)
        height = self.list.sizeHintForRow(0) + 2 * self.list.spacing()
        usual, least = (min(listed, rows) * height + UNIT for rows in (_ROWS, _LEAST_ROWS))
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


def _how_many(inside: ArticlesInside) -> str:
    """How many articles there are, where they are more than are listed, and what translates all."""
    listed = len(inside.names)
    if not inside.all_counted:
        number = count_text(
            "It holds {:,} article or more; the first {listed:,} are listed.",
            "It holds {:,} articles or more; the first {listed:,} are listed.",
            inside.total,
            listed=listed,
        )
    elif listed < inside.total:
        number = count_text(
            "It holds {:,} article; the first {listed:,} are listed.",
            "It holds {:,} articles; the first {listed:,} are listed.",
            inside.total,
            listed=listed,
        )
    else:
        return ""
    way = _("To translate all of them, type in a terminal: khulasa batch FOLDER -o OUT")
    return str(sentences_phrase((number, way)))
