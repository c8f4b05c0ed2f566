"""The form in which texts are searched: spellings that readers don't tell apart are one."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, count, repeat

# Put around what was found; of characters for private use, so that no text misses them.
MARK_START, MARK_STOP = "\ue000", "\ue001"

_PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
# Marks above and below letters, tatweel, invisible marks; and the hamza that stands alone, which
# many leave out.
_LEFT_OUT = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0621"
    f"{MARK_START}{MARK_STOP}]"
)
_SAME = str.maketrans(
    "أإآٱؤئىیةک٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    "ااااويييهك01234567890123456789",
)


class _Forms(dict[int, str]):
    """What becomes of each character, by its code; worked out when it comes first."""

    def __missing__(self, code: int) -> str:
        text = chr(code)
        if _PRESENTATION_FORM.match(text):
            text = unicodedata.normalize("NFKC", text)
        form = self[code] = _LEFT_OUT.sub("", text.translate(_SAME))
        return form


_FORMS = _Forms()


def search_form(text: str) -> str:
    """A text as it is searched.

    Vowel signs, tatweel and lone hamza are left out; the forms of alef, of hamza on its carriers,
    final yeh and teh marbuta are one each; digits are 0-9. Letter case, Latin diacritics and
    English endings are left to SQLite's tokenizer.
    """
    return text if text.isascii() else text.translate(_FORMS)


def form_places(text: str) -> list[int]:
    """For each character of ``search_form(text)`` the index in ``text`` that it comes from."""
    if text.isascii():
        return list(range(len(text)))
    lengths = map(len, map(_FORMS.__getitem__, map(ord, text)))
    return list(chain.from_iterable(map(repeat, count(), lengths)))
