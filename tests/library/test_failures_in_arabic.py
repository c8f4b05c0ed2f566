"""What fails with the library is said in Arabic, in the window in Arabic."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from arabic_words import left_in_latin, speak_arabic
from khulasa.library.database import schema
from khulasa.library.database.connection import connect
from khulasa.library.errors import LibraryError, explain
from khulasa.library.facade import Library
from library.material import article


@pytest.fixture(autouse=True)
def arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_arabic(monkeypatch)


def fault(act: Callable[[], object]) -> str:
    with pytest.raises(LibraryError) as caught:
        act()
    return str(caught.value)


def made(path: Path) -> Path:
    library = Library.open(path)
    library.open_article(article("جملة عن المكتبة. ", title="باب"))
    library.close()
    return path


@contextmanager
def error_of_sqlite(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(path, 0.05)) as connection:
        yield connection


def test_a_damaged_library_is_recovered_or_begun_anew(path: Path) -> None:
    data = bytearray(made(path).read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    library = Library.open(path)
    library.close()
    assert ".damaged-" in str(library.notice)
    assert left_in_latin(library.notice) == []


def test_a_library_of_a_newer_version(path: Path) -> None:
    with closing(sqlite3.connect(made(path))) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    library = Library.open(path)
    assert left_in_latin(library.notice) == []
    assert left_in_latin(fault(lambda: library.remove([1]).result())) == []
    library.close()


def test_a_database_of_another_program(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    words = fault(lambda: Library.open(path))
    assert f"\u2068{path}\u2069" in words
    assert left_in_latin(words) == []


def test_a_library_that_another_program_holds(path: Path) -> None:
    library = Library.open(made(path), busy_seconds=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert left_in_latin(fault(lambda: library.set_open(1, "en").result())) == []
        other.execute("ROLLBACK")
    library.close()


def test_a_disk_that_is_full(path: Path) -> None:
    with error_of_sqlite(made(path)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(sqlite3.OperationalError, match="full") as caught:
            connection.execute("CREATE TABLE more AS SELECT randomblob(10000000) AS a")
    words = str(explain(caught.value, path))
    assert "ممتلئ" in words
    assert left_in_latin(words) == []


def test_errors_that_nobody_foresaw_are_quoted(path: Path) -> None:
    with error_of_sqlite(made(path)) as connection, pytest.raises(sqlite3.Error) as caught:
        connection.execute("SELECT nothing FROM nowhere")
    assert left_in_latin(str(explain(caught.value, path))) == []


def test_places_where_no_library_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "a", tmp_path / "folder", tmp_path / ("x" * 300)):
        assert left_in_latin(fault(lambda path=path: Library.open(path))) == []


def test_what_is_asked_of_a_library_too_late(path: Path) -> None:
    library = Library.open(path)
    assert left_in_latin(fault(lambda: library.record(7))) == []
    library.close()
    assert left_in_latin(fault(lambda: library.record(7))) == []
    assert left_in_latin(fault(lambda: library.remove([7]).result())) == []


def test_a_file_that_was_moved_away(path: Path) -> None:
    library = Library.open(made(path))
    path.rename(path.with_name("elsewhere"))
    assert left_in_latin(fault(lambda: library.set_open(1, "en").result())) == []
    library.close()
