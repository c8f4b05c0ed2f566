"""The language that the reader chose for the app, read before any word is said."""

from __future__ import annotations

import tomllib

from khulasa.models.store import config_folder

FILE = "settings.toml"
LANGUAGES = {"en": "English", "ar": "العربية", "fr": "Français", "de": "Deutsch"}
"""The languages that the app speaks, by their own names."""


def chosen_language() -> str:
    """Its code; empty for the system's.

    Read without ``Settings``, whose words are already in a language; a damaged file is its matter.
    """
    try:
        text = (config_folder() / FILE).read_bytes().decode("utf-8-sig")
        code = tomllib.loads(text).get("view", {}).get("language", "")
    except (OSError, ValueError, RecursionError, AttributeError):
        return ""
    return code if code in LANGUAGES else ""
