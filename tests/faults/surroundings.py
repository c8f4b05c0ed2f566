"""Homes that cannot be written, folders that are missing or oddly named, a poor locale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from faults.disks import small_disk
from faults.fault import Attempts
from killed.dying import NEVER

KILLED = Path(__file__).parents[1] / "killed"
ARTICLE = "عودة المكتبة\n\nفتحت المكتبة أبوابها يوم الأحد. جاء كثير من الناس.\n\nوانتهى العمل."
SENTENCES = 4
# With what comes before and after it shorter than the 512 bytes of a path that SQLite takes.
_LONG = Path("خطوات إلى المكتبة " * 6, "some steps to the library " * 3)
_MEGABYTE = 1 << 20

# What a surrounding changes of the environment; None takes a variable out.
Changes = dict[str, str | None]
Surroundings = Callable[[Path], AbstractContextManager[Changes]]

_OWN_FOLDERS = ("KHULASA_LIBRARY", "KHULASA_CONFIG", "KHULASA_STATE", "KHULASA_MODELS")
_STANDARD = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def _home(folder: Path) -> Changes:
    """All that Khulasa keeps lies in this home."""
    return {"HOME": str(folder)} | dict.fromkeys((*_OWN_FOLDERS, *_STANDARD))


@contextmanager
def read_only_home(folder: Path) -> Iterator[Changes]:
    """Nothing can be written into the home."""
    with small_disk(folder / "home", _MEGABYTE, ",ro") as disk:
        yield _home(disk)


@contextmanager
def no_home(folder: Path) -> Iterator[Changes]:
    """There is no home, and none can be made."""
    (folder / "file").touch()
    yield _home(folder / "file" / "home")


@contextmanager
def missing_folders(folder: Path) -> Iterator[Changes]:
    """The home is not there yet, nor the folder for temporary files."""
    yield {**_home(folder / "not" / "there" / "yet"), "TMPDIR": str(folder / "no temporary ones")}


@contextmanager
def locale_c(folder: Path) -> Iterator[Changes]:
    """The system says that there are no letters but ASCII's."""
    names = ("LANG", "LC_CTYPE", "PYTHONUTF8", "PYTHONIOENCODING")
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", **_home(folder / "home")}
    yield plain | dict.fromkeys(names)


@contextmanager
def long_folder(folder: Path) -> Iterator[Changes]:
    """The folders have spaces, Arabic letters and more than two hundred characters."""
    place = folder / _LONG
    assert len(str(place)) > 200
    yield {name: str(place / name) for name in _OWN_FOLDERS}


ALL: tuple[Surroundings, ...] = (
    read_only_home,
    no_home,
    missing_folders,
    locale_c,
    long_folder,
)


def commands_in(surroundings: Surroundings) -> Attempts:
    """``khulasa translate``, twice; where a library can be kept, the second finds all in it."""

    def attempts(folder: Path, times: int) -> Iterator[None]:
        for number in range(times):
            own, article = _prepared(folder / f"{number}")
            with surroundings(own) as changes:
                for name in ("first", "second"):
                    result, ledger = own / f"{name}.json", own / f"asked {name}"
                    _run(own, changes, "command_program.py", ledger, NEVER, result, article)
                    record = json.loads(result.read_text(encoding="utf-8"))
                    made = [s["target"] for p in record["paragraphs"] for s in p["sentences"]]
                    assert len(made) == SENTENCES
                    assert all("as the model has it" in target for target in made)
                    kept = surroundings not in _NOTHING_KEPT
                    assert ledger.exists() == (name == "first" or not kept)
            yield

    return attempts


def windows(folder: Path, times: int) -> Iterator[None]:
    """The window, in each of the surroundings in turn."""
    for number in range(times):
        own, article = _prepared(folder / f"{number}")
        with ALL[-1 - number % len(ALL)](own) as changes:
            told = _run(own, changes, "window_program.py", own / "asked", NEVER, 0, 1, article)
        assert json.loads(told.splitlines()[-1])[0] == "ended"
        shown = {n for line in told.splitlines() for n in _shown(json.loads(line))}
        assert shown == set(range(SENTENCES))
        yield


_NOTHING_KEPT = (read_only_home, no_home)


def _prepared(folder: Path) -> tuple[Path, Path]:
    (folder / "saved").mkdir(parents=True)
    article = folder / "مقال عن المكتبة.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    return folder, article


def _shown(line: list[object]) -> list[int]:
    return [number for number, _ in line[1]] if line[0] == "shown" else []  # type: ignore[attr-defined]


def _run(folder: Path, changes: Changes, program: str, *arguments: object) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment["KHULASA_TEST_SAVED"] = str(folder / "saved")
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    for name, value in changes.items():
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    done = subprocess.run(
        [sys.executable, str(KILLED / program), *map(str, arguments)],
        env=environment,
        capture_output=True,
        check=False,
    )
    errors = done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0, errors
    assert "Traceback" not in errors, errors
    return done.stdout.decode("utf-8")
