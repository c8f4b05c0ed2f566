"""The empty window: what this is and how to begin."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from khulasa.resources import resource_path
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import _

_LOW = 42 * UNIT  # of a window that has room for the words only


class Welcome(QWidget):
    """Explains itself and offers the ways to open an article.

    Args:
        actions: Open, paste and sample, in this order; the first is offered most plainly.
    """

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon = plain_label()
        icon.setPixmap(QIcon(str(resource_path("icons", "khulasa.svg"))).pixmap(QSize(72, 72)))
        icon.setAccessibleName("Khulasa")
        title = plain_label(_("Drop an Arabic article here"))
        title.setProperty("look", "title")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        title.setFont(font)
        body = plain_label(
            _("Read it in English beside the source,\nparagraph by paragraph, the gist on top.")
        )
        body.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for index, action in enumerate(actions):
            self.addAction(action)
            buttons.addWidget(action_button(action, "outline" if index else "primary"))
        buttons.addStretch()
        small = plain_label(
            _(
                "Opens text, web pages, PDF, Word and other documents, e-books, e-mail and"
                " subtitles.\nEverything stays on this computer."
            )
        )
        small.setProperty("look", "quiet")
        small.setWordWrap(True)
        small.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * UNIT)
        layout.addStretch(2)
        layout.addWidget(icon, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(title, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(body, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addSpacing(UNIT)
        layout.addLayout(buttons)
        layout.addSpacing(UNIT)
        layout.addWidget(small)
        layout.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._icon.setVisible(self.height() >= _LOW)


def action_button(action: QAction, look: str) -> QPushButton:
    """A push button that does what an action does."""
    button = QPushButton(action.iconText())
    button.setProperty("look", look)
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.iconText())
    button.clicked.connect(action.trigger)
    return button
