"""Every message survives the way through the pipe."""

import pytest

from khulasa.article.model import Span
from khulasa.engine.messages import (
    Alternatives,
    AlternativesFound,
    Cancel,
    Finished,
    JobFailed,
    Loaded,
    ModelSpec,
    Prepare,
    Request,
    Restarted,
    SentenceDone,
    Summarise,
    Summarised,
    SummariserSpec,
    SummaryProgress,
    Translate,
    decode_event,
    decode_request,
    encode,
)
from khulasa.review.issue import Issue
from khulasa.summary.length import Length
from khulasa.summary.result import Reference, Summary, SummarySentence, SummaryStage
from khulasa.translation.result import Status, Translation, by_user

SUMMARISER = SummariserSpec("tiny", "/m", "torch", 99, ">>ara<<", "summarize: {text}", "float32")
PLACES = (Reference(0, 2), Reference(4, 0))
ISSUE = Issue("unfinished", "The model ran on.")
PLACED = Issue("numbers", "12 for 2.", Span(0, 1), Span(4, 6), serious=False)


@pytest.mark.parametrize(
    "request_",
    [
        Translate(1, ModelSpec("/m", "torch", True, 99), "ar", "en", ((0, "نعم\nلا"), (7, '"'))),
        Translate(1, ModelSpec("/m"), "ar", "en", (), token_scores=False, measure=True),
        Prepare(ModelSpec("/m", max_tokens=99)),
        Summarise(2, (("One.", "Two."), ()), ("text", "heading"), Length.LONG),
        Summarise(2, (("One.",),), ("text",), Length.BULLETS, SUMMARISER, "ar", grounded=False),
        Alternatives(4, ModelSpec("/m"), "ar", "en", 7, "نعم\u2028لا", 5),
        Cancel(3),
    ],
)
def test_requests(request_: Request) -> None:
    line = encode(request_)
    assert "\n" not in line
    assert decode_request(line) == request_


@pytest.mark.parametrize(
    "event",
    [
        Loaded(1, 0.25),
        SentenceDone(1, 4, Translation("Yes\u2028No", Status.CHECK, (ISSUE, PLACED))),
        SentenceDone(1, 5, by_user("Yes, and no.")),
        AlternativesFound(1, 7, (by_user("a"), Translation("b", Status.CHECK, (PLACED,)))),
        AlternativesFound(1, 7, ()),
        SentenceDone(1, 5, Translation("At 12.", Status.CHECK, (PLACED, ISSUE), ("n-best",))),
        Summarised(
            1,
            Summary(
                "key-sentences",
                (SummarySentence("Yes.", (Reference(0, 2), Reference(4, 0)), (ISSUE,)),),
            ),
        ),
        SummaryProgress(1, SummaryStage.READING, 2, 7),
        Summarised(1, Summary("tiny", (), "Too short.", Length.BULLETS)),
        Summarised(
            1, Summary("tiny", (SummarySentence("Yes.", PLACES, starts_paragraph=True),), "Why.")
        ),
        Restarted(1, "killed"),
        Finished(1, stopped=True),
        JobFailed(1, "model", "missing", "details"),
    ],
)
def test_events(event: SentenceDone) -> None:
    line = encode(event)
    assert "\n" not in line
    assert decode_event(line) == event


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"type": "Explode"}', "not json"])
def test_anything_else_is_refused(line: str) -> None:
    for decode in (decode_request, decode_event):
        with pytest.raises(ValueError, match=r"not a|Expecting"):
            decode(line)
