"""Words that carry a full stop without ending a sentence."""

from __future__ import annotations

import re
from enum import Enum, auto

from khulasa.article.sentences.enclosures import OPENING_MARKS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "ود أ.د ا.د أ.م أ.م.د د.م م.د Dr Mr Mrs Ms Prof St Gen Col Lt Sgt Capt Rep Sen Gov Rev Hon "
    "Mt Ft approx ca cf vs e.g i.e"
)
# Sentences end after these one-letter names: "من الفئة أ. وأضاف", "They moved to zone B. It".
_NAMED_BY_A_LETTER = _words(
    "الفئة المجموعة القسم الدرجة الفصيلة فيتامين حرف الحرف البند الفقرة الصف المستوى المنطقة الخطة "
    "الجدول الملحق النقطة النوع الفريق الشعبة المبنى "
    "zone plan class vitamin group grade type category section part point building block team "
    "hepatitis appendix exhibit option level gate platform area letter unit ward terminal"
)
# Latin letters as Arabic spells them: "جورج دبليو. بوش".
_LETTER_NAMES = _words(
    "إيه ايه بي سي دي إي إف اف جي إتش اتش آي جيه جاي كي كيه إل ال إم ام إن ان بي كيو آر إس اس "
    "تي يو في دبليو إكس اكس واي زد"
)
_OPENERS_OF_SENTENCES = _words("ثم لكن كما لقد قال قالت أضاف أضافت أوضح أوضحت ذكر ذكرت أكد أكدت")
# After "and" a noun goes on with a list of abbreviations ("ش.م.ل. وشركة"), and these begin a
# sentence, as other verbs do that show by their form that they are verbs.
_OPENERS_AFTER_AND = _words(
    "قد لقد لم لن لا إن هو هي هم هذا هذه كذلك لكن إذا عندما حين قال أضاف أكد أعلن ذكر أوضح كان صار "
    "أصبح بات ظل ليس عاد وصل غادر زار التقى دعا طالب رفض نفى تابع شدد أشار لفت حذر توفي ولد مات "
    "عاش عمل درس تخرج بدأ انتهى جاء ذهب فاز خسر قرر وافق وقع كتب نشر رأى رد بلغ شارك حضر شهد تم "
    "جرى سبق تولى أسس ترك سافر انتقل تزوج خرج دخل استقبل اتهم اعترف انتقد رحب وجه أصدر اتفق سيطر"
)
_VERB = re.compile(r"س?ي\w{2,}|ست\w{2,}|\w{2,}(?<!ا)ت")
_LATIN_OPENERS = _words(
    "He She It The They We I You This That These Those There Then But And So In On At After Before "
    "When While If As However His Her Their Its Our My Now Later For A An Yet Meanwhile What Who"
)

_LAST_WORD = re.compile(rf"[^\s{re.escape(OPENING_MARKS)}]+\Z")
_ONE_ARABIC_LETTER = re.compile(r"[\u0621-\u064a]ـ?\Z")
_SPACED_LETTERS = re.compile(
    r"(?:\A|\s)[\u0621-\u064a]\.\s+[\u0621-\u064a]\.\s+[\u0621-\u064a]ـ?\Z"
)
_DOTTED_LETTERS = re.compile(r"[^\W\d_]ـ?(?:\.[^\W\d_]ـ?)+\Z")
_DOTTED_NAMES = re.compile(rf"(?:{'|'.join(_LETTER_NAMES)})(?:\.(?:{'|'.join(_LETTER_NAMES)}))+\Z")
_CONJUNCTION = re.compile(r"[وف]([\u0621-\u0652]{2,})")


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
        if before[-1:].isdigit() or _SPACED_LETTERS.search(text):
            return Ending.PERHAPS
        return Ending.ALWAYS if before in _NAMED_BY_A_LETTER else Ending.NEVER
    if word in _LETTER_NAMES:
        # "سي إن إن." is a name in letters; an initial stands alone or after a dotted one.
        return Ending.ALWAYS if before in _LETTER_NAMES else Ending.PERHAPS
    if re.fullmatch(r"[A-Z]", word) and before.lower() in _NAMED_BY_A_LETTER:
        return Ending.ALWAYS
    if (
        _DOTTED_LETTERS.match(word)
        or _DOTTED_NAMES.match(word)
        or re.fullmatch(r"[A-Z]|إلخ|الخ|Inc|Ltd|Corp|Co|Jr|etc", word)
    ):
        return Ending.PERHAPS
    return Ending.ALWAYS


def starts_sentence(text: str) -> bool:
    """Whether a text begins the way sentences do: with a pronoun, "and" and a verb, "he said".

    Args:
        text: What follows a doubtful full stop.
    """
    word = re.split(r"[\s،,:.]", text.lstrip().lstrip(OPENING_MARKS), maxsplit=1)[0]
    if word in _OPENERS_OF_SENTENCES or word in _LATIN_OPENERS:
        return True
    match = _CONJUNCTION.fullmatch(word)
    if match is None:
        return False
    verb = match.group(1)
    return (
        verb in _OPENERS_AFTER_AND
        or re.sub(r"(?:وا|تا|ا)\Z", "", verb) in _OPENERS_AFTER_AND
        or _VERB.fullmatch(verb) is not None
    )


def _last_word(text: str) -> str:
    match = _LAST_WORD.search(text)
    return match.group() if match else ""
