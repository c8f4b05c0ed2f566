"""Each check finds its fault and leaves good translations alone."""

from __future__ import annotations

import pytest

from khulasa.review.checks import check
from khulasa.review.languages import Languages

ARABIC = Languages("ar", "en")
SOURCE = (
    "زار وزير الخارجية الألماني مدينة دمشق يوم الثلاثاء، والتقى هناك بعدد من المسؤولين لبحث الوضع."
)
GOOD = (
    "The German foreign minister visited the city of Damascus on Tuesday, "
    "where he met a number of officials to discuss the situation."
)


def kinds(source: str, target: str, languages: Languages = ARABIC) -> set[str]:
    return {issue.kind for issue in check(source, target, languages)}


def test_a_good_translation_has_no_issue() -> None:
    assert kinds(SOURCE, GOOD) == set()


def test_the_sentence_said_twice() -> None:
    assert "repetition" in kinds(SOURCE, f"{GOOD} {GOOD}")


@pytest.mark.parametrize(
    "words", ["officials", "on Tuesday", "where he met", "a number of officials"]
)
def test_a_loop(words: str) -> None:
    assert "repetition" in kinds(SOURCE, GOOD.replace(words, " ".join([words] * 4)))


def test_what_the_source_repeats_may_be_repeated() -> None:
    assert kinds("لا، لا، لا، لا!", "No, no, no, no!") == set()


def test_a_clause_that_is_left_out() -> None:
    target = "The German foreign minister visited the city of Damascus on Tuesday."
    (issue,) = check(SOURCE, target, ARABIC)
    assert issue.kind == "omission"
    assert issue.source_span is not None
    assert "الوضع" in SOURCE[issue.source_span.start : issue.source_span.end]


def test_a_translation_that_breaks_off() -> None:
    assert kinds(SOURCE, GOOD[: len(GOOD) * 3 // 5]) & {"length", "omission"}


@pytest.mark.parametrize("target", ["", "  ", ".", "…!"])
def test_nothing_instead_of_a_translation(target: str) -> None:
    assert kinds(SOURCE, target) == {"empty"}


def test_nothing_for_nothing_is_right() -> None:
    assert kinds("***", "***") == set()


def test_words_left_in_the_source_language() -> None:
    (issue,) = check(SOURCE, GOOD.replace("situation", "الوضع"), ARABIC)
    assert (issue.kind, issue.source_span is not None) == ("untranslated", True)


def test_a_source_taken_over_where_the_script_is_the_same() -> None:
    pair = Languages("fr", "en")
    text = "Le ministre a visité la ville mardi."
    assert "untranslated" in kinds(text, text, pair)
    assert kinds("Paris Saint-Germain", "Paris Saint-Germain", pair) == set()


def test_codes_for_characters() -> None:
    assert kinds(SOURCE, GOOD.replace("officials", "&quot;officials&quot;")) == {"markup"}


def test_a_name_that_became_another() -> None:
    source = "قالت المتحدثة باسم شركة توشيبا إن المصنع سيبقى مفتوحا"
    assert kinds(source, "A spokeswoman for Toshiba said the factory would stay open") == set()
    assert kinds(source, "A spokeswoman for Mandela said the factory would stay open") == {"names"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("وصل الملازم برنارد فان إلى القرية", "The Reverend Bernard Vann reached the village"),
        ("زار المندوبينالممثلينلسميث القرية", "The delegates for Mendoza visited the village"),
        ("قد يخطئ مسافر بريطاني في الطريق", "Then a British traveller may lose the way"),
        ("في الشتاء من كانون الأول إلى شباط قرب بحر روس", "In winter Dec to Feb near the Ross Sea"),
    ],
)
def test_an_ordinary_word_is_no_name_that_got_lost(source: str, target: str) -> None:
    assert "names" not in kinds(source, target)


def test_a_country_that_became_another() -> None:
    assert kinds(SOURCE, GOOD.replace("Damascus", "Copenhagen")) == {"names"}


def test_latin_words_of_the_source_survive() -> None:
    source = "اشترت Microsoft شركة صغيرة"
    assert kinds(source, "Microsoft bought a small company") == set()
    assert kinds(source, "The company bought a small company") == {"names"}


def test_a_denial_that_got_lost() -> None:
    source = "لم يصل القطار إلى المحطة في الموعد"
    assert kinds(source, "The train did not reach the station on time") == set()
    assert kinds(source, "The train reached the station on time") == {"negation"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("لا يزال القطار في المحطة", "The train is in the station"),
        ("هذا غير ممكن ولا مفيد", "This is impossible and useless"),
        ("لا يعمل هنا سوى أخي", "My brother is the only one working here"),
        ("وصلت إلى السيد فليس هذا الأسبوع", "I reached Mr. Fleiss this week"),
        ("لم يتمكن اللاعب من تسجيل أكثر من هدف", "The player could only score a goal"),
        ("كان أملا وليس يقينا", "It was more hope than belief"),
        ("اتصل بنا بدون ذكر اسمك", "Call us anonymously"),
        ("لم يهتم الرجل بالأمر", "The man looked away"),
        ("هذا باب لا يقهر", "This is an invincible door"),
    ],
)
def test_what_looks_like_a_denial(source: str, target: str) -> None:
    assert "negation" not in kinds(source, target)


def test_a_quotation_that_is_never_closed() -> None:
    source = 'قال المدير "هذا يوم جميل" ثم خرج.'
    assert kinds(source, 'The manager said "this is a fine day" and went out.') == set()
    assert kinds(source, 'The manager said "this is a fine day and went out.') == {"quotes"}


def test_presentation_forms_are_read_as_letters() -> None:
    assert "negation" in kinds("ﻟﻢ يصل القطار إلى المحطة", "The train reached the station")
