"""What can be chosen in the preferences, and in which words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QFontDatabase

from khulasa.engine.computing.threads import usable_cores
from khulasa.export.choices import Layout
from khulasa.export.copying.copy_form import CopyForm
from khulasa.export.format_list import FORMATS
from khulasa.models.set_up import SetUp
from khulasa.reading.marking import Marking
from khulasa.settings.keys import (
    COPY_DATE,
    COPY_FILE,
    COPY_FORM,
    COPY_NOTICE,
    COPY_TITLE,
    EXPORT_FORMAT,
    EXPORT_LAYOUT,
    EXPORT_PARTS,
    FONT_ARABIC,
    FONT_LATIN,
    GLOSSARY,
    GUESSES,
    LANGUAGE,
    LENGTH,
    LIBRARY_DAYS,
    LIBRARY_SIZE,
    MARKS,
    MIRROR,
    SET_UP,
    START,
    THEME,
    THREADS,
    TRANSLATE_COPIED,
    ZOOM,
    ZOOMS,
)
from khulasa.settings.language import LANGUAGES
from khulasa.settings.setting import Setting
from khulasa.settings.start import Start
from khulasa.settings.theme import Theme
from khulasa.summary.length import Length
from khulasa.ui.preferences.families import families_with
from khulasa.ui.widgets.fonts import has_family
from khulasa.wording import N_, _, count_text, number_text

SECTIONS: tuple[tuple[str, tuple[Setting[Any], ...]], ...] = (
    (N_("Look"), (LANGUAGE, THEME, FONT_LATIN, FONT_ARABIC, ZOOM)),
    (N_("Start"), (START, SET_UP)),
    (N_("Checking"), (MARKS, GUESSES, GLOSSARY)),
    (N_("Reading"), (TRANSLATE_COPIED,)),
    (N_("Summary"), (LENGTH,)),
    (N_("Copying"), (COPY_FORM, COPY_TITLE, COPY_FILE, COPY_DATE, COPY_NOTICE)),
    (N_("Saving"), (EXPORT_FORMAT, EXPORT_LAYOUT, *EXPORT_PARTS.values())),
    (N_("Library"), (LIBRARY_DAYS, LIBRARY_SIZE)),
    (N_("Models"), (THREADS, MIRROR)),
)
"""Titles with the settings of each."""

_LABELS = {
    LANGUAGE.path: N_("Language"),
    ZOOM.path: N_("Size of the text"),
    FONT_LATIN.path: N_("Font of Latin letters"),
    FONT_ARABIC.path: N_("Font of Arabic letters"),
    START.path: N_("When Khulasa starts, show"),
    SET_UP.path: N_("Full models that are missing"),
    MARKS.path: N_("Doubtful sentences to mark"),
    EXPORT_FORMAT.path: N_("Format"),
    EXPORT_LAYOUT.path: N_("Layout"),
    LIBRARY_DAYS.path: N_("Keep articles that are not opened"),
    LIBRARY_SIZE.path: N_("Most megabytes of the library"),
    THREADS.path: N_("Processor cores that models take"),
}
"""Shorter words than those of the file, whose values speak for themselves there."""

_REMARKS = {
    MARKS.path: N_(
        "Serious is where the meaning may have suffered. What could not be translated is always "
        "marked."
    ),
    EXPORT_FORMAT.path: N_("Saving begins with this; what you choose there is kept here."),
    LIBRARY_DAYS.path: N_(
        "What you corrected, noted something on, pinned or have open stays in any case. The others "
        "are deleted when you close this window, and whenever Khulasa starts."
    ),
    LIBRARY_SIZE.path: N_("Above it go those that were not opened for the longest time."),
}

_DAYS = (0, 365, 90, 30)
"""How long articles are kept; the file may have any number."""

_VALUES: dict[tuple[str, ...], dict[object, str]] = {
    START.path: {
        Start.ARTICLES: N_("The articles that were open"),
        Start.EMPTY: N_("An empty window"),
    },
    SET_UP.path: {
        SetUp.ASK: N_("Ask"),
        SetUp.AGREED: N_("Fetch them"),
        SetUp.DECLINED: N_("Leave them"),
    },
    THEME.path: {
        Theme.SYSTEM: N_("As the system"),
        Theme.LIGHT: N_("Light"),
        Theme.DARK: N_("Dark"),
    },
    MARKS.path: {
        Marking.ALL: N_("All"),
        Marking.SERIOUS: N_("Only serious ones"),
        Marking.NONE: N_("None"),
    },
    LENGTH.path: {
        Length.SHORT: N_("Short"),
        Length.MEDIUM: N_("Medium"),
        Length.LONG: N_("Long"),
        Length.BULLETS: N_("Bullets"),
    },
    COPY_FORM.path: {
        CopyForm.SHOWN: N_("As shown"),
        CopyForm.PARAGRAPH: N_("As one paragraph"),
        CopyForm.BULLETS: N_("As bullets"),
        CopyForm.HEADLINE: N_("As headline and standfirst"),
    },
    EXPORT_LAYOUT.path: {
        Layout.COLUMNS: N_("Source and translation side by side"),
        Layout.TURNS: N_("Each paragraph, then its translation"),
    },
    LIBRARY_DAYS.path: {0: N_("For ever"), 365: N_("A year")},
    THREADS.path: {0: N_("As many as suit")},
}


def label_words(setting: Setting[Any]) -> str:
    """What stands beside a setting's control."""
    return _(_LABELS.get(setting.path, setting.words))


def remark_words(setting: Setting[Any]) -> str:
    """What is to be known of a setting, below its control; may be empty."""
    return _(_REMARKS.get(setting.path, ""))


def offered(setting: Setting[Any], value: object) -> tuple[Any, ...]:
    """The values to choose from; none where the setting is a switch, a number or a text.

    Args:
        setting: May allow more.
        value: The present one, which is among them.
    """
    some: dict[tuple[str, ...], Callable[[], tuple[Any, ...]]] = {
        FONT_LATIN.path: lambda: ("", *families_with(QFontDatabase.WritingSystem.Latin)),
        FONT_ARABIC.path: lambda: ("", *families_with(QFontDatabase.WritingSystem.Arabic)),
        ZOOM.path: lambda: ZOOMS,
        SET_UP.path: lambda: (SetUp.ASK, SetUp.AGREED, SetUp.DECLINED),
        LIBRARY_DAYS.path: lambda: _DAYS,
        THREADS.path: lambda: tuple(range(usable_cores() + 1)),
    }
    values = some.get(setting.path, lambda: setting.allowed)()
    if not values or value in values or setting.path == ZOOM.path:
        return values
    return (*values, value)


def value_words(setting: Setting[Any], value: object) -> str:
    """How a value is called.

    Args:
        setting: Allows it.
        value: One of its values.
    """
    if isinstance(value, bool):
        return _(setting.words)
    if known := _VALUES.get(setting.path, {}).get(value):
        return _(known)
    if isinstance(value, float):
        return number_text(value, ".0%")
    if setting.path == LANGUAGE.path:
        return LANGUAGES.get(str(value)) or _("As the system")
    if setting.path in (FONT_LATIN.path, FONT_ARABIC.path):
        return _family_words(str(value))
    if setting.path == EXPORT_FORMAT.path:
        format_ = FORMATS[str(value)]
        return f"{_(format_.title)} ({format_.suffix})"
    if setting.path == LIBRARY_DAYS.path:
        return count_text("{:,} day", "{:,} days", int(str(value)))
    return number_text(value, ",d") if isinstance(value, int) else str(value)


def _family_words(name: str) -> str:
    if not name:
        return _("As Khulasa chooses")
    return name if has_family(name) else _("{name} (not on this computer)").format(name=name)
