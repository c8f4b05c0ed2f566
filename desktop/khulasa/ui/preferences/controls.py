"""A control for a setting, made from what the setting allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from khulasa.settings.setting import Setting

Words = Callable[[Any], str]
_TEXT_WIDTH = 260  # pixels


def control(
    setting: Setting[Any], value: object, words: Words, chosen: Callable[[object], object]
) -> QWidget:
    """A control that shows a value and says when another one is chosen.

    Args:
        setting: Allows values: some of its own, a number within bounds, true or false, or a text.
        value: The present one.
        words: How a value is called.
        chosen: Called with each other one.
    """
    if setting.allowed:
        return _choice(setting, value, words, chosen)
    if isinstance(setting.default, bool):
        box = QCheckBox(words(True))
        box.setChecked(bool(value))
        box.toggled.connect(chosen)
        return box
    if isinstance(setting.default, int):
        return _number(setting, value, chosen)
    field = QLineEdit(str(value))
    field.setMinimumWidth(_TEXT_WIDTH)
    field.editingFinished.connect(lambda: chosen(field.text().strip()))
    return field


def _choice(
    setting: Setting[Any], value: object, words: Words, chosen: Callable[[object], object]
) -> QComboBox:
    box = QComboBox()
    for allowed in setting.allowed:
        box.addItem(words(allowed), allowed)
    box.setCurrentIndex(_nearest(setting.allowed, value))
    box.activated.connect(lambda index: chosen(setting.allowed[index]))
    return box


def _nearest(allowed: Sequence[Any], value: Any) -> int:
    """The place of a value; of a number that is none of those allowed, of the nearest."""
    if isinstance(value, float):
        return min(range(len(allowed)), key=lambda index: abs(allowed[index] - value))
    return list(allowed).index(value)


def _number(setting: Setting[Any], value: object, chosen: Callable[[object], object]) -> QSpinBox:
    box = QSpinBox()
    box.setRange(int(setting.least or 0), int(setting.most or 10**9))
    box.setGroupSeparatorShown(True)
    box.setValue(int(str(value)))
    # Not at every digit that is typed on the way to a number.
    box.setKeyboardTracking(False)
    box.valueChanged.connect(chosen)
    return box
