"""How dialogs stand that ask for a document: a form, and beside it the document's first page."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.screen_room import resize_on_screen


def new_form() -> QFormLayout:
    """A form whose fields are as wide as there is room."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setHorizontalSpacing(2 * UNIT)
    form.setVerticalSpacing(UNIT)
    return form


def put_beside_preview(
    dialog: QDialog, form: QFormLayout, fault: QWidget, buttons: QWidget, preview: QWidget
) -> None:
    """Fill a dialog: the form, what is wrong and the buttons on one side, the page on the other."""
    left = QVBoxLayout()
    left.setSpacing(UNIT)
    left.addLayout(form)
    left.addWidget(fault)
    left.addStretch(1)
    left.addWidget(buttons)
    layout = QHBoxLayout(dialog)
    layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
    layout.setSpacing(3 * UNIT)
    layout.addLayout(left, 1)
    layout.addWidget(preview, 1)
    hint = dialog.sizeHint()
    resize_on_screen(dialog, hint.width(), hint.height())
