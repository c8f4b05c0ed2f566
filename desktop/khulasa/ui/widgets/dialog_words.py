"""Dialogs with Khulasa's own words on their buttons; those of Qt may be worded otherwise."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QInputDialog, QLineEdit, QWidget

from khulasa.ui.widgets.enter_key import EnterButton
from khulasa.ui.widgets.plain import unguessed
from khulasa.wording import N_, _

_Kind = QDialogButtonBox.StandardButton
_WORDS = {_Kind.Cancel: N_("Cancel"), _Kind.Open: N_("Open")}


def dialog_buttons(*kinds: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """The row of buttons at the foot of a dialog that asks something; see ``close_box``.

    Args:
        kinds: Cancel or Open; the system decides their order.
    """
    buttons = QDialogButtonBox()
    for kind in kinds:
        buttons.addButton(kind).setText(_(_WORDS[kind]))
    return buttons


def close_box(dialog: QDialog) -> QDialogButtonBox:
    """Close below a window that asks nothing: Enter in one of its fields leaves it open."""
    box = QDialogButtonBox()
    box.addButton(EnterButton(_("Close")), QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    return box


def ask_text(
    parent: QWidget,
    title: str,
    words: str,
    text: str = "",
    echo: QLineEdit.EchoMode = QLineEdit.EchoMode.Normal,
) -> str | None:
    """Ask for a line of text; None if there is no answer.

    Args:
        parent: The window.
        title: Of the dialog.
        words: The question, which may have text of others in it.
        text: What stands in the field at first.
        echo: How what is written is shown.
    """
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(unguessed(words))
    dialog.setTextEchoMode(echo)
    dialog.setTextValue(text)
    dialog.setOkButtonText(_("OK"))
    dialog.setCancelButtonText(_("Cancel"))
    answer = dialog.textValue() if dialog.exec() else None
    dialog.deleteLater()
    return answer
