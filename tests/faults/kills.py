"""Kills while files are saved, models installed, libraries mended and articles read."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from engine.test_stopped import test_a_stopped_engine_does_not_outlive_its_app
from faults.saving_program import is_whole
from faults.steps import run
from khulasa.article.child.messages import Request
from khulasa.article.child.process import ReadingProcess
from khulasa.article.errors import ReadError
from khulasa.library.database.location import FILE, damage_mark
from khulasa.library.facade import Library
from khulasa.models.catalogue import load_catalogue
from khulasa.models.folders.manifest import faults
from khulasa.models.installing.order import Order
from khulasa.models.store import PARTIAL, models_folder
from khulasa.whole_files import write_whole
from killed.article import write_article
from library.material import ok
from library.test_opening import drop_layout, fill
from models.conftest import AT_ONCE
from models.test_import_bounds import KEYS, finished
from process_end import wait_for_end

STARTER = Path(__file__).parents[2] / "resources" / "models" / "starter-ar-en"
PROGRAM = Path(__file__).with_name("saving_program.py")
SEED = 20

# Reads as a reading process does, only for ever.
_BUSY_READER = """
import sys
from khulasa.article.child.confinement import end_with_app, limit_memory
from khulasa.confinement import leave_the_network
limit_memory()
leave_the_network()
end_with_app()
print("reading", flush=True)
while True:
    pass
"""
_APP = """
import subprocess, sys, time
reader = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE)
reader.stdout.readline()
print(reader.pid, flush=True)
time.sleep(3600)
"""


def kill_saving(folder: Path, times: int) -> Iterator[None]:
    """A file is whole or not there, and the next one saved clears what a kill has left."""
    draw = random.Random(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    for _ in range(times):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, str(PROGRAM), str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout is not None
            for _line in range(draw.randrange(1, 12)):
                process.stdout.readline()
            time.sleep(draw.random() / 200)
            process.kill()
        for path in folder.iterdir():
            assert path.name.endswith(".part") or is_whole(path.read_bytes()), path
        write_whole(folder / "a", (folder / "a").read_bytes())
        left = [path for path in folder.iterdir() if path.name.startswith(".")]
        assert left == []
        yield


def kill_installing(folder: Path, times: int) -> Iterator[None]:
    """A model is replaced by another: there is always a whole one, and a retry ends it well."""
    draw = random.Random(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    archive = finished(STARTER, folder / "theirs")
    order = json.dumps(asdict(Order("mine", KEYS, str(models_folder()), str(archive), AT_ONCE)))
    steps = int(run("install_program.py", order, -1).stdout.splitlines()[-1])
    for _ in range(times):
        done = run("install_program.py", order, draw.randrange(steps))
        assert done.returncode == -signal.SIGKILL, done.stderr
        _see_the_model()
        yield
    done = run("install_program.py", order, -1)
    assert "Installed(" in done.stdout, done.stderr
    _see_the_model()
    assert list((models_folder() / PARTIAL).glob("*")) == []


def _see_the_model() -> None:
    (model,) = (model for model in load_catalogue().models if model.name == "mine")
    assert model.installed
    assert faults(models_folder() / "mine") == ()


def kill_mending(folder: Path, times: int) -> Iterator[None]:
    """A damaged library is mended by start after start, each of which is killed but the last."""
    draw = random.Random(SEED)
    for number in range(times):
        path = folder / f"{number}" / FILE
        fill(path, 3)
        _leave_a_log(path)
        damage_mark(path).touch()
        for _ in range(draw.randint(1, 3)):
            last = draw.randrange(draw.choice((60, 1_600)))
            assert run("opening_program.py", path, last).returncode in (-signal.SIGKILL, 0)
        library = Library.open(path)
        rows = library.list_articles()
        assert len(rows) == 3
        note = {library.record(row.id).note for row in rows}
        assert note == {"last"}
        for row in rows:
            assert library.load(row.id, "en").tally.done == 31
        assert library.check() == ()
        library.close()
        assert not damage_mark(path).exists()
        yield


def _leave_a_log(path: Path) -> None:
    """Write a note to each article that is in the library's log only, as after a crash."""
    copy = path.with_name("copy")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE articles SET note = 'last'")
        connection.commit()
        for end in ("", "-wal"):
            shutil.copy(path.with_name(path.name + end), copy.with_name(copy.name + end))
    for end in ("", "-wal"):
        copy.with_name(copy.name + end).replace(path.with_name(path.name + end))


def kill_migrating(folder: Path, times: int) -> Iterator[None]:
    """A library of an older version is brought up to date by starts that are killed."""
    draw = random.Random(SEED)
    for number in range(times):
        path = folder / f"{number}" / FILE
        (article,) = fill(path)
        with closing(sqlite3.connect(path)) as connection:
            drop_layout(connection)
            connection.execute("PRAGMA user_version = 2")
        for _ in range(draw.randint(1, 3)):
            run("opening_program.py", path, draw.randrange(60))
        library = Library.open(path)
        assert library.notice == ""
        assert library.load(article, "en").outcomes[0] == ok("Sentence 0 0")
        assert library.check() == ()
        library.close()
        yield


def kill_reading(folder: Path, times: int) -> Iterator[None]:
    """A reading process is killed: the article is there, or a sentence that says why not."""
    draw = random.Random(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "article.txt"
    write_article(path, 10_000)
    for _ in range(times):
        process = ReadingProcess()
        delay = threading.Timer(draw.random(), os.kill, (process.pid, signal.SIGKILL))
        delay.start()
        try:
            assert process.read(Request(str(path))).sentences
        except ReadError as error:
            if "crashed (SIGKILL)" not in str(error):
                raise
        finally:
            delay.cancel()
            process.close()
        yield


def kill_while_a_child_is_busy(_folder: Path, times: int) -> Iterator[None]:
    """The app is killed while its reading process computes, and while its engine is stopped."""
    for _ in range(times):
        app = subprocess.Popen(
            [sys.executable, "-c", _APP, _BUSY_READER], stdout=subprocess.PIPE, text=True
        )
        assert app.stdout is not None
        reader = int(app.stdout.readline())
        app.kill()
        app.wait()
        app.stdout.close()
        wait_for_end(reader)
        if sys.platform == "linux":
            test_a_stopped_engine_does_not_outlive_its_app()
        yield
