"""A day's reading in one sitting: what the app takes does not grow with the articles."""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil

from faults.fault import CannotBeTriedError
from khulasa.engine.client import Engine
from khulasa.engine.messages import Finished, ModelSpec, Translate
from sentences_ar import many_sentences

PROGRAM = Path(__file__).with_name("soak_window.py")
STARTER = Path(__file__).parents[2] / "resources" / "models" / "starter-ar-en"
SEED = 20
SETTLED = 50
"""After so many articles all is loaded; before, nothing can be said of memory."""
_GROWTH = 1.10
_SPARE = 4  # handles and threads that are there for a moment
_PARAGRAPH = 4

Taken = dict[str, int]


def read_in_one_window(folder: Path, times: int) -> Iterator[None]:
    """So many articles in one window, with a scripted engine."""
    if not Path("/proc/self/fd").is_dir():
        raise CannotBeTriedError("counts handles in /proc")
    folder.mkdir(parents=True, exist_ok=True)
    files = [_write_article(folder / f"{number}.txt", number) for number in range(times)]
    environment = {
        **os.environ,
        "KHULASA_LIBRARY": str(folder / "library"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    command = [sys.executable, str(PROGRAM), str(folder / "asked"), *map(str, files)]
    taken: list[Taken] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True
    ) as window:
        assert window.stdout is not None
        assert window.stderr is not None
        for line in window.stdout:
            taken.append(json.loads(line))
            yield
        errors = window.stderr.read()
    assert window.returncode == 0, errors
    assert "Traceback" not in errors, errors
    assert len(taken) == times
    _see_that_nothing_grows(taken)


def read_with_one_engine(_folder: Path, times: int) -> Iterator[None]:
    """So many articles through one engine with the model that ships with the app."""
    draw, engine, taken = random.Random(SEED), Engine(), []
    try:
        for number in range(times):
            texts = tuple(enumerate(draw.sample(many_sentences(), 12)))
            request = Translate(number, ModelSpec(str(STARTER)), "ar", "en", texts)
            assert list(engine.run(request))[-1] == Finished(number, stopped=False)
            process = psutil.Process(engine.pid)
            taken.append(
                {
                    "memory": process.memory_info().rss,
                    "handles": process.num_fds() if psutil.POSIX else 0,
                    "threads": process.num_threads(),
                }
            )
            yield
    finally:
        engine.close()
    _see_that_nothing_grows(taken)


def _see_that_nothing_grows(taken: list[Taken]) -> None:
    settled = min(SETTLED, len(taken) // 2)
    before, after = taken[settled // 2 : settled], taken[-max(1, settled // 2) :]
    print({name: (_level(before, name), _level(after, name)) for name in taken[0]}, file=sys.stderr)
    for name in taken[0]:
        was, now = _level(before, name), _level(after, name)
        if name != "memory":
            assert now <= was + _SPARE, (name, was, now)
        elif len(taken) > SETTLED:
            assert now <= was * _GROWTH, (name, was, now)


def _level(taken: list[Taken], name: str) -> float:
    return statistics.median(each[name] for each in taken)


def _write_article(path: Path, number: int) -> Path:
    draw = random.Random(number)
    sentences = draw.sample(many_sentences(), 12)
    paragraphs = (sentences[n : n + _PARAGRAPH] for n in range(0, len(sentences), _PARAGRAPH))
    text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    path.write_text(f"الخبر رقم {number}\n\n{text}\n", encoding="utf-8")
    return path
