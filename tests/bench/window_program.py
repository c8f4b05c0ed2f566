"""The window with an article of so many words: python -m bench.window_program WORDS.

Prints as JSON what its process holds once all of it is translated and shown, and the seconds.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer

from bench.memory import memory_of
from bench.scripted import ScriptedEngine, article_text
from khulasa.library.database.location import LIBRARY_VARIABLE
from khulasa.models.catalogue import load_catalogue
from khulasa.ui.shell.app import make_application
from khulasa.ui.shell.furnishing import new_window


def main() -> None:
    """Show an article until all of it is there."""
    with tempfile.TemporaryDirectory() as folder:
        for name in (LIBRARY_VARIABLE, "KHULASA_CONFIG", "KHULASA_STATE"):
            os.environ[name] = folder
        path = Path(folder) / "long.txt"
        path.write_text(article_text(int(sys.argv[1])), "utf-8")
        make_application()
        window = new_window(ScriptedEngine(), load_catalogue().models)
        window.resize(1200, 800)
        window.show()
        began = perf_counter()
        window.open_file(path)
        core, loop, look = window.session.core, QEventLoop(), QTimer(interval=20)

        def is_there() -> None:
            counts = core.counts()
            if counts.total and counts.done == counts.total and window.page.view.is_filled:
                loop.quit()

        look.timeout.connect(is_there)
        look.start()
        loop.exec()
        seconds = perf_counter() - began
        gc.collect()
        print(json.dumps({"memory": memory_of(os.getpid()), "seconds": seconds}), flush=True)
        window.close()


if __name__ == "__main__":
    main()
