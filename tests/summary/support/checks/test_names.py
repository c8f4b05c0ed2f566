"""Names are found in whatever form the article has them."""

from __future__ import annotations

from khulasa.summary.support.sentence_support import find_support
from summary.support.rocket_article import ARTICLE, support


def test_a_name_stands_for_the_pronoun_that_follows_it() -> None:
    assert support("Ahmed Khalil promised the families $500.").issues == ()


def test_a_name_may_be_spelled_otherwise_or_name_the_people() -> None:
    article = [["Muhammad Salehi of Iran met Nigerian officials.", "They signed a treaty."]]
    (found,) = find_support(article, ["Mohammed Salehi met officials of Nigeria."])
    assert found.issues == ()


def test_text_without_capitals_is_checked_as_well() -> None:
    article = [[sentence.lower() for sentence in paragraph] for paragraph in ARTICLE]
    fine, wrong, strange = find_support(
        article,
        [
            "Omar Haddad called it a cowardly act.",
            "Ahmed Khalil called it a cowardly act.",
            "omar ghandour called it a cowardly act.",
        ],
    )
    assert "numbers" not in [issue.kind for issue in fine.issues]
    assert [issue.kind for issue in wrong.issues] == ["names"]
    assert [issue.message for issue in strange.issues] == ["ghandour is not in the article."]


def test_a_name_whose_space_got_lost_is_the_same_name() -> None:
    article = [["The singer Laila Haddad opened the festival in Amman on Friday evening."]]
    (found,) = find_support(article, ["The singer LailaHaddad opened the festival in Amman."])
    assert found.issues == ()
