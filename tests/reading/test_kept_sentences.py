"""Which doubtful sentences stay kept when a summary is replaced."""

from dataclasses import replace

from khulasa.reading.kept_sentences import still_kept
from khulasa.review.issue import Issue
from khulasa.summary.result import Summary, SummarySentence

DOUBT = Issue("numbers", "Five became six.")
BEFORE = Summary("bart", tuple(SummarySentence(text, (), (DOUBT,)) for text in ("One.", "Two.")))


def test_a_sentence_that_is_the_same_stays_kept() -> None:
    other = replace(BEFORE.sentences[1], text="Three.")
    after = replace(BEFORE, sentences=(BEFORE.sentences[0], other))
    assert still_kept({0, 1}, BEFORE, after) == {0}


def test_a_new_serious_doubt_ends_it_and_another_remark_does_not() -> None:
    first = BEFORE.sentences[0]
    remarked = replace(first, issues=(DOUBT, Issue("style", "Short.", serious=False)))
    doubted = replace(first, issues=(DOUBT, Issue("names", "Who is that?")))
    assert still_kept({0}, BEFORE, replace(BEFORE, sentences=(remarked,))) == {0}
    assert still_kept({0}, BEFORE, replace(BEFORE, sentences=(doubted,))) == set()


def test_nothing_is_kept_of_a_shorter_summary() -> None:
    assert still_kept({1}, BEFORE, replace(BEFORE, sentences=BEFORE.sentences[:1])) == set()
