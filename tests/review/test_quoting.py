"""Arabic words in a reason: isolated, and said for those who cannot read them."""

from __future__ import annotations

import pytest

from khulasa.codec import from_json, to_json
from khulasa.resources import resource_path
from khulasa.review.checks import check
from khulasa.review.languages import Languages
from khulasa.review.quoting import quoted, romanised
from khulasa.wording import Phrase, use_language


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("2.8 مليار", "2.8 billion"),
        ("ثلاثة وعشرون", "23"),
        ("٥٠", "50"),
        ("ألفا", "1,000"),
        ("عشرات", "tens"),
        ("النصف", "half"),
        ("نيسان", "April"),
        ("دولارا", "dollar"),
        ("لم", "not"),
        ("دون", "without"),
        ("الصدر", "al-sdr"),
        ("بيروت", "birut"),
        ("محمود درويش", "mhmud drwish"),
    ],
)
def test_what_an_arabic_word_means_or_how_it_sounds_is_beside_it(text: str, beside: str) -> None:
    assert str(quoted(text)) == f"\u2068{text}\u2069 ({beside})"


@pytest.mark.parametrize("text", ["15%", "$500", "Reuters", "a@b.example", "12³"])
def test_what_everybody_reads_is_quoted_as_it_is(text: str) -> None:
    assert quoted(text) == text


def test_vowel_signs_are_no_letters() -> None:
    assert romanised("كَتَبَ") == "ktb"


# A sentence with a fault, for each kind of reason that quotes the source.
FAULTS = {
    "numbers": ("بلغت الكلفة 2.8 مليار دولار.", "The cost was 2.8 million dollars."),
    "negation": ("لم يحضر الوزير الاجتماع أمس.", "The minister attended the meeting yesterday."),
    "untranslated": (
        "وصل الوفد إلى المدينة مساء.",
        "The delegation وصل to the city.",
    ),
    "names": ("زار وفد من Khulasa المدينة أمس.", "A delegation visited the city yesterday."),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_no_reason_has_arabic_letters_that_turn_its_words(kind: str) -> None:
    source, target = FAULTS[kind]
    messages = [i.message for i in check(source, target, Languages("ar", "en")) if i.kind == kind]
    assert messages
    for message in messages:
        outside = message
        while "\u2068" in outside:
            before, _, rest = outside.partition("\u2068")
            outside = before + rest.partition("\u2069")[2]
        assert not any("\u0621" <= letter <= "\u064a" for letter in outside)


@pytest.mark.parametrize(
    ("code", "billions", "month", "name"),
    [
        ("en", "2.8 مليار (2.8 billion)", "نيسان (April)", "بيروت (birut)"),
        ("fr", "2.8 مليار (2,8 milliards)", "نيسان (avril)", "بيروت (birut)"),
        ("de", "2.8 مليار (2,8\u00a0Mrd.)", "نيسان (April)", "بيروت (birut)"),
        ("ar", "2.8 مليار", "نيسان", "بيروت"),
    ],
)
def test_the_meaning_is_in_the_reader_s_language_and_readers_of_arabic_need_none(
    code: str, billions: str, month: str, name: str
) -> None:
    kept = [to_json(quoted(text)) for text in ("2.8 مليار", "نيسان", "بيروت")]
    use_language(code, resource_path("translations"))
    try:
        said = [str(from_json(Phrase, text)) for text in kept]
    finally:
        use_language("en", resource_path("translations"))
    assert [text.replace("\u2068", "").replace("\u2069", "") for text in said] == [
        billions,
        month,
        name,
    ]
