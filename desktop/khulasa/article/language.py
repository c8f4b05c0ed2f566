"""Which language a text is written in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# A beginning this long is enough, and keeps long articles quick.
_SAMPLE = 10_000
# Below this many letters py3langid guesses by chance.
_FEWEST_LETTERS = 20
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_LETTER = re.compile(r"[\u0620-\u06d3\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc]")
# py3langid's languages in Arabic script; left to itself it takes some for Latin ones.
_IN_ARABIC_SCRIPT = frozenset({"ar", "fa", "ps", "ug", "ur"})


def identify_language(text: str) -> str:
    """Identify the language of an article.

    Args:
        text: Any text; its beginning is looked at.

    Returns:
        ISO 639-1 code, ``ar`` for every variety of Arabic. For a text of a few letters or none
        the script decides: ``ar`` for Arabic script, else ``en``.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    arabic = 2 * len(_ARABIC_LETTER.findall(sample)) > letters
    if letters < _FEWEST_LETTERS:
        return "ar" if arabic else "en"
    language, _ = _identifier(arabic).classify(sample)
    return str(language)


@cache
def _identifier(arabic_script: bool) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    # Its labels of three letters are varieties, such as those of Arabic, and rare languages. Arabic
    # stays possible among Latin letters: quoted code and addresses outweigh a short article.
    others = {label for label in identifier.labels if len(label) == 2} - _IN_ARABIC_SCRIPT | {"ar"}
    identifier.set_languages(_IN_ARABIC_SCRIPT if arabic_script else others)
    return identifier
