"""Summarisers in the engine: both backends write the same, and only what the grounding allows."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from khulasa.conversion.build import add_tokenizer
from khulasa.conversion.convert import convert
from khulasa.engine.client import Engine
from khulasa.engine.messages import (
    Finished,
    JobFailed,
    Loaded,
    Summarise,
    Summarised,
    SummariserSpec,
    SummaryProgress,
)
from khulasa.engine.writers.chat import CHAT, Chat, read_chat
from khulasa.engine.writers.summarisers import CachedWriter, load_summariser
from khulasa.models.folders.layout import CONVERTED
from khulasa.summary.length import Length
from khulasa.summary.result import KEY_SENTENCES
from khulasa.summary.writing.grounding import START, Grounding, grounding_for
from khulasa.summary.writing.writer import Writer, WritingRequest
from khulasa.translation.backend import ModelLoadError
from models.checkpoints import TEXT, make_bart, make_llama, make_mt5, make_pegasus, make_t5
from summary.writing.fake_writers import news

MAKERS: dict[str, Callable[[Path], Path]] = {
    "bart": make_bart,
    # With random weights the beams of the two backends do not always rank alike: of twelve T5 and
    # mT5 checkpoints four had one such answer among six. This one has none.
    "t5": partial(make_t5, seed=1),
    "mt5": make_mt5,
    "pegasus": make_pegasus,
    "llama": make_llama,
}
PROMPTS = {"t5": "summarize: {text}", "llama": "In {sentences}: {text}"}
SENTENCES = [part.strip() + "." for part in TEXT.split(".") if part.isascii()][:2]
ARTICLES = [" ".join(SENTENCES), SENTENCES[1], SENTENCES[0] + " " + SENTENCES[0]]


@pytest.fixture(scope="module", params=MAKERS)
def spec(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> SummariserSpec:
    kind: str = request.param
    folder = MAKERS[kind](tmp_path_factory.mktemp("summarisers") / kind)
    add_tokenizer(folder)
    convert(folder, folder / CONVERTED, quantization=None)
    # Of 400 tokens the answer takes its room first.
    return SummariserSpec(kind, str(folder), max_tokens=400, prompt=PROMPTS.get(kind, ""))


def backend(spec: SummariserSpec, name: str) -> Writer:
    return load_summariser(replace(spec, backend=name))


def asks(grounding: Grounding | None = None) -> list[WritingRequest]:
    return [
        WritingRequest(text, sentences, 4, most, grounding)
        for text in ARTICLES
        for sentences, most in ((1, 8), (3, 16))
    ]


def test_both_backends_write_the_same_in_float32(spec: SummariserSpec) -> None:
    fast, reference = backend(spec, "ctranslate2"), backend(spec, "torch")
    assert fast.limit == reference.limit
    for ask in asks():
        assert fast.write(ask)[0] == reference.write(ask)[0]


def test_grounded_answers_have_no_other_word(spec: SummariserSpec) -> None:
    grounding = grounding_for(["The mayor opened the library, and 2 readers came."], "en")
    assert grounding is not None
    for name in ("ctranslate2", "torch"):
        writer = backend(spec, name)
        for ask in asks(grounding):
            for draft in writer.write(ask):
                assert grounding.follow(START, draft.text), draft


# An encoder-decoder searches with a beam, where they may differ.
@pytest.mark.parametrize("spec", ["llama"], indirect=True)
def test_setting_back_and_masking_every_step_are_the_same(spec: SummariserSpec) -> None:
    fast, reference = backend(spec, "ctranslate2"), backend(spec, "torch")
    grounding = grounding_for(ARTICLES[:1], "en")
    assert [fast.write(a) for a in asks(grounding)] == [reference.write(a) for a in asks(grounding)]


def test_a_second_try_is_another_one_and_always_the_same(spec: SummariserSpec) -> None:
    writer = backend(spec, "ctranslate2")
    first, second = asks()[1], replace(asks()[1], attempt=1)
    assert writer.write(second) == writer.write(second)
    assert writer.write(second) != writer.write(first)


# The others do one text after the other.
@pytest.mark.parametrize("spec", ["llama"], indirect=True)
def test_several_texts_at_once_are_answered_as_one_by_one(spec: SummariserSpec) -> None:
    texts = [*ARTICLES, ARTICLES[0][:20]]
    for name in ("ctranslate2", "torch"):
        writer = backend(spec, name)
        for attempt in (0, 1):
            asks = [WritingRequest(text, 1, 4, 12, attempt=attempt) for text in texts]
            assert writer.write_all(asks) == [writer.write(ask) for ask in asks]


@pytest.mark.parametrize("spec", ["llama"], indirect=True)
def test_both_backends_are_told_about_their_task(spec: SummariserSpec) -> None:
    told = replace(spec, prompt="{text}", system="Say it in one short sentence.")
    fast, reference = backend(told, "ctranslate2"), backend(told, "torch")
    assert fast.limit == reference.limit < backend(replace(told, system=""), "torch").limit
    assert [fast.write(ask) for ask in asks()] == [reference.write(ask) for ask in asks()]


def test_a_template_without_a_place_for_the_task_has_it_in_the_instruction(tmp_path: Path) -> None:
    chat = {"before": "<user>", "after": "<end>", "stop": "<stop>"}
    (tmp_path / CHAT).write_text(json.dumps(chat), encoding="utf-8")
    assert read_chat(tmp_path) == Chat("<user>", "<end>", "<stop>")
    assert read_chat(tmp_path, "Be brief.").before == "<user>Be brief.\n\n"
    chat_with_place = {**chat, "system": ["<system>", "<user>"]}
    (tmp_path / CHAT).write_text(json.dumps(chat_with_place), encoding="utf-8")
    assert read_chat(tmp_path, "Be brief.").before == "<system>Be brief.<user>"
    assert read_chat(tmp_path).before == "<user>"
    (tmp_path / CHAT).write_text("[]", encoding="utf-8")
    with pytest.raises(ModelLoadError, match="cannot be loaded"):
        read_chat(tmp_path)


def test_what_was_asked_before_is_remembered(spec: SummariserSpec) -> None:
    class Counting:
        def __init__(self, writer: Writer) -> None:
            self.writer, self.limit, self.portion, self.calls = writer, writer.limit, 0, 0

        def count(self, text: str) -> int:
            return self.writer.count(text)

        def write_all(
            self, asks: Sequence[WritingRequest], cancelled: Callable[[], bool]
        ) -> object:
            self.calls += len(asks)
            return self.writer.write_all(asks, cancelled)

    counting = Counting(backend(spec, "ctranslate2"))
    writer = CachedWriter(counting)  # type: ignore[arg-type]
    ask, other = asks(grounding_for(ARTICLES, "en"))[:2]
    assert writer.write(ask) == writer.write(ask)
    assert counting.calls == 1
    writer.write(other)
    writer.write(ask, lambda: True)
    assert counting.calls == 2
    assert writer.write_all([ask, other, asks()[2], ask])[0] == writer.write(ask)
    assert counting.calls == 3


def test_a_text_as_long_as_the_limit_is_read_whole(spec: SummariserSpec) -> None:
    for name in ("ctranslate2", "torch"):
        writer = backend(spec, name)
        words = (TEXT.split("أ")[0] * 20).split()
        while writer.count(" ".join(words)) > min(writer.limit, 100):
            words.pop()
        assert words
        writer.write(WritingRequest(" ".join(words), 1, 1, 8))


def test_the_engine_loads_reads_and_summarises(spec: SummariserSpec) -> None:
    paragraphs = tuple(tuple(group) for group in news(10))
    kinds = ("text",) * len(paragraphs)
    engine = Engine()
    try:
        request = Summarise(1, paragraphs, kinds, Length.SHORT, spec)
        loaded, *progress, summarised, finished = engine.run(request)
        missing = replace(request, job=2, summariser=replace(spec, folder="/nowhere"))
        (failed,) = engine.run(missing)
    finally:
        engine.close()
    assert isinstance(loaded, Loaded)
    assert progress
    assert all(isinstance(event, SummaryProgress) for event in progress)
    assert isinstance(summarised, Summarised)
    # Random weights hardly ever write what an article bears out.
    if summarised.summary.model == KEY_SENTENCES:
        assert spec.name in str(summarised.summary.note)
    else:
        assert summarised.summary.model == spec.name
    for sentence in summarised.summary.sentences:
        assert sentence.references or sentence.issues
    assert finished == Finished(1, stopped=False)
    assert isinstance(failed, JobFailed)
    assert failed.kind == "model"


def test_a_missing_model_is_said(tmp_path: Path) -> None:
    for name in ("ctranslate2", "torch", "abacus"):
        with pytest.raises(ModelLoadError):
            load_summariser(SummariserSpec("none", str(tmp_path), name))
