"""PDF for the command line, which has no window and needs no display."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication

from khulasa.export.choices import Choices, Details
from khulasa.reading.document import Reading
from khulasa.ui.export.pdf_document import to_pdf
from khulasa.ui.widgets.fonts import load_fonts


def pdf_without_window(reading: Reading, choices: Choices, details: Details) -> bytes:
    """The article as a PDF, made where Qt was not started yet."""
    if sys.platform != "win32":  # which always has a display, and its fonts only with that
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # It has to be there until the document is made.
    application = QGuiApplication.instance() or QGuiApplication(["khulasa"])
    load_fonts()
    content = to_pdf(reading, choices, details)
    del application
    return content
