"""A line that shows where the keyboard is, for widgets that look the same with the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QWidget

_HEIGHT = 2  # pixels
_Reason = Qt.FocusReason
_BY_KEYS = (_Reason.TabFocusReason, _Reason.BacktabFocusReason, _Reason.ShortcutFocusReason)
# The focus comes back to where it was.
_FOR_A_WHILE = (
    _Reason.ActiveWindowFocusReason,
    _Reason.PopupFocusReason,
    _Reason.MenuBarFocusReason,
)


class FocusLine(QFrame):
    """Lies along the top of a widget while it has the focus and the keyboard brought it there.

    Whoever clicks into a text knows where they are, and a line would only catch the eye.

    Args:
        widget: Has it.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.setObjectName("focusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._lie_along(widget)
        widget.installEventFilter(self)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.FocusIn | QEvent.Type.FocusOut if isinstance(event, QFocusEvent):
                if event.reason() not in _FOR_A_WHILE:
                    self.setVisible(event.gotFocus() and event.reason() in _BY_KEYS)
                    self.raise_()
            case QEvent.Type.Resize if isinstance(widget, QWidget):
                self._lie_along(widget)
        return False

    def _lie_along(self, widget: QWidget) -> None:
        self.setGeometry(0, 0, widget.width(), _HEIGHT)
