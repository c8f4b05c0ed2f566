"""Words that carry a full stop without ending a sentence."""

from __future__ import annotations

import re
from enum import Enum, auto

from khulasa.article.enclosures import OPENING_MARKS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "ود أ.د ا.د أ.م أ.م.د د.م م.د Dr Mr Mrs Ms Prof St Gen Col Lt Sgt Capt Rep Sen Gov Rev"
)
# Sentences end after these one-letter names: "من الفئة أ. وأضاف".
_NAMED_BY_A_LETTER = _words(
    "الفئة المجموعة القسم الدرجة الفصيلة فيتامين حرف الحرف البند الفقرة الصف المستوى"
)
# Latin letters as Arabic spells them: "جورج دبليو. بوش".
_LETTER_NAMES = _words(
    "إيه ايه بي سي دي إي إف اف جي إتش اتش آي جيه جاي كي كيه إل ال إم ام إن ان بي كيو آر إس اس "
    "تي يو في دبليو إكس اكس واي زد"
)
_OPENERS_OF_SENTENCES = _words("ثم لكن كما لقد قال قالت أضاف أضافت أوضح")

_LAST_WORD = re.compile(rf"[^\s{re.escape(OPENING_MARKS)}]+\Z")
_ONE_ARABIC_LETTER = re.compile(r"[\u0621-\u064a]ـ?\Z")
_DOTTED_LETTERS = re.compile(r"[^\W\d_]ـ?(?:\.[^\W\d_]ـ?)+\Z")
_CONJUNCTION = re.compile(r"[وف][\u0621-\u0652]{2,}")


class Ending(Enum):
    """Whether a full stop after a word ends the sentence."""

    ALWAYS = auto()
    PERHAPS = auto()
    NEVER = auto()


def ending_of(text: str) -> Ending:
    """Judge the full stop that follows a text.

    Args:
        text: What stands before the full stop; its last two words are looked at.

    Returns:
        ``NEVER`` after titles and initials, ``PERHAPS`` after abbreviations that stand at the
        end of a sentence as often as not, ``ALWAYS`` otherwise.
    """
    word = _last_word(text)
    before = _last_word(text[: len(text) - len(word)].rstrip())
    if word in _TITLES or word == "في":
        return Ending.NEVER
    if _ONE_ARABIC_LETTER.match(word):
        if before[-1:].isdigit():
            return Ending.PERHAPS
        return Ending.ALWAYS if before in _NAMED_BY_A_LETTER else Ending.NEVER
    if word in _LETTER_NAMES:
        # "سي إن إن." is a name in letters; an initial stands alone or after a dotted one.
        return Ending.ALWAYS if before in _LETTER_NAMES else Ending.PERHAPS
    if _DOTTED_LETTERS.match(word) or re.fullmatch(r"[A-Z]|إلخ|الخ", word):
        return Ending.PERHAPS
    return Ending.ALWAYS


def starts_sentence(text: str) -> bool:
    """Whether an Arabic text begins the way sentences do: with a conjunction or "he said".

    Args:
        text: What follows a doubtful full stop.
    """
    word = re.split(r"[\s،,:]", text.lstrip().lstrip(OPENING_MARKS), maxsplit=1)[0]
    return word in _OPENERS_OF_SENTENCES or _CONJUNCTION.match(word) is not None


def _last_word(text: str) -> str:
    match = _LAST_WORD.search(text)
    return match.group() if match else ""
