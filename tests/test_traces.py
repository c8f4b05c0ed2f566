"""Of tracebacks and standard error only what no article can get into is kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from khulasa.traces import kept_lines, kept_of_error, kept_of_line

SECRET = "whistleblower"


def raise_and_catch() -> BaseException:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise RuntimeError(f"cannot translate {SECRET}\nValueError: {SECRET}") from error
    except RuntimeError as error:
        error.add_note(SECRET)
        return error


def test_of_an_exception_its_kind_and_its_place_are_kept_and_nothing_else() -> None:
    kept = list(kept_of_error(raise_and_catch()))
    assert SECRET not in "".join(kept)
    assert [line for line in kept if not line.startswith("  File")] == [
        "Traceback (most recent call last):",
        "KeyError",
        "The above exception was the direct cause of the following exception:",
        "Traceback (most recent call last):",
        "RuntimeError",
        "ValueError",  # a line of the message has the shape of an exception
    ]
    assert any("test_traces.py, line" in line and "in raise_and_catch" in line for line in kept)


def test_the_folders_of_whoever_runs_it_are_not_kept() -> None:
    for path in (
        "/home/amal/lib/python3.12/site-packages/ctranslate2/__init__.py",
        r"C:\Users\Amal\khulasa\ctranslate2\site-packages\ctranslate2\__init__.py",
    ):
        line = f'  File "{path}", line 7, in <module>'
        assert kept_of_line(line) == "  File ctranslate2/__init__.py, line 7, in <module>"
    line = '  File "/home/amal/khulasa/desktop/khulasa/engine/worker.py", line 3 in main'
    assert kept_of_line(line) == "  File khulasa/engine/worker.py, line 3, in main"
    assert kept_of_line('  File "/home/amal/a.py", line 1, in x') == "  File a.py, line 1, in x"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("OSError: [Errno 28] No space left on device: '/home/amal/a'", "OSError: [Errno 28]"),
        ("ModuleNotFoundError: No module named 'torch'", None),
        (f"ImportError: {SECRET}", "ImportError"),
        (f"torch.cuda.OutOfMemoryError: {SECRET}", "torch.cuda.OutOfMemoryError"),
        (f"/home/amal/x/site-packages/a/b.py:12: UserWarning: {SECRET}", "a/b.py:12: UserWarning"),
        ("terminate called after throwing an instance of 'std::runtime_error'", None),
        ("  what():  std::bad_alloc", None),
        (f"  what():  {SECRET}", ""),
        ("double free or corruption (!prev)", None),
        ("free(): invalid pointer", None),
        ("Fatal Python error: Segmentation fault", None),
        ("*** stack smashing detected ***: terminated", None),
        (f"tokenising {SECRET}", ""),
        ("", ""),
    ],
)
def test_what_is_kept_of_a_line(line: str, kept: str | None) -> None:
    assert kept_of_line(f"{line}\n") == (line if kept is None else kept)


def test_where_a_library_brings_python_down_is_kept() -> None:
    died = subprocess.run(
        [sys.executable, "-c", "import faulthandler, os; faulthandler.enable(); os.abort()"],
        capture_output=True,
        text=True,
        check=False,
    )
    kept = list(kept_lines(died.stderr))
    assert kept[0] == "Fatal Python error: Aborted"
    assert "most recent call first" in kept[1]
    assert kept[2].startswith("  File <string>, line 1, in <module>")
    assert Path(sys.executable).name not in "".join(kept)
