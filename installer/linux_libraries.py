"""Names the system libraries that Qt needs and this Linux machine lacks.

Run with the Python of .venv. On Debian and Ubuntu, as root, it installs them straight away;
otherwise it prints the one apt line that does. ``--tests`` adds the programs of the Xvfb tests.
Exits with 1 if something is missing that it could not install.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

# Library name without version, and the Debian package that brings it.
_PACKAGES = {
    "libEGL": "libegl1",
    "libGL": "libgl1",
    "libOpenGL": "libopengl0",
    "libGLX": "libglx0",
    "libcups": "libcups2",
    "libdbus-1": "libdbus-1-3",
    "libfontconfig": "libfontconfig1",
    "libfreetype": "libfreetype6",
    "libglib-2": "libglib2.0-0",
    "libgthread-2": "libglib2.0-0",
    "libwayland-client": "libwayland-client0",
    "libwayland-cursor": "libwayland-cursor0",
    "libwayland-egl": "libwayland-egl1",
    "libX11": "libx11-6",
    "libX11-xcb": "libx11-xcb1",
    "libxcb": "libxcb1",
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-image": "libxcb-image0",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-randr": "libxcb-randr0",
    "libxcb-render": "libxcb-render0",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-shape": "libxcb-shape0",
    "libxcb-shm": "libxcb-shm0",
    "libxcb-sync": "libxcb-sync1",
    "libxcb-util": "libxcb-util1",
    "libxcb-xfixes": "libxcb-xfixes0",
    "libxcb-xkb": "libxcb-xkb1",
    "libxkbcommon": "libxkbcommon0",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
    "libz": "zlib1g",
}
_TEST_PROGRAMS = {
    **{"Xvfb": "xvfb", "strace": "strace", "xdotool": "xdotool", "xclip": "xclip"},
    "dbus-run-session": "dbus",
}
# Reads the window as a screen reader does; for the system's Python only.
_SCREEN_READER = "python3-pyatspi"
_SYSTEM_PYTHON = "/usr/bin/python3"
_FOR_TESTS = {*_TEST_PROGRAMS.values(), _SCREEN_READER}


def missing_for_tests() -> list[str]:
    """Debian packages of what some tests need, as far as it is not here."""
    packages = [deb for name, deb in _TEST_PROGRAMS.items() if shutil.which(name) is None]
    asked = [_SYSTEM_PYTHON, "-c", "import pyatspi"]
    known = (
        Path(_SYSTEM_PYTHON).exists()
        and not subprocess.run(asked, check=False, capture_output=True).returncode
    )
    return packages if known else [*packages, _SCREEN_READER]


def missing_libraries(files: list[Path]) -> set[str]:
    """Names of libraries that the loader does not find for these shared objects."""
    missing = set()
    for file in files:
        listing = subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False)
        for line in listing.stdout.splitlines():
            name, arrow, found = line.strip().partition(" => ")
            if arrow and found.startswith("not found"):
                missing.add(name)
    return missing


def packages_for(libraries: set[str]) -> tuple[list[str], list[str]]:
    """Debian packages for the libraries, and the libraries that no package is known for."""
    stems = {library: _stem(library) for library in libraries}
    known = sorted({_PACKAGES[stem] for stem in stems.values() if stem in _PACKAGES})
    return known, sorted(library for library, stem in stems.items() if stem not in _PACKAGES)


def _stem(library: str) -> str:
    return library.split(".so")[0].rstrip(".0")


def packages_not_here() -> list[str]:
    """Debian packages of all those libraries that the loader does not know, whoever needs them."""
    listing = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=False)
    here = {_stem(line.split()[0]) for line in listing.stdout.splitlines()[1:]}
    return sorted({package for stem, package in _PACKAGES.items() if here and stem not in here})


def qt_files(*more: str) -> list[Path]:
    """The parts of PySide6 that pull in system libraries: widgets, X11, printing, and more."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return []
    folder = Path(spec.origin).parent
    candidates = [
        *folder.glob("Qt/lib/libQt6Widgets.so.6"),
        *folder.glob("Qt/lib/libQt6XcbQpa.so.6"),
        *folder.glob("Qt/lib/libQt6DBus.so.6"),
        *folder.glob("Qt/plugins/platforms/libqxcb.so"),
        *folder.glob("Qt/plugins/platforms/libqoffscreen.so"),
        *folder.glob("Qt/plugins/imageformats/libqsvg.so"),
        *folder.glob("Qt/plugins/printsupport/*.so"),
        *(path for pattern in more for path in folder.glob(pattern)),
    ]
    return [file for file in candidates if file.is_file()]


def _quietly(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment)
    return done.returncode == 0


def main() -> int:
    """Check, and install or name what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tests", action="store_true", help="also what the Xvfb tests use")
    options = parser.parse_args()
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return 0
    packages, unknown = packages_for(missing_libraries(qt_files()))
    if options.tests:
        packages += missing_for_tests()
    if unknown:
        print(f"Qt lacks these system libraries: {', '.join(unknown)}", file=sys.stderr)
    if not packages:
        return 1 if unknown else 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing the system libraries that Qt needs: {' '.join(packages)}")
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        if all(map(_quietly, (["apt-get", "update", "-qq"], install))):
            return 0
    print(
        "Some system packages are missing. On Debian and Ubuntu this line brings them:\n"
        f"    sudo apt install {' '.join(packages)}",
        file=sys.stderr,
    )
    # Without the test programs the Xvfb tests are skipped and say so; the rest works.
    return 1 if set(packages) - _FOR_TESTS or unknown else 0


if __name__ == "__main__":
    sys.exit(main())
