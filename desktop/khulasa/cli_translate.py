"""``khulasa translate``: read, translate, summarise, print."""

from __future__ import annotations

import argparse
import contextlib
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from khulasa.article.model import Article
from khulasa.article.read import ReadError
from khulasa.cli_output import CannotWriteError, check_output, complain, write_document
from khulasa.cli_summarise import choose_summariser, read
from khulasa.engine.client import Engine
from khulasa.engine.jobs import summarise_request, translate_request
from khulasa.engine.messages import (
    Finished,
    JobFailed,
    Restarted,
    SentenceDone,
    Summarise,
    Summarised,
    SummaryProgress,
    Translate,
    model_spec,
)
from khulasa.export.formats import render
from khulasa.models.catalogue import (
    ModelMissingError,
    Route,
    find_model,
    find_route,
    load_catalogue,
)
from khulasa.summary.result import Length, SummaryStage
from khulasa.translation.pivot import joined, second_leg
from khulasa.translation.result import Status, TranslatedArticle, Translation

DONE, CANNOT_WRITE, CANNOT_READ, MODEL_MISSING, ENGINE_FAILED, STOPPED = 0, 1, 3, 4, 5, 130
_TRANSLATION_JOB, _PIVOT_JOB, _SUMMARY_JOB = 1, 2, 3
# In narrower columns words would be cut to pieces, and at last nothing shown.
_LEAST_WIDTH = 40


def translate(options: argparse.Namespace) -> int:
    """Run the command and return its exit code (see ``cli.main``)."""
    try:
        if options.output is not None:
            check_output(options.output)
        article = read(options)
        route = _route(options, article)
        summariser = choose_summariser(options.summariser, options.target)
    except CannotWriteError as error:
        return complain(str(error), CANNOT_WRITE)
    except ReadError as error:
        return complain(str(error), CANNOT_READ)
    except ModelMissingError as error:
        return complain(str(error), MODEL_MISSING)
    if route.is_pivot:
        complain(route.label)
    length = None if options.summary == "none" else Length(options.summary)
    engine = Engine()
    try:
        with _stop_on_interrupt(engine):
            translated, end = _work(engine, article, route, options.backend)
            if length is not None and _is_whole(end):
                request = summarise_request(
                    translated,
                    length,
                    summariser=summariser,
                    language=options.target,
                    grounded=options.grounded,
                    job=_SUMMARY_JOB,
                )
                translated, end = _summarised(engine, translated, request)
            if summariser is not None and summariser.notice and translated.summary is not None:
                complain(summariser.notice)
            for used in route.models:
                # The JSON has no place for it; the documents say it themselves.
                if used.notice and options.format == "json":
                    complain(used.notice)
            width = max(_LEAST_WIDTH, shutil.get_terminal_size((100, 24)).columns)
            document = render(translated, route.model, options.format, width, marks=options.marks)
    finally:
        engine.close()
    code = _exit_code(end)
    if code in (MODEL_MISSING, ENGINE_FAILED) and not translated.translations:
        return code
    try:
        write_document(document, options.output)
    except CannotWriteError as error:
        return complain(str(error), CANNOT_WRITE)
    return code


def _route(options: argparse.Namespace, article: Article) -> Route:
    catalogue = load_catalogue()
    for fault in catalogue.faults:
        complain(fault)
    source, target = article.language, options.target
    try:
        if options.model:
            return Route((find_model(catalogue.models, source, target, options.model),))
        return find_route(catalogue.models, source, target)
    except ModelMissingError as error:
        if options.source is not None:
            raise
        hint = f"The language of the article was recognised as {article.language}"
        raise ModelMissingError(f"{error} {hint}; name another one with --from.") from error


def _work(
    engine: Engine, article: Article, route: Route, backend: str
) -> tuple[TranslatedArticle, Finished | JobFailed]:
    """Translate as far as it goes, and say how it ended."""
    started = time.monotonic()
    first, *rest = route.models
    request = translate_request(article, first, backend, job=_TRANSLATION_JOB)
    translations, end = _translations(engine, request)
    for model in rest:
        # What has not come all the way is not in the language that was asked for.
        halfway, done_already = translations, (Status.COPIED, Status.FAILED)
        translations = {n: t for n, t in halfway.items() if t.status in done_already}
        if _is_whole(end):
            spec = model_spec(model, backend)
            todo = second_leg(halfway)
            request = Translate(_PIVOT_JOB, spec, model.source, model.target, todo)
            outcomes, end = _translations(engine, request)
            translations |= {n: joined(halfway[n], outcome) for n, outcome in outcomes.items()}
    seconds = time.monotonic() - started
    translated = TranslatedArticle(
        article, route.model.name, backend, translations, seconds=seconds
    )
    return translated, end


def _summarised(
    engine: Engine, translated: TranslatedArticle, request: Summarise
) -> tuple[TranslatedArticle, Finished | JobFailed]:
    """Summarise what is translated, and say how it ended."""
    end: Finished | JobFailed = Finished(request.job, stopped=False)
    with _progress("parts") as progress:
        task = progress.add_task("Summarising", total=None, pace="")
        for event in engine.run(request):
            if isinstance(event, Summarised):
                translated = replace(translated, summary=event.summary)
            elif isinstance(event, SummaryProgress) and event.stage is SummaryStage.READING:
                progress.update(task, completed=event.done, total=event.total)
            elif isinstance(event, Finished | JobFailed):
                end = event
            else:
                _report(event)
    return translated, end


def _translations(
    engine: Engine, request: Translate
) -> tuple[dict[int, Translation], Finished | JobFailed]:
    """Run one translation job as far as it goes, and say how it ended."""
    translations: dict[int, Translation] = {}
    end: Finished | JobFailed = Finished(request.job, stopped=False)
    started = time.monotonic()
    words = 0
    sentences = dict(request.sentences)
    with _progress("sentences") as progress:
        task = progress.add_task("Translating", total=len(sentences), pace="")
        for event in engine.run(request):
            if isinstance(event, SentenceDone):
                translations[event.number] = event.translation
                words += len(sentences[event.number].split())
                pace = f"{words / (time.monotonic() - started):.0f} words/s"
                progress.update(task, completed=len(translations), pace=pace)
            elif isinstance(event, Finished | JobFailed):
                end = event
            else:
                _report(event)
    return translations, end


def _is_whole(end: Finished | JobFailed) -> bool:
    return isinstance(end, Finished) and not end.stopped


def _report(event: object) -> None:
    if isinstance(event, Restarted):
        complain(event.reason)


def _exit_code(end: Finished | JobFailed) -> int:
    if isinstance(end, JobFailed):
        return complain(end.message, MODEL_MISSING if end.kind == "model" else ENGINE_FAILED)
    return STOPPED if end.stopped else DONE


def _progress(unit: str) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(unit),
        TextColumn("{task.fields[pace]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


@contextlib.contextmanager
def _stop_on_interrupt(engine: Engine) -> Iterator[None]:
    """Let Ctrl+C stop the jobs within two seconds, so that what is done can be printed."""
    before = signal.signal(signal.SIGINT, lambda *_: engine.stop(up_to=_SUMMARY_JOB))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
