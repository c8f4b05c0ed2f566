"""What an article has for the sentences of its summary, as stories."""

from __future__ import annotations

import pytest

from khulasa.review.issue import Issue
from khulasa.summary.result import Reference
from khulasa.summary.support.index import SupportIndex
from khulasa.summary.support.sentence_support import SentenceSupport, find_support, support_of

ARTICLE = (
    ("Rocket attack on the Green Zone",),
    (
        "Two people were wounded on Sunday when three rockets hit the Green Zone in Baghdad. ",
        "The rockets damaged 14 cars and a school, police said.",
    ),
    (
        "Ahmed Khalil, the interior minister, said that the army did not arrest anyone. ",
        "He promised the families of the victims $500 each.",
    ),
    ("", 'The prime minister, Omar Haddad, called it "a cowardly act" while he was in Basra. '),
    ("Farmers in the north expect the best harvest in ten years. ", "Prices of bread fell in May."),
)


def support(sentence: str) -> SentenceSupport:
    (found,) = find_support(ARTICLE, [sentence])
    return found


def only_issue(sentence: str) -> Issue:
    (issue,) = support(sentence).issues
    return issue


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


def test_a_denial_that_was_lost_is_found() -> None:
    assert only_issue("The army did arrest people, said the minister Ahmed Khalil.").message == (
        "The article denies this."
    )


def test_a_denial_said_in_another_way_is_one() -> None:
    article = [["The board refused to publish the report.", "Nobody reads it."]]
    (found,) = find_support(article, ["The board did not publish the report."])
    assert found.issues == ()


def test_opposites_that_are_often_harmless_do_not_keep_a_sentence_from_being_copied() -> None:
    (found,) = find_support(
        [["The old king left the palace after the long meeting."]],
        ["The king left the palace before the long meeting."],
    )
    assert [(issue.kind, issue.serious) for issue in found.issues] == [("contradiction", False)]


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


def test_a_name_stands_for_the_pronoun_that_follows_it() -> None:
    assert support("Ahmed Khalil promised the families $500.").issues == ()


def test_a_name_may_be_spelled_otherwise_or_name_the_people() -> None:
    article = [["Muhammad Salehi of Iran met Nigerian officials.", "They signed a treaty."]]
    (found,) = find_support(article, ["Mohammed Salehi met officials of Nigeria."])
    assert found.issues == ()


def test_the_age_of_somebody_may_stand_for_the_name() -> None:
    article = [
        ["Sara Haidar, 37, won the race on Friday."],
        ["She trained for it in the desert for months.", "Her coach was proud."],
    ]
    fine, wrong = find_support(
        article,
        ["The 37-year-old trained in the desert.", "The 47-year-old trained in the desert."],
    )
    assert "numbers" not in [issue.kind for issue in fine.issues]
    assert wrong.issues[0].message == "47 is not in the article."


def test_numbers_are_the_same_however_they_are_written() -> None:
    article = [["The state spent 2.5 million dollars on fifteen bridges in the 1990s."]]
    (found,) = find_support(article, ["The state spent $2,500,000 on 15 bridges in the 1990s."])
    assert found.issues == ()


def test_a_single_quoted_word_that_nobody_said_is_no_serious_doubt() -> None:
    issue = only_issue('Omar Haddad called it a "cowardly" and "heinous" act.')
    assert (issue.kind, issue.serious) == ("quotes", False)
    assert issue.message == "What stands in quotation marks is not in the article: heinous."


def test_an_apostrophe_opens_no_quotation() -> None:
    article = [["The ministers' cars and the kings' horses were sold in the town of Basra."]]
    (found,) = find_support(article, ["The kings' horses and ministers' cars were sold in Basra."])
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


def test_without_an_article_nothing_is_supported() -> None:
    nothing, number = find_support([], ["", "12 dogs ran."])
    assert nothing == SentenceSupport((), ())
    assert [issue.kind for issue in number.issues] == ["numbers", "support"]


def test_an_index_serves_many_sentences() -> None:
    index = SupportIndex(ARTICLE)
    sentences = ["Bread prices fell.", "Three people were wounded."]
    assert [support_of(index, one) for one in sentences] == find_support(ARTICLE, sentences)
