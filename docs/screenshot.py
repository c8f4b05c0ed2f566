"""Makes docs/window.png: the window with the sample article, translated.

Run by ``make screenshot``; needs no screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Settings of the person at the machine, such as a zoom, don't belong in the picture, nor does the
# picture's article into the library.
for name in ("KHULASA_CONFIG", "KHULASA_LIBRARY", "KHULASA_STATE"):
    os.environ[name] = tempfile.mkdtemp()

from khulasa.engine.client import Engine
from khulasa.models.catalogue import read_catalogue
from khulasa.reading.changes import State
from khulasa.ui.shell.app import make_application
from khulasa.ui.shell.main_window import MainWindow


def main() -> int:
    """Open the sample, wait until it is done, save the picture."""
    app = make_application()
    window = MainWindow(Engine(), read_catalogue())
    window.resize(1200, 800)

    def save_when_done() -> None:
        if window.session.core.state is State.DONE:
            window.message_bar.clear()
            app.processEvents()
            window.grab().save(str(Path(__file__).with_name("window.png")))
            window.close()

    window.session.state_changed.connect(save_when_done)
    window.show()
    window.open_sample()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
