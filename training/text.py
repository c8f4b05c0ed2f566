"""The form of a text that the model sees, and the noise that makes it forgiving."""

import random
import re
import unicodedata

_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_SIGNS = {ord("٫"): ".", ord("٬"): ",", ord("٪"): "%"}
_TO_ASCII = _DIGITS | _SIGNS
# Vowel signs, superscript alef, tatweel, and the invisible marks of direction and joining.
_UNSEEN = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]+")
_QUOTES = {ord(c): '"' for c in "“”„«»"} | {ord(c): "'" for c in "‘’‚`´"}
_DASHES = {ord("–"): "-", ord("—"): "-", ord("−"): "-", ord("\u00a0"): " "}
_PLAIN_SIGNS = _QUOTES | _DASHES

_HAMZA_ALEF = re.compile("[أإآ]")
_FINAL_YEH = re.compile(r"ى(?=\W|$)")
_FINAL_TEH = re.compile(r"ة(?=\W|$)")


def normalise_arabic(text: str) -> str:
    """Returns the Arabic as the model is to see it: no vowel signs, ASCII digits, plain quotes."""
    text = unicodedata.normalize("NFC", text)
    text = _PRESENTATION.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    text = _UNSEEN.sub("", text).translate(_TO_ASCII).translate(_PLAIN_SIGNS)
    return " ".join(text.split())


def normalise_english(text: str) -> str:
    """Returns the English with plain quotes and dashes and single spaces."""
    text = unicodedata.normalize("NFC", text).translate(_PLAIN_SIGNS)
    return " ".join(text.replace("…", "...").split())


def piece_rules() -> list[tuple[str, str]]:
    """Returns the same normalisation as rules of SentencePiece: what is read, what is seen.

    Built into the vocabulary, they hold wherever the model is used. They are NFKC for single
    characters outside CJK, the composed alefs, and `normalise_arabic`.
    """
    blocks = (range(0xA0, 0x2E80), range(0x3000, 0x3040), range(0xFB00, 0xFF60))
    rules = {"\u0627\u0653": "آ", "\u0627\u0654": "أ", "\u0627\u0655": "إ"}
    rules |= {"\u0648\u0654": "ؤ", "\u064a\u0654": "ئ", "`": "'"}
    for code in (code for block in blocks for code in block):
        character = chr(code)
        seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", character).translate(_TO_ASCII))
        seen = seen.translate(_PLAIN_SIGNS)
        if seen != character:
            rules[character] = seen
    return sorted(rules.items())


def add_noise(arabic: str, rng: random.Random) -> str:
    """Returns the Arabic as a careless writer would spell it, one habit at a time.

    Writers of Arabic leave the hamza off the alef, and end words in ه for ة and in ي for ى. Final
    punctuation is dropped now and then, because headlines have none.
    """
    draw = rng.random()
    if draw < 0.06:
        return _HAMZA_ALEF.sub("ا", arabic)
    if draw < 0.09:
        return _FINAL_YEH.sub("ي", arabic)
    if draw < 0.12:
        return _FINAL_TEH.sub("ه", arabic)
    return arabic
