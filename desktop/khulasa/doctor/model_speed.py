"""How fast the installed models work on this machine, and how much memory they take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import psutil

from khulasa.article.model import Article
from khulasa.article.read import read_text
from khulasa.engine.client import Engine
from khulasa.engine.messages import (
    Event,
    Finished,
    Job,
    JobFailed,
    Loaded,
    Summarise,
    Translate,
    model_spec,
    summariser_spec,
)
from khulasa.models.full_models import suits
from khulasa.models.model import Model, Task
from khulasa.resources import resource_path
from khulasa.summary.length import Length
from khulasa.wording import _

# Texts that ship with the app, by language.
_TEXTS = {"ar": "arabic-article.txt", "en": "english-article.txt"}


class NotMeasuredError(Exception):
    """A model cannot be measured; the message says why."""


@dataclass(frozen=True, slots=True)
class ModelSpeed:
    """What was measured of a model.

    Attributes:
        model: The model, for the languages that it was measured with.
        words_a_second: Words of the text that it read in a second; 0 if it was not measured.
        memory: Most bytes that its process took.
        load_seconds: Seconds until it was in memory.
        fault: Why it was not measured; empty if it was.
    """

    model: Model
    words_a_second: float = 0.0
    memory: int = 0
    load_seconds: float = 0.0
    fault: str = ""


def measure(model: Model, seconds: float, make_engine: Callable[[], Engine] = Engine) -> ModelSpeed:
    """Have a model read a text that ships with the app, in a process of its own.

    A translation model reads it as often as there is time for, once at least; a summariser once,
    because it remembers what it read. Loading does not count, nor does a first sentence.

    Args:
        model: An installed model.
        seconds: About how long it may take.
        make_engine: Starts the process.
    """
    language = next((code for code in _TEXTS if code in (model.sources or (model.source,))), "")
    if not language:
        fault = _("there is no text in its language to measure it with")
        return ModelSpeed(model, fault=fault)
    target = language if model.task is Task.SUMMARY else model.target
    model = model.chosen_for(language, target)
    text = resource_path("samples", _TEXTS[language]).read_text(encoding="utf-8")
    article = read_text(text, language=language)
    engine = make_engine()
    try:
        return _measured(model, article, seconds, engine)
    except NotMeasuredError as error:
        return ModelSpeed(model, fault=str(error))
    finally:
        engine.close()


def best_suited(speeds: Iterable[ModelSpeed], memory: int) -> list[ModelSpeed]:
    """For each task and pair of languages the best model that this machine runs well.

    That is the first in the order of the catalogue; where none runs well, the fastest. A model
    with a notice, such as one for a rough gist, is taken only where there is no other.

    Args:
        speeds: What was measured, in the order of the catalogue.
        memory: Bytes of all memory.
    """
    groups: dict[tuple[Task, str, str], list[ModelSpeed]] = {}
    for speed in speeds:
        if not speed.fault:
            model = speed.model
            groups.setdefault((model.task, model.source, model.target), []).append(speed)
    found = []
    for group in groups.values():
        full = [speed for speed in group if not speed.model.notice] or group
        good = (one for one in full if suits(one.words_a_second, one.memory, memory))
        found.append(next(good, max(full, key=lambda one: one.words_a_second)))
    return found


def _measured(model: Model, article: Article, seconds: float, engine: Engine) -> ModelSpeed:
    words = sum(len(sentence.split()) for sentence in article.sentences)
    # For the first time; what is not in memory yet comes from the disk.
    job = 1
    first = _Work(engine, _job(model, article, job, few=True))
    read, spent, memory = 0, 0.0, first.memory
    while not read or spent + spent * words / read < seconds:
        job += 1
        work = _Work(engine, _job(model, article, job))
        read, spent, memory = read + words, spent + work.seconds, max(memory, work.memory)
        if model.task is Task.SUMMARY:
            break
    return ModelSpeed(model, read / max(spent, 1e-6), memory, first.load_seconds)


def _job(model: Model, article: Article, number: int, *, few: bool = False) -> Job:
    if model.task is Task.TRANSLATION:
        sentences = tuple(enumerate(article.sentences[:1] if few else article.sentences))
        return Translate(number, model_spec(model), model.source, model.target, sentences)
    paragraphs = tuple(paragraph.sentence_texts for paragraph in article.paragraphs)
    kinds = tuple(str(paragraph.kind) for paragraph in article.paragraphs)
    # Too short a text is not summarised: then the model is loaded, and that is all.
    count = 1 if few else len(paragraphs)
    return Summarise(
        number,
        paragraphs[:count],
        kinds[:count],
        Length.MEDIUM,
        summariser_spec(model),
        model.source,
        model.grounded,
    )


class _Work:
    """One job, from its beginning to its end.

    Raises:
        NotMeasuredError: The engine cannot do it.

    Attributes:
        load_seconds: Seconds until the model was there.
        seconds: Seconds from there to the end.
        memory: Most bytes of the process that were seen.
    """

    def __init__(self, engine: Engine, job: Job) -> None:
        began = loaded = time.monotonic()
        self.memory = 0
        for event in engine.run(job):
            _complain_of(event)
            if isinstance(event, Loaded):
                loaded = time.monotonic()
            self.memory = max(self.memory, _memory(engine.pid))
        self.load_seconds = loaded - began
        self.seconds = time.monotonic() - loaded


def _complain_of(event: Event) -> None:
    if isinstance(event, JobFailed):
        raise NotMeasuredError(str(event.message))
    if event == Finished(event.job, stopped=True):
        raise NotMeasuredError(_("it was stopped"))


def _memory(pid: int | None) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss) if pid else 0
    except psutil.Error:
        return 0
