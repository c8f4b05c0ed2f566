"""Missing system libraries are named as the Debian packages that bring them."""

import importlib.util
from pathlib import Path

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


def test_it_looks_at_the_qt_that_is_installed() -> None:
    assert any(file.name == "libqxcb.so" for file in linux_libraries.qt_files())
