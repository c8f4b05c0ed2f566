"""Every message survives the way through the pipe."""

from dataclasses import replace
from pathlib import Path

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
    model_spec,
)
from khulasa.models.folders.manifest import MANIFEST, Manifest, read_manifest, write_manifest
from khulasa.models.model import Model
from khulasa.review.issue import Issue
from khulasa.review.rules.unsure import UNCALIBRATED
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


def calibrated(folder: Path) -> Model:
    """An installed model of two sources, with the limit that was found then."""
    folder.mkdir()
    made = Manifest("m", "hub", "a/b", "1", "MIT", "numpy", {}, "int8", {}, (), ())
    write_manifest(replace(made, unsure_score=-0.7), folder)
    return Model("m", "ar", "en", "Many", folder, False, 99, "MIT", "", sources=("ar", "fa"))


def test_the_engine_is_told_the_limit_that_was_found_at_the_installation(tmp_path: Path) -> None:
    model = calibrated(tmp_path / "m")
    spec = model_spec(model)
    assert (spec.unsure_below, spec.unsure_score) == (None, -0.7)
    # Persian was not tried.
    assert model_spec(model.chosen_for("fa", "en")).unsure_score == UNCALIBRATED


@pytest.mark.parametrize(
    "manifest", [None, "{", '{"format": 1}'], ids=["missing", "broken", "no manifest"]
)
def test_without_a_limit_the_cautious_one_holds(tmp_path: Path, manifest: str | None) -> None:
    model = calibrated(tmp_path / "m")
    (tmp_path / "m" / MANIFEST).unlink()
    if manifest is not None:
        (tmp_path / "m" / MANIFEST).write_text(manifest, encoding="utf-8")
    assert model_spec(model).unsure_score == UNCALIBRATED


def test_a_manifest_from_before_there_were_limits_is_read(tmp_path: Path) -> None:
    model = calibrated(tmp_path / "m")
    path = tmp_path / "m" / MANIFEST
    path.write_text(path.read_text(encoding="utf-8").replace(',\n "unsure_score": -0.7', ""))
    assert "unsure_score" not in path.read_text(encoding="utf-8")
    assert read_manifest(model.folder).unsure_score is None
    assert model_spec(model).unsure_score == UNCALIBRATED
