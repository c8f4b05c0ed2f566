"""From starting the program to a painted window: the packaged app beside the checkout.

Usage: python -m bench.packaged_start PACKAGED_PROGRAM [RUNS]. Starts both in turn on an X server of
its own and prints the medians, because what else
the machine does changes from one minute to the next.
"""

from __future__ import annotations

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


def painted_after(command: list[str], screen: Screen) -> float:
    """Seconds until the window shows more than its background."""
    from PySide6.QtGui import QGuiApplication

    display = QGuiApplication.primaryScreen()
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(REPOSITORY / "desktop"),
            "XDG_CONFIG_HOME": home,
        }
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
    """Measure, and print a line for each and the ratio."""
    program, runs = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 7
    commands = {
        "from source": [sys.executable, "-m", "khulasa", "open"],
        "packaged": [str(program), "open"],
    }
    screen = Screen(REPOSITORY / "build/start-time")
    os.environ.update(DISPLAY=screen.display, QT_QPA_PLATFORM="xcb")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    taken: dict[str, list[float]] = {name: [] for name in commands}
    try:
        for _ in range(runs):
            for name, command in commands.items():
                taken[name].append(painted_after(command, screen))
    finally:
        del application
        screen.close()
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, times in taken.items():
        print(f"{name}: median {medians[name]:.2f} s of {', '.join(f'{t:.2f}' for t in times)}")
    print(f"ratio {medians['packaged'] / medians['from source']:.2f}")


if __name__ == "__main__":
    main()
