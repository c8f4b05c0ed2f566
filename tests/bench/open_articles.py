"""What many open articles cost the window: python -m bench.open_articles [COUNT [WORDS]].

A folder of short articles is opened as a whole, and the list of them is shown meanwhile, as after
"Open all". An engine process without a model translates. Prints the largest gaps of the event loop
until all are translated and while the reader goes through them, and what each article adds to the
memory of the window's process.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.long_article import Gaps
from bench.memory import memory_of
from bench.paced_engine import paced_engine
from bench.places import environment
from bench.scripted import article_text
from khulasa.engine.client import Engine
from khulasa.library.database.location import LIBRARY_VARIABLE
from khulasa.models.catalogue import load_catalogue
from khulasa.ui.shell.app import make_application
from khulasa.ui.shell.furnishing import new_window
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.opening.several import open_listed
from khulasa.ui.shell.start.promptness import stay_prompt

_COUNT, _WORDS = 1_000, 300
_LOOKS = 20


def main() -> None:
    """Open them all."""
    articles, words = (int(word) for word in (*sys.argv[1:], _COUNT, _WORDS)[:2])
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in (LIBRARY_VARIABLE, "KHULASA_CONFIG", "KHULASA_STATE"):
            os.environ[name] = temporary
        os.environ["PYTHONPATH"] = environment()["PYTHONPATH"]
        files = _write(folder / "articles", articles, words)
        app = make_application()
        window = new_window(Engine(paced_engine(0.0)), load_catalogue().models)
        window.resize(1200, 800)
        window.show()
        stay_prompt(app)
        gaps = Gaps()
        window.open_text(article_text(words))
        gaps.during("the first article", lambda: _are_done(window), _nothing)
        before = _memory()
        gaps.during("Open all", _once(lambda: open_listed(window, files)), _nothing)
        gaps.during("until all are there", lambda: _are_done(window), _nothing)
        added = (_memory() - before) / articles
        looks = iter(range(_LOOKS))
        gaps.during(
            "going through them", lambda: next(looks, None) is None, lambda: window.tabs.step(1)
        )
        print(f"{articles:,} articles of {words} words: {before / 1e6:.0f} MB before them,")
        print(f"{added * articles / 1e6:.0f} MB more with them, {added / 1e3:.0f} kB each")
        window.close()


def _write(folder: Path, articles: int, words: int) -> tuple[Path, ...]:
    """Write articles of which no two are equal."""
    folder.mkdir()
    paths = tuple(folder / f"{number:04}.txt" for number in range(articles))
    for number, (path, text) in enumerate(zip(paths, _texts(articles, words), strict=True)):
        path.write_text(f"{number} {text}", "utf-8")
    return paths


def _texts(articles: int, words: int) -> list[str]:
    paragraphs = article_text(articles * words).split("\n\n")
    each = -(-len(paragraphs) // articles)
    texts = ["\n\n".join(paragraphs[n * each : (n + 1) * each]) for n in range(articles)]
    return [text or paragraphs[0] for text in texts]


def _are_done(window: MainWindow) -> bool:
    cores = [tab.article.core for tab in window.tabs.tabs]
    return all(
        core.reading is not None and core.all_translated and not core.running for core in cores
    )


def _once(act: Callable[[], None]) -> Callable[[], bool]:
    """Act in the first round, and be done in the second."""
    rounds = iter((act, None))

    def acted() -> bool:
        step = next(rounds)
        if step is not None:
            step()
        return step is None

    return acted


def _memory() -> int:
    gc.collect()
    return memory_of(os.getpid(), children=False)


def _nothing() -> None: ...


if __name__ == "__main__":
    main()
