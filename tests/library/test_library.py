"""The library as a whole: its place, who may read it, its threads and its end."""

from __future__ import annotations

import gc
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import platformdirs
import pytest

from khulasa.library.database.location import library_path
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.translation.result import Status, Translation
from library.material import LIBRARY_OPENS, ok


def test_it_lies_beside_the_models_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("KHULASA_LIBRARY", raising=False)
    data = platformdirs.user_data_path("khulasa", appauthor=False)
    assert library_path() == data / "library.sqlite3"
    monkeypatch.setenv("KHULASA_LIBRARY", str(tmp_path))
    assert library_path() == tmp_path / "library.sqlite3"


def test_it_opens_where_the_variable_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KHULASA_LIBRARY", str(tmp_path / "elsewhere"))
    library = Library.open()
    library.close()
    assert library.path == tmp_path / "elsewhere" / "library.sqlite3"
    assert library.path.is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_user_may_read_it(path: Path) -> None:
    library = Library.open(path)
    library.open_article(LIBRARY_OPENS)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    files = list(path.parent.iterdir())
    assert len(files) >= 3  # the database, its log and the index of that
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_library_that_others_could_read_is_closed_to_them(path: Path) -> None:
    Library.open(path).close()
    path.chmod(0o644)
    Library.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts open files in /proc")
def test_a_thread_that_ends_closes_what_it_read_with(path: Path) -> None:
    library = Library.open(path)
    library.list_articles()
    files = len(list(Path("/proc/self/fd").iterdir()))
    gc.disable()  # nobody has to look for garbage
    try:
        for _ in range(5):
            thread = threading.Thread(target=library.list_articles)
            thread.start()
            thread.join()
        # SQLite keeps one for the next connection.
        assert len(list(Path("/proc/self/fd").iterdir())) <= files + 3
    finally:
        gc.enable()
        library.close()


def test_what_was_kept_is_there_after_opening_again(path: Path) -> None:
    library = Library.open(path)
    number = library.open_article(LIBRARY_OPENS).id
    library.save_outcomes(number, "en", {0: ok("The library opens")})  # close waits for it
    library.close()
    library = Library.open(path)
    assert library.load(number, "en").outcomes == {0: ok("The library opens")}
    library.close()


def test_closing_twice_does_nothing_more(library: Library) -> None:
    library.close()
    library.close()
    assert library.closed


def test_a_closed_library_says_so(library: Library) -> None:
    library.list_articles()
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.list_articles()
    with pytest.raises(LibraryError, match="closed"):
        library.remember("f", "ar", "en", [("نعم", Translation("Yes", Status.OK))]).result()


def test_many_threads_read_and_write_at_once(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    faults: list[Exception] = []

    def work(thread: int) -> None:
        try:
            for turn in range(20):
                text = f"{thread} {turn}"
                library.remember("f", "ar", "en", [(text, ok(text).current)]).result()
                assert library.find_many("f", "ar", "en", [text])[text] == ok(text).current
                library.load(number, "en")
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    asked = [f"{thread} {turn}" for thread in range(6) for turn in range(20)]
    assert len(library.find_many("f", "ar", "en", asked)) == len(asked)


def test_importing_it_touches_no_disk_and_loads_neither_window_nor_models(tmp_path: Path) -> None:
    code = "import khulasa.library.facade, sys; print(*sys.modules)"
    environment = {**os.environ, "KHULASA_LIBRARY": str(tmp_path / "library")}
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert list(tmp_path.iterdir()) == []
    packages = {name.split(".")[0] for name in result.stdout.split()}
    assert not packages & {"PySide6", "torch", "transformers", "ctranslate2", "sacremoses"}
    above = ("khulasa.reading", "khulasa.engine", "khulasa.models", "khulasa.ui", "khulasa.cli")
    assert not [name for name in result.stdout.split() if name.startswith(above)]
