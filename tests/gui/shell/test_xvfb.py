"""A real window on a real X server: what the offscreen platform cannot show."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from installer.linux.screen import Screen, end, wait_for

from ..conftest import ARTICLE

COPIED = (
    "Sentence 0 in English.\nSentence 1 in English.\n\n"
    "Rough machine translation (starter model): check it against the source."
)
PROGRAMS = Path(__file__).parents[1]
MISSING = [name for name in ("Xvfb", "xdotool", "xclip") if shutil.which(name) is None]

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}"),
]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """An X server of its own."""
    screen = Screen(tmp_path / "pictures")
    yield screen
    screen.close()


def environment_at(screen: Screen, folder: Path) -> dict[str, str]:
    """What a program is started with to show its window there."""
    return {
        **os.environ,
        "DISPLAY": screen.display,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }


class Window:
    """The window program and what it says of itself."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.screen = screen
        self.environment = environment_at(screen, folder)
        self._status = folder / "status.json"
        self.process = self.start("window_program.py", self._status)
        self.id = wait_for("the window", lambda: self.status().get("window"))
        # There is no window manager to place it, and none to give it the focus.
        self.xdotool("windowmove", self.id, 0, 0)
        self.xdotool("windowsize", self.id, 1280, 800)

    def start(self, program: str, *arguments: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(PROGRAMS / program), *map(str, arguments)]
        return subprocess.Popen(command, env=self.environment)

    def xdotool(self, *arguments: object) -> str:
        return self.screen.do("xdotool", *arguments)

    def status(self) -> dict[str, Any]:
        assert self.process_is_alive(), "the window program ended"
        if not self._status.exists():
            return {}
        status: dict[str, Any] = json.loads(self._status.read_text(encoding="utf-8"))
        return status

    def process_is_alive(self) -> bool:
        return self.process.poll() is None

    def press(self, keys: str) -> None:
        self.screen.press(self.id, keys)


@pytest.fixture
def window(screen: Screen, tmp_path: Path) -> Iterator[Window]:
    window = Window(screen, tmp_path)
    yield window
    end(window.process)


@contextmanager
def other_program(window: Window, program: str, file: Path) -> Iterator[None]:
    """A program to drag from or to, in the lower left of the screen."""
    title = program.removesuffix(".py").replace("_", " ").capitalize()
    process = window.start(program, file, 0, 850, 300, 100)
    try:
        search = ("search", "--onlyvisible", "--name", f"^{title}$")
        wait_for(title, lambda: window.xdotool(*search))
        yield
    finally:
        end(process)


def drag(window: Window, file: Path) -> None:
    """Drag a file from another program and drop it on the window."""
    with other_program(window, "drag_source.py", file):
        steps = iter(range(10_000))

        def over_the_window() -> bool:
            # Wandering about, because the drag begins, enters and is answered by moves.
            step = next(steps)
            window.xdotool("mousemove", 300 + step % 40, max(400, 880 - 20 * step))
            return bool(window.status()["drop_sheet"])

        window.xdotool("mousemove", 100, 900)
        window.xdotool("mousedown", 1)
        wait_for("the drop sheet", over_the_window)
        window.xdotool("mouseup", 1)
        wait_for("the drop sheet to go", lambda: not window.status()["drop_sheet"])


def test_a_dropped_file_is_translated_and_its_summary_copied(
    window: Window, tmp_path: Path
) -> None:
    file = tmp_path / "تقرير الصباح.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    drag(window, file)
    wait_for("the translation", lambda: window.status()["state"] == "done")
    assert window.status()["title"].startswith(file.name)
    window.press("ctrl+shift+c")
    expected = COPIED
    copied = ("xclip", "-selection", "clipboard", "-out")
    assert wait_for("the clipboard", lambda: window.screen.do(*copied)) == expected
    assert window.process_is_alive()


def paste(window: Window) -> None:
    """Paste the article from another program."""
    subprocess.run(
        ["xclip", "-selection", "clipboard", "-in"],
        env=window.environment,
        input=ARTICLE.encode("utf-8"),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    window.press("ctrl+v")
    wait_for("the translation", lambda: window.status()["state"] == "done")


def test_pasting_from_another_program(window: Window) -> None:
    paste(window)


def test_letting_go_of_a_dragged_selection_keeps_the_article(window: Window) -> None:
    paste(window)
    title = window.status()["title"]
    x, y = window.status()["first_word"]
    window.xdotool("mousemove", x, y, "click", 1)
    window.press("ctrl+a")
    wait_for("the selection", lambda: window.status()["selected"])
    steps = iter(range(10_000))

    def entered() -> bool:
        window.xdotool("mousemove", x + 20 + 5 * (next(steps) % 20), y + 20)
        return bool(window.status()["drags"])

    # Later than a double click, which would select a word instead.
    time.sleep(0.6)
    window.xdotool("mousemove", x, y, "mousedown", 1)
    wait_for("the drag", entered)
    assert not window.status()["drop_sheet"]
    window.xdotool("mouseup", 1)
    time.sleep(0.5)
    assert window.status()["title"] == title
    assert window.status()["state"] == "done"


def test_the_summary_is_dragged_into_another_program(window: Window, tmp_path: Path) -> None:
    paste(window)
    taken = tmp_path / "taken.json"

    def said() -> dict[str, Any]:
        if not taken.exists():
            return {}
        content: dict[str, Any] = json.loads(taken.read_text(encoding="utf-8"))
        return content

    with other_program(window, "drop_target.py", taken):
        x, y = window.status()["handle"]
        steps = iter(range(10_000))

        def over_the_target() -> bool:
            step = next(steps)
            window.xdotool("mousemove", x + step % 40, min(900, y + 40 * step))
            return bool(said())

        window.xdotool("mousemove", x, y, "mousedown", 1)
        wait_for("the target", over_the_target)
        window.xdotool("mouseup", 1)
        wait_for("the drop", lambda: said().get("text"))
    assert said()["text"] == COPIED
    assert '<p dir="ltr" lang="en">Sentence 0 in English.</p>' in said()["html"]
    assert window.status()["state"] == "done"
    assert window.process_is_alive()


def test_an_interrupt_in_the_terminal_quits(window: Window) -> None:
    window.process.send_signal(2)
    assert window.process.wait(60) == 0


def test_a_click_before_all_is_in_the_window_is_not_lost(screen: Screen, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, PROGRAMS / "early_click_program.py"],
        env=environment_at(screen, tmp_path),
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
    )
    assert done.stdout.split() == ["bare", "opens"]
