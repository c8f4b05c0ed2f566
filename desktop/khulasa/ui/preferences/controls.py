"""A control for a setting, made from what the setting allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from khulasa.settings.setting import Setting
from khulasa.ui.widgets.grid import UNIT

Words = Callable[[Any], str]
# Pixels: most are as wide as each other, and none is wider than a small window has room for.
_WIDTH, _WIDEST = 240, 320


def control(
    setting: Setting[Any],
    value: object,
    offered: Sequence[Any],
    words: Words,
    chosen: Callable[[object], object],
) -> QWidget:
    """A control that shows a value and says when another one is chosen.

    Args:
        setting: Is true or false, a number within bounds, or a text.
        value: The present one.
        offered: The values to choose from; empty for any that the setting allows.
        words: How a value is called.
        chosen: Called with each other one.
    """
    made = _made(setting, value, offered, words, chosen)
    if not isinstance(made, QCheckBox):
        made.setMinimumWidth(_WIDTH)
        made.setMaximumWidth(_WIDEST)
    if isinstance(made, QComboBox | QSpinBox):
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.installEventFilter(_WheelFilter(made))
    return made


def _made(
    setting: Setting[Any],
    value: object,
    offered: Sequence[Any],
    words: Words,
    chosen: Callable[[object], object],
) -> QWidget:
    if offered:
        return _choice(value, offered, words, chosen)
    if isinstance(setting.default, bool):
        box = QCheckBox(words(True))
        box.setChecked(bool(value))
        box.toggled.connect(chosen)
        return box
    if isinstance(setting.default, int):
        return _number(setting, value, chosen)
    field = QLineEdit(str(value))
    field.editingFinished.connect(lambda: chosen(field.text().strip()))
    return field


def _choice(
    value: object, offered: Sequence[Any], words: Words, chosen: Callable[[object], object]
) -> QComboBox:
    box = QComboBox()
    for one in offered:
        box.addItem(words(one), one)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setCurrentIndex(_nearest(offered, value))
    box.activated.connect(lambda index: chosen(offered[index]))
    return box


def _nearest(offered: Sequence[Any], value: Any) -> int:
    """The place of a value; of a number that is none of those offered, of the nearest."""
    if isinstance(value, float):
        return min(range(len(offered)), key=lambda index: abs(offered[index] - value))
    return list(offered).index(value)


def _number(setting: Setting[Any], value: object, chosen: Callable[[object], object]) -> QSpinBox:
    box = QSpinBox()
    box.setRange(int(setting.least or 0), int(setting.most or 10**9))
    box.setGroupSeparatorShown(True)
    box.setValue(int(str(value)))
    box.setMinimumHeight(3 * UNIT)  # as high as a choice
    # Not at every digit that is typed on the way to a number.
    box.setKeyboardTracking(False)
    box.valueChanged.connect(chosen)
    return box


class _WheelFilter(QObject):
    """Leaves the wheel to the window, which scrolls: nothing is chosen by passing over it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
