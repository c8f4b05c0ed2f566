"""What an article has for the sentences of its summary, as stories."""

from __future__ import annotations

import pytest

from khulasa.summary.result import Reference
from khulasa.summary.support.index import SupportIndex
from khulasa.summary.support.sentence_support import SentenceSupport, find_support, support_of
from summary.support.rocket_article import ARTICLE, only_issue, support


@pytest.mark.parametrize(
    "sentence",
    [
        "Two people were wounded on Sunday when three rockets hit the Green Zone in Baghdad.",
        "Two people were wounded when rockets hit Baghdad's Green Zone.",
        "Rockets wounded 2 people in Baghdad on Sunday.",
        "Three rockets hit the Green Zone; 14 cars were damaged.",
        "The interior minister, Ahmed Khalil, promised families of victims $500.",
        "The army has not arrested anyone, Khalil said.",
        "Prime Minister Haddad called the attack a “cowardly act”.",
        "The harvest in the north is expected to be the best in a decade.",
        "Bread prices fell in May.",
        "- Two people were wounded on Sunday.",
        "OMAR HADDAD WAS IN BASRA.",
        "omar haddad was in basra.",
    ],
)
def test_what_the_article_says_is_left_alone(sentence: str) -> None:
    assert support(sentence).issues == ()


@pytest.mark.parametrize(
    ("sentence", "kind", "place"),
    [
        (
            "Two people were killed when three rockets hit the Green Zone.",
            "contradiction",
            "killed",
        ),
        ("Two people were unharmed when rockets hit Baghdad.", "contradiction", "unharmed"),
        ("Three people were wounded when rockets hit the Green Zone.", "numbers", "Three"),
        ("Two people were wounded when two rockets hit Baghdad.", "numbers", "two"),
        ("The rockets damaged 15 cars and a school.", "numbers", "15"),
        ("The rockets damaged 500 cars and a school.", "numbers", "500"),
        ("Two people were wounded on Monday in Baghdad.", "dates", "Monday"),
        ("Prices of bread fell in June.", "dates", "June"),
        ("Two people were wounded when rockets hit Mosul.", "names", "Mosul"),
        ("Two people were wounded when rockets hit the Green Zone in Basra.", "names", "Basra"),
        ("Ahmed Khalil called it a cowardly act.", "names", "Ahmed Khalil"),
        ('Haddad called it "a heroic deed for the nation".', "quotes", None),
        ("Haddad called it ‘a heroic deed for the nation’.", "quotes", None),
        ("Two people were not wounded when rockets hit the Green Zone.", "contradiction", "not"),
    ],
)
def test_what_it_does_not_say_is_found_and_shown(
    sentence: str, kind: str, place: str | None
) -> None:
    issues = support(sentence).issues
    assert kind in [issue.kind for issue in issues]
    issue = next(issue for issue in issues if issue.kind == kind)
    assert issue.serious
    assert issue.target_span is not None
    if place is not None:
        assert sentence[issue.target_span.start : issue.target_span.end] == place


def test_the_reader_is_told_what_the_article_says_instead() -> None:
    killed = only_issue("Two people were killed when three rockets hit the Green Zone.")
    assert killed.message == "The article says wounded here, not killed."
    three = only_issue("Three people were wounded when rockets hit the Green Zone.")
    assert three.message == "The article says Two here, not Three."
    mosul = only_issue("Two people were wounded when rockets hit Mosul.")
    assert mosul.message == "Mosul is not in the article."


def test_words_from_all_over_the_article_are_put_together_wrongly_and_marked() -> None:
    issue = only_issue("Farmers in the Green Zone hit a school, the families said in May.")
    assert issue.message == "No one place of the article says all this."
    assert not issue.serious


def test_a_sentence_from_nowhere_has_no_support_and_is_serious() -> None:
    found = support("Scientists discovered water under the ice of a distant moon.")
    assert [(issue.kind, issue.serious) for issue in found.issues] == [("support", True)]
    assert found.issues[0].message == "Nothing in the article says this."


def test_references_are_the_sentences_that_carry_it_in_reading_order() -> None:
    one = support("The rockets damaged 14 cars.")
    assert one.references == (Reference(1, 1),)
    two = support("Omar Haddad was in Basra, and two people were wounded in Baghdad.")
    assert two.references == (Reference(1, 0), Reference(3, 1))
    assert support("").references == ()


def test_without_an_article_nothing_is_supported() -> None:
    nothing, number = find_support([], ["", "12 dogs ran."])
    assert nothing == SentenceSupport((), ())
    assert [issue.kind for issue in number.issues] == ["numbers", "support"]


def test_an_index_serves_many_sentences() -> None:
    index = SupportIndex(ARTICLE)
    sentences = ["Bread prices fell.", "Three people were wounded."]
    assert [support_of(index, one) for one in sentences] == find_support(ARTICLE, sentences)
