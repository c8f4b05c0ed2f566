"""The system programs that making and testing the packages need, and where they come from.

Run before anything is set up, with any Python: exits with 1 if something is missing, and names it.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from linux_libraries import missing_libraries, packages_for, packages_not_here, qt_files

PACKAGING = {
    "chrpath": "chrpath",
    "dpkg-deb": "dpkg",
    "dpkg-shlibdeps": "dpkg-dev",
    "strip": "binutils",
    "xz": "xz-utils",
}
"""Program to Debian package, for ``make package``."""

TESTING = {
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
    "import": "imagemagick",
    "lintian": "lintian",
    "mmdebstrap": "mmdebstrap",
    "xclip": "xclip",
    "xdotool": "xdotool",
    "Xvfb": "xvfb",
}
"""The same, for ``make test-package``."""


def missing(programs: Mapping[str, str]) -> list[str]:
    """Debian packages of the programs that are not there."""
    return sorted({deb for name, deb in programs.items() if shutil.which(name) is None})


def missing_for_qt() -> list[str]:
    """Debian packages of the libraries that Qt's plugins need, Wayland's too.

    They are needed to find out what the .deb depends on.
    """
    files = qt_files("Qt/plugins/platforms/libqwayland*.so", "Qt/plugins/wayland-*-client/*.so")
    return packages_for(missing_libraries(files))[0]


def are_there(packages: list[str]) -> bool:
    """Whether no package is missing; if some are, says the one line that brings them."""
    if packages:
        print(
            "Some system packages are missing. On Debian and Ubuntu this line brings them:\n"
            f"    sudo apt install {' '.join(packages)}",
            file=sys.stderr,
        )
    return not packages


if __name__ == "__main__":
    # Qt itself, which knows exactly what it needs, may not be there yet.
    sys.exit(not are_there(missing(PACKAGING) + packages_not_here()))
