"""What is loaded before the window is there: only what it takes to paint it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PAINTED = """
import os, sys
from khulasa.engine.client import Engine
import khulasa.ui
assert "PySide6" not in sys.modules  # it would read the source of each module behind it
from khulasa.ui.shell import app
qt = app.make_application()
window = app.MainWindow(Engine(), app._catalogue()[0])
window.show()
window.resume()
assert not window.grab().isNull()
print(*sys.modules)
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the modules of a process whose window was just painted, at its first start."""
    folder = str(tmp_path_factory.mktemp("first-start"))
    names = ("LIBRARY", "MODELS", "CONFIG", "STATE")
    done = subprocess.run(
        [sys.executable, "-c", PAINTED],
        env={**os.environ, **{f"KHULASA_{name}": folder for name in names}},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_of_other_libraries_only_qt_is_there_before_the_window(loaded: set[str]) -> None:
    others = {name.partition(".")[0] for name in loaded} - sys.stdlib_module_names
    own_and_qt = {"khulasa", "PySide6", "shiboken6", "shibokensupport", "signature_bootstrap"}
    # Those with an underscore say how this checkout is installed, and are no libraries; the last
    # two are loaded by the thread that opens the kept articles, sooner or later.
    found = {name for name in others - own_and_qt if name[0] != "_"}
    assert found <= {"platformdirs", "filelock", "psutil"}


@pytest.mark.parametrize(
    "later",
    [
        *("khulasa.article.read", "khulasa.article.recognition", "khulasa.article.web"),
        *("khulasa.conversion", "khulasa.doctor", "khulasa.engine.worker", "khulasa.export.blocks"),
        *("khulasa.glossary.read", "khulasa.review.checks", "khulasa.review.readers.numbers"),
        *("khulasa.review.readers.denials", "khulasa.review.readers.counterparts"),
        *("khulasa.ui.export.dialog", "khulasa.ui.export.printing", "khulasa.ui.glossary.dialog"),
        *("khulasa.ui.models.window", "khulasa.ui.preferences.window", "khulasa.ui.shell.palette"),
        *("PySide6.QtPrintSupport", "PySide6.QtPdf", "email", "importlib.metadata", "statistics"),
    ],
)
def test_what_no_reader_has_asked_for_is_loaded_later(later: str, loaded: set[str]) -> None:
    assert later not in loaded
