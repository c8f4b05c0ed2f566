"""The words for the reader, in the language that was chosen at the start; needs no Qt.

Every text that a reader sees goes through ``_`` where it is shown, or through ``count_text`` where
a number decides its form. A constant is marked with ``N_`` and goes through ``_`` when it is used,
since modules are imported before the language is chosen.
"""

from __future__ import annotations

import gettext
import locale
import os
from pathlib import Path

DOMAIN = "khulasa"

# A child process inherits it, so that the engine's words are in the same language.
_VARIABLE = "KHULASA_LANGUAGE"

# Replaced as a whole and never changed, so threads need no lock.
_catalogue = gettext.NullTranslations()


def use_language(code: str, folder: Path) -> None:
    """Choose the language of all words; untranslated English where there is no catalogue for it.

    Args:
        code: Such as ``"ar"``.
        folder: Has ``<code>/LC_MESSAGES/khulasa.mo`` for each language.
    """
    global _catalogue
    _catalogue = gettext.translation(DOMAIN, folder, [code], fallback=True)


def wanted_language() -> str:
    """The code of the language that the environment asks for; English if it asks for none."""
    return os.environ.get(_VARIABLE, "") or "en"


def choose_language(chosen: str, folder: Path) -> None:
    """Choose the language of this process and of those that it starts.

    Args:
        chosen: What the reader chose; empty for the system's. The environment's wish goes first.
        folder: As for ``use_language``.
    """
    if not os.environ.get(_VARIABLE):
        os.environ[_VARIABLE] = chosen or _system_language(folder)
    use_language(wanted_language(), folder)


def _system_language(folder: Path) -> str:
    """The system's language where there is a catalogue for it; else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable, ""):
            break
    else:
        # Windows and macOS name it nowhere in the environment.
        value = locale.getlocale()[0] or ""
        if value.startswith("Arabic"):  # as Windows calls it
            value = "ar"
    code = value.partition(".")[0].partition("_")[0].lower()
    return code if (folder / code / "LC_MESSAGES" / f"{DOMAIN}.mo").is_file() else "en"


def _(text: str) -> str:
    """A text in the chosen language; itself where it is not translated."""
    # An empty text stands for the catalogue's own head.
    return _catalogue.gettext(text) if text else ""


def N_(text: str) -> str:  # noqa: N802
    """Mark a text for translators and leave it as it is: ``_`` is called where it is shown."""
    return text


def count_text(one: str, many: str, count: int, **others: object) -> str:
    """The form of a text that a number asks for, as in ``count_text("1 page", "{:,} pages", n)``.

    Languages have up to six forms; each may have a pair of braces for the number, and braces with
    a name for each of the others.
    """
    return _catalogue.ngettext(one, many, count).format(count, **others)
