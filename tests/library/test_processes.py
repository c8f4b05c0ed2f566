"""Several processes share one library, and one that is killed loses nothing it had finished."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from khulasa.library.facade import Library
from khulasa.library.values import OpenArticle
from library.material import LIBRARY_OPENS, article, ok, ticking
from library.writing_program import SENTENCES, TARGET, target_of

PROGRAM = Path(__file__).with_name("writing_program.py")


def start(path: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), str(path), name], stdout=subprocess.PIPE, text=True
    )


def next_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def kill_with_an_article_open(path: Path, name: str) -> None:
    process = start(path, name)
    assert next_line(process).strip() == "opened"
    process.kill()
    process.wait()


def seen_by_a_process_that_dies(path: Path) -> str:
    """How much a process finds that others had open; it opens the library and never closes it."""
    code = (
        "import os, sys; from pathlib import Path; from khulasa.library.facade import Library;"
        "print(len(Library.open(Path(sys.argv[1])).last_open())); sys.stdout.flush(); os._exit(1)"
    )
    arguments = [sys.executable, "-c", code, str(path)]
    return subprocess.run(arguments, capture_output=True, text=True, check=False).stdout.strip()


def numbers_of(library: Library) -> dict[str, int]:
    return {row.title: row.id for row in library.list_articles()}


def test_several_processes_make_one_library_and_write_into_it_at_once(path: Path) -> None:
    names = ["one", "two", "three"]
    processes = [start(path, name) for name in names]
    library = Library.open(path)
    while any(process.poll() is None for process in processes):
        library.list_articles()
        library.search("translated")
        passing = library.open_article(LIBRARY_OPENS).id
        library.save_outcomes(passing, "en", {0: ok("Opening")})
        library.remove([passing])
        assert library.purge().result() == (passing,)
    for process in processes:
        assert process.stdout is not None
        assert len(process.stdout.read().split()) == SENTENCES + 1
        assert process.wait() == 0
    numbers = numbers_of(library)
    assert set(numbers) == set(names)
    for name in names:
        outcomes = library.load(numbers[name], TARGET).outcomes
        assert {n: o.current.target for n, o in outcomes.items()} == {
            n: target_of(name, n) for n in range(SENTENCES)
        }
    assert library.check() == ()
    library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_process_killed_at_any_moment_loses_nothing_that_was_finished(path: Path) -> None:
    moments = random.Random(14)
    for attempt in range(12):
        name = f"attempt {attempt}"
        process = start(path, name)
        assert next_line(process).strip() == "opened"
        finished = [int(next_line(process)) for _ in range(moments.randrange(SENTENCES // 2))]
        process.send_signal(signal.SIGKILL)
        assert process.stdout is not None
        rest = process.stdout.read()
        finished += [int(line) for line in rest.splitlines() if rest.endswith("\n")]
        process.wait()

        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        library = Library.open(path)
        assert library.notice == ""
        assert library.check() == ()
        outcomes = library.load(numbers_of(library)[name], TARGET).outcomes
        for number in finished:
            assert outcomes[number].current.target == target_of(name, number)
        texts = [f"{name} {number}" for number in finished]
        assert set(library.find_many("f", "ar", TARGET, texts)) == set(texts)
        library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_a_killed_process_had_open_is_found_until_it_is_closed(path: Path) -> None:
    kill_with_an_article_open(path, "killed")

    library = Library.open(path)
    [left] = library.last_open()
    assert (left.article_id, left.target) == (numbers_of(library)["killed"], TARGET)
    # While this process has it open, it is nobody else's to open.
    assert seen_by_a_process_that_dies(path) == "0"
    assert library.last_open() == ()
    library.close()

    library = Library.open(path)
    assert library.last_open() == ()
    library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_it_is_found_again_if_the_next_process_is_killed_too(path: Path) -> None:
    kill_with_an_article_open(path, "killed twice")
    for _ in range(2):
        assert seen_by_a_process_that_dies(path) == "1"
    library = Library.open(path)
    assert len(library.last_open()) == 1
    library.close()


def test_opening_it_twice_in_a_process_leaves_the_first_one_its_locks(path: Path) -> None:
    library = Library.open(path)
    library.open_article(LIBRARY_OPENS)
    Library.open(path).close()
    # Goes through only where nobody else has the file open.
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0);"
        "print(c.execute('PRAGMA journal_mode = DELETE').fetchone())"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert "database is locked" in other.stderr
    assert library.list_articles() != ()
    library.close()


def test_what_was_closed_in_order_is_not_found(path: Path) -> None:
    library = Library.open(path, clock=ticking())
    one = library.open_article(LIBRARY_OPENS).id
    two = library.open_article(article("نعم.", title="two")).id
    library.set_open(one, "en")
    library.set_open(two, "fr")
    library.set_closed(one).result()
    assert library.last_open() == ()  # it is this process that has the other one open
    library.close()
    library = Library.open(path)
    assert library.last_open() == ()
    library.close()


def test_a_process_of_the_same_number_is_another_one(path: Path) -> None:
    library = Library.open(path, clock=ticking())
    numbers = [library.open_article(article("نعم.", title=title)).id for title in ("a", "b")]
    times = [library.record(number).opened for number in numbers]
    for number in numbers:
        library.set_open(number, "en")
    library.write(lambda c: c.execute("UPDATE processes SET started = started - 1000")).result()
    found = library.last_open()
    assert [open_.article_id for open_ in found] == numbers[::-1]
    assert all(isinstance(open_, OpenArticle) for open_ in found)
    assert found[0].since > times[1]
    library.close()


def test_what_is_left_open_is_found_in_its_order_by_the_next_one(path: Path) -> None:
    library = Library.open(path, clock=ticking())
    texts = {title: article("نعم.", title=title) for title in ("a", "b", "c")}
    numbers = {title: library.open_article(text).id for title, text in texts.items()}
    for number in numbers.values():
        library.set_open(number, "en")
    library.set_order([numbers[title] for title in "cab"])
    library.set_closed(numbers["a"])
    library.close(leave_open=True)

    library = Library.open(path)
    left = [one.article_id for one in library.last_open()]
    assert left == [numbers["b"], numbers["c"]]  # the last one first
    library.close()
