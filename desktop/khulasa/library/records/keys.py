"""By what texts are found again."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata

from khulasa.article.model import Paragraph

# What ``translation.normalise.model_copy`` does to a sentence of any language before Moses' rules,
# which depend on the result alone: what shares a key is the same to every model. Done here once
# more because that module loads sacremoses, which only the engine should.
_FORMS = "\ufb50-\ufdff\ufe70-\ufefc"
_LEFT_OUT = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_PRESENTATION_FORMS = re.compile(f"[{_FORMS}]+")
_MARKS = re.compile(f"[{_LEFT_OUT}]+")
_EITHER = re.compile(f"[{_FORMS}{_LEFT_OUT}]")

# 128 bits: two of a milliard sentences share a key with a chance of 1 in 10^21.
_KEY_BYTES = 16


def source_key(text: str) -> bytes:
    """The key of a sentence; marks, tatweel, presentation forms and white space don't count."""
    if _EITHER.search(text):  # one look instead of three; most have none
        text = _PRESENTATION_FORMS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
        text = _MARKS.sub("", unicodedata.normalize("NFC", text))
    else:
        text = unicodedata.normalize("NFC", text)
    return _digest(" ".join(text.split()))


def exact_key(text: str) -> bytes:
    """The key of a sentence letter by letter, white space at its end left out."""
    return _digest(text.rstrip())


def content_hash(paragraphs: tuple[Paragraph, ...]) -> str:
    """The hash of an article's paragraphs and their kinds; language and file don't count."""
    # Bit by bit: as one list of a long article's paragraphs, JSON would hold up all other threads.
    digest, before = hashlib.sha256(b"["), ""
    for paragraph in paragraphs:
        content = before + json.dumps([paragraph.kind.value, paragraph.text])
        digest.update(content.encode("ascii"))
        before = ", "
    digest.update(b"]")
    return digest.hexdigest()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_KEY_BYTES]
