"""From starting the program to a painted window, beside an empty window of PySide6.

Usage: python -m bench.packaged_start [--packaged PROGRAM] [--runs N] [--beside CHECKOUT].
Starts them in turn on an X server of its own and prints the medians, because what else the machine
does changes from one minute to the next. Each is started once before it counts, for what is kept
between starts.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.places import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "installer/linux"))

from screen import Screen, end

# What the app's window imports of Qt, and as many colours as are waited for.
EMPTY = """
from PySide6 import QtCore, QtGui, QtNetwork, QtWidgets
app = QtWidgets.QApplication([])
window = QtWidgets.QMainWindow()
window.setCentralWidget(QtWidgets.QLabel("<h1>Empty</h1>" * 9))
window.resize(1280, 800)
window.show()
app.exec()
"""


def painted_after(command: list[str], checkout: Path, screen: Screen) -> float:
    """Seconds until the window shows more than its background."""
    from PySide6.QtGui import QGuiApplication

    display = QGuiApplication.primaryScreen()
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(checkout / "desktop"),
            "XDG_CONFIG_HOME": home,
            "KHULASA_LIBRARY": home,
            "KHULASA_STATE": home,
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        began = time.perf_counter()
        process = subprocess.Popen(command, env=environment, cwd=home)
        try:
            while process.poll() is None:
                picture = display.grabWindow(0).toImage()
                width, height = picture.width(), picture.height()
                colours = {
                    picture.pixel(x, y)
                    for x in range(0, width, 5)
                    for y in range(height // 5, height // 2, 5)
                }
                if len(colours) > 4:
                    return time.perf_counter() - began
            raise AssertionError(f"{command[0]} ended with {process.returncode}")
        finally:
            end(process)


def main() -> None:
    """Measure, and print a line for each and the ratios to the empty window."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--packaged", type=Path)
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    opened = [sys.executable, "-m", "khulasa", "open"]
    commands = {
        "empty window": ([sys.executable, "-c", EMPTY], REPOSITORY),
        "from source": (opened, REPOSITORY),
    }
    if options.beside is not None:
        commands["the other checkout"] = (opened, options.beside.resolve())
    if options.packaged is not None:
        commands["packaged"] = ([str(options.packaged.resolve()), "open"], REPOSITORY)
    screen = Screen(REPOSITORY / "build/start-time")
    os.environ.update(DISPLAY=screen.display, QT_QPA_PLATFORM="xcb")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    taken: dict[str, list[float]] = {name: [] for name in commands}
    try:
        for run in range(options.runs + 1):
            for name, (command, checkout) in commands.items():
                seconds = painted_after(command, checkout, screen)
                if run:
                    taken[name].append(seconds)
    finally:
        del application
        screen.close()
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, times in taken.items():
        ratio = medians[name] / medians["empty window"]
        listed = ", ".join(f"{seconds:.2f}" for seconds in times)
        print(f"{name}: median {medians[name]:.2f} s, {ratio:.1f} times the empty one; {listed}")


if __name__ == "__main__":
    main()
