"""Names and writing directions of languages, from their ISO 639-1 codes."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt


def language_name(code: str) -> str:
    """The English name, such as ``"Arabic"``; the code itself if Qt knows none."""
    locale = QLocale(code)
    if locale.language() is QLocale.Language.C:
        return code
    return QLocale.languageToString(locale.language())


def direction(code: str) -> Qt.LayoutDirection:
    """The direction that the language is written in."""
    return QLocale(code).textDirection()
