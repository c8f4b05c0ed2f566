"""A real window on a real X server: what the offscreen platform cannot show."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from ..conftest import ARTICLE

PROGRAMS = Path(__file__).parents[1]
DEADLINE = 60.0  # seconds; only a broken program needs them all
MISSING = [name for name in ("Xvfb", "xdotool", "xclip") if shutil.which(name) is None]

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}"),
]

Found = TypeVar("Found")
Environment = dict[str, str]


def wait_for(what: str, find: Callable[[], Found | None]) -> Found:
    """Ask again and again until there is an answer."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


def end(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Environment]:
    """An X server of its own, as the environment of its clients."""
    reader, writer = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        "1280x1000x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    try:
        assert number, "Xvfb did not start"
        yield {
            **os.environ,
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
    finally:
        end(server)


def xdotool(environment: Environment, *arguments: object) -> str:
    command = ["xdotool", *(str(argument) for argument in arguments)]
    return subprocess.run(
        command, env=environment, check=False, capture_output=True, text=True, timeout=DEADLINE
    ).stdout.strip()


def clipboard(environment: Environment) -> str:
    command = ["xclip", "-selection", "clipboard", "-out"]
    answer = subprocess.run(
        command, env=environment, check=False, capture_output=True, timeout=DEADLINE
    )
    return answer.stdout.decode("utf-8")


class Window:
    """The window program and what it says of itself."""

    def __init__(self, environment: Environment, folder: Path) -> None:
        self.environment = environment
        self._status = folder / "status.json"
        program = PROGRAMS / "window_program.py"
        self.process = subprocess.Popen(
            [sys.executable, str(program), str(self._status)], env=environment
        )
        self.id = wait_for("the window", lambda: self.status().get("window"))
        # There is no window manager to place it, and none to give it the focus.
        xdotool(environment, "windowmove", self.id, 0, 0)
        xdotool(environment, "windowsize", self.id, 1280, 800)

    def status(self) -> dict[str, Any]:
        assert self.process_is_alive(), "the window program ended"
        if not self._status.exists():
            return {}
        status: dict[str, Any] = json.loads(self._status.read_text(encoding="utf-8"))
        return status

    def process_is_alive(self) -> bool:
        return self.process.poll() is None

    def press(self, keys: str) -> None:
        xdotool(self.environment, "windowfocus", "--sync", self.id)
        xdotool(self.environment, "key", "--window", self.id, "--clearmodifiers", keys)


@pytest.fixture
def window(display: Environment, tmp_path: Path) -> Iterator[Window]:
    window = Window(display, tmp_path)
    yield window
    end(window.process)


@contextmanager
def other_program(environment: Environment, program: str, file: Path) -> Iterator[None]:
    """A program to drag from or to, in the lower left of the screen."""
    place = (0, 850, 300, 100)
    title = program.removesuffix(".py").replace("_", " ").capitalize()
    process = subprocess.Popen(
        [sys.executable, str(PROGRAMS / program), str(file), *map(str, place)], env=environment
    )
    try:
        search = ("search", "--onlyvisible", "--name", f"^{title}$")
        wait_for(title, lambda: xdotool(environment, *search))
        yield
    finally:
        end(process)


def drag(window: Window, file: Path) -> None:
    """Drag a file from another program and drop it on the window."""
    environment = window.environment
    with other_program(environment, "drag_source.py", file):
        steps = iter(range(10_000))

        def over_the_window() -> bool:
            # Wandering about, because the drag begins, enters and is answered by moves.
            step = next(steps)
            xdotool(environment, "mousemove", 300 + step % 40, max(400, 880 - 20 * step))
            return bool(window.status()["drop_sheet"])

        xdotool(environment, "mousemove", 100, 900)
        xdotool(environment, "mousedown", 1)
        wait_for("the drop sheet", over_the_window)
        xdotool(environment, "mouseup", 1)
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
    expected = "Sentence 0 in English.\nSentence 1 in English."
    assert wait_for("the clipboard", lambda: clipboard(window.environment)) == expected
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
    xdotool(window.environment, "mousemove", x, y, "click", 1)
    window.press("ctrl+a")
    wait_for("the selection", lambda: window.status()["selected"])
    steps = iter(range(10_000))

    def entered() -> bool:
        xdotool(window.environment, "mousemove", x + 20 + 5 * (next(steps) % 20), y + 20)
        return bool(window.status()["drags"])

    # Later than a double click, which would select a word instead.
    time.sleep(0.6)
    xdotool(window.environment, "mousemove", x, y, "mousedown", 1)
    wait_for("the drag", entered)
    assert not window.status()["drop_sheet"]
    xdotool(window.environment, "mouseup", 1)
    time.sleep(0.5)
    assert window.status()["title"] == title
    assert window.status()["state"] == "done"


def test_the_summary_is_dragged_into_another_program(window: Window, tmp_path: Path) -> None:
    paste(window)
    environment, taken = window.environment, tmp_path / "taken.json"

    def said() -> dict[str, Any]:
        if not taken.exists():
            return {}
        content: dict[str, Any] = json.loads(taken.read_text(encoding="utf-8"))
        return content

    with other_program(environment, "drop_target.py", taken):
        x, y = window.status()["handle"]
        steps = iter(range(10_000))

        def over_the_target() -> bool:
            step = next(steps)
            xdotool(environment, "mousemove", x + step % 40, min(900, y + 40 * step))
            return bool(said())

        xdotool(environment, "mousemove", x, y, "mousedown", 1)
        wait_for("the target", over_the_target)
        xdotool(environment, "mouseup", 1)
        wait_for("the drop", lambda: said().get("text"))
    assert said()["text"] == "Sentence 0 in English.\nSentence 1 in English."
    assert '<p dir="ltr" lang="en">Sentence 0 in English.</p>' in said()["html"]
    assert window.status()["state"] == "done"
    assert window.process_is_alive()


def test_an_interrupt_in_the_terminal_quits(window: Window) -> None:
    window.process.send_signal(2)
    assert window.process.wait(DEADLINE) == 0
