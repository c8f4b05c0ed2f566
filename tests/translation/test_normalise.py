"""The model's copy of a sentence is written as its training text was."""

import pytest

from khulasa.translation.normalise import has_letters, model_copy


def test_diacritics_and_tatweel_go() -> None:
    assert model_copy("كَتَبَ الطَّالِبُ الـــدرس", "ar") == "كتب الطالب الدرس"


def test_hamza_and_madda_written_as_marks_join_their_letters() -> None:
    assert model_copy("ا\u0654حمد وا\u0653دم", "ar") == "أحمد وآدم"


def test_presentation_forms_from_pdfs_become_letters() -> None:
    assert model_copy("ﻛﺘﺎﺏ ﻻ", "ar") == "كتاب لا"


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("کتب الولد علی الورقة فی البیت", "كتب الولد على الورقة في البيت"),
        ("وصلوا إلی المستشفی حتی المساء", "وصلوا إلى المستشفى حتى المساء"),
        ("ھذا الكتاب لہ", "هذا الكتاب له"),
        ("شاهدت ڤيديو عن گوتنبرغ وچرچل", "شاهدت فيديو عن غوتنبرغ وتشرتشل"),
        ("دفع مئة ﷼ ثم صلى على النبي ﷺ", "دفع مئة ريال ثم صلى على النبي صلى الله عليه وسلم"),
    ],
)
def test_foreign_letters_in_arabic_become_those_the_models_know(typed: str, known: str) -> None:
    assert model_copy(typed, "ar") == known


def test_persian_keeps_its_letters() -> None:
    assert model_copy("کتابی چاپ شد", "fa") == "کتابی چاپ شد"


def test_other_compatibility_characters_stay() -> None:
    # NFKC on everything would turn ½ into 1⁄2 and ™ into TM.
    assert model_copy("½ كوب ™", "ar") == "½ كوب ™"


@pytest.mark.parametrize(
    ("written", "copied"),
    [
        ("12³ لترا", "12^3 لترا"),
        ("١٢³ لترا", "١٢^3 لترا"),
        ("10⁻³ غرام", "10^-3 غرام"),
        ("2½ كيلو", "2 1/2 كيلو"),
        ("5¹/₂ كيلو", "5 1/2 كيلو"),
        ("³⁄₄ كيلو", "3/4 كيلو"),
        ("1010₂ عدد", "1010_2 عدد"),
        ("عام 1999② قال", "عام 1999 (2) قال"),
        ("xⁿ⁺¹ حد", "x^n+1 حد"),
        ("40 كم² من H₂O", "40 كم² من H₂O"),
    ],
)
def test_raised_and_lowered_numbers_do_not_run_into_others(written: str, copied: str) -> None:
    # A tokenizer that applies NFKC reads 12³ as 123.
    assert model_copy(written, "ar") == copied


def test_invisible_marks_and_doubled_spaces_go() -> None:
    assert model_copy("\ufeff\u200fقال\u202b  أحمد\n \u00a0شكرا\u2069", "ar") == "قال أحمد شكرا"


def test_digits_are_mapped_only_when_the_model_needs_it() -> None:
    text = "بلغت النسبة ٢٥٫٥٪ من ١٬٠٠٠ و۱۲"
    assert model_copy(text, "ar", map_digits=True) == "بلغت النسبة 25.5% من 1,000 و12"
    assert "٢٥٫٥٪" in model_copy(text, "ar")


def test_moses_rules_straighten_quotes() -> None:
    assert model_copy("„نعم“ قال", "ar") == '"نعم" قال'


@pytest.mark.parametrize("text", ["", " ", "…", "١٤", "*** 12:30", "—", "٪"])
def test_text_without_letters_is_not_for_the_model(text: str) -> None:
    assert not has_letters(text, "ar")
    assert not has_letters(text, "en")


@pytest.mark.parametrize("text", ["https://example.org/a?b=1", "@user", "Breaking: he said so."])
def test_a_line_of_latin_letters_in_an_arabic_article_is_readable_as_it_is(text: str) -> None:
    assert not has_letters(text, "ar")
    assert has_letters(text, "fr")


@pytest.mark.parametrize("text", ["iPhone و", "پاکستان", "ک", "ﻛﺘﺎﺏ", "(أ ف ب)"])
def test_any_letter_of_arabic_script_is_for_the_model(text: str) -> None:
    assert has_letters(text, "ar")
