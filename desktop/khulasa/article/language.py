"""Which language a text is written in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

# A beginning this long is enough, and keeps long articles quick.
_SAMPLE = 10_000
# Below this many letters py3langid guesses by chance.
_FEWEST_LETTERS = 20
# From here on a text shows its language better than a declaration does.
_TELLING_LETTERS = 100
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_LETTER = re.compile(r"[\u0620-\u06d3\u0750-\u077f\u08a0-\u08c9]")
# Arabic as PDFs have it; the identifier knows letters only.
_PRESENTATION_FORMS = re.compile("[\ufb50-\ufdfc\ufe70-\ufefc]+")
# py3langid's languages in Arabic script; left to itself it takes some for Latin ones.
_IN_ARABIC_SCRIPT = frozenset({"ar", "fa", "ps", "ug", "ur"})
# The identifier goes by letters, and takes Arabic typed on a Persian or Urdu keyboard for these
# languages. Its words give it away: those with ta marbuta or a hamza that these lack, and, with
# less weight since they borrow them, those with the article and the little ones.
_WORD = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")
_ONLY_ARABIC = re.compile(r"\w{2,}ة|[وفبكل]?[أإ]\w+")
_ARABIC = re.compile(
    r"[وفبك]?ال\w{3,}|[وف]?لل\w{2,}"
    r"|و?(?:في|من|على|علي|إلي|عن|التي|الذي|هذا|هذه|ذلك|كان|كانت|قال|قالت|بين|لم|لن|لا|هو|هي|ثم|قد)"
)
_NOT_ARABIC = re.compile(
    r".*[پچژگٹڈڑںے\u200c].*|که|از|در|را|است|این|آن|با|به|شد|شده|بود|ها|می|هر|تا|یک|کرد|کی|کا|کو|اور"
    r"|د|په|کې|له|دی|ده|جو|تھا|تھی"
)
_ARABIC_SHARE = 0.25
_SAME_LETTER = str.maketrans("یکھہ", "يكهه")


def identify_language(text: str) -> str:
    """Identify the language of an article.

    Args:
        text: Any text; its beginning is looked at.

    Returns:
        ISO 639-1 code, ``ar`` for every variety of Arabic. For a text of a few letters or none
        the script decides: ``ar`` for Arabic script, else ``en``.
    """
    sample = text[:_SAMPLE]
    sample = _PRESENTATION_FORMS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), sample)
    letters = len(_LETTER.findall(sample))
    arabic = 2 * len(_ARABIC_LETTER.findall(sample)) > letters
    if letters < _FEWEST_LETTERS:
        return "ar" if arabic else "en"
    if arabic and _has_arabic_words(sample):
        return "ar"  # most articles are, and the identifier takes longer to load than they to read
    language, _ = _identifier(arabic).classify(sample)
    return str(language)


def declared_language(code: str | None, text: str) -> str | None:
    """The language that a file declares, where the text is too short to show its own.

    Templates and programs declare what their makers speak, so a longer text is believed instead.

    Args:
        code: As it stands in the file, such as ``ar-SA``.
        text: The article.

    Returns:
        ISO 639-1 code; None if the text decides.
    """
    language = re.split("[-_]", (code or "").strip().lower())[0]
    letters = len(_LETTER.findall(text[:_SAMPLE]))
    if len(language) != 2 or not 0 < letters < _TELLING_LETTERS:
        return None
    arabic = 2 * len(_ARABIC_LETTER.findall(text[:_SAMPLE])) > letters
    return language if arabic == (language in _IN_ARABIC_SCRIPT) else None


def _has_arabic_words(text: str) -> bool:
    """Whether the words of a text in Arabic script are Arabic, whatever its letters are."""
    words = _WORD.findall(text)
    other = sum(_NOT_ARABIC.fullmatch(word) is not None for word in words)
    arabic = 0
    for word in (word.translate(_SAME_LETTER) for word in words):
        arabic += 2 if _ONLY_ARABIC.fullmatch(word) else _ARABIC.fullmatch(word) is not None
    return arabic > max(_ARABIC_SHARE * len(words), 2 * other)


@cache
def _identifier(arabic_script: bool) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    # Its labels of three letters are varieties, such as those of Arabic, and rare languages. Arabic
    # stays possible among Latin letters: quoted code and addresses outweigh a short article.
    others = {label for label in identifier.labels if len(label) == 2} - _IN_ARABIC_SCRIPT | {"ar"}
    identifier.set_languages(_IN_ARABIC_SCRIPT if arabic_script else others)
    return identifier
