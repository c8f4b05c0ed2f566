"""An X server of its own, and what a person would do at it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

_REPOSITORY = Path(__file__).resolve().parents[2]
_DEADLINE = 120.0  # seconds; only what is broken needs them all

Found = TypeVar("Found")


def wait_for(what: str, find: Callable[[], Found | None]) -> Found:
    """Ask again and again until there is an answer.

    Raises:
        AssertionError: There was none for two minutes.
    """
    until = time.monotonic() + _DEADLINE
    while time.monotonic() < until:
        found = find()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


def end(process: subprocess.Popen[Any]) -> None:
    """End a process, by force if need be."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Screen:
    """The server.

    Args:
        pictures: Folder for screenshots.
    """

    SIZE = (1280, 1000)

    def __init__(self, pictures: Path) -> None:
        self.pictures = pictures
        pictures.mkdir(parents=True, exist_ok=True)
        reader, writer = os.pipe()
        width, height = self.SIZE
        self._server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(writer), "-nolisten", "tcp"),
                *("-screen", "0", f"{width}x{height}x24"),
            ],
            pass_fds=[writer],
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        self.display = f":{number}"

    def close(self) -> None:
        """End the server."""
        end(self._server)

    def do(self, *words: object, given: str | None = None) -> str:
        """Run a program at this display; returns what it wrote."""
        done = subprocess.run(
            [str(word) for word in words],
            env={**os.environ, "DISPLAY": self.display},
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=_DEADLINE,
            check=False,
        )
        return done.stdout.strip()

    def window(self, title: str) -> str:
        """Wait for a window whose title matches; returns its id, placed in the upper left."""
        search = ("xdotool", "search", "--onlyvisible", "--name", title)
        found = wait_for(f"a window {title!r}", lambda: self.do(*search).split()).pop()
        self.do("xdotool", "windowmove", found, 0, 0)
        self.do("xdotool", "windowsize", found, 1280, 800)
        return found

    def press(self, window: str, keys: str) -> None:
        """Press keys in a window."""
        self.do("xdotool", "windowfocus", "--sync", window)
        self.do("xdotool", "key", "--window", window, "--clearmodifiers", keys)

    def copied(self, window: str, keys: str) -> str:
        """Press the keys of a copy command until something has been copied; returns it."""
        # The clipboard's owner is a program; an empty one takes it away from whoever has it.
        self.do("xdotool", "mousemove", 1270, 990)
        before = "nothing has been copied yet"
        owner = subprocess.Popen(
            ["xclip", "-selection", "clipboard", "-in", "-quiet"],
            env={**os.environ, "DISPLAY": self.display},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert owner.stdin is not None
        owner.stdin.write(before.encode())
        owner.stdin.close()

        def fresh() -> str | None:
            self.press(window, keys)
            time.sleep(0.5)
            text = self.do("xclip", "-selection", "clipboard", "-out")
            return text if text and text != before else None

        try:
            return wait_for(f"something copied by {keys}", fresh)
        finally:
            end(owner)

    def drag(self, file: str, window_title: str, happened: Callable[[], bool]) -> None:
        """Drag a file from another program over the window and let go of it.

        Args:
            file: Its path, as the window's program sees it.
            window_title: What the window is called meanwhile.
            happened: Whether the window has taken it.
        """
        self.window(window_title)
        source = subprocess.Popen(
            [
                *(sys.executable, str(_REPOSITORY / "tests/gui/drag_source.py"), file),
                *("0", "850", "300", "100"),
            ],
            env={**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"},
        )
        try:
            search = ("xdotool", "search", "--onlyvisible", "--name", "^Drag source$")
            wait_for("the drag source", lambda: self.do(*search))
            self.do("xdotool", "mousemove", 100, 900)
            self.do("xdotool", "mousedown", 1)
            # Slowly, because the drag begins, enters and is answered by moves.
            for step in range(60):
                self.do("xdotool", "mousemove", 300 + step % 40, max(400, 890 - 20 * step))
                time.sleep(0.05)
            self.shoot("drop-sheet")
            self.do("xdotool", "mouseup", 1)
            wait_for("the dropped file", happened)
        finally:
            end(source)

    def titles(self) -> list[str]:
        """Titles of all windows that can be seen."""
        listed = self.do("xdotool", "search", "--onlyvisible", "--name", ".")
        return [self.do("xdotool", "getwindowname", number) for number in listed.split()]

    def shoot(self, name: str) -> Path:
        """Take a screenshot."""
        path = self.pictures / f"{name}.png"
        self.do("import", "-window", "root", path)
        return path
