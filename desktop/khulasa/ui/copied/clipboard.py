"""What on the clipboard may be translated without being asked for."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

MOST_CHARACTERS = 5_000  # some two pages: what is longer is read better in a tab

# Password managers mark what they copy by formats of these names, each system in its own way:
# KDE and those that follow it, Windows (two), nspasteboard.org on macOS (two).
_SECRET = (
    "x-kde-passwordmanagerhint",
    "excludeclipboardcontentfrommonitorprocessing",
    "clipboard viewer ignore",
    "org.nspasteboard.concealedtype",
    "org.nspasteboard.transienttype",
)
_LINK = re.compile(r"\w+://\S+")


def is_secret(data: QMimeData) -> bool:
    """Whether whoever copied it wants no other program to look at it."""
    return any(mark in name.casefold() for name in data.formats() for mark in _SECRET)


def text_of(data: QMimeData | None) -> str:
    """The text that was copied; empty where there is none to translate.

    A secret is not looked at; files, addresses and what has no letters are left alone.
    """
    if data is None or is_secret(data) or data.hasUrls() or not data.hasText():
        return ""
    text = data.text().strip()
    wordless = not any(map(str.isalpha, text)) or _LINK.fullmatch(text)
    return "" if wordless else text


def is_seen_behind() -> bool:
    """Whether a window hears of the clipboard while others are in front; not under Wayland."""
    return not QGuiApplication.platformName().startswith("wayland")
