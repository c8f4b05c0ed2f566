"""Numbers, sums, scores: compared by what they mean, however each language writes them."""

from __future__ import annotations

import pytest

from khulasa.article.model import Span
from khulasa.review.languages import Languages
from khulasa.review.rules import numbers
from review.rules.number_messages import ARABIC, number_messages


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("دفع ٣٥٠ دينارا", "He paid 350 dinars"),
        ("دفع ۳۵۰ دينارا", "He paid 350 dinars"),
        ("بلغت النسبة ٤٫٥٪", "The share was 4.5%"),
        ("وصل خمسة وعشرون طالبا", "Twenty-five students arrived"),
        ("وصل ثلاثة عشر طالبا", "Thirteen students arrived"),
        ("مئة وخمسون كتابا", "150 books"),
        ("ثلاثمائة كتاب", "three hundred books"),
        ("ثلاثة آلاف ومئتا كتاب", "3,200 books"),
        ("٢٫٣ مليار دولار", "$2.3 billion"),
        ("٢٧ مليون دولار", "$27m"),
        ("في القرن التاسع عشر", "in the 19th century"),
        ("في سبعينيات القرن العشرين", "in the 1970s"),
        ("في الطابق السابع", "on the seventh floor"),
        ("أصيب شخصين", "Two people were hurt"),
        ("اشترى كتابين", "He bought 2 books"),
        ("مليون ونصف المليون", "1.5 million"),
        ("الساعة ٧ مساء", "at 19 o'clock"),
        ("لويس الرابع عشر", "Louis XIV"),
        ("خمسون بالمئة", "fifty percent"),
        ("واحد بالمئة فقط", "only one percent"),
        ("زاره آلاف الناس", "Thousands of people visited it"),
        ("سباق 800 متر", "the 800m race"),
        ("قبل دزينة من الأيام", "twelve days ago"),
        ("وصل في 15:30", "He arrived at 3:30 p.m."),
        ("وصل في الساعة 8:30 مساء", "He arrived at 20:30"),
        ("وصل في الساعة 8:30 مساءً", "He arrived at 8.30 p.m."),
        ("وصل في الساعة 8.30 مساء", "He arrived at 8:30 pm"),
        ("وصل في 7:00 صباحا", "He arrived at 7 a.m."),
        ("وصل في 15:00", "He arrived at 3 p.m."),
        ("وصل في الثالثة والنصف", "He arrived at 3:30"),
        ("وصل في الثالثة والنصف", "He arrived at half past three"),
        ("وصل في الخامسة والربع", "He arrived at 5:15"),
        ("وصل في التاسعة إلا ربعا", "He arrived at 8:45"),
        ("وصل في الثانية عشرة والنصف", "He arrived at 12:30"),
        ("في 15/3/2024", "on 15 March 2024"),
        ("في 15 مارس 2024", "on 3/15/2024"),
        ("في 15 آذار 2024", "on 15.3.2024"),
        ("بين 1990-1995", "in 1990-95"),
        ("في الساعة 15:30 بتوقيت غرينتش", "at 1530 GMT"),
        ("من 8:30 إلى 9:30", "from 8:30-9:30"),
        ("في الساعة السابعة والنصف", "at seven thirty"),
        ("في الساعة الخامسة إلا عشر دقائق", "at 4:50"),
        ("في الساعة الثالثة وعشرين دقيقة", "at 3:20"),
        ("الآية 3:16", "verse 3:16"),
        ("في 11/9", "on 11 September"),
        ("نصف لتر", "1/2 litre"),
        ("1/5 السكان", "a fifth of the people"),
        ("بين مليوني وثلاثة ملايين عام", "between two million and three million years"),
        ("نحو ١٢٬٥٠٠ شخص", "about 12,500 people"),
        ("نحو 12،500 شخص", "about 12,500 people"),
        # currencies
        ("فاز ريال مدريد بمئة يورو", "Real Madrid won a hundred euros"),
        ("دفع 500 دولار", "He paid $500"),
        ("دفع ٥٠٠ ألف جنيه", "He paid 500 thousand pounds"),
        ("دفع 500 ليرة سورية", "He paid 500 Syrian pounds"),
        # scores
        ("انتهت المباراة 3-1", "The match ended 3–1"),
        ("في 2024-03-15", "on March 15, 2024"),
        ("العدد 3-1", "the score was 3-1"),
        # numbers below zero
        ("بلغت الحرارة -5 درجات", "It was minus 5 degrees"),
        ("بلغت الحرارة 5 درجات تحت الصفر", "It was -5 degrees"),
    ],
)
def test_the_same_number_said_differently_is_no_issue(source: str, target: str) -> None:
    assert number_messages(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("قتل ١٢ شخصا", "21 people were killed", ("١٢", "21")),
        ("قتل ١٢ شخصا", "People were killed", ("١٢",)),
        ("قتل أشخاص", "Seven people were killed", ("Seven",)),
        ("وصل خمسة وعشرون طالبا", "Twenty students arrived", ("خمسة وعشرون", "Twenty")),
        ("٢٧ مليون دولار", "27 billion dollars", ("٢٧ مليون", "27 billion")),
        ("عام 1985 وعام 1985", "in 1985 and later", ("1985",)),
        ("وصل في 15:30", "He arrived at 3:40 p.m.", ("15:30", "3:40")),
        ("وصل في 8:30 مساء", "He arrived at 8:30 a.m.", ("8:30",)),
        ("وصل في الخامسة والربع", "He arrived at 5:45", ("5:45",)),
        ("في 15/3/2024", "on 15 April 2024", ("3",)),
        ("في 15/3/2024", "on 16 March 2024", ("15", "16")),
        ("رقم " + "9" * 40, "number " + "8" * 40, ("9" * 40,)),
        # currencies
        ("دفع 500 دولار", "He paid 500 euros", ("دولار", "euros")),
        ("دفع 500 دولار", "He paid €500", ("دولار", "€")),
        ("دفع خمسمئة دولار", "He paid five hundred euros", ("دولار", "euros")),
        # scores
        ("فاز 3-1 أمس", "They won 1-3 yesterday", ("3-1", "1-3")),
        # numbers below zero
        ("بلغت الحرارة -5 درجات", "It was 5 degrees", ("-5",)),
        ("بلغت الحرارة ناقص 5 درجات", "It was 5 degrees", ("ناقص 5",)),
        ("بلغت الحرارة 5 درجات تحت الصفر", "It was 5 degrees", ("تحت",)),
        ("بلغت الحرارة 5 درجات", "It was -5 degrees", ("-5",)),
    ],
)
def test_another_number_is_named(source: str, target: str, words: tuple[str, ...]) -> None:
    messages = " ".join(number_messages(source, target))
    assert all(word in messages for word in words)


def test_the_places_of_a_changed_number_are_given() -> None:
    (issue,) = numbers.check("قتل ١٢ شخصا", "21 people were killed", ARABIC)
    assert (issue.source_span, issue.target_span) == (Span(4, 6), Span(0, 2))
    assert issue.serious


def test_codes_of_characters_hold_no_numbers() -> None:
    assert number_messages("كتاب أحمد", "Ahmed&#39;s book") == []


def test_other_languages_are_compared_by_digits() -> None:
    pair = Languages("ru", "fa")
    assert numbers.check("В 1999 году", "در سال ۱۹۹۹", pair) == []
    assert numbers.check("В 1999 году", "در سال ۱۹۹۸", pair) != []
