"""Makes pairs that only copying gets right: years, dates, ages, amounts, with drawn numbers.

A number is cut into pieces of a digit or two, and a small model repeats one or leaves one out
("19888" for 1988). The numbers of real text are few and the same: years of our time, round sums.
Here they are drawn, so none can be guessed, and stand in the company that news gives them.
"""

import argparse
import random
from collections.abc import Callable
from pathlib import Path

SOURCE = ("Khulasa numbers", "Apache-2.0")

# What is counted: behind 3 to 10, behind 11 to 99, behind whole hundreds; and in English.
_COUNTED = (
    ("أشخاص", "شخصا", "شخص", "people"),
    ("أعوام", "عاما", "عام", "years"),
    ("أيام", "يوما", "يوم", "days"),
    ("جنود", "جنديا", "جندي", "soldiers"),
    ("كيلومترات", "كيلومترا", "كيلومتر", "kilometres"),
    ("أمتار", "مترا", "متر", "metres"),
    ("دولارات", "دولارا", "دولار", "dollars"),
    ("لاعبين", "لاعبا", "لاعب", "players"),
    ("منازل", "منزلا", "منزل", "houses"),
    ("دول", "دولة", "دولة", "countries"),
    ("أطنان", "طنا", "طن", "tonnes"),
    ("قتلى", "قتيلا", "قتيل", "dead"),
    ("جرحى", "جريحا", "جريح", "wounded"),
    ("سيارات", "سيارة", "سيارة", "cars"),
    ("طلاب", "طالبا", "طالب", "students"),
)
_MONTHS = (
    ("يناير", "كانون الثاني", "January"),
    ("فبراير", "شباط", "February"),
    ("مارس", "آذار", "March"),
    ("أبريل", "نيسان", "April"),
    ("مايو", "أيار", "May"),
    ("يونيو", "حزيران", "June"),
    ("يوليو", "تموز", "July"),
    ("أغسطس", "آب", "August"),
    ("سبتمبر", "أيلول", "September"),
    ("أكتوبر", "تشرين الأول", "October"),
    ("نوفمبر", "تشرين الثاني", "November"),
    ("ديسمبر", "كانون الأول", "December"),
)
_ARABIC_INDIC = str.maketrans("0123456789,.", "٠١٢٣٤٥٦٧٨٩٬٫")
Pair = tuple[str, str]


def _year(rng: random.Random) -> int:
    """Returns a year: half of them of our time."""
    return rng.randint(1950, 2035) if rng.random() < 0.5 else rng.randint(1000, 1949)


def _years(rng: random.Random) -> Pair:
    first, last = sorted((_year(rng), _year(rng)))
    return rng.choice(
        (
            (f"عام {first}", f"in {first}"),
            (f"في عام {first}", f"in {first}"),
            (f"عام{first}", f"in {first}"),
            (f"سنة {first}", f"in {first}"),
            (f"منذ عام {first}", f"since {first}"),
            (f"حتى عام {first}", f"until {first}"),
            (f"بحلول عام {last}", f"by {last}"),
            (f"بين عامي {first} و{last}", f"between {first} and {last}"),
            (f"من {first} إلى {last}", f"from {first} to {last}"),
            (f"حرب {first}", f"the {first} war"),
            (f"الملك ({first}-{last})", f"the king ({first}-{last})"),
            (f"الكاتب ({first} - {last})", f"the writer ({first}-{last})"),
            (f"الأعوام {first} و{last}", f"the years {first} and {last}"),
        )
    )


def _dates(rng: random.Random) -> Pair:
    day, year = rng.randint(1, 28), _year(rng)
    egyptian, syrian, english = rng.choice(_MONTHS)
    month = rng.choice((egyptian, syrian, f"{syrian}/{egyptian}"))
    return rng.choice(
        (
            (f"{day} {month} {year}", f"{english} {day}, {year}"),
            (f"في {day} {month} {year}", f"on {english} {day}, {year}"),
            (f"يوم {day} {month}", f"on {english} {day}"),
            (f"في {month} {year}", f"in {english} {year}"),
            (f"منذ {month} {year}", f"since {english} {year}"),
        )
    )


def _ages(rng: random.Random) -> Pair:
    age = rng.randint(11, 99)
    unit = _counted(age, _COUNTED[1])
    return rng.choice(
        (
            (f"البالغ من العمر {age} {unit}", f"{age}-year-old"),
            (f"البالغة من العمر {age} {unit}", f"the {age}-year-old"),
            (f"({age} {unit})", f"({age})"),
            (f"عن عمر ناهز {age} {unit}", f"at the age of {age}"),
            (f"يبلغ من العمر {age} {unit}", f"is {age} years old"),
            (f"تبلغ من العمر {age} {unit}", f"is {age} years old"),
            (f"في سن {age}", f"at the age of {age}"),
        )
    )


def _amounts(rng: random.Random) -> Pair:
    thing = rng.choice(_COUNTED)
    number = rng.randint(11, 10 ** rng.randint(2, 6))
    if number > 999 and rng.random() < 0.5:
        number = round(number, -2)
    comma = rng.choice(("", ",", "،", ".") if number > 999 else ("",))
    arabic = f"{number:,}".replace(",", comma)
    return f"{arabic} {_counted(number, thing)}", f"{number:,} {thing[3]}"


def _shares(rng: random.Random) -> Pair:
    share = rng.choice((str(rng.randint(11, 99)), f"{rng.randint(1, 99)}.{rng.randint(1, 99)}"))
    scale, english = rng.choice((("مليون", "million"), ("مليار", "billion")))
    return rng.choice(
        (
            (f"{share} في المئة", f"{share} percent"),
            (f"{share} بالمئة", f"{share} percent"),
            (f"بنسبة {share}%", f"by {share}%"),
            (f"{share} {scale} دولار", f"${share} {english}"),
            (f"نحو {share} {scale} يورو", f"about {share} {english} euros"),
            (f"{share} نقطة", f"{share} points"),
        )
    )


def _labels(rng: random.Random) -> Pair:
    number, hour, minute = rng.randint(10, 999), rng.randint(10, 23), rng.randint(10, 59)
    parts = [
        f"{rng.randint(0, 9999):04}"[: rng.choice((2, 3, 3, 4))] for _ in range(rng.randint(2, 4))
    ]
    phone = rng.choice(("", "+", "00")) + rng.choice((" ", "-", "-", "")).join(parts)
    return rng.choice(
        (
            (f"المادة {number}", f"Article {number}"),
            (f"القرار رقم {number}", f"Resolution {number}"),
            (f"الفصل {number}", f"chapter {number}"),
            (f"صفحة {number}", f"page {number}"),
            (f"الرحلة {number}", f"flight {number}"),
            (f"الهاتف {phone}", f"telephone {phone}"),
            (f"الرقم {phone}", f"the number {phone}"),
            (f"الاتصال على {phone}", f"call {phone}"),
            (f"الاتصال بالرقم {phone}", f"call {phone}"),
            (f"هاتف: {phone}", f"phone: {phone}"),
            (f"الساعة {hour}:{minute}", f"at {hour}:{minute}"),
            (f"الدول ال{number}", f"the {number} countries"),
            (f"الركاب الـ{number}", f"the {number} passengers"),
            (f"الدقيقة {minute}", f"minute {minute}"),
            (f"حافلة {number}", f"bus {number}"),
        )
    )


def _counted(number: int, thing: tuple[str, str, str, str]) -> str:
    """Returns the form that Arabic counts a thing in, which the last two digits decide."""
    rest = number % 100
    return thing[0] if 3 <= rest <= 10 else thing[1] if rest > 10 else thing[2]


KINDS: tuple[Callable[[random.Random], Pair], ...] = (
    _years,
    _dates,
    _ages,
    _amounts,
    _shares,
    _labels,
)


def pairs(count: int, rng: random.Random) -> list[Pair]:
    """Returns so many Arabic phrases with a number, and their English; a tenth in ٠ to ٩."""
    made = []
    for _ in range(count):
        arabic, english = rng.choice(KINDS)(rng)
        made.append((arabic.translate(_ARABIC_INDIC) if rng.random() < 0.1 else arabic, english))
    return made


def main() -> None:
    """Writes the pairs as lines of a corpus: source, licence, Arabic, English."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--count", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rows = pairs(arguments.count, random.Random(arguments.seed))
    with arguments.output.open("w", encoding="utf-8") as file:
        file.writelines("\t".join((*SOURCE, *pair)) + "\n" for pair in rows)


if __name__ == "__main__":
    main()
