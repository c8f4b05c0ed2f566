"""What an Arabic message leaves in Latin letters that is neither a value nor a name."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest

from khulasa import wording
from khulasa.wording import Phrase, use_language

TRANSLATIONS = Path(__file__).resolve().parents[1] / "resources" / "translations"

# Values stand between isolating marks, so that a path does not turn the line around them.
_VALUE = re.compile("\u2068([^\u2068\u2069]*)\u2069")
_QUOTED = re.compile("«[^«»]*»")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’ -]*[A-Za-z]")
# Programs, formats, libraries, and what is typed as it stands.
_NAMES = re.compile(
    r"khulasa models [\w-]+(?: [\w-]+)?|pip install \S+|\S+://\S+|\.\w+|--?\w+"
    r"|(?<![A-Za-z])(?:Khulasa|LibreOffice|Word|Excel|PowerPoint|OPUS-MT|SentencePiece|PyTorch|Tesseract|torch"
    r"|UTF-8|CSV|TSV|TBX|PDF|PNG|XML|JSON|zip|HF_TOKEN|HF_ENDPOINT|HTTPS_PROXY|FOLDER|KHULASA_MODELS"
    r"|config\.json|repo|revision|prefix|prompt|sha256|SIG[A-Z]+)(?![A-Za-z])"
)
# Two words with a space between them are a sentence rather than a value; names of folders may have
# one.
_SENTENCE = re.compile(r"(?<![/\\\w])[A-Za-z]+ [a-z]+ [a-z]+")


def speak_arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have all words of this process in Arabic."""
    monkeypatch.setattr(wording, "_catalogue", gettext.NullTranslations())
    use_language("ar", TRANSLATIONS)


def left_in_latin(message: Phrase | str) -> list[str]:
    """Runs of Latin letters in a message that a reader of Arabic cannot read."""
    text = str(message)
    assert re.search("[\u0621-\u064a]", text), text
    while (rest := _QUOTED.sub("", text)) != text:
        text = rest
    values = _VALUE.findall(text)
    while (rest := _VALUE.sub("", text)) != text:
        text = rest
    return [
        *_LATIN.findall(_NAMES.sub("", text)),
        *(value for value in values if _SENTENCE.search(value)),
    ]
