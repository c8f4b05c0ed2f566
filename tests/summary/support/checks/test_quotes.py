"""Quotations that nobody said are found."""

from __future__ import annotations

from khulasa.summary.support.sentence_support import find_support
from summary.support.rocket_article import only_issue


def test_a_single_quoted_word_that_nobody_said_is_no_serious_doubt() -> None:
    issue = only_issue('Omar Haddad called it a "cowardly" and "heinous" act.')
    assert (issue.kind, issue.serious) == ("quotes", False)
    assert issue.message == "What stands in quotation marks is not in the article: heinous."


def test_an_apostrophe_opens_no_quotation() -> None:
    article = [["The ministers' cars and the kings' horses were sold in the town of Basra."]]
    (found,) = find_support(article, ["The kings' horses and ministers' cars were sold in Basra."])
    assert found.issues == ()
