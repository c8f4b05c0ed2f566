"""Addresses, @names and hashtags are copied, not translated."""

from __future__ import annotations

import pytest

from khulasa.review.languages import Languages
from khulasa.review.rules import addresses
from review.rules.number_messages import ARABIC


def messages(source: str, target: str, languages: Languages = ARABIC) -> list[str]:
    return [issue.message for issue in addresses.check(source, target, languages)]


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("info.desk@news.example", "infodesk@news.example"),
        ("info-desk@news.example", "info-desk@news.example.com"),
        ("https://news.example/Live?id=7", "https://news.example/live?id=7"),
        ("http://news.example/a_(b)", "http://news.example/a_b"),
        ("www.news.example/ar", "www.news.example/en"),
        ("khulasa.org", "khulasa.com"),
        ("@press_office", "@pressoffice"),
        ("#Cop99", "#Cop"),
    ],
)
def test_a_changed_address_is_named(address: str, wrong: str) -> None:
    source = f"اكتبوا إلى {address}، أو زوروا المعرض."
    assert messages(source, f"Write to {address}, or visit the fair.") == []
    assert messages(source, f"({address}) is for letters!") == []
    (message,) = messages(source, f"Write to {wrong}, or visit the fair.")
    assert address in message
    assert wrong in message
    (message,) = messages(source, "Write to us, or visit the fair.")
    assert message == f"{address} is missing in the translation."


def test_an_address_that_the_source_lacks_is_new() -> None:
    (message,) = messages("اكتبوا إلينا.", "Write to us: me@news.example.")
    assert message == "me@news.example is not in the source."


def test_names_with_a_dot_may_be_new() -> None:
    assert messages("اشترى من أمازون دوت كوم.", "He bought it from Amazon.com.") == []


def test_an_arabic_hashtag_stays_one() -> None:
    assert messages("غردوا على #يوم_اللغة اليوم", "They tweeted on #Language_Day today") == []
    assert messages("غردوا على #يوم_اللغة اليوم", "They tweeted on Language Day today") != []


def test_any_pair_of_languages_is_compared() -> None:
    pair = Languages("ru", "fr")
    assert messages("Пишите на a.b@news.example", "Écrivez à ab@news.example", pair) != []
