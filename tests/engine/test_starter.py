"""The real engine process with the model that ships with the app."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.engine.client import Engine
from khulasa.engine.messages import (
    Alternatives,
    AlternativesFound,
    Finished,
    JobFailed,
    ModelSpec,
    Restarted,
    SentenceDone,
    Summarised,
    Translate,
    model_spec,
)
from khulasa.models.catalogue import find_model, read_catalogue
from khulasa.reading.document import Reading
from khulasa.reading.requests import summarise_request, translate_request
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.review.checks import check
from khulasa.review.languages import Languages
from khulasa.review.rules.unsure import KIND as UNSURE
from khulasa.summary.length import Length
from khulasa.translation.result import Status
from sentences_ar import many_sentences


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


def test_it_translates_and_copies(engine: Engine, starter: Path) -> None:
    sentences = ((0, "أين المكتبة؟"), (1, "***"))
    spec = ModelSpec(str(starter), map_digits=True)
    events = list(engine.run(Translate(1, spec, "ar", "en", sentences)))
    done = {e.number: e.translation for e in events if isinstance(e, SentenceDone)}
    assert done[0].target == "Where is the library?"
    assert done[1].status is Status.COPIED
    assert events[-1] == Finished(1, stopped=False)


def test_without_the_scores_of_tokens_all_but_the_guessed_words_is_the_same(
    engine: Engine, starter: Path
) -> None:
    (model,) = (model for model in read_catalogue() if model.name == "starter-ar-en")
    # A limit at which some are unsure, however well it knows these sentences.
    spec = replace(model_spec(model), folder=str(starter), unsure_below=1.9)
    texts = tuple(enumerate(many_sentences()[:60]))
    scored, plain = (
        [
            event.translation
            for event in engine.run(Translate(3, spec, "ar", "en", texts, token_scores=wanted))
            if isinstance(event, SentenceDone)
        ]
        for wanted in (True, False)
    )
    assert all(one.certainty for one in scored if one.status is not Status.COPIED)
    unsure = [any(issue.kind == UNSURE for issue in one.issues) for one in scored]
    assert 0 < sum(unsure) < len(unsure)
    assert plain == [replace(one, certainty="") for one in scored]


@pytest.mark.parametrize("backend", ["ctranslate2", "torch"])
def test_it_knows_other_ways_to_say_it(engine: Engine, starter: Path, backend: str) -> None:
    spec = ModelSpec(str(starter), backend, map_digits=True)
    events = list(engine.run(Alternatives(2, spec, "ar", "en", 4, "أين المكتبة؟", 5)))
    (found,) = (event for event in events if isinstance(event, AlternativesFound))
    targets = [translation.target for translation in found.translations]
    assert targets[0] == "Where is the library?"
    assert 2 <= len(targets) == len(set(targets)) <= 5


def test_a_kill_in_the_middle_of_an_article_loses_nothing(engine: Engine, starter: Path) -> None:
    # Far more than are done in the time that killing takes.
    sentences = tuple(enumerate(many_sentences() * 4))
    events, killed = [], False
    spec = ModelSpec(str(starter), map_digits=True)
    for event in engine.run(Translate(1, spec, "ar", "en", sentences)):
        events.append(event)
        if isinstance(event, SentenceDone) and not killed:
            os.kill(engine.pid or 0, signal.SIGKILL)
            killed = True
    done = [e for e in events if isinstance(e, SentenceDone)]
    assert sorted(e.number for e in done) == list(range(2000))
    assert all(e.translation.status is not Status.FAILED for e in done)
    assert any(isinstance(e, Restarted) for e in events)


@pytest.mark.parametrize("backend", ["ctranslate2", "torch"])
def test_a_missing_model_is_named(engine: Engine, tmp_path: Path, backend: str) -> None:
    spec = ModelSpec(str(tmp_path / "nowhere"), backend)
    (event,) = engine.run(Translate(1, spec, "ar", "en", ((0, "نعم"),)))
    assert isinstance(event, JobFailed)
    assert event.kind == "model"
    assert "nowhere" in str(event.message)


def test_a_broken_model_is_named(engine: Engine, starter: Path, tmp_path: Path) -> None:
    for name in ("source.spm", "target.spm", "vocab.json"):
        (tmp_path / name).write_bytes((starter / name).read_bytes())
    (tmp_path / "ctranslate2-int8").mkdir()
    (tmp_path / "ctranslate2-int8" / "model.bin").write_bytes(b"not a model")
    (event,) = engine.run(Translate(1, ModelSpec(str(tmp_path)), "ar", "en", ((0, "نعم"),)))
    assert isinstance(event, JobFailed)
    assert event.kind == "model"


def test_real_articles_come_through_whole(engine: Engine, shared: Path) -> None:
    from khulasa.article.read import read_article

    model = find_model(read_catalogue(), "ar", "en")
    files = [*sorted(shared.glob("articles/ntrex/*.ar.txt")), *shared.glob("articles/*.ar.txt")]
    assert len(files) == 13
    for file in files:
        article = read_article(file)
        text = file.read_text(encoding="utf-8")
        assert "".join("".join(article.sentences).split()) == "".join(text.split())
        assert all(
            "".join(paragraph.sentence_texts) == paragraph.text and paragraph.text in text
            for paragraph in article.paragraphs
        )
        events = list(engine.run(translate_request(article, model, "ctranslate2")))
        done = {e.number: e.translation for e in events if isinstance(e, SentenceDone)}
        assert sorted(done) == list(range(len(article.sentences)))
        assert all(t.target.strip() or t.issues for t in done.values())
        for number, translation in done.items():
            source = article.sentences[number]
            doubt = check(source, translation.target, Languages("ar", "en"))
            assert translation.issues or not doubt, translation.target
        translated = Reading(article, model.name, "ctranslate2", done)
        (summary, _) = engine.run(summarise_request(translated, SummaryChoice(Length.MEDIUM)))
        assert isinstance(summary, Summarised)
        assert 1 <= len(summary.summary.sentences) <= 3 or "too short" in str(summary.summary.note)
