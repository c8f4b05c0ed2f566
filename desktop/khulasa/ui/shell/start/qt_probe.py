"""Starts Qt as the window does, and says in JSON how it went.

A process of its own, because Qt ends the process where it cannot show anything.
"""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, qVersion
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication

from khulasa.resources import resource_path
from khulasa.ui.widgets.fonts import ARABIC_FAMILY, load_fonts
from khulasa.wording import fill_text, use_language, wanted_language


def look() -> dict[str, object]:
    """What Qt is and found; needs a QGuiApplication."""
    missing = load_fonts()
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    screens = [
        fill_text(
            "{width}x{height} at {dots:.0f} dots per inch, scaled by {scale:g}",
            width=screen.size().width(),
            height=screen.size().height(),
            dots=screen.logicalDotsPerInch(),
            scale=screen.devicePixelRatio(),
        )
        for screen in QGuiApplication.screens()
    ]
    return {
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "plugins": sorted(path.stem.removeprefix("lib") for path in plugins.glob("*.*")),
        "screens": screens,
        "font": QFontInfo(QGuiApplication.font()).family(),
        "arabic_fonts": [
            family
            for family in QFontDatabase.families(QFontDatabase.WritingSystem.Arabic)
            if family != ARABIC_FAMILY
        ],
        "missing_fonts": missing,
    }


def main() -> None:
    """Run as ``python -m khulasa.ui.shell.start.qt_probe``."""
    use_language(wanted_language(), resource_path("translations"))
    application = QGuiApplication(["khulasa"])
    print(json.dumps(look()), flush=True)
    del application


if __name__ == "__main__":
    main()
