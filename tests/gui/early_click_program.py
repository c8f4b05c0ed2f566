"""A window whose sample is clicked on as soon as it is painted, long before all is in it."""

from __future__ import annotations

import os
import subprocess
import sys

from fake_engine import FakeEngine
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton

from khulasa.engine import client
from khulasa.ui.shell import app


class ClickedWindow(app.MainWindow):
    """Says when it was clicked on, and what came of that."""

    clicked = False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.clicked:
            self.clicked = True
            button = self.welcome.findChildren(QPushButton)[-1]
            place = button.mapToGlobal(button.rect().center())
            move = ("mousemove", str(place.x()), str(place.y()), "click", "1")
            subprocess.run(("xdotool", *move), check=True)
            print("furnished" if self.is_furnished else "bare", flush=True)
        return super().event(event)

    def open_sample(self) -> None:
        print("opens", flush=True)
        os._exit(0)


client.Engine = FakeEngine
app.MainWindow = ClickedWindow
sys.exit(app.run())
