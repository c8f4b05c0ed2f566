"""What the summary panel says, by the state of the article."""

from dataclasses import replace

import pytest

from khulasa.engine.messages import SummaryProgress
from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.summary.result import KEY_SENTENCES, Summary, SummarySentence, SummaryStage
from khulasa.ui.summary.panel_words import (
    SummaryState,
    panel_title,
    progress_words,
    remarks,
    unfinished_words,
    waiting_words,
)

STOPPED = SummaryState(State.STOPPED, is_translated=True)
COMES = "This comes when the whole article is translated."


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SummaryState(State.TRANSLATING), COMES),
        (SummaryState(State.LOADING), COMES),
        (SummaryState(State.SUMMARISING), "Choosing the key sentences…"),
        (SummaryState(State.SUMMARISING, "BART"), "Loading BART…"),
        (SummaryState(State.DONE), ""),
        (
            SummaryState(State.TRANSLATING, has_model=False),
            "There is no summary without a translation.",
        ),
        (
            SummaryState(State.STOPPED),
            "Press Continue: this comes when the whole article is translated.",
        ),
        (STOPPED, "Stopped before the key sentences were chosen. Press Continue."),
        (replace(STOPPED, author="BART"), "Stopped before the summary was made. Press Continue."),
        (replace(STOPPED, is_current=True), ""),
        (
            replace(STOPPED, state=State.FAILED),
            "The key sentences could not be chosen. Continue tries again.",
        ),
        (
            replace(STOPPED, state=State.FAILED, author="BART", is_current=True),
            "The summary could not be made. Continue tries again.",
        ),
        (  # an article in the reader's language
            SummaryState(State.STOPPED, has_model=False, needs_translation=False),
            "Stopped before the key sentences were chosen. Press Continue.",
        ),
    ],
)
def test_why_there_is_no_summary(state: SummaryState, words: str) -> None:
    assert waiting_words(state) == words


def test_the_status_line_names_what_was_stopped() -> None:
    assert unfinished_words(State.STOPPED, "BART") == "Stopped at the summary"
    assert unfinished_words(State.STOPPED, "") == "Stopped at the key sentences"
    assert unfinished_words(State.FAILED, "BART") == "Summary failed"
    assert unfinished_words(State.FAILED, "") == "Key sentences failed"


def test_the_title_names_what_is_to_come() -> None:
    picked = Summary(KEY_SENTENCES, (SummarySentence("A point.", ()),))
    assert panel_title(Summary(KEY_SENTENCES, ()), "BART") == "Summary"
    assert panel_title(Summary(KEY_SENTENCES, ()), "") == "Key sentences"
    assert panel_title(picked, "BART") == "Key sentences"


def test_remarks_tell_how_it_was_made_and_what_is_not_copied() -> None:
    doubtful = SummarySentence("No.", (), (Issue("x", "y", serious=True),))
    written = Summary("bart", (doubtful, SummarySentence("Yes.", ())))
    one = "1 sentence is not copied: the article may not say this. Keep copies it."
    assert remarks(written, (), {"bart": "Experimental."}) == ["Experimental.", one]
    assert remarks(written, {0}, {}) == []
    twice = replace(written, sentences=(doubtful, doubtful), note="A note.")
    assert remarks(twice, (), {})[0] == "A note."
    assert remarks(twice, (), {})[1].startswith("2 sentences are not copied")
    picked = Summary(KEY_SENTENCES, (SummarySentence("A point.", ()),))
    assert remarks(picked, (), {}) == ["The article's own sentences, picked and not written."]
    assert remarks(replace(picked, sentences=()), (), {}) == []


@pytest.mark.parametrize(
    ("progress", "author", "words"),
    [
        (None, "", "choosing the key sentences…"),
        (None, "BART", "loading BART…"),
        (SummaryProgress(1, SummaryStage.READING, 0, 1), "BART", "BART reads the article…"),
        (SummaryProgress(1, SummaryStage.READING, 0, 1200), "BART", "reading part 1 of 1,200…"),
        (SummaryProgress(1, SummaryStage.READING, 3, 3), "BART", "reading part 3 of 3…"),
        (SummaryProgress(1, SummaryStage.WRITING, 0, 1), "BART", "writing the summary…"),
        (
            SummaryProgress(1, SummaryStage.CHECKING, 0, 1),
            "BART",
            "checking the summary against the article…",
        ),
    ],
)
def test_the_progress_of_a_summariser(
    progress: SummaryProgress | None, author: str, words: str
) -> None:
    assert progress_words(progress, author) == words
