"""What is loaded before the window is there: only what it takes to paint it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import os, sys
import khulasa.ui
assert "PySide6" not in sys.modules  # it would read the source of each module behind it
from PySide6.QtCore import QEvent, QTimer
from khulasa.ui.shell import app

class Watched(app.MainWindow):
    painted = None

    def event(self, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            Watched.painted = sorted(sys.modules)
        return super().event(event)

    def resume(self, **how):
        super().resume(**how)
        QTimer.singleShot(0, self.end)

    def end(self):
        print(*self.painted)
        print(*sys.modules)
        sys.stdout.flush()
        os._exit(0)

app.MainWindow = Watched
app.main([])
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """Modules of a process at its first start: when its window is painted, and when all is in."""
    folder = str(tmp_path_factory.mktemp("first-start"))
    names = ("LIBRARY", "MODELS", "CONFIG", "STATE")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, **{f"KHULASA_{name}": folder for name in names}},
        capture_output=True,
        text=True,
        check=True,
    )
    painted, ready = (set(line.split()) for line in done.stdout.splitlines())
    return painted, ready


def others(modules: set[str]) -> set[str]:
    """Libraries that are neither Python's nor Qt's."""
    roots = {name.partition(".")[0] for name in modules} - sys.stdlib_module_names
    own_and_qt = {"khulasa", "PySide6", "shiboken6", "shibokensupport", "signature_bootstrap"}
    # Those with an underscore say how this checkout is installed, and are no libraries.
    return {name for name in roots - own_and_qt if name[0] != "_"}


def test_the_first_picture_needs_little(loaded: tuple[set[str], set[str]]) -> None:
    painted = loaded[0]
    assert others(painted) <= {"platformdirs"}
    # No article, no library, no engine, no log: of all rooms only words, settings and the window.
    rooms = {".".join(name.split(".")[:2]) for name in painted if name.startswith("khulasa.")}
    beyond = {"article", "reading", "review", "translation", "engine", "glossary", "same_format"}
    assert not rooms.intersection({f"khulasa.{room}" for room in beyond})
    assert not painted.intersection(
        {
            *("khulasa.library.facade", "khulasa.models.catalogue", "khulasa.summary.result"),
            *("khulasa.ui.reading.view", "khulasa.ui.shell.page", "khulasa.ui.shell.furnishing"),
            *("khulasa.log_file", "sqlite3", "subprocess", "json", "ctypes", "hashlib"),
        }
    )


def test_of_other_libraries_only_qt_is_there_with_the_window(
    loaded: tuple[set[str], set[str]],
) -> None:
    # The last two are loaded by the thread that opens the kept articles, sooner or later.
    assert others(loaded[1]) <= {"platformdirs", "filelock", "psutil"}


@pytest.mark.parametrize(
    "later",
    [
        *("khulasa.article.read", "khulasa.article.recognition", "khulasa.article.web"),
        *("khulasa.conversion", "khulasa.doctor", "khulasa.engine.worker"),
        "khulasa.export.layout.blocks",
        *("khulasa.glossary.read", "khulasa.review.checks", "khulasa.review.readers.numbers"),
        *("khulasa.review.readers.denials", "khulasa.review.readers.counterparts"),
        *("khulasa.ui.export.dialog", "khulasa.ui.export.printing", "khulasa.ui.glossary.dialog"),
        *("khulasa.ui.models.window", "khulasa.ui.preferences.window"),
        "khulasa.ui.shell.commands.palette",
        *("PySide6.QtPrintSupport", "PySide6.QtPdf", "email", "importlib.metadata", "statistics"),
    ],
)
def test_what_no_reader_has_asked_for_is_loaded_later(
    later: str, loaded: tuple[set[str], set[str]]
) -> None:
    assert later not in loaded[1]
