"""Window and command line are killed at any moment: what was shown is kept, and they go on."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

from khulasa.library.location import FILE
from killed.article import WORDS, Kept, look, sentences_of, write_article
from killed.dying import NEVER
from killed.engine_program import by_model

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

HERE = Path(__file__).parent
KILLS = 25
SEED = 14
TOKEN = "KHULASA_TEST_KILLED"  # marks the programs and what they start
PATIENCE = 60.0  # seconds; only a process that never ends needs them all


@dataclass(slots=True)
class Shown:
    """What a reader has seen by now, from the lines that a program told.

    Attributes:
        words: The last words of each sentence that was shown, by number.
        revisions: Number of each revised sentence and its words before, the latest last.
        begun: What the reader has just begun, and nothing has shown since: a sentence, its words
            afterwards, and the revisions afterwards.
        ended: In how many steps the program came to its end; None if it did not.
    """

    words: dict[int, str] = field(default_factory=dict)
    revisions: list[tuple[int, str]] = field(default_factory=list)
    begun: tuple[int, str, list[tuple[int, str]]] | None = None
    ended: int | None = None

    def take(self, what: list[Any]) -> None:
        """Take note of a line."""
        match what:
            case ["shown", sentences, revised]:
                if self.begun is not None:
                    number, words, revisions = self.begun
                    assert [number, words] in sentences
                    self.revisions, self.begun = revisions, None
                self.words |= dict(sentences)
                assert len(self.revisions) == revised
            case ["revising", number, words]:
                assert self.begun is None
                self.begun = number, words, [*self.revisions, (number, self.words[number])]
            case ["undoing", number, words]:
                assert self.begun is None
                assert self.revisions[-1] == (number, words)
                self.begun = number, words, self.revisions[:-1]
            case ["ended", steps]:
                self.ended = steps
            case _:
                raise AssertionError(what)

    def compare(self, kept: Kept) -> None:
        """See that all of it is kept; what was just begun may be there or not."""
        words = dict(self.words)
        if self.begun is not None:
            number, after, revisions = self.begun
            if kept.revisions == revisions:
                words[number], self.revisions = after, revisions
        assert {n: kept.words.get(n) for n in words} == words
        assert kept.revisions == self.revisions
        self.words, self.begun = words, None


@dataclass(slots=True)
class Trial:
    """One article and one library, over many starts of a program."""

    folder: Path
    sentences: tuple[str, ...]
    shown: Shown = field(default_factory=Shown)
    known: list[set[int]] = field(default_factory=list)
    kept: Kept | None = None

    @property
    def file(self) -> Path:
        return self.folder / "article.txt"

    def ledger(self, start: int) -> Path:
        return self.folder / f"asked-{start}"

    def run(self, program: str, *arguments: object, lines: int | None) -> int:
        """Start a program; kill it when it has told so many lines; gives its exit code."""
        self.known.append(set(self.kept.words) if self.kept else set())
        command = [sys.executable, str(HERE / program), *map(str, arguments)]
        environment = {
            **os.environ,
            TOKEN: str(self.folder),
            "KHULASA_LIBRARY": str(self.folder / "library"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        errors = self.folder / f"errors-{len(self.known) - 1}"
        with (
            errors.open("wb") as error_file,
            subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=error_file, env=environment
            ) as process,
        ):
            assert process.stdout is not None
            if lines == 0:
                process.kill()
            for told, line in enumerate(process.stdout, 1):
                if not line.endswith(b"\n"):
                    break
                self.shown.take(json.loads(line))
                if told == lines:
                    process.kill()
        assert b"Traceback" not in errors.read_bytes(), errors.read_text(encoding="utf-8")
        return process.returncode

    def look(self) -> Kept:
        """See that what was shown is in the library, and the library is sound."""
        self.kept = kept = look(self.folder / "library" / FILE, self.sentences)
        assert kept.faults == ()
        assert kept.notice == ""
        self.shown.compare(kept)
        return kept

    def asked(self) -> list[list[int]]:
        """What the engine was asked to translate, start by start; waits for all engines to end."""
        end = time.monotonic() + PATIENCE
        while self._left():
            assert time.monotonic() < end, "engines go on without the app"
            time.sleep(0.05)
        asked: list[list[int]] = []
        for start in range(len(self.known)):
            ledger = self.ledger(start)
            lines = ledger.read_text(encoding="ascii").splitlines() if ledger.exists() else []
            requests = [json.loads(line) for line in lines]
            asked.append([number for request in requests if request for number in request])
        return asked

    def _left(self) -> list[int]:
        """Processes that the programs left behind."""
        return [
            process.pid
            for process in psutil.process_iter(["environ"])
            if (process.info["environ"] or {}).get(TOKEN) == str(self.folder)
        ]


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    path = tmp_path / "article.txt"
    write_article(path)
    sentences = sentences_of(path)
    assert sum(len(sentence.split()) for sentence in sentences) >= WORDS
    assert len(set(sentences)) == len(sentences)
    return Trial(tmp_path, sentences)


def moments(most_lines: int, most_steps: int) -> Iterator[tuple[int | None, int]]:
    """When to kill: after so many lines, or by itself at a step; each ``KILLS`` times in all."""
    draw = random.Random(SEED)
    for kill in range(KILLS):
        if kill % 2:
            yield draw.randrange(most_lines), NEVER
        else:
            yield None, draw.randrange(most_steps)


def see_what_was_asked(trial: Trial) -> None:
    """The engine was never asked for what was there; in the end for all that was not."""
    asked = trial.asked()
    assert len(asked) == KILLS + 1
    missing = [sorted(set(range(len(trial.sentences))) - known) for known in trial.known]
    for left, numbers in zip(missing, asked, strict=True):
        assert numbers in (left, [])
    # A window that a busy machine slows down may have left nothing for its last start.
    assert asked[-1] == missing[-1]


def test_a_command_that_is_killed_loses_nothing_that_it_reported(trial: Trial) -> None:
    result = trial.folder / "result.json"
    for start, (lines, step) in enumerate(moments(60, 1500)):
        code = trial.run(
            "command_program.py", trial.ledger(start), step, result, trial.file, lines=lines
        )
        assert code == -signal.SIGKILL
        assert not result.exists()
        trial.look()
    code = trial.run(
        "command_program.py", trial.ledger(KILLS), NEVER, result, trial.file, lines=None
    )
    assert code == 0
    kept = trial.look()
    numbers = range(len(trial.sentences))
    assert kept.outcomes == set(numbers)
    assert kept.words == {number: by_model(number) for number in numbers}
    record = json.loads(result.read_text(encoding="utf-8"))
    made = [s["target"] for p in record["paragraphs"] for s in p["sentences"]]
    assert made == [by_model(number) for number in numbers]
    assert record["summary"] is not None
    see_what_was_asked(trial)


def test_a_window_that_is_killed_loses_nothing_that_it_showed(trial: Trial) -> None:
    for start, (lines, step) in enumerate(moments(40, 1500)):
        where = [] if trial.shown.words else [trial.file]
        code = trial.run(
            "window_program.py", trial.ledger(start), step, start, 0, *where, lines=lines
        )
        assert code == -signal.SIGKILL
        trial.look()
    code = trial.run("window_program.py", trial.ledger(KILLS), NEVER, KILLS, 1, lines=None)
    assert code == 0
    kept = trial.look()
    assert kept.outcomes == set(range(len(trial.sentences)))
    assert set(trial.shown.words) == kept.outcomes
    assert trial.shown.words == kept.words
    revised = {number for number, _ in kept.revisions}
    assert revised
    for number in kept.outcomes - revised:
        assert kept.words[number] == by_model(number)
    see_what_was_asked(trial)
