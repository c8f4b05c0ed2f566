"""What a number counts, percent, degrees or money, is the same in both texts."""

from __future__ import annotations

import pytest

from khulasa.review.checks import check
from review.rules.number_messages import ARABIC, number_messages


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("زاد الإنتاج 8% هذه السنة", "Output rose 8 per cent this year", "Output rose 8 this year"),
        ("خصم ٪25 اليوم", "25% off today", "25 off today"),
        ("دفع 900 ل.س", "He paid 900 Syrian pounds", "He paid 900"),
        ("دفع 900 ريال", "He paid SAR 900", "He paid KWD 900"),
        ("زاد الإنتاج ٨٪ هذه السنة", "Output rose 8% this year", "Output rose by €8 this year"),
        ("نسبة سبعة بالمئة", "a share of 7%", "a share of seven"),
        ("بين 4 و6 في المئة", "between 4 and 6 percent", "between 4 and 6"),
        ("دفع $750 للبائع", "He paid the seller 750 US dollars", "He paid the seller 750"),
        ("ثمنها 90€", "It costs EUR 90", "It costs 90"),
        ("ثمنها £15", "It costs 15 pounds", "It costs 15"),
        ("باعه بـ 3 آلاف درهم", "He sold it for 3,000 dirhams", "He sold it for 3,000"),
        ("كلف 12 مليون دولار", "It cost $12m", "It cost 12m"),
        ("بلغت 41° في الظل", "It was 41 degrees in the shade", "It was 41 in the shade"),
        ("بلغت 41° في الظل", "It was 41°C in the shade", "It was 41% in the shade"),
        ("30 درجة مئوية", "30 degrees Celsius", "30 degrees Fahrenheit"),
        ("الطلب #4471", "order no. 4471", "order 4471"),
        ("حضر 40 شخصا", "40 people came", "40% of people came"),
    ],
)
def test_a_sign_or_unit_may_change_its_form_but_not_be_lost(
    source: str, right: str, wrong: str
) -> None:
    assert number_messages(source, right) == []
    (message,) = number_messages(source, wrong)
    assert "The source says" in message


@pytest.mark.parametrize(
    ("source", "rights", "wrong"),
    [
        ("دفع 640 USD", ("He paid $640", "He paid USD 640", "He paid 640 dollars"), "He paid €640"),
        ("دفع USD 640", ("He paid US$640", "He paid $640", "He paid 640 USD"), "He paid 640 euros"),
        ("دفع US$640", ("He paid $640", "He paid 640 US dollars"), "He paid 640 pounds"),
        ("دفع 640 دولارا", ("He paid $640", "He paid USD 640"), "He paid 640"),
        ("دفع EUR 75", ("He paid €75", "He paid 75 euros", "He paid 75€"), "He paid $75"),
        ("دفع 30 جنيها إسترلينيا", ("He paid £30", "He paid GBP 30", "30 pounds"), "He paid $30"),
        ("دفع 30 GBP", ("He paid £30", "He paid 30 pounds sterling"), "He paid 30"),
        ("دفع 4 ملايين JPY", ("He paid ¥4 million", "He paid 4m yen"), "He paid $4 million"),
        ("دفع 85 CAD", ("He paid C$85", "He paid 85 Canadian dollars"), "He paid 85 yuan"),
    ],
)
def test_a_currency_may_be_a_code_a_sign_or_a_word(
    source: str, rights: tuple[str, ...], wrong: str
) -> None:
    for right in rights:
        assert check(source, right, ARABIC) == []
    assert check(source, wrong, ARABIC) != []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("دولارات كثيرة: 500 منها", "many dollars: 500 of them"),
        ("وزنه 200 رطل", "It weighs 200 pounds"),
        ("ارتفع بمقدار النصف", "It rose by 50%"),
        ("تراوحت بين $5 و$9 ملايين", "It ranged from $5 to 9 million"),
    ],
)
def test_what_counts_the_number_may_stand_elsewhere(source: str, target: str) -> None:
    assert number_messages(source, target) == []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "وصلت إلى 9- درجات ليلا",
            "It reached -9 degrees at night",
            "It reached 9 degrees at night",
        ),
        ("سجلت موسكو 14-°", "Moscow recorded −14°", "Moscow recorded 14°"),
        ("انخفض المؤشر إلى 3٫2-.", "The index fell to -3.2.", "The index fell to 3.2."),
        ("-6 درجات في عمان", "minus 6 degrees in Amman", "6 degrees in Amman"),
        ("\u200f-6 درجات في عمان", "-6 degrees in Amman", "6 degrees in Amman"),
    ],
)
def test_a_minus_before_or_behind_a_number_stays(source: str, right: str, wrong: str) -> None:
    assert number_messages(source, right) == []
    assert "below zero" in " ".join(number_messages(source, wrong))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("تراجع السهم 4-%", "The share fell by 4%"),
        ("3- الخاتمة", "3. Conclusion"),
        ("في 1970- 1975", "in 1970-1975"),
        ("- 8 كتب", "8 books"),
    ],
)
def test_other_dashes_beside_numbers_are_no_minus(source: str, target: str) -> None:
    assert number_messages(source, target) == []
