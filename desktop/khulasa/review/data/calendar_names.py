"""Days of the week, and months of the Gregorian calendar: كانون الثاني and يناير are January."""

from __future__ import annotations

WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTHS_EN = {
    name[:length].lower(): number
    for number, name in enumerate(_MONTHS, 1)
    for length in (3, len(name))
} | {"sept": 9}
"""Numbers of the months by their English names and abbreviations, in lower case."""
# As they are called in Egypt and the Gulf, in the Levant and Iraq, in the Maghreb; in the spelling
# of ``words.plain_arabic``.
MONTHS_AR = {
    "يناير": 1, "فبراير": 2, "ابريل": 4, "مايو": 5, "يونيو": 6, "يونيه": 6, "يوليو": 7, "يوليه": 7,
    "اغسطس": 8, "سبتمبر": 9, "اكتوبر": 10, "نوفمبر": 11, "ديسمبر": 12,
    "شباط": 2, "نيسان": 4, "ايار": 5, "حزيران": 6, "تموز": 7, "ايلول": 9,
    "جانفي": 1, "فيفري": 2, "فيفرييه": 2, "افريل": 4, "جويليه": 7,
    "يوليوز": 7, "غشت": 8, "شتنبر": 9, "نونبر": 11, "دجنبر": 12,
}  # fmt: skip
# Months only next to a number or the word "month": also "he practised", "father" or names.
DOUBTFUL_MONTHS_AR = {"مارس": 3, "اذار": 3, "اب": 8, "ماي": 5, "جوان": 6, "اوت": 8}
DOUBLE_MONTHS_AR = {"كانون": (12, 1), "تشرين": (10, 11)}
FIRST_AR = {"اول", "الاول", "لاول"}
SECOND_AR = {"ثاني", "الثاني", "لثاني", "ثان"}
# Before a month, or behind it, where it might be another word: "مارس" is "practised", too.
BEFORE_MONTHS_AR = {
    *("في", "منذ", "حتى", "خلال", "قبل", "بعد", "نهايه", "بدايه", "مطلع", "منتصف", "اواخر"),
    *("اوائل", "اواسط", "طوال", "ربيع", "صيف"),
}
BEHIND_MONTHS_AR = {"الماضي", "المقبل", "القادم", "الجاري", "الحالي", "الفائت", "المنصرم", "التالي"}
MONTH_WORDS_AR = {"شهر", "الشهر", "شهري", "بشهر", "لشهر"}
