"""Windows is given long paths in the form that it opens; nobody else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from khulasa.long_paths import extended, reachable

FOLDERS = "\\".join(["a folder with a long name"] * 12)
LONG = f"C:\\Users\\Layla\\{FOLDERS}\\مقال.txt"


def test_a_long_path_gets_the_prefix() -> None:
    assert extended(LONG) == f"\\\\?\\{LONG}"


def test_a_long_path_on_a_server_gets_the_other_one() -> None:
    assert extended(f"\\\\server\\share\\{FOLDERS}") == f"\\\\?\\UNC\\server\\share\\{FOLDERS}"


def test_with_the_prefix_nothing_is_left_to_work_out() -> None:
    assert extended(f"C:/Users/Layla/./x/../{FOLDERS}/a.txt") == (
        f"\\\\?\\C:\\Users\\Layla\\{FOLDERS}\\a.txt"
    )


@pytest.mark.parametrize("path", ["a.txt", "C:\\a.txt", f"\\\\?\\{LONG}"])
def test_others_stay_as_they_are(path: str) -> None:
    assert extended(path) == path


def test_only_windows_is_concerned() -> None:
    path = Path("/", *["a folder with a long name"] * 12)
    assert reachable(path, "linux") is path
    assert reachable(path, "darwin") is path
    assert str(reachable(Path(LONG), "win32")) == f"\\\\?\\{LONG}"
