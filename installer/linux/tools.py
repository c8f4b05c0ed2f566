"""The system programs that making and testing the packages need, and where they come from."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping

PACKAGING = {
    "dpkg-deb": "dpkg",
    "dpkg-shlibdeps": "dpkg-dev",
    "fakeroot": "fakeroot",
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


def require(programs: Mapping[str, str]) -> bool:
    """Whether all programs are there; if not, says the one line that brings them."""
    packages = missing(programs)
    if packages:
        print(
            "Some system packages are missing. On Debian and Ubuntu this line brings them:\n"
            f"    sudo apt install {' '.join(packages)}",
            file=sys.stderr,
        )
    return not packages
