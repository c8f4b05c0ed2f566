"""What can be chosen in the preferences, and in which words."""

from __future__ import annotations

from typing import Any

from khulasa.export.copying.copy_form import CopyForm
from khulasa.settings.keys import (
    COPY_DATE,
    COPY_FILE,
    COPY_FORM,
    COPY_NOTICE,
    COPY_TITLE,
    GLOSSARY,
    GUESSES,
    LANGUAGE,
    LENGTH,
    LIBRARY_SIZE,
    MIRROR,
    THEME,
    TRANSLATE_COPIED,
    ZOOM,
    ZOOMS,
)
from khulasa.settings.language import LANGUAGES
from khulasa.settings.setting import Setting
from khulasa.settings.theme import Theme
from khulasa.summary.length import Length
from khulasa.wording import N_, _, number_text

# The sizes that the window steps through; the file may have any.
_SIZE = Setting(ZOOM.path, ZOOM.default, N_("Size of the text"), allowed=ZOOMS)

KEPT_AS: dict[tuple[str, ...], Setting[Any]] = {ZOOM.path: ZOOM}
"""Settings that allow more values than are offered, by their path."""

_LANGUAGE = Setting(LANGUAGE.path, LANGUAGE.default, N_("Language"), allowed=LANGUAGE.allowed)

SECTIONS: tuple[tuple[str, tuple[Setting[Any], ...]], ...] = (
    (N_("Look"), (_LANGUAGE, THEME, _SIZE, GUESSES)),
    (N_("Reading"), (TRANSLATE_COPIED,)),
    (N_("Glossary"), (GLOSSARY,)),
    (N_("Summary"), (LENGTH,)),
    (N_("Copying"), (COPY_FORM, COPY_TITLE, COPY_FILE, COPY_DATE, COPY_NOTICE)),
    (N_("Library"), (LIBRARY_SIZE,)),
    (N_("Models"), (MIRROR,)),
)
"""Titles with the settings of each."""

_VALUES: dict[object, str] = {
    Theme.SYSTEM: N_("As the system"),
    Theme.LIGHT: N_("Light"),
    Theme.DARK: N_("Dark"),
    Length.SHORT: N_("Short"),
    Length.MEDIUM: N_("Medium"),
    Length.LONG: N_("Long"),
    Length.BULLETS: N_("Bullets"),
}
# Apart, as one of each is written alike.
_FORMS: dict[object, str] = {
    CopyForm.SHOWN: N_("As shown"),
    CopyForm.PARAGRAPH: N_("As one paragraph"),
    CopyForm.BULLETS: N_("As bullets"),
    CopyForm.HEADLINE: N_("As headline and standfirst"),
}


def value_words(setting: Setting[Any], value: object) -> str:
    """How a value is called.

    Args:
        setting: Allows it.
        value: One of its values.
    """
    if isinstance(value, bool):
        return _(setting.words)
    if isinstance(value, float):
        return number_text(value, ".0%")
    if setting.path == LANGUAGE.path:
        return LANGUAGES.get(str(value)) or _("As the system")
    # Enumerations of one text each are told apart by their type.
    for known, words in (*_VALUES.items(), *_FORMS.items()):
        if known is value:
            return _(words)
    return str(value)
