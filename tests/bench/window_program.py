"""The window with an article of so many words: python -m bench.window_program WORDS.

Prints the largest gaps of its event loop while the article is opened, comes in and is scrolled;
then, as JSON, what the window's process holds once all of it is translated and shown, the seconds
until then, and the gaps.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.long_article import Gaps
from bench.memory import memory_of
from bench.paced_engine import paced_engine
from bench.places import environment
from bench.scripted import article_text
from khulasa.engine.client import Engine
from khulasa.library.database.location import LIBRARY_VARIABLE
from khulasa.models.catalogue import load_catalogue
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.shell.app import make_application
from khulasa.ui.shell.furnishing import new_window
from khulasa.ui.shell.start.promptness import stay_prompt

PACE = 0.0005  # seconds a sentence: 30,000 words a second at most
_STEPS = 30
_NOTCH = 120  # of a wheel


def main() -> None:
    """Show an article until all of it is there, and scroll in it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in (LIBRARY_VARIABLE, "KHULASA_CONFIG", "KHULASA_STATE"):
            os.environ[name] = folder
        os.environ["PYTHONPATH"] = environment()["PYTHONPATH"]
        path = Path(folder) / "long.txt"
        path.write_text(article_text(int(sys.argv[1])), "utf-8")
        app = make_application()
        window = new_window(Engine(paced_engine(PACE)), load_catalogue().models)
        window.resize(1200, 800)
        window.show()
        stay_prompt(app)
        view, session, gaps = window.page.view, window.session, Gaps()

        def done() -> int:
            return session.core.counts().done

        # What only the first article of a process takes, such as fonts, is not the long one's.
        window.open_text(article_text(100))
        gaps.during("a short article", lambda: done() > 0 and not session.core.running, _nothing)
        began = perf_counter()
        window.open_file(path)
        gaps.during("opening", lambda: done() > 12 and view.is_filled, _nothing)
        total = session.core.counts().total
        gaps.during("coming in", lambda: done() > total // 20, _nothing)
        _scroll(gaps, view.target, " meanwhile")
        gaps.during("coming in to its end", lambda: not session.core.running, _nothing)
        seconds = perf_counter() - began
        gc.collect()
        memory = memory_of(os.getpid(), children=False)
        _scroll(gaps, view.target, "")
        print(json.dumps({"memory": memory, "seconds": seconds, "gaps": gaps.rows}), flush=True)
        window.close()


def _nothing() -> None: ...


def _scroll(gaps: Gaps, pane: ReadingPane, when: str) -> None:
    """Leap to places all over the article, turn the wheel, and press Ctrl+End and Ctrl+Home."""
    bar, places = pane.verticalScrollBar(), count()
    keys = cycle((Qt.Key.Key_End, Qt.Key.Key_Home))

    def leap() -> None:
        bar.setValue(bar.maximum() * (next(places) * 37 % 100) // 99)

    def press() -> None:
        QTest.keyClick(pane, next(keys), Qt.KeyboardModifier.ControlModifier)

    steps: dict[str, Callable[[], None]] = {
        "scrolling by leaps": leap,
        "turning the wheel": lambda: _turn_wheel(pane),
        "Ctrl+End, Ctrl+Home": press,
    }
    for name, step in steps.items():
        gaps.during(name + when, _after(_STEPS), step)


def _after(steps: int) -> Callable[[], bool]:
    left: Iterator[int] = iter(range(steps))
    return lambda: next(left, None) is None


def _turn_wheel(pane: ReadingPane) -> None:
    viewport = pane.viewport()
    middle = viewport.rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(viewport.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -_NOTCH),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


if __name__ == "__main__":
    main()
