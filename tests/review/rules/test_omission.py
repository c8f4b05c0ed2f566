"""A clause of the source that nothing in the translation goes with is found."""

from __future__ import annotations

from khulasa.review.checks import check
from khulasa.review.languages import Languages
from khulasa.review.rules.omission import translated_share
from review.rules.news_sentence import ARABIC, GOOD, SOURCE


def test_a_clause_that_is_left_out() -> None:
    target = "The German foreign minister visited the city of Damascus on Tuesday."
    (issue,) = check(SOURCE, target, ARABIC)
    assert issue.kind == "omission"
    assert issue.source_span is not None
    assert "الوضع" in SOURCE[issue.source_span.start : issue.source_span.end]


def test_the_share_of_translated_words_counts_what_a_word_usually_is() -> None:
    said = translated_share(SOURCE, GOOD, ARABIC)
    assert said > translated_share(SOURCE, GOOD.replace("Damascus", "Dublin"), ARABIC)
    assert said > translated_share(SOURCE, "The bread was on the table of the kitchen.", ARABIC)
    assert translated_share("", "", ARABIC) == 0.5
    assert translated_share(SOURCE, GOOD, Languages("fa", "en")) == 0


def test_a_rare_translation_counts_for_less_than_the_usual_one() -> None:
    usual, rare = (translated_share("الثمن", said, ARABIC) for said in ("Price", "Expense"))
    assert usual > rare > translated_share("الثمن", "Kitchen", ARABIC)
