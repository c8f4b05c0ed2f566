"""What was left in the source's language is found."""

from __future__ import annotations

from khulasa.review.checks import check
from khulasa.review.languages import Languages
from review.rules.news_sentence import ARABIC, GOOD, SOURCE, kinds


def test_words_left_in_the_source_language() -> None:
    (issue,) = check(SOURCE, GOOD.replace("situation", "الوضع"), ARABIC)
    assert (issue.kind, issue.source_span is not None) == ("untranslated", True)


def test_a_source_taken_over_where_the_script_is_the_same() -> None:
    pair = Languages("fr", "en")
    text = "Le ministre a visité la ville mardi."
    assert "untranslated" in kinds(text, text, pair)
    assert kinds("Paris Saint-Germain", "Paris Saint-Germain", pair) == set()
