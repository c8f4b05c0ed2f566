"""What a long article costs the window: the longest that it does not answer, and its memory.

    PYTHONPATH=tests python -m bench.long_article [--paragraphs 2000] [--json]

An engine process without a model translates. Prints the largest gap between two ticks of a timer of
10 ms while the article is opened, comes in, is scrolled, resized, zoomed and searched, and while a
name in a quarter of its sentences is fixed; then the most time of the processor between two ticks,
of the window's thread and of all threads of its process, which others on the machine don't stretch.
On a quiet one a gap lies between the two, as Python runs one thread at a time. Then how much the
memory grows with each paragraph, beyond the text of both columns.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from shiboken6 import delete

from bench.library_speed import ARABIC, ENGLISH, Words
from bench.paced_engine import NAME, paced_engine, text_of
from bench.places import environment
from khulasa.article.read import read_text
from khulasa.engine.client import Engine
from khulasa.glossary.term import FixedName
from khulasa.library.database.location import LIBRARY_VARIABLE
from khulasa.models.catalogue import load_catalogue
from khulasa.translation.result import Status, Translation
from khulasa.ui.reading.view import ReadingView
from khulasa.ui.shell.app import make_application
from khulasa.ui.shell.furnishing import new_window
from khulasa.ui.shell.start.promptness import stay_prompt

LIMIT = 50.0  # milliseconds
LIMIT_BYTES = 3000
SENTENCES = 4  # of a paragraph
STEP = 30  # milliseconds between two steps of scrolling or resizing
LETTER = "ا"  # is in every paragraph, a hundred thousand times in all
LATIN = ("Microsoft", "2026", "GPT-5", "1.5%")


def article_text(paragraphs: int) -> str:
    """An Arabic article with some Latin words and numbers, and a name in each paragraph."""
    draw = random.Random(1)
    arabic = Words("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", ARABIC, draw)
    return "\n\n".join(
        " ".join(
            text_of(arabic, draw, f" {draw.choice(LATIN)}" + ("" if n else f" {NAME.source}"))
            for n in range(SENTENCES)
        )
        for _ in range(paragraphs)
    )


class Gaps:
    """Watches the event loop of an application.

    Attributes:
        largest: Milliseconds between two ticks.
        most_work: The same as time of the processor, which others on the machine don't stretch.
        most_of_all: The same of all threads of the process.
        rows: Name, largest gap, most work and most of all threads of what was watched.
    """

    def __init__(self) -> None:
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.rows: list[tuple[str, float, float, float]] = []
        self._reset()

    def _reset(self) -> None:
        self._last, self._worked, self._all = perf_counter(), thread_time(), process_time()
        self.largest = self.most_work = self.most_of_all = 0.0

    def _tick(self) -> None:
        now, worked, everything = perf_counter(), thread_time(), process_time()
        self.largest = max(self.largest, (now - self._last) * 1000)
        self.most_work = max(self.most_work, (worked - self._worked) * 1000)
        self.most_of_all = max(self.most_of_all, (everything - self._all) * 1000)
        self._last, self._worked, self._all = now, worked, everything

    def during(self, name: str, until: Callable[[], bool], step: Callable[[], object]) -> None:
        """Take a step again and again until something is true, and print the largest gap."""
        loop = QEventLoop()
        steps = QTimer(interval=STEP)
        # Not of the same tick: what a step leaves to the loop has its time, too.
        steps.timeout.connect(lambda: loop.quit() if until() else step())
        self._reset()
        began = perf_counter()
        steps.start()
        loop.exec()
        self.rows.append((name, self.largest, self.most_work, self.most_of_all))
        verdict = "ok" if self.largest < LIMIT else "MISSED"
        took = perf_counter() - began
        print(
            f"{name:24} {self.largest:7.1f} ms  ({self.most_work:6.1f} ms at work,"
            f" {self.most_of_all:6.1f} ms all threads)"
            f"   in {took:5.1f} s   {verdict}",
            flush=True,
        )


def measure_gaps(paragraphs: int) -> list[tuple[str, float, float, float]]:
    """Everything that a reader does with a window; gives the rows of ``Gaps``."""
    app = make_application()
    with tempfile.TemporaryDirectory() as temporary:
        for name in (LIBRARY_VARIABLE, "KHULASA_CONFIG", "KHULASA_STATE"):
            os.environ[name] = temporary
        path = Path(temporary) / "long.txt"
        path.write_text(article_text(paragraphs), "utf-8")
        os.environ["PYTHONPATH"] = environment()["PYTHONPATH"]
        window = new_window(Engine(paced_engine()), load_catalogue().models)
        window.resize(1200, 800)
        window.show()
        stay_prompt(app)
        view, session, gaps = window.page.view, window.session, Gaps()
        bar, find_bar = view.target.verticalScrollBar(), window.find_bar

        def done() -> int:
            return session.core.counts().done

        def resize(widths: Iterator[int]) -> Callable[[], None]:
            return lambda: window.resize(next(widths), 800)

        def after(steps: int) -> Callable[[], bool]:
            left = iter(range(steps))
            return lambda: next(left, None) is None

        def widths() -> Iterator[int]:
            while True:
                yield from (*range(1200, 900, -10), *range(900, 1200, 10))

        def nothing() -> None: ...

        def once(do: Callable[[], object]) -> Callable[[], object]:
            left = iter((do,))
            return lambda: next(left, nothing)()

        def fixed() -> bool:
            return bool(session.core.revisions.names.names)

        def search(name: str, words: str) -> None:
            to_do = [lambda: find_bar.search(words)]
            gaps.during(
                name,
                lambda: not to_do and not find_bar.finder.is_looking,
                lambda: to_do.pop()() if to_do else None,
            )

        # What only the first article of a process takes, such as fonts, is not the long one's.
        window.open_text(article_text(3))
        gaps.during("a short article", lambda: done() == 3 * SENTENCES, nothing)
        gaps.during("then nothing", after(20), nothing)
        window.open_file(path)
        gaps.during("opening", lambda: done() > 12 and view.is_filled, nothing)
        total = session.core.counts().total
        gaps.during("coming in", lambda: done() > total // 8, nothing)
        gaps.during("resizing meanwhile", after(60), resize(widths()))
        places = iter(range(10_000))
        gaps.during(
            "scrolling meanwhile",
            after(100),
            lambda: bar.setValue(bar.maximum() * (next(places) % 50) // 49),
        )
        find_bar.open_bar()
        search("searching meanwhile", LETTER)
        gaps.during("found rows change", after(60), nothing)
        find_bar.close_bar()
        gaps.during("coming in, at the end", lambda: done() > total // 2, nothing)
        gaps.during("stopping", lambda: not session.core.running, session.stop)
        gaps.during("going on", lambda: session.core.running, session.go_on)
        gaps.during("coming in to its end", lambda: not session.core.running, nothing)
        gaps.during("then nothing", after(30), nothing)
        gaps.during("resizing", after(60), resize(widths()))
        wheel = iter(range(10_000))
        gaps.during("scrolling by lines", after(100), lambda: bar.setValue(bar.value() - 60))
        gaps.during(
            "scrolling by leaps",
            after(100),
            lambda: bar.setValue(bar.maximum() * (next(wheel) * 37 % 100) // 99),
        )
        zooms = iter([1, 1, -1, -1, -1, 1] * 5)
        gaps.during("zooming", after(30), lambda: view.zoom_by(next(zooms)))
        gaps.during("turning dark and light", after(10), view.restyle)
        find_bar.open_bar()
        search("searching a rare word", max(path.read_text("utf-8").split()[-15:], key=len))
        search("searching a letter", LETTER)
        gaps.during("from hit to hit", after(60), lambda: find_bar.step(1))
        find_bar.close_bar()
        name = FixedName(NAME.source, "al-Sadr")
        gaps.during("fixing a name", fixed, once(lambda: session.fix_name(name)))
        gaps.during("then nothing", after(60), nothing)
        gaps.during("taking that back", after(30), once(session.undo))
        gaps.during("fixing it again", after(30), once(session.redo))
        window.close()
    return gaps.rows


def measure_memory(paragraphs: int) -> float:
    """Bytes that the columns alone take beyond the text, once all of it was translated and seen."""
    app = make_application()
    article = read_text(article_text(paragraphs), language="ar")
    english = Words("etaoinshrdlucmfwypvbgk", ENGLISH, random.Random(2))
    draw = random.Random(3)
    translations = [
        [Translation(text_of(english, draw), Status.OK) for _ in paragraph.sentences]
        for paragraph in article.paragraphs
    ]
    view = ReadingView()
    view.resize(1200, 800)
    view.show()
    app.processEvents()
    before = _resident()
    view.show_article(article, "en", lambda row: translations[row])
    while not view.is_filled:
        app.processEvents()
    bar = view.target.verticalScrollBar()
    place = 0
    while place < bar.maximum():
        place += 500
        bar.setValue(place)
        app.processEvents()
    texts = sum(len(paragraph.text) for paragraph in article.paragraphs)
    texts += sum(len(one.target) for row in translations for one in row)
    taken = _resident() - before - 2 * texts
    # A column that goes while it has the focus asks a layout that is gone already.
    view.close()
    delete(view)
    return taken


def measure_growth(paragraphs: int) -> None:
    """What each paragraph adds; fonts and what is in sight are there for one of them, too."""
    few, many = (
        float(
            subprocess.run(
                [sys.executable, __file__, "--memory", "--paragraphs", str(count)],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for count in (paragraphs // 4, paragraphs)
    )
    growth = (many - few) / (paragraphs - paragraphs // 4)
    verdict = "ok" if growth < LIMIT_BYTES else "MISSED"
    print(f"{'memory beyond the text':24} {growth:7.0f} bytes a paragraph   {verdict}")


def _resident() -> int:
    """Bytes of memory that this process holds and cannot give back (Linux)."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


def main() -> None:
    """Measure, or be the process that measures memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--paragraphs", type=int, default=2000)
    parser.add_argument("--json", action="store_true", help="only the gaps, for programs")
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.json:
        print(json.dumps(measure_gaps(options.paragraphs)))
        return
    if options.memory:
        print(measure_memory(options.paragraphs))
        return
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    measure_gaps(options.paragraphs)
    measure_growth(options.paragraphs)


if __name__ == "__main__":
    main()
