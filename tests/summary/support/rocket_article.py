"""An article about rockets, and what it has for a sentence of a summary."""

from __future__ import annotations

from khulasa.review.issue import Issue
from khulasa.summary.support.sentence_support import SentenceSupport, find_support

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
