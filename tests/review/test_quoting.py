"""Arabic words in a reason: isolated, and said for those who cannot read them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable

import pytest

from khulasa.article.model import Span
from khulasa.codec import from_json, to_json
from khulasa.resources import resource_path
from khulasa.review import rules
from khulasa.review.checks import check
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.quoting import quoted, romanised
from khulasa.review.rules import terms
from khulasa.review.rules.unsure import check_unsure
from khulasa.summary.support.index import SupportIndex
from khulasa.summary.support.sentence_support import CHECKS_IN_ANY_LANGUAGE, support_of
from khulasa.wording import Phrase, use_language
from review.rules import news_sentence

ARABIC = Languages("ar", "en")


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
        ("900 ريال", "900 riyal"),
        ("5 درجات تحت الصفر", "5 degrees below zero"),
        ("الصدر", "al-Sadr"),
        ("بيروت", "Beirut"),
        ("ولبنان", "Lebanon"),
        ("العراق", "Iraq"),
        ("جنوب أفريقيا", "South Africa"),
        ("محمود درويش", "Mahmoud Darwish"),
        ("جبل قاسيون", "jbl qasyun"),
        ("كسول", "ksul"),  # and no "like Seoul"
    ],
)
def test_what_an_arabic_word_means_or_how_it_sounds_is_beside_it(text: str, beside: str) -> None:
    assert str(quoted(text)) == f"\u2068{text}\u2069 ({beside})"


@pytest.mark.parametrize("text", ["15%", "$500", "Reuters", "a@b.example", "12³"])
def test_what_everybody_reads_is_quoted_as_it_is(text: str) -> None:
    assert quoted(text) == text


def test_vowel_signs_are_no_letters() -> None:
    assert romanised("كَتَبَ") == "ktb"


# A source with a translation that is wrong, for each rule.
FAULTS = {
    "addresses": ("راسلوا info@news.example اليوم.", "Write to us today."),
    "currencies": ("دفع 900 ريال.", "He paid 900 dollars."),
    "empty": ("وصل الوفد.", ""),
    "length": ("معالجة مياه الصرف الصحي في المدينة", "the"),
    "markup": ("زاد الإنتاج والبيع.", "Output &amp; sales rose."),
    "months": ("اجتمعوا في 7 نيسان", "They met on 7 October"),
    "names": ("زار وفد من Khulasa المدينة أمس.", "A delegation visited the city yesterday."),
    "negation": ("لم يحضر الوزير الاجتماع أمس.", "The minister attended the meeting yesterday."),
    "negative_numbers": ("بلغت الحرارة 5 درجات تحت الصفر.", "It was 5 degrees."),
    "numbers": ("بلغت الكلفة 2.8 مليار دولار.", "The cost was 2.8 million dollars."),
    "omission": (
        news_sentence.SOURCE,
        "The German foreign minister visited the city of Damascus on Tuesday.",
    ),
    "other_scripts": ("كلمة שלום في المقال.", "A word in the article."),
    "quotes": ('قال "نعم" وذهب.', 'He said "yes and left.'),
    "repetition": ("وصل الوفد إلى المدينة.", "He came to the city, " * 4),
    "scores": ("فاز الفريق 3-1 أمس.", "The team won 1-3 yesterday."),
    "terms": ("زار الصدر المدينة.", "The chest visited the city."),
    "units": ("زاد الإنتاج 8% هذه السنة", "Output rose 8 this year"),
    "unsure": ("وصل الوفد.", "The delegation came."),
    "untranslated": ("وصل الوفد إلى المدينة مساء.", "The delegation وصل to the city."),
}
OWN_WAYS = {
    "omission": lambda source, target: check(source, target, ARABIC),
    "terms": lambda source, target: [
        missing.issue
        for missing in terms.check(source, target, [terms.Wanted(Span(4, 9), ("al-Sadr",))], ARABIC)
    ],
    "unsure": lambda _source, _target: check_unsure(0.1, 0.5),
}


def rule_names() -> list[str]:
    return [module.name for module in pkgutil.iter_modules(rules.__path__)]


def issues_of(rule: str) -> list[Issue]:
    source, target = FAULTS[rule]
    if rule in OWN_WAYS:
        return OWN_WAYS[rule](source, target)
    module = importlib.import_module(f"{rules.__name__}.{rule}")
    found: list[Issue] = module.check(source, target, ARABIC)
    return found


def letters_that_turn_words(messages: Iterable[str]) -> list[str]:
    """The Arabic letters that stand outside isolating marks."""
    left = []
    for message in messages:
        outside = message
        while "\u2068" in outside:
            before, _, rest = outside.partition("\u2068")
            outside = before + rest.partition("\u2069")[2]
        left += [letter for letter in outside if "\u0621" <= letter <= "\u064a"]
    return left


def test_each_rule_has_a_fault_here() -> None:
    assert sorted(FAULTS) == rule_names()


@pytest.mark.parametrize("rule", rule_names())
def test_no_reason_has_arabic_letters_that_turn_its_words(rule: str) -> None:
    issues = issues_of(rule)
    assert issues
    assert letters_that_turn_words(issue.message for issue in issues) == []


# Sentences of a summary in Arabic that its article does not bear out, for each check.
ARTICLE = [
    ["قُتل 30 شخصا في انفجار هز مدينة حلب يوم الجمعة.", "قال المحافظ إن «الوضع صعب جدا» فيها."],
    ["وصل 40 طبيبا من العاصمة لعلاج الجرحى."],
]
CLAIMS = {
    "numbers": (
        ("قُتل 50 شخصا في انفجار هز مدينة حلب.", "50 is not in the article."),
        ("وصل 30 طبيبا من العاصمة.", "The article says 40 here, not 30."),
    ),
    "quotes": (
        (
            "قال المحافظ إن «الحياة عادت كما كانت» في المدينة.",
            "What stands in quotation marks is not in the article: "
            "\u2068الحياة عادت كما كانت\u2069.",
        ),
    ),
}


def test_each_check_of_a_summary_in_arabic_has_a_claim_here() -> None:
    named = [check.__module__.rpartition(".")[2] for check in CHECKS_IN_ANY_LANGUAGE]
    assert sorted(CLAIMS) == sorted(named)


@pytest.mark.parametrize(("claim", "said"), [one for some in CLAIMS.values() for one in some])
def test_no_reason_about_a_summary_has_them_either(claim: str, said: str) -> None:
    issues = support_of(SupportIndex(ARTICLE), claim, "ar").issues
    messages = [issue.message for issue in issues]
    assert said in messages
    assert letters_that_turn_words(messages) == []


@pytest.mark.parametrize(
    ("code", "billions", "month", "name"),
    [
        ("en", "2.8 مليار (2.8 billion)", "نيسان (April)", "بيروت (Beirut)"),
        ("fr", "2.8 مليار (2,8 milliards)", "نيسان (avril)", "بيروت (Beirut)"),
        ("de", "2.8 مليار (2,8\u00a0Mrd.)", "نيسان (April)", "بيروت (Beirut)"),
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
