"""What kinds of pairs are written, told by their form: headlines, quoted speech, questions …"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

KINDS = (
    "sentences",
    "headlines",
    "ledes",
    "quoted speech",
    "numbers in digits",
    "questions",
    "everyday",
    "of 20 to 45 words",
    "phrases",
    "names",
)

_END = re.compile(r"[.?!؟…:][\"»)]*$")
_QUOTE = re.compile(r"[\"«“]")
_DIGIT = re.compile(r"\d")
_FIRST_OR_SECOND_PERSON = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b", re.IGNORECASE)
_LEDE, _EVERYDAY = 12, 14  # words: at least, at most
_LONG = range(20, 46)
# What the reports of agencies begin with, in the past as it is told.
_OPENINGS = """
أعلن أعلنت قال قالت أكد أكدت ذكر ذكرت أفاد أفادت كشف كشفت دعا دعت حذر حذرت نفى نفت وصل وصلت
التقى التقت بحث بحثت استقبل استقبلت وقع وقعت قرر قررت وافق وافقت رفض رفضت طالب طالبت أدان
أدانت اتهم اتهمت قتل قتلت أصيب أصيبت لقي لقيت اندلع اندلعت انفجر انفجرت هاجم هاجمت شن شنت
اعتقل اعتقلت أوقف أوقفت حكم حكمت قضى قضت أصدر أصدرت افتتح افتتحت أطلق أطلقت بدأ بدأت انطلق
انطلقت توفي توفيت فاز فازت خسر خسرت تعادل سجل سجلت أحرز أحرزت بلغ بلغت ارتفع ارتفعت تراجع
تراجعت انخفض انخفضت هبط هبطت صعد صعدت خفض خفضت رفع رفعت أغلق أغلقت اختتم اختتمت شهد شهدت
نظم نظمت عقد عقدت شارك شاركت تظاهر عثر عثرت ضبط ضبطت أنقذ أنقذت ضرب ضربت غادر غادرت تسلم
تسلمت عين عينت انتخب انتخبت أقر أقرت صوت صوتت فرض فرضت نقل نقلت تعهد تعهدت أعرب أعربت أشاد
أشادت أوضح أوضحت أضاف أضافت
"""
_OPENING = frozenset(_OPENINGS.split())


def kinds(arabic: str, english: str) -> Iterator[str]:
    """Yields the kinds of a sentence; most have several, some none but that."""
    words = arabic.split()
    yield "sentences"
    if not (_END.search(arabic) or _END.search(english)):
        yield "headlines"
    if len(words) >= _LEDE and words[0] in _OPENING:
        yield "ledes"
    if _QUOTE.search(arabic) and _QUOTE.search(english):
        yield "quoted speech"
    if _DIGIT.search(arabic):
        yield "numbers in digits"
    if "؟" in arabic:
        yield "questions"
    is_said = _FIRST_OR_SECOND_PERSON.search(english) and not _QUOTE.search(arabic)
    if is_said and len(words) <= _EVERYDAY:
        yield "everyday"
    if len(words) in _LONG:
        yield "of 20 to 45 words"


def count(paths: Iterable[Path]) -> Counter[str]:
    """Counts the pairs of each kind in files, of which some hold phrases or names by their name."""
    found: Counter[str] = Counter()
    for path in paths:
        pairs = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        pairs = [pair for pair in pairs if len(pair) == 2]
        if path.name.startswith("phrases"):
            found["names" if "names" in path.name else "phrases"] += len(pairs)
        else:
            found.update(kind for pair in pairs for kind in kinds(*pair))
    return found
