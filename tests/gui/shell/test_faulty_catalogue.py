"""A mistake in the user's catalogue is said in the window, which opens all the same."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from khulasa.models.store import user_catalogue_path

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from khulasa.ui.shell import app

def look(window):
    print([label.text() for label in window.message_bar.findChildren(QLabel)])
    print(window.isVisible())
    window.close()
    QApplication.quit()

class LookedAt(app.MainWindow):
    def resume(self, **how):
        super().resume(**how)
        QTimer.singleShot(0, self, lambda: look(self))

app.MainWindow = LookedAt
sys.exit(app.run())
"""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[mine]\ncolour = red\n", "[mine]: unknown key colour"),
        ("[mine]\n" * 2, "line 2 is not as it should be"),
        ("nonsense", "malformed"),
    ],
)
def test_it_is_said_and_the_window_opens(text: str, fault: str) -> None:
    user_catalogue_path().write_text(text, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert result.returncode == 0, result.stderr
    texts, visible = result.stdout.splitlines()
    assert fault in texts
    assert visible == "True"
