"""What is installed and what is wrong with it, to be copied for a bug report."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from khulasa.doctor.report import as_text, examine
from khulasa.ui.shell.dialogs.details_dialog import DetailsDialog
from khulasa.ui.widgets.background_work import Handover
from khulasa.wording import _


def show_diagnostics(window: QWidget) -> DetailsDialog:
    """Show what the doctor finds, as soon as it has; what is shown is what can be copied."""
    dialog = DetailsDialog(
        _("Diagnostics"),
        _("What is installed here, and what is wrong with it."),
        _("Looking…"),
        _("This is all that is copied. It has no text and no file name of your articles."),
        window,
    )
    dialog.copy_button.setEnabled(False)
    handover = Handover(dialog)
    dialog.finished.connect(handover.close)

    def show(found: str | Exception) -> None:
        dialog.show_details(str(found))
        dialog.copy_button.setEnabled(True)

    handover.run(lambda: as_text(examine()), show)
    dialog.show()
    return dialog
