"""Every message survives the way through the pipe."""

import pytest

from khulasa.article.model import Span
from khulasa.engine.messages import (
    Cancel,
    Finished,
    JobFailed,
    Loaded,
    ModelSpec,
    Restarted,
    SentenceDone,
    Summarise,
    Summarised,
    Translate,
    decode_event,
    decode_request,
    encode,
)
from khulasa.review.issue import Issue
from khulasa.summary.result import Length, Summary, SummarySentence
from khulasa.translation.result import Status, Translation

ISSUE = Issue("unfinished", "The model ran on.")
PLACED = Issue("numbers", "12 is not in the source.", None, Span(3, 5), serious=False)


@pytest.mark.parametrize(
    "request_",
    [
        Translate(1, ModelSpec("/m", "torch", True, 99), "ar", "en", ((0, "نعم\nلا"), (7, '"'))),
        Summarise(2, (("One.", "Two."), ()), ("text", "heading"), Length.LONG),
        Cancel(3),
    ],
)
def test_requests(request_: Translate | Summarise | Cancel) -> None:
    line = encode(request_)
    assert "\n" not in line
    assert decode_request(line) == request_


@pytest.mark.parametrize(
    "event",
    [
        Loaded(1, 0.25),
        SentenceDone(1, 4, Translation("Yes\u2028No", Status.CHECK, (ISSUE,))),
        SentenceDone(1, 5, Translation("At 12.", Status.CHECK, (PLACED, ISSUE), ("n-best",))),
        Summarised(1, Summary("key-sentences", (SummarySentence("Yes.", (0, 4), (ISSUE,)),))),
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
