"""A word in letters of neither language, or an emoji, does not get lost unseen."""

from __future__ import annotations

import pytest

from khulasa.review.languages import Languages
from khulasa.review.rules.other_scripts import check

ARABIC = Languages("ar", "en")


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("كلمة שלום تعني السلام", "A word means peace", "שלום"),
        (
            "كتب على الجدار Россия вперёд بالأحمر",
            "It was written on the wall in red",
            "Россия вперёд",
        ),
        ("وصلنا 🎉 إلى المدينة", "We reached the city", "🎉"),
        ("عائلة 👨‍👩‍👧‍👦 في البيت", "A family at home", "👨‍👩‍👧‍👦"),
        ("علم 🇵🇸 على السطح", "A flag on the roof", "🇵🇸"),
        ("الاسم 東京 مكتوب", "The name is written", "東京"),
    ],
)
def test_what_is_lost_is_named_with_its_place(source: str, target: str, lost: str) -> None:
    (issue,) = check(source, target, ARABIC)
    assert lost in str(issue.reason)
    assert source[issue.source_span.start : issue.source_span.end] == lost


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("كلمة שלום تعني السلام", "The word שלום means peace"),
        ("وصلنا 🎉 إلى المدينة", "We reached the city 🎉"),
        ("قرأ كتاب Le Monde أمس", "He read Le Monde yesterday"),
        ("• بند أول ✔", "A first item"),
        ("درجة الحرارة 30°", "The temperature is 30 degrees"),
        ("سعر الصرف → ٥٠ ₪", "The exchange rate is 50 shekels"),
    ],
)
def test_what_is_kept_or_no_word_is_no_matter(source: str, target: str) -> None:
    assert check(source, target, ARABIC) == []


def test_the_letters_of_the_source_are_no_third_script() -> None:
    assert check("Мир и хлеб", "Peace and bread", Languages("ru", "en")) == []
    assert check("東京のラジオ", "A radio in Tokyo", Languages("ja", "en")) == []
    assert check("Peace", "Мир", Languages("en", "ru")) == []


def test_an_emoji_changes_no_meaning() -> None:
    (word,) = check("قال שלום", "He said", ARABIC)
    (emoji,) = check("شكرا 🙏", "Thanks", ARABIC)
    assert (word.serious, emoji.serious) == (True, False)
