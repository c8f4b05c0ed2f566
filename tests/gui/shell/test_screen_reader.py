"""A screen reader reads an article: by AT-SPI, on a screen and a session of their own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.linux.screen import Screen, end

from ..conftest import ARTICLE

PROGRAMS = Path(__file__).parents[1]
SYSTEM_PYTHON = "/usr/bin/python3"  # packages of the system are for this one


def missing() -> list[str]:
    names = [name for name in ("Xvfb", "dbus-run-session") if shutil.which(name) is None]
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(asked, capture_output=True).returncode:
        names.append("python3-pyatspi")
    return names


pytestmark = pytest.mark.xvfb


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    if sys.platform != "linux" or missing():
        pytest.skip(f"needs Linux with {', '.join(missing())}")
    screen = Screen(tmp_path / "pictures")
    yield screen
    screen.close()


def test_both_columns_are_read_sentence_by_sentence(screen: Screen, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    window = [sys.executable, PROGRAMS / "window_program.py", tmp_path / "status.json", article]
    reader = [
        SYSTEM_PYTHON,
        PROGRAMS / "screen_reader_program.py",
        "Khulasa",
        tmp_path / "told.json",
    ]
    environment = {
        **os.environ,
        "DISPLAY": screen.display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    path = os.pathsep.join(path for path in sys.path if path)
    # In one session of D-Bus; the window ends with it.
    script = (
        'PYTHONPATH="$1" "$2" "$3" "$4" "$5" & "$6" "$7" "$8" "$9"'
        "; code=$?; kill $!; wait $!; exit $code"
    )
    command = ["dbus-run-session", "--", "sh", "-c", script, "sh", path, *window, *reader]
    session = subprocess.Popen(list(map(str, command)), env=environment)
    try:
        assert session.wait() == 0
    finally:
        end(session)
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    language, sentences = told["Source"]
    assert language == "ar"
    assert sentences == [part for part in re.split(r"(?<=\.) |\n+", ARTICLE) if part]
    language, sentences = told["Translation"]
    assert language == "en"
    assert sentences == [f"Sentence {number} in English." for number in range(6)]
