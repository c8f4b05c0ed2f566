"""Reading in a process of its own: whatever becomes of it, there is an article or a sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from article.pdf.tiny_pdf import At, pdf
from khulasa.article.child import process
from khulasa.article.child.messages import Answer, Request, in_portions
from khulasa.article.child.process import ReadingProcess, ReadingStoppedError, read_in_child
from khulasa.article.errors import ReadError
from khulasa.article.pages_read import PagesRead
from khulasa.article.read import read_article, read_bytes, read_text
from khulasa.codec import encode_message
from process_end import wait_for_end

TEXT = "فتح السوق أبوابه صباح الأحد. وجاء التجار من القرى المجاورة.\n\nثم هطل المطر فجأة."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "سوق.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def a_child_that(monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """Have reading processes do something else than read."""
    monkeypatch.setattr(process, "command", lambda _module: (sys.executable, "-c", does))


def test_file_text_and_bytes_are_read_as_in_this_process(file: Path) -> None:
    assert read_in_child(Request(str(file))) == read_article(file)
    assert read_in_child(Request(text=TEXT)) == read_text(TEXT)
    data = TEXT.encode("cp1256")
    read = read_in_child(Request(follow=len(data), encoding="cp1256"), data)
    assert read == read_bytes(data, file="-", encoding="cp1256")


def test_a_long_article_comes_in_portions_and_is_whole() -> None:
    text = "\n\n".join(f"{number}. {TEXT}" for number in range(700))
    expected = read_text(text, language="ar")
    lines = list(map(encode_message, in_portions(Answer(expected))))
    assert len(lines) == -(-len(expected.paragraphs) // 500) > 1
    assert read_in_child(Request(text=text, language="ar")) == expected


def test_what_was_asked_for_is_heeded(file: Path) -> None:
    file.write_text("سطر أول\nسطر ثان", encoding="cp1256")
    request = Request(str(file), encoding="cp1256", language="fa", join_lines=True)
    read = read_in_child(request)
    assert (read.language, len(read.paragraphs)) == ("fa", 1)


def test_a_file_that_cannot_be_read_is_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"missing\.txt: there is no such file"):
        read_in_child(Request(str(tmp_path / "missing.txt")))


def test_a_name_that_is_no_unicode_is_read_too(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    assert read_in_child(Request(os.fsdecode(path))).paragraphs == read_text(TEXT).paragraphs


def test_a_crash_is_a_sentence(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    a_child_that(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    with pytest.raises(ReadError, match=r"سوق\.txt: the program that reads it crashed \(SIGSEGV\)"):
        read_in_child(Request(str(file)))


def test_what_died_in_the_middle_of_its_answer_has_crashed(
    monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    a_child_that(monkeypatch, "import sys; sys.stdout.write('{\"article\":'); sys.exit(9)")
    with pytest.raises(ReadError, match=r"crashed \(code 9\)"):
        read_in_child(Request(str(file)))


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    a_child_that(monkeypatch, "import time; time.sleep(600)")
    reading = ReadingProcess()
    with pytest.raises(ReadError, match="it took longer than 0 seconds"):
        reading.read(Request(str(file)), seconds=0.2)
    with pytest.raises(ProcessLookupError):
        os.kill(reading.pid, 0)


def test_the_beginning_of_a_long_file_is_there_before_the_whole(tmp_path: Path) -> None:
    book = tmp_path / "book.pdf"
    pages = ([At(72, 700, f"Chapter {number} tells of the garden.")] for number in range(40))
    book.write_bytes(pdf(*pages))
    told: list[PagesRead] = []
    whole = ReadingProcess().read(Request(str(book)), on_pages=told.append)
    assert whole == read_article(book)
    (beginning,) = [pages.beginning for pages in told if pages.beginning is not None]
    assert beginning.paragraphs[0] == whole.paragraphs[0]
    assert beginning.file == whole.file
    assert (told[-1].done, told[-1].total) == (39, 40)
    # Whoever does not ask hears nothing of it.
    assert read_in_child(Request(str(book))) == whole


TELLS = (
    "import sys, time; sys.stdin.readline(); "
    'said = \'{"type": "PagesRead", "done": 1, "total": 9, "beginning": null}\'; '
    "print(said, flush=True); "
)


def test_a_crash_after_the_beginning_is_a_sentence_too(
    monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    a_child_that(monkeypatch, TELLS + "sys.exit(9)")
    told: list[PagesRead] = []
    with pytest.raises(ReadError, match=r"crashed \(code 9\)"):
        ReadingProcess().read(Request(str(file)), on_pages=told.append)
    assert told == [PagesRead(1, 9)]


@pytest.mark.parametrize("goes_on", ["time.sleep(600)", "[print(said) for _ in iter(int, 1)]"])
def test_what_is_told_meanwhile_gives_it_no_more_time(
    monkeypatch: pytest.MonkeyPatch, file: Path, goes_on: str
) -> None:
    a_child_that(monkeypatch, TELLS + goes_on)
    reading = ReadingProcess()
    with pytest.raises(ReadError, match="it took longer than 0 seconds"):
        reading.read(Request(str(file)), seconds=0.2, on_pages=lambda _pages: None)
    with pytest.raises(ProcessLookupError):
        os.kill(reading.pid, 0)


def test_reading_can_be_stopped(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    a_child_that(monkeypatch, "import sys, time; sys.stdin.readline(); time.sleep(600)")
    reading = ReadingProcess()
    threading.Timer(0.2, reading.stop).start()
    with pytest.raises(ReadingStoppedError, match="was stopped"):
        reading.read(Request(str(file)))


def test_what_it_started_in_its_turn_ends_with_it(
    monkeypatch: pytest.MonkeyPatch, file: Path, tmp_path: Path
) -> None:
    number = tmp_path / "number"
    a_child_that(
        monkeypatch,
        "import pathlib, subprocess, sys; sys.stdin.readline(); "
        "started = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], "
        "start_new_session=True); "
        f"path = pathlib.Path({str(number)!r}); "
        "new = path.with_suffix('.new'); new.write_text(str(started.pid)); new.rename(path); "
        "started.wait()",
    )
    reading = ReadingProcess()

    def stop_once_it_has() -> None:
        while not number.exists():
            pass
        reading.stop()

    threading.Thread(target=stop_once_it_has, daemon=True).start()
    with pytest.raises(ReadingStoppedError):
        reading.read(Request(str(file)))
    wait_for_end(int(number.read_text()))


def test_a_process_that_is_not_needed_ends_with_the_app() -> None:
    code = (
        "from khulasa.article.child.process import ReadingProcess\n"
        "print(ReadingProcess().pid, flush=True)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    # Its standard input has ended: it is over as soon as it looks, however long that takes here.
    wait_for_end(int(result.stdout))


PROBE = """
from khulasa.article.child.confinement import limit_memory
limit_memory(400_000_000)
{}
"""


def confined(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROBE.format(code)], capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is the system's")
def test_memory_ends_in_an_error_of_python() -> None:
    assert "MemoryError" in confined("b'x' * 500_000_000").stderr


def test_memory_that_does_not_suffice_is_told(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    a_child_that(
        monkeypatch,
        "from khulasa.article.child import __main__ as child\n"
        "def swell(*_a, **_o): raise MemoryError\n"
        "child.read_article = swell\n"
        "child.main()",
    )
    with pytest.raises(ReadError, match="takes more than 1,500 MB of memory"):
        read_in_child(Request(str(file)))


def test_signals_have_names() -> None:
    assert process._cause(-signal.SIGABRT) == "SIGABRT"


def test_one_process_reads_several_files_until_it_is_told_that_one_is_the_last(file: Path) -> None:
    reading = ReadingProcess()
    assert reading.read(Request(str(file)), last=False) == read_article(file)
    with pytest.raises(ReadError, match="there is no such file"):
        reading.read(Request(f"{file}.missing"), last=False)
    data = TEXT.encode("cp1256")
    request = Request(follow=len(data), encoding="cp1256")
    assert reading.read(request, data, last=False).paragraphs == read_text(TEXT).paragraphs
    assert not reading.over
    assert reading.read(Request(text=TEXT)) == read_text(TEXT)
    assert reading.over
    with pytest.raises(ProcessLookupError):
        os.kill(reading.pid, 0)


def test_memory_that_files_before_took_is_not_blamed_on_this_one(
    monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    a_child_that(
        monkeypatch,
        "from khulasa.article.child import __main__ as child\n"
        "def swell(*_a, **_o): raise MemoryError\n"
        "child.read_article = swell\n"
        "child.main()",
    )
    reading = ReadingProcess()
    assert reading.read(Request(text=TEXT), last=False) == read_text(TEXT)
    # Whoever asked can ask a fresh process.
    with pytest.raises(ReadError, match="crashed"):
        reading.read(Request(str(file)), last=False)
    assert reading.over
