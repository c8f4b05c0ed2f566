"""The model's own copy of a sentence; the text that readers see is never changed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from sacremoses import MosesPunctNormalizer

# Letters that typists of Arabic take from other keyboards, and the foreign sounds that Arabic
# papers spell with letters of their own; the models' vocabularies have next to none of them.
_ARABIC_LETTERS = str.maketrans(
    {
        **dict(zip("کګےېۍھہەۀۃٱ", "ككييي" + "هههه" + "ةا", strict=True)),
        **{"ی": "ي", "پ": "ب", "چ": "تش", "ژ": "ج", "ڤ": "ف", "ڥ": "ف", "گ": "غ"},
        **{"ڨ": "ق", "ڭ": "ك", "ݣ": "ك"},
    }
)
# The one letter of Persian that stands for two of Arabic, at the end of these for the rarer one.
_ENDS_IN_ALEF = re.compile(
    r"\b([وفبل]?(?:عل|إل|ال|حت|لد|مت|سو|مد|(?:ال)?(?:أخر|کبر|كبر|أول|أعل|أدن|أقص|مستشف|قتل|جرح|مرض"
    r"|معن|مبن|منته|موسیق|موسيق|ذکر|ذكر|قر)|موس|عیس|عيس|مصطف|لیل|ليل|سلم|هد))ی\b"
)
# Presentation forms A and B, as PDFs hold them; U+FEFF at the end of B is a byte order mark.
_PRESENTATION_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
# Marks above and below letters, the superscript alef and tatweel: the models saw text without.
_ARABIC_MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640]"
)
_IN_ARABIC_SCRIPT = frozenset({"ar", "ckb", "fa", "ps", "sd", "ug", "ur"})
_ARABIC_LETTER = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfc\ufe70-\ufefc]"
)
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ARABIC_INDIC = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")

# Compatibility normalisation, which the tokenizers apply, would make 123 of 12³ and 21/2 of 2½.
_RAISED = "⁰¹²³⁴-⁹⁺-⁾ⁿⁱ"
_LOWERED = "₀-₎"
_FRACTION = re.compile(rf"(?<=\d)[¼-¾⅐-⅞]|[{_RAISED}]+[/⁄][{_LOWERED}]+")
_EXPONENT = re.compile(rf"(?<=[\d)\]])[{_RAISED}]+|(?<=\w)[{_RAISED}]*[⁺-ⁿⁱ][{_RAISED}]*")
_INDEX = re.compile(rf"(?<=\d)[{_LOWERED}]+")
_CIRCLED = re.compile("(?<=\\d)[①-⑳]")


def has_letters(text: str, language: str) -> bool:
    """Whether there is anything to translate; models invent text where there is not.

    In a language of Arabic script only its letters count: a line of Latin ones, such as a web
    address or an English title, is readable as it is.
    """
    if language in _IN_ARABIC_SCRIPT:
        return _ARABIC_LETTER.search(text) is not None
    return any(character.isalpha() for character in text)


def model_copy(text: str, language: str, *, map_digits: bool = False) -> str:
    """Write a sentence the way the models were trained to read it.

    Presentation forms become letters, Persian and Urdu letters in Arabic text become Arabic
    ones, diacritics, tatweel and invisible marks go, white space is single, and punctuation is
    normalised by Moses' rules, as Marian's training data was.

    Args:
        text: A sentence.
        language: ISO 639-1 code of its language.
        map_digits: Write Arabic-Indic and Persian digits and separators as 0-9 . , %
    """
    text = _PRESENTATION_FORMS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    # First NFC: it joins hamza and madda to their letters, which then are no marks any more.
    text = unicodedata.normalize("NFC", text)
    text = _INVISIBLE.sub("", _ARABIC_MARKS.sub("", text))
    if language == "ar":
        text = _ENDS_IN_ALEF.sub(r"\1ى", text).translate(_ARABIC_LETTERS)
    if map_digits:
        text = text.translate(_ARABIC_INDIC)
    text = " ".join(_with_plain_numbers(text).split())
    return str(_moses(language).normalize(text)).strip()


def _with_plain_numbers(text: str) -> str:
    """Write fractions, exponents and the like with characters that no tokenizer runs together."""
    text = _FRACTION.sub(_after_whole_number, text)
    text = _EXPONENT.sub(lambda m: "^" + _plain(m.group()), text)
    text = _INDEX.sub(lambda m: "_" + _plain(m.group()), text)
    return _CIRCLED.sub(lambda m: f" ({_plain(m.group())})", text)


def _after_whole_number(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    return " " * before.isdecimal() + _plain(match.group())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("⁄", "/").replace("\u2212", "-")


@cache
def _moses(language: str) -> MosesPunctNormalizer:
    return MosesPunctNormalizer(lang=language)
