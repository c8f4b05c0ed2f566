"""Names and writing directions of languages, from their ISO 639-1 codes."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from khulasa.wording import N_, _

# Qt knows languages by their English names. These are in the catalogue of models, so they can be
# translated; others that a reader adds are shown in English.
NAMES = (
    *(N_("Arabic"), N_("Chinese"), N_("English"), N_("French"), N_("German"), N_("Hebrew")),
    *(N_("Hindi"), N_("Indonesian"), N_("Italian"), N_("Japanese"), N_("Korean"), N_("Persian")),
    *(N_("Portuguese"), N_("Russian"), N_("Spanish"), N_("Swahili"), N_("Turkish")),
    *(N_("Ukrainian"), N_("Urdu")),
)


def language_name(code: str) -> str:
    """The name, such as ``"Arabic"``; the code itself if Qt knows none."""
    return _(english_name(code))


def english_name(code: str) -> str:
    """The name in English; the code itself if Qt knows none."""
    locale = QLocale(code)
    if locale.language() is QLocale.Language.C:
        return code
    return QLocale.languageToString(locale.language())


def number_locale(code: str) -> QLocale:
    """How fields with numbers write them; in Arabic with the digits of all other words here."""
    if code == "ar":
        return QLocale(QLocale.Language.Arabic, QLocale.Country.UnitedArabEmirates)
    return QLocale(code)


def direction(code: str) -> Qt.LayoutDirection:
    """The direction that the language is written in."""
    return QLocale(code).textDirection()


def speak(app: QApplication, code: str) -> list[QTranslator]:
    """Lay the windows out for a language, and have Qt say its own words in it where it can.

    Returns:
        The translators of Qt's words that were found.
    """
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    app.setLayoutDirection(direction(code))
    QLocale.setDefault(number_locale(code))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(f"qtbase_{code}", folder):
        return []
    app.installTranslator(translator)
    return [translator]
