"""Arabic words for numbers."""

from __future__ import annotations

# All words here are in the spelling of ``words.plain_arabic``: ا for أ إ آ, ه for ة, ي for ى.
_ONES = {
    "واحد": 1, "واحده": 1, "احد": 1, "احدي": 1, "اول": 1, "اولي": 1, "حادي": 1, "حاديه": 1,
    "اثنان": 2, "اثنين": 2, "اثنا": 2, "اثني": 2, "اثنتان": 2, "اثنتين": 2, "اثنتا": 2, "اثنتي": 2,
    "ثان": 2, "ثاني": 2, "ثانيه": 2,
    "ثلاث": 3, "ثلاثه": 3, "ثالث": 3, "ثالثه": 3,
    "اربع": 4, "اربعه": 4, "رابع": 4, "رابعه": 4,
    "خمس": 5, "خمسه": 5, "خامس": 5, "خامسه": 5,
    "ست": 6, "سته": 6, "سادس": 6, "سادسه": 6,
    "سبع": 7, "سبعه": 7, "سابع": 7, "سابعه": 7,
    "ثمان": 8, "ثماني": 8, "ثمانيه": 8, "ثامن": 8, "ثامنه": 8,
    "تسع": 9, "تسعه": 9, "تاسع": 9, "تاسعه": 9,
    # the accusative
    "واحدا": 1, "ثلاثا": 3, "اربعا": 4, "خمسا": 5, "ستا": 6, "سبعا": 7, "ثمانيا": 8, "تسعا": 9,
}  # fmt: skip
_TEN = {"عشر": 10, "عشره": 10, "عاشر": 10, "عاشره": 10}
_STEMS = {"عشر": 20, "ثلاث": 30, "اربع": 40, "خمس": 50, "ست": 60, "سبع": 70, "ثمان": 80, "تسع": 90}
_TENS = {stem + ending: value for stem, value in _STEMS.items() for ending in ("ون", "ين")}
_DECADES = {
    stem + ending: value for stem, value in _STEMS.items() for ending in ("ينيات", "ينات", "ينيه")
}
_HUNDRED = {"مئه": 100, "مائه": 100, "ميه": 100, "مايه": 100}
_HUNDREDS = {
    **{stem + joined: value * 10
       for stem, value in (*_STEMS.items(), ("ثماني", 80)) if value > 20 for joined in _HUNDRED},
    **{f"م{seat}ت{ending}": 200 for seat in ("ئ", "ائ") for ending in ("ان", "ين", "ا", "ي")},
}  # fmt: skip
_SCALES = {
    "الف": 10**3, "الفا": 10**3, "الاف": 10**3,
    "مليون": 10**6, "مليونا": 10**6, "ملايين": 10**6,
    "مليار": 10**9, "مليارا": 10**9, "مليارات": 10**9, "بليون": 10**9, "بلايين": 10**9,
    "تريليون": 10**12, "تريليونا": 10**12, "تريليونات": 10**12, "ترليون": 10**12,
}  # fmt: skip
_DUAL_SCALES = {
    stem + ending: 2 * value
    for stem, value in (("الف", 10**3), ("مليون", 10**6), ("مليار", 10**9), ("تريليون", 10**12))
    for ending in ("ان", "ين", "ي", "ا")
    if stem + ending not in _SCALES
}
PLURAL_SCALES = {"الاف", "ملايين", "مليارات", "بلايين", "تريليونات"}
# Said for a number now and then; the other language need not have one.
_LOOSE = {
    "صفر": 0, "مره": 1, "مرتين": 2, "مرتان": 2, "ضعف": 2, "ضعفي": 2, "ضعفين": 2, "مزدوج": 2,
    "مزدوجه": 2, "كلا": 2, "كلتا": 2, "كلاهما": 2, "زوج": 2, "زوجين": 2, "ثنائي": 2, "ثنائيه": 2,
    "ثلاثي": 3, "ثلاثيه": 3, "رباعي": 4, "رباعيه": 4, "خماسي": 5, "خماسيه": 5,
    "سداسي": 6, "سداسيه": 6, "سباعي": 7, "ثماني": 8, "عشري": 10, "عشرا": 10,
    "عقد": 10, "عقدا": 10, "عقدين": 20, "عقود": 10, "قرن": 100, "قرنا": 100, "قرنين": 200,
    "دزينه": 12, "دزينتين": 24, "دزينتان": 24, "وحيد": 1, "وحيده": 1, "اوائل": 1,
    # ordinals in the accusative are adverbs: thirdly, in third place
    "ثالثا": 3, "رابعا": 4, "خامسا": 5, "سادسا": 6, "سابعا": 7, "ثامنا": 8, "تاسعا": 9, "عاشرا": 10,
}  # fmt: skip
_FRACTION_STEMS = {
    "نصف": 2, "ثلث": 3, "ربع": 4, "خمس": 5, "سدس": 6, "سبع": 7, "ثمن": 8, "تسع": 9, "عشر": 10,
}  # fmt: skip
FRACTIONS = {
    fraction + ending: 1 / value
    for fraction, value in _FRACTION_STEMS.items()
    for ending in ("", "ا", "هم", "ها", "ه", "هن", "هما")
    # "Price", and what is five or a fifth.
    if fraction != "ثمن" and fraction + ending not in (*_ONES, *_TEN, *_LOOSE)
} | {
    "ثلثي": 2 / 3,
    "ثلثين": 2 / 3,
    "ثلثان": 2 / 3,
    "ثلثيهم": 2 / 3,
    "ثلثيها": 2 / 3,
}
"""Words for one fraction of a thing, or two."""
DENOMINATORS = {
    "انصاف": 2, "اثلاث": 3, "ارباع": 4, "اخماس": 5, "اسداس": 6, "اسباع": 7, "اثمان": 8, "اتساع": 9,
    "اعشار": 10,
}  # fmt: skip
"""Fractions in the plural: three quarters."""
AMOUNTS = {
    "عشرات": 10, "مئات": 100, "ميات": 100, "مءات": 100, "الاف": 10**3, "الوف": 10**3,
    "ملايين": 10**6, "مليارات": 10**9, "بلايين": 10**9, "تريليونات": 10**12,
}  # fmt: skip
"""Words for a vague amount."""
_TABLES = (
    ("one", _ONES), ("ten", _TEN), ("tens", _TENS), ("decade", _DECADES), ("hundred", _HUNDRED),
    ("hundreds", _HUNDREDS), ("scale", {**_SCALES, **_DUAL_SCALES}), ("fraction", FRACTIONS),
    ("amount", {word: value for word, value in AMOUNTS.items() if word not in _SCALES}),
    ("loose", _LOOSE),
)  # fmt: skip
NUMBER_WORDS: dict[str, tuple[float, str]] = {
    word: (value, kind) for kind, table in reversed(_TABLES) for word, value in table.items()
}
"""Value and kind of each word: as the tables are called."""
