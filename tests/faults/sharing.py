"""A library that several processes have open at once, and a clock that jumps."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from khulasa.library.database.location import FILE
from khulasa.library.facade import Library
from khulasa.translation.result import by_user
from killed.article import sentences_of, write_article
from killed.dying import NEVER
from library.material import article, ok, summary

KILLED = Path(__file__).parents[1] / "killed"
SEED = 20
_WORDS = 300


def open_windows(folder: Path, times: int) -> Iterator[None]:
    """Two windows read two articles, and a reader edits in both."""
    for number in range(times):
        own = folder / f"{number}"
        articles = _articles(own)
        programs = [
            _start(own, "window_program.py", own / f"asked-{n}", NEVER, n, 1, path)
            for n, path in enumerate(articles)
        ]
        for program in programs:
            told, errors = program.communicate()
            assert program.returncode == 0, errors
            assert "Traceback" not in errors, errors
            assert json.loads(told.splitlines()[-1])[0] == "ended"
        _see_both(own, articles)
        yield


def run_commands(folder: Path, times: int) -> Iterator[None]:
    """Two commands translate two articles, and two more the same one."""
    for number in range(times):
        own = folder / f"{number}"
        articles = _articles(own)
        jobs = [*articles, articles[0], articles[0]]
        programs = [
            _start(own, "command_program.py", own / f"asked-{n}", NEVER, own / f"{n}.json", path)
            for n, path in enumerate(jobs)
        ]
        for program in programs:
            _told, errors = program.communicate()
            assert program.returncode == 0, errors
        results = [(own / f"{n}.json").read_text(encoding="utf-8") for n in (0, 2, 3)]
        made = [json.loads(result)["paragraphs"] for result in results]
        assert made[0] == made[1] == made[2]
        _see_both(own, articles)
        yield


def jump_in_time(folder: Path, times: int) -> Iterator[None]:
    """The clock goes years back and forth between any two things that are kept."""
    draw = random.Random(SEED)
    for number in range(times):
        path = folder / f"{number}" / FILE
        library = Library.open(path, clock=lambda: _any_time(draw))
        kept = {}
        for part in range(6):
            key = library.open_article(article("نعم. ", "لا. ", title=f"باب {part}")).id
            kept[key] = by_user(f"Mine {part}")
            library.set_open(key, "en")
            library.save_outcomes(key, "en", {0: ok("Yes."), 1: ok("No.")})
            library.save_revision(key, "en", 1, ok("No.").current, kept[key])
            library.save_summary(key, "en", summary("Yes.")).result()
            if draw.random() < 0.5:
                library.close()
                library = Library.open(path, clock=lambda: _any_time(draw))
        gone = draw.choice(list(kept))
        del kept[gone]
        library.set_closed(gone)
        library.remove([gone])
        assert library.purge().result() == (gone,)
        assert {row.id for row in library.list_articles()} == set(kept)
        for key, mine in kept.items():
            reading = library.load(key, "en")
            assert reading.outcomes[1].current == mine
            assert reading.summary == summary("Yes.")
        assert library.check() == ()
        library.close()
        yield


def _any_time(draw: random.Random) -> datetime:
    return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=draw.uniform(-20_000, 20_000))


def _articles(folder: Path) -> list[Path]:
    """Two articles, the second one a sentence longer."""
    (folder / "saved").mkdir(parents=True)
    paths = [folder / "one.txt", folder / "two.txt"]
    for extra, path in enumerate(paths):
        write_article(path, _WORDS)
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n\n{'وانتهى الخبر. ' * extra}", encoding="utf-8")
    return paths


def _start(folder: Path, program: str, *arguments: object) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "KHULASA_LIBRARY": str(folder / "library"),
        "KHULASA_TEST_SAVED": str(folder / "saved"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    return subprocess.Popen(
        [sys.executable, str(KILLED / program), *map(str, arguments)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _see_both(folder: Path, articles: list[Path]) -> None:
    library = Library.open(folder / "library" / FILE)
    assert library.notice == ""
    rows = library.list_articles()
    assert len(rows) == len(articles)
    whole = {sentences_of(path) for path in articles}
    for row in rows:
        reading = library.load(row.id, "en")
        assert reading.article.sentences in whole
        assert set(reading.outcomes) == set(range(len(reading.article.sentences)))
    assert library.check() == ()
    library.close()
