"""Why something failed is said in words of ours, in the language of the moment."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tomllib
from pathlib import Path

import pytest
from filelock import FileLock

from arabic_words import left_in_latin, speak_arabic
from khulasa.reasons import WordedError, reason_of, system_reason
from khulasa.wording import phrase

_COMMON = (
    *("EACCES", "ENOSPC", "ENOENT", "EROFS", "EMFILE", "EEXIST", "EISDIR", "ENOTDIR", "EIO"),
    *("ENAMETOOLONG", "ENOTEMPTY", "EBUSY", "EFBIG", "ENOMEM", "ECONNREFUSED", "ETIMEDOUT"),
)


def raised(path: Path, act: str) -> OSError:
    """What the system raises for something that cannot be done."""
    with pytest.raises(OSError, match="Errno") as caught:
        getattr(path, act)()
    return caught.value


@pytest.mark.parametrize("name", _COMMON)
def test_common_errors_of_the_system_have_words_of_ours(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = getattr(errno, name)
    error = OSError(number, os.strerror(number))
    assert system_reason(error) is not None
    assert os.strerror(number) not in str(reason_of(error))
    speak_arabic(monkeypatch)
    assert left_in_latin(reason_of(error)) == []


def test_errors_as_the_system_raises_them(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    said = {
        "none": reason_of(raised(tmp_path / "none", "read_bytes")),
        "folder": reason_of(raised(tmp_path, "read_bytes")),
        "below a file": reason_of(raised(file / "below", "read_bytes")),
        "again": reason_of(raised(file, "mkdir")),
        "full": reason_of(raised(tmp_path, "rmdir")),
        "long": reason_of(raised(tmp_path / ("x" * 300), "touch")),
    }
    assert {name: str(words) for name, words in said.items()} == {
        "none": "there is no such file or folder",
        "folder": "what should be a file is a folder",
        "below a file": "what should be a folder is a file",
        "again": "there is such a file or folder already",
        "full": "the folder is not empty",
        "long": "the name is too long",
    }


def test_copying_a_folder_tells_the_first_of_its_failures(tmp_path: Path) -> None:
    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(shutil.Error) as caught:
        shutil.copytree(tmp_path / "from", tmp_path / "to")
    assert str(reason_of(caught.value)) == "there is no such file or folder"


def test_a_file_that_another_process_holds_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with FileLock(path), pytest.raises(TimeoutError) as caught, FileLock(path, timeout=0):
        pass
    assert str(reason_of(caught.value)) == "another program is using it"


@pytest.mark.parametrize("read", [json.loads, tomllib.loads])
def test_of_what_a_reading_library_says_the_line_is_left(read: object) -> None:
    assert callable(read)
    with pytest.raises(ValueError, match="line") as caught:
        read("\n\n{")
    assert str(reason_of(caught.value)) == "line 3 is not as it should be"


def test_what_nobody_foresaw_is_quoted_in_short(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_arabic(monkeypatch)
    assert str(reason_of(RuntimeError("\nNo such tensor.\nmore"))) == "«\u2068No such tensor\u2069»"
    assert str(reason_of(KeyError())) == "«\u2068KeyError\u2069»"
    assert len(str(reason_of(RuntimeError("x" * 5000)))) < 250


def test_words_of_ours_are_handed_on_and_follow_the_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    error = WordedError(phrase("there is no term in it"))
    assert str(error) == "there is no term in it"
    assert reason_of(error) is error.words
    speak_arabic(monkeypatch)
    assert left_in_latin(str(error)) == []


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("تعذّر الحفظ: No space left on device.", ["No space left on device"]),
        ("تعذّر الحفظ: \u2068No space left on device\u2069.", ["No space left on device"]),
        ("تعذّرت قراءة /home/me/list.csv.", ["home", "me", "list"]),
        ("تعذّرت قراءة \u2068/home/me/my list.csv\u2069: «\u2068no such tensor\u2069».", []),
    ],
)
def test_what_the_tests_take_for_english(message: str, left: list[str]) -> None:
    assert left_in_latin(message) == left
