"""Denials that got lost are found, and what only looks like one is left alone."""

from __future__ import annotations

import pytest

from review.rules.news_sentence import kinds


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


def test_presentation_forms_are_read_as_letters() -> None:
    assert "negation" in kinds("ﻟﻢ يصل القطار إلى المحطة", "The train reached the station")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "توقف القطار لأنه لم يجد الطريق",
            "The train stopped as it found the way",
        ),
        ("اشترى البيت فقط ولم يشتر الحديقة", "He only bought the house and bought the garden"),
        (
            "هذا النقل غير قانوني ولم يوافق عليه أحد",
            "This transport is illegal and anyone agreed to it",
        ),
        ("طلب المعلم ألا يغادر التلاميذ", "The teacher asked the pupils to leave"),
    ],
)
def test_a_word_for_something_else_hides_no_lost_denial(source: str, target: str) -> None:
    assert "negation" in kinds(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("دوّن الكاتب أسماء القرى", "The writer wrote down the names of the villages"),
        ("لا تتردد في الاتصال بنا", "Feel free to call us"),
        ("كرمهم بلا حدود", "Their generosity is endless"),
        ("سيفوز الفريق بلا شك", "The team will surely win"),
        ("سألوا هل وصل القطار أم لا", "They asked whether the train had arrived"),
        ("لم يصل القطار إلا مساء", "The train arrived only in the evening"),
    ],
)
def test_a_fixed_phrase_denies_nothing(source: str, target: str) -> None:
    assert "negation" not in kinds(source, target)
