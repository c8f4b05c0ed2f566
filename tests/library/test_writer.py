"""Writes happen in order, several in one commit, and a failure takes nothing else with it."""

from __future__ import annotations

import re
import sqlite3
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from khulasa.library.database.location import damage_mark
from khulasa.library.errors import LibraryError, explain
from khulasa.library.facade import Library
from library.material import LIBRARY_OPENS, article, ok


def hold(library: Library) -> Event:
    """Keep the writer busy until the event is set, so that writes gather behind it."""
    begun, goes_on = Event(), Event()

    def wait(_: sqlite3.Connection) -> None:
        begun.set()
        goes_on.wait()

    library.write(wait)
    begun.wait()
    return goes_on


def test_what_has_gathered_is_one_transaction(library: Library) -> None:
    goes_on = hold(library)
    seen: list[int] = []
    # The counter of the file's changes goes up once for each commit.
    version = "PRAGMA data_version"
    with closing(sqlite3.connect(library.path)) as other:
        writes = [
            library.remember("f", "ar", "en", [(f"{n}", ok(f"{n}").current)]) for n in range(50)
        ]
        for write in writes:
            write.add_done_callback(lambda _: seen.append(other_count(library.path)))
        before = other.execute(version).fetchone()
        goes_on.set()
        writes[-1].result()
        assert other.execute(version).fetchone() != before
    assert set(seen) == {50}


def other_count(path: Path) -> int:
    """How many sentences another connection sees."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM memory").fetchone()[0])


def test_a_failure_takes_back_its_own_work_and_no_other(library: Library) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO makers VALUES (99, 'x', 'x', 'x')")
        raise RuntimeError("half done")

    goes_on = hold(library)
    first = library.remember("f", "ar", "en", [("نعم", ok("Yes").current)])
    second: Future[None] = library.write(fail)
    third = library.remember("f", "ar", "en", [("لا", ok("No").current)])
    goes_on.set()
    first.result()
    third.result()
    with pytest.raises(RuntimeError, match="half done"):
        second.result()
    assert set(library.find_many("f", "ar", "en", ["نعم", "لا"])) == {"نعم", "لا"}
    assert library.find_many("x", "x", "x", ["نعم"]) == {}


def test_a_write_can_be_taken_back_before_it_begins(library: Library) -> None:
    goes_on = hold(library)
    write = library.remember("f", "ar", "en", [("نعم", ok("Yes").current)])
    assert write.cancel()
    goes_on.set()
    library.write(lambda _: None).result()
    assert library.find_many("f", "ar", "en", ["نعم"]) == {}


def test_a_full_disk_is_said_and_what_was_kept_stays(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    library.save_outcomes(number, "en", {0: ok("Opening")}).result()
    limit = "PRAGMA max_page_count = {}"
    pages = library.write(lambda c: c.execute("PRAGMA page_count").fetchone()[0]).result()
    library.write(lambda c: c.execute(limit.format(pages)).fetchall()).result()
    with pytest.raises(LibraryError, match=r"library\.sqlite3.*disk is full.*Make room"):
        library.open_article(article(*(f"الجملة {n}. " for n in range(3000)), title="long"))
    assert library.load(number, "en").outcomes == {0: ok("Opening")}

    library.write(lambda c: c.execute(limit.format(10**6)).fetchall()).result()
    library.open_article(article(*(f"الجملة {n}. " for n in range(3000)), title="long"))
    assert len(library.list_articles()) == 2


def test_a_library_that_another_program_holds_is_said(path: Path) -> None:
    library = Library.open(path, busy_seconds=0)
    number = library.open_article(LIBRARY_OPENS).id
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="another program holds it"):
            library.save_note(number, "?").result()
        assert library.load(number, "en").article == LIBRARY_OPENS
        other.execute("ROLLBACK")
    library.save_note(number, "!").result()
    assert library.record(number).note == "!"
    library.close()


def test_half_a_character_is_said(library: Library) -> None:
    number = library.open_article(LIBRARY_OPENS).id
    with pytest.raises(LibraryError, match="half a character"):
        library.save_outcomes(number, "en", {0: ok("\ud83d")}).result()
    assert library.load(number, "en").outcomes == {}


def test_damage_found_while_writing_is_mended_at_the_next_start(library: Library) -> None:
    def hit_damage(_: sqlite3.Connection) -> None:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error

    with pytest.raises(LibraryError, match=r"damaged.*Start Khulasa again"):
        library.write(hit_damage).result()
    assert damage_mark(library.path).exists()


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sqlite3.SQLITE_IOERR_WRITE, "the disk gave an error"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "another program holds it"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "it may not be written"),
        (sqlite3.SQLITE_CANTOPEN, "it cannot be opened"),
        (sqlite3.SQLITE_ERROR, "“no such thing”"),
    ],
)
def test_errors_have_words(tmp_path: Path, code: int, reason: str) -> None:
    error = sqlite3.OperationalError("no such thing")
    error.sqlite_errorcode = code
    explained = explain(error, tmp_path / "library.sqlite3")
    assert isinstance(explained, LibraryError)
    said = re.escape(f"The library {tmp_path}/library.sqlite3 cannot be used: {reason}. ")
    assert re.match(said + r"\w.+\.$", str(explained))
