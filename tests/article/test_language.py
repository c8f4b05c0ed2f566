"""Languages."""

from __future__ import annotations

import pytest

from khulasa.article.language import identify_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("فتحت المكتبة العامة أبوابها أمام القراء صباح الأحد.", "ar"),
        ("این کتابخانه پس از دو سال باز شد و مردم خوشحال هستند.", "fa"),
        ("یہ کتب خانہ دو سال بعد کھل گیا ہے اور لوگ بہت خوش ہیں۔", "ur"),
        ("The library opened its doors again on Sunday morning.", "en"),
        ("La bibliothèque a rouvert ses portes dimanche matin.", "fr"),
        ("أعلنت شركة Microsoft إطلاق Windows Server الجديد في السوق.", "ar"),
    ],
)
def test_a_sentence_is_enough(text: str, language: str) -> None:
    assert identify_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "علقت المدرسة الدروس یومین بسبب الثلوج التی قطعت الطریق.",
        "رئیس الحکومة یزور کندا غدا",
        "ارتفعت اسعار النفط فی الاسواق العالمیة",
        "شکرا جزیلا یا صدیقی العزیز علی الھدیة",
        "وتوقعت الأرصاد ھطول أمطار غزیرة فی الشمال",
        "ﺳﺎﻓﺮ ﺍﻟﻮﻓﺪ ﺇﻟﻰ ﺍﻟﻌﺎﺻﻤﺔ",
        "ﻋﺎﺩ ﺍﻟﺼﻴﺎﺩﻭﻥ ﻗﺒﻞ ﺍﻟﻔﺠﺮ",
        "ﻭﺟﺪ ﺍﻟﻄﻔﻞ ﻗﻠﻤﻪ",
    ],
)
def test_arabic_is_arabic_in_whatever_letters_it_is_typed(text: str) -> None:
    assert identify_language(text) == "ar"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("دانشجویان دانشگاه الزهرا", "fa"),
        ("اين خانه بزرگ و زيبا است و ما در آن زندگي مي کنيم", "fa"),
        ("مجمع عمومی فوق العاده شرکت ملی", "fa"),
        ("حضرت آیت الله العظمی مرجع تقلید شیعیان در نجف اشرف", "fa"),
        ("ﮐﺘﺎﺑﺨﺎﻧﻪ ﺗﺎﺯﻩ ﺩﺭ ﻣﺮﮐﺰ ﺷﻬﺮ ﺑﺎﺯ ﺷﺪ", "fa"),
        ("لاہور میں بین الاقوامی کتاب میلہ شروع ہو گیا", "ur"),
        ("د افغانستان ولسمشر نن وویل چې په هېواد کې سوله راځي", "ps"),
        ("بۈگۈن شەھەردە يېڭى كۈتۈپخانا ئېچىلدى ۋە كىشىلەر خۇشال بولدى", "ug"),
    ],
)
def test_its_neighbours_stay_what_they_are_with_the_words_they_borrowed(
    text: str, language: str
) -> None:
    assert identify_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"), [("نعم", "ar"), ("Yes", "en"), ("", "en"), ("2022 — 14", "en")]
)
def test_for_a_few_letters_the_script_decides(text: str, language: str) -> None:
    assert identify_language(text) == language


ADDRESS = "https://www.example.com/news/2024/05/library-opens-again-after-two-years?ref=home"


@pytest.mark.parametrize(
    "text",
    [
        f"{ADDRESS} فتحت المكتبة العامة أبوابها أمام القراء صباح الأحد",
        "Microsoft Windows Server 2022 Datacenter Edition أعلنت شركة إطلاق الجديد في السوق",
        "import os; print(os.environ) def main(): return None هذا برنامج صغير",
        "النهارده المكتبة فتحت تاني والناس كلها فرحانة عشان كده احنا جينا بدري",
    ],
)
def test_arabic_of_every_variety_is_arabic_even_where_latin_letters_prevail(text: str) -> None:
    assert identify_language(text) == "ar"


@pytest.mark.parametrize(
    "text",
    [
        "Abeg make una come chop, we dey wait una since morning for house o.",
        "今日天氣好好，我哋一齊去公園行吓，好唔好呀？你哋食咗飯未呀？我仲未食㗎。",
        "El łéto el xe un toco de mobilia par dormir, fato de legno o de metało.",
        "Axxam-agi d ameqqran, deg-s aṭas n yimdanen yettidiren akken.",
        "lorem 000 xxx qqq zzz www kkk vvv jjj 111 hhh ppp",
    ],
)
def test_every_language_has_a_code_of_two_letters(text: str) -> None:
    assert len(identify_language(text)) == 2


def test_a_few_arabic_words_make_no_article_arabic() -> None:
    text = "The word السلام means peace in Arabic and is used as a greeting everywhere."
    assert identify_language(text) == "en"
