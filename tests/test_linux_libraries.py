"""Missing system libraries are named as the Debian packages that bring them."""

import importlib.util
import subprocess
from pathlib import Path

import pytest

_PATH = Path(__file__).parents[1] / "installer" / "linux_libraries.py"
_SPEC = importlib.util.spec_from_file_location("linux_libraries", _PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
linux_libraries = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(linux_libraries)


def test_libraries_become_packages() -> None:
    packages, unknown = linux_libraries.packages_for(
        {"libEGL.so.1", "libxcb-cursor.so.0", "libglib-2.0.so.0", "libstrange.so.7"}
    )
    assert packages == ["libegl1", "libglib2.0-0", "libxcb-cursor0"]
    assert unknown == ["libstrange.so.7"]


def test_nothing_missing_needs_nothing() -> None:
    assert linux_libraries.packages_for(set()) == ([], [])


def test_what_qt_may_need_is_looked_for_before_qt_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needed = {f"{stem}.so.0": package for stem, package in linux_libraries._PACKAGES.items()}
    listing = f"{len(needed)} libs found in cache\n" + "".join(
        f"\t{name} (libc6,x86-64) => /lib/{name}\n"
        for name in needed
        if not name.startswith("libwayland")
    )
    monkeypatch.setattr(
        linux_libraries.subprocess,
        "run",
        lambda *_words, **_options: subprocess.CompletedProcess([], 0, listing),
    )
    assert linux_libraries.packages_not_here() == [
        "libwayland-client0",
        "libwayland-cursor0",
        "libwayland-egl1",
    ]


def test_what_tests_of_screen_readers_need_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux_libraries.shutil, "which", lambda _name: None)
    monkeypatch.setattr(linux_libraries, "_SYSTEM_PYTHON", "/no/python3")
    packages = linux_libraries.missing_for_tests()
    assert {"dbus", "python3-pyatspi", "xvfb"} <= set(packages)


def test_it_looks_at_the_qt_that_is_installed() -> None:
    assert any(file.name == "libqxcb.so" for file in linux_libraries.qt_files())
