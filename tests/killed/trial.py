"""Programs that are killed at any moment, over and over, and what has to be there afterwards."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from khulasa.library.database.location import FILE
from khulasa.library.facade import Library
from khulasa.settings.keys import ZOOM
from khulasa.settings.store import FILE as SETTINGS_FILE
from khulasa.settings.store import Settings
from killed.article import Kept, look, sentences_of, write_article
from killed.dying import ENGINE, NEVER
from killed.engine_program import by_model
from killed.shown import Shown

HERE = Path(__file__).parent
SEED = 14
FEW = 5
TOKEN = "KHULASA_TEST_KILLED"  # marks the programs and what they start
PATIENCE = 120.0  # seconds; only a process that never ends needs them all


Blow = Callable[["subprocess.Popen[bytes]"], object]


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

    @property
    def saved(self) -> Path:
        return self.folder / "saved"

    def ledger(self, start: int) -> Path:
        return self.folder / f"asked-{start}"

    def run(self, program: str, *arguments: object, blows: Mapping[int, Blow]) -> int:
        """Start a program and strike when it has told so many lines; gives its exit code."""
        self.known.append(set(self.kept.words) if self.kept else set())
        command = [sys.executable, str(HERE / program), *map(str, arguments)]
        environment = {
            **os.environ,
            TOKEN: str(self.folder),
            "KHULASA_LIBRARY": str(self.folder / "library"),
            "KHULASA_CONFIG": str(self.folder / "config"),
            "KHULASA_TEST_SAVED": str(self.saved),
            "TMPDIR": str(self.folder / "temporary"),
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
            if 0 in blows:
                blows[0](process)
            for told, line in enumerate(process.stdout, 1):
                if not line.endswith(b"\n"):
                    break
                self.shown.take(json.loads(line))
                if told in blows:
                    blows[told](process)
        assert b"Traceback" not in errors.read_bytes(), errors.read_text(encoding="utf-8")
        return process.returncode

    def look(self) -> Kept:
        """See that what was shown is in the library, and the library is sound."""
        self.kept = kept = look(self.folder / "library" / FILE, self.sentences)
        assert kept.faults == ()
        assert kept.notice == ""
        self.shown.compare(kept)
        return kept

    def look_beside(self) -> None:
        """See that note and setting are there, and what was saved is whole."""
        library = Library.open(self.folder / "library" / FILE)
        rows = library.list_articles()
        note = library.record(rows[0].id).note if rows else ""
        library.close()
        zoom = Settings(self.folder / "config" / SETTINGS_FILE).get(ZOOM)
        self.shown.compare_put({"zoom": zoom, "note": note})
        for path in self.saved.iterdir():
            if path.suffix == ".json":
                json.loads(path.read_text(encoding="utf-8"))

    def wait_for_ends(self) -> None:
        """Wait until nothing that the programs started is left."""
        end = time.monotonic() + PATIENCE
        while left := self._left():
            assert time.monotonic() < end, f"processes go on without the app: {left}"
            time.sleep(0.02)
        assert list((self.folder / "temporary").iterdir()) == []

    def asked(self) -> list[list[int]]:
        """What the engine was asked to translate, start by start; waits for all engines to end."""
        self.wait_for_ends()
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


def strike_app(process: subprocess.Popen[bytes]) -> None:
    """Kill the program itself."""
    process.kill()


def strike_engine(process: subprocess.Popen[bytes]) -> None:
    """Kill its engine, if one runs."""
    for child in psutil.Process(process.pid).children():
        if str(ENGINE) in child.cmdline():
            child.kill()


def strike_all(process: subprocess.Popen[bytes]) -> None:
    """Kill it and all that it started, in any order."""
    app = psutil.Process(process.pid)
    everything = [app, *app.children(recursive=True)]
    random.Random(process.pid).shuffle(everything)
    for one in everything:
        with suppress(psutil.NoSuchProcess):
            one.kill()


def begin(folder: Path, times: int) -> Trial:
    """A trial of a new article, long enough for so many kills, and an empty library."""
    path = folder / "article.txt"
    folder.mkdir(parents=True, exist_ok=True)
    write_article(path, 10_000 if times > FEW else 2_000)
    (folder / "saved").mkdir()
    (folder / "temporary").mkdir()
    sentences = sentences_of(path)
    assert len(set(sentences)) == len(sentences)
    return Trial(folder, sentences)


def moments(times: int, most_lines: int) -> Iterator[tuple[int | None, int]]:
    """When to kill: after so many lines, or by itself at a step, in turn."""
    draw = random.Random(SEED)
    most_steps = 1500 if times > FEW else 150
    for kill in range(times):
        if kill % 2:
            yield draw.randrange(most_lines), NEVER
        else:
            yield None, draw.randrange(most_steps)


def see_what_was_asked(trial: Trial) -> None:
    """The engine was never asked for what was there; in the end for all that was not."""
    asked = trial.asked()
    missing = [sorted(set(range(len(trial.sentences))) - known) for known in trial.known]
    for left, numbers in zip(missing, asked, strict=True):
        assert numbers in (left, [])
    # A window that a busy machine slows down may have left nothing for its last start.
    assert asked[-1] == missing[-1]


def kill_commands(folder: Path, times: int) -> Iterator[None]:
    """``khulasa translate`` is killed; in the end it is let be."""
    trial, result = begin(folder, times), folder / "saved" / "result.json"
    for start, (lines, step) in enumerate(moments(times, 60)):
        blows = {} if lines is None else {lines: strike_app}
        code = trial.run(
            "command_program.py", trial.ledger(start), step, result, trial.file, blows=blows
        )
        assert code == -signal.SIGKILL
        assert list(trial.saved.iterdir()) == []
        trial.look()
        yield
    code = trial.run("command_program.py", trial.ledger(times), NEVER, result, trial.file, blows={})
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


def kill_windows(folder: Path, times: int) -> Iterator[None]:
    """The window is killed; in the end it is let be."""
    trial = begin(folder, times)
    for start, (lines, step) in enumerate(moments(times, 40)):
        blows = {} if lines is None else {lines: strike_app}
        assert _run_window(trial, start, step, blows) == -signal.SIGKILL
        trial.look()
        trial.look_beside()
        yield
    _finish_window(trial, times)
    see_what_was_asked(trial)


def kill_engines(folder: Path, times: int) -> Iterator[None]:
    """The engine is killed, after a while its successor, then the window."""
    trial, draw = begin(folder, times), random.Random(SEED)
    for start in range(times):
        first, second, third = sorted(draw.sample(range(60), 3))
        blows = {first: strike_engine, second: strike_engine, third: strike_app}
        assert _run_window(trial, start, NEVER, blows) == -signal.SIGKILL
        trial.look()
        trial.look_beside()
        yield
    _finish_window(trial, times)
    trial.wait_for_ends()


def kill_everything(folder: Path, times: int) -> Iterator[None]:
    """Window, engine and reading process are killed at once."""
    trial, draw = begin(folder, times), random.Random(SEED)
    for start in range(times):
        blows = {draw.randrange(40): strike_all}
        assert _run_window(trial, start, NEVER, blows) == -signal.SIGKILL
        trial.wait_for_ends()
        trial.look()
        trial.look_beside()
        yield
    _finish_window(trial, times)
    trial.wait_for_ends()


def _run_window(trial: Trial, start: int, step: int, blows: Mapping[int, Blow]) -> int:
    # Where something was shown, it begins where the one before was.
    where = [] if trial.shown.words else [trial.file]
    ledger = trial.ledger(start)
    return trial.run("window_program.py", ledger, step, start, 0, *where, blows=blows)


def _finish_window(trial: Trial, start: int) -> None:
    """Let the window come to its end, and see that nothing is missing."""
    where = [] if trial.shown.words else [trial.file]
    arguments = (trial.ledger(start), NEVER, start, 1, *where)
    assert trial.run("window_program.py", *arguments, blows={}) == 0
    kept = trial.look()
    trial.look_beside()
    assert kept.outcomes == set(range(len(trial.sentences)))
    assert set(trial.shown.words) == kept.outcomes
    assert trial.shown.words == kept.words
    revised = {number for number, _ in kept.revisions}
    assert revised
    for number in kept.outcomes - revised:
        assert kept.words[number] == by_model(number)
    # Each name was saved under again, which clears what a killed window left.
    assert {path.suffix for path in trial.saved.iterdir()} <= {".json"}
