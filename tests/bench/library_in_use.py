"""What a full library costs in use, against an empty one, and what keeping costs a translation.

    PYTHONPATH=tests python -m bench.library_in_use [--articles 2000] [--folder F]

With a folder the full library is kept there and used again. Prints one table; the last column says
whether the figure is within its limit.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.library_speed import ARABIC, ENGLISH, Words, fill, make_article, outcome_of
from khulasa.engine.messages import Event, Finished, Job, SentenceDone, Translate
from khulasa.library.database.location import FILE, LIBRARY_VARIABLE
from khulasa.library.facade import Library
from khulasa.library.values import MadeBy, StoredSummary
from khulasa.models.catalogue import load_catalogue
from khulasa.reading.opening import ArticleToOpen, enter, start
from khulasa.reading.remembering import RememberingEngine
from khulasa.reading.restoring import made_by
from khulasa.reading.route import choose_route
from khulasa.reading.run import run
from khulasa.reading.session import Session
from khulasa.summary.result import Reference, Summary, SummarySentence
from khulasa.translation.backend_name import BackendName
from khulasa.translation.result import Status, Translation

RUNS = 9
SENTENCE_MS = 40 / 437 * 1000  # 40 tokens at the pace of opus-mt at its true size
LETTERS = ("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "etaoinshrdlucmfwypvbgk")


class StoppedEngine:
    """Answers a translation at once; anything that it is asked for is noted."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def run(self, request: Job) -> Iterator[Event]:
        self.jobs.append(request)
        if isinstance(request, Translate):
            for number, text in request.sentences:
                yield SentenceDone(request.job, number, Translation(f"{number} {text}", Status.OK))
        yield Finished(request.job, stopped=False)

    def stop(self, up_to: int | None = None) -> None: ...

    def close(self) -> None: ...


def window_process(task: str) -> None:
    """What one fresh process measures; prints it as JSON."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from khulasa.ui.shell.app import make_application
    from khulasa.ui.shell.furnishing import new_window

    # Imports are the same for any library, and differ by more from run to run than libraries do.
    began = perf_counter()
    app = make_application()
    engine = StoppedEngine()
    window = new_window(engine, load_catalogue().models)
    window.show()
    window.resume()
    QApplication.processEvents()
    window.grab()
    painted = (perf_counter() - began) * 1000
    measured: dict[str, Any] = {"painted": painted}

    def settle(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    if task == "scroll":
        settle(500)
        bar = window.library.article_list.verticalScrollBar()
        gaps = []
        last = perf_counter()
        for step in range(300):
            bar.setValue(bar.maximum() * step // 299)
            app.processEvents()
            now = perf_counter()
            gaps.append((now - last) * 1000)
            last = now
        assert bar.maximum() > 0
        measured |= {"gap": max(gaps)}
    if task.startswith("reopen"):
        settle(500)
        number = int(task.split("=")[1])
        began = perf_counter()
        window.open_kept(number, "en")
        view, sentences = window.page.view, window.session.core.counts().total
        article = window.session.core.reading
        assert article is not None
        window.grab()
        first = (perf_counter() - began) * 1000
        rows = range(len(article.article.paragraphs))
        while not view.is_filled:
            app.processEvents()
        window.grab()
        shown = (perf_counter() - began) * 1000
        assert all(view.target.row_text(row).strip() not in ("", "…") for row in rows)
        heights = view.target.heights
        guessed, jumps = sum(map(heights.text_height, rows)), []
        for row in (rows[-1], rows[len(rows) // 2]):
            began = perf_counter()
            view.go_to(row)
            window.grab()
            jumps.append((perf_counter() - began) * 1000)
        true = sum(max(view.source.row_height(row), view.target.row_height(row)) for row in rows)
        measured |= {"first": first, "shown": shown, "jump": max(jumps)}
        measured |= {"off": abs(guessed - true) / true}
        measured |= {"sentences": sentences, "jobs": len(engine.jobs)}
    print(json.dumps(measured), flush=True)
    # In order: what a process leaves open is what the next one begins with.
    window.close()


def fresh(folder: Path, task: str) -> dict[str, Any]:
    """Measure in a new process with this library."""
    done = subprocess.run(
        [sys.executable, __file__, "--task", task],
        env={**os.environ, LIBRARY_VARIABLE: str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def add_long_article(library: Library) -> int:
    """Keep an article of 20,000 words, with all its outcomes; gives its number."""
    draw = random.Random(20)
    arabic, english = Words(LETTERS[0], ARABIC, draw), Words(LETTERS[1], ENGLISH, draw)
    article = make_article(20_000, 20_000, arabic, draw)
    number = library.open_article(article).id
    route = choose_route(load_catalogue().models, "ar", "en")
    maker = made_by(route, BackendName.CTRANSLATE2) if route else MadeBy()
    library.begin_reading(number, "en", maker)
    outcomes = {n: outcome_of(n, english, draw) for n in range(len(article.sentences))}
    library.save_outcomes(number, "en", outcomes)
    # Without one the window would have it made.
    line = SummarySentence(outcomes[1].current.target, (Reference(1, 0),))
    made_of = {n: outcome.current.target for n, outcome in outcomes.items()}
    stored = StoredSummary(Summary("key-sentences", (line,)), made_of=made_of)
    library.save_summary(number, "en", stored).result()
    return number


def translating(library: Library | None) -> float:
    """Seconds for 1,000 sentences that the engine answers at once."""
    draw = random.Random(perf_counter())
    article = make_article(-1, 25_000, Words(LETTERS[0], ARABIC, draw), draw)
    models = load_catalogue().models
    route = choose_route(models, "ar", "en")
    session, engine = Session(), RememberingEngine(StoppedEngine(), print)
    stored = None
    if library is not None:
        stored = enter(library, article, "en")
        engine.library, engine.article_id = library, stored.record.id
    keeper, changes = start(
        session,
        ArticleToOpen(article, route, BackendName.CTRANSLATE2, stored=stored, models=models),
        summarise=False,
        library=library,
    )
    began = perf_counter()
    for change in run(session, engine, changes + session.go_on()):
        if keeper is not None:
            keeper.on_change(change)
    if library is not None:
        library.write(lambda _connection: None).result()
    return (perf_counter() - began) / len(article.sentences)


def measure(full: Path, empty: Path, articles: int) -> None:
    """Measure everything and print the table."""
    library = Library.open(full / FILE)
    if not library.count_articles():
        fill(library, articles, 1000, random.Random(14))
    library.last_open()  # left by a run that was broken off; closed with this process
    number = add_long_article(library)
    queries = random.Random(50).choices([*ARABIC, *ENGLISH, "th", "t", "ال", "م"], k=50)
    searches = []
    for query in queries:
        began = perf_counter()
        library.search(query)
        searches.append((perf_counter() - began) * 1000)
    costs = [(translating(library) - translating(None)) * 1000 for _ in range(3)]
    library.close(purge=False)
    painted: dict[Path, list[float]] = {full: [], empty: []}
    for _ in range(RUNS):
        for folder, times in painted.items():
            times.append(fresh(folder, "start")["painted"])
    filled, bare = (statistics.median(times) for times in painted.values())
    scrolled = [fresh(full, "scroll")["gap"] for _ in range(3)]
    reopened = [fresh(full, f"reopen={number}") for _ in range(3)]
    assert all(found["jobs"] == 0 for found in reopened), reopened
    shown = statistics.median(found["shown"] for found in reopened)
    first = statistics.median(found["first"] for found in reopened)
    jump = statistics.median(found["jump"] for found in reopened)
    off = max(found["off"] for found in reopened)
    cost = statistics.median(costs)
    rows = [
        ("start to painted window, full − empty", filled - bare, 50.0),
        ("search, median of 50", statistics.median(searches), 100.0),
        ("search, worst of 50", max(searches), 100.0),
        ("scrolling the list, largest gap", statistics.median(scrolled), 50.0),
        ("reopening 20,000 words, window painted", first, 150.0),
        ("the same, all rows there", shown, 150.0),
        ("then any other place, painted", jump, 50.0),
        ("keeping a sentence", cost, SENTENCE_MS * 0.02),
    ]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"painted: full {filled:.0f} ms, empty {bare:.0f} ms (medians of {RUNS}, after imports)")
    for name, value, limit in rows:
        verdict = "ok" if value < limit else "MISSED"
        print(f"{name:40} {value:8.1f} ms   limit {limit:6.1f} ms   {verdict}")
    print(f"the scroll bar is off by {off:.1%} before the rows are laid out")
    print(f"keeping is {cost / SENTENCE_MS:.1%} of a sentence's time with opus-mt")


def main() -> None:
    """Measure, or be one of the processes that measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--task", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        window_process(options.task)
        return
    with tempfile.TemporaryDirectory() as temporary:
        # The reader's own settings and logs have no part in it.
        os.environ["KHULASA_CONFIG"] = os.environ["KHULASA_STATE"] = temporary
        full = options.folder or Path(temporary) / "full"
        measure(full, Path(temporary) / "empty", options.articles)


if __name__ == "__main__":
    main()
