"""What keeps Python from holding up the window."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

# The window's thread gives Python's lock away in most calls of Qt, and waits so long for it when
# another thread computes: with Python's own 5 ms, twenty such calls make a tenth of a second.
_MOST_WAITED = 0.001  # seconds
# Looking for garbage stops all threads, 30 to 60 ms with an article of 120,000 words, and finds
# next to nothing: what is closed goes without it. Python does it for each quarter more that there
# is. With this it does once 700,000 things have come, as many as nine such articles have.
_SELDOM = 100


def stay_prompt(app: QApplication) -> None:
    """Have Python hold up the window as little as can be; to be called once that is there."""
    sys.setswitchinterval(_MOST_WAITED)
    gc.freeze()  # what was imported stays: nobody has to look through it again
    young, middle, _old = gc.get_threshold()
    gc.set_threshold(young, middle, _SELDOM)
    app.applicationStateChanged.connect(_tidy_up)


def _tidy_up(state: Qt.ApplicationState) -> None:
    """Look for garbage when the reader has turned to another program."""
    if state is Qt.ApplicationState.ApplicationInactive:
        gc.collect()
