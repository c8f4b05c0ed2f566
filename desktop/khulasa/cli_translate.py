"""``khulasa translate``: read, translate, summarise, print."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from khulasa.article.model import Article
from khulasa.article.read import ReadError, read_article, read_bytes
from khulasa.engine.client import Engine
from khulasa.engine.jobs import summarise_request, translate_request
from khulasa.engine.messages import (
    Finished,
    JobFailed,
    Restarted,
    SentenceDone,
    Summarised,
)
from khulasa.export.formats import render
from khulasa.models.catalogue import (
    CatalogueError,
    Model,
    ModelMissingError,
    find_model,
    read_catalogue,
)
from khulasa.summary.result import Length
from khulasa.translation.result import TranslatedArticle

DONE, CANNOT_WRITE, CANNOT_READ, MODEL_MISSING, ENGINE_FAILED, STOPPED = 0, 1, 3, 4, 5, 130
_STANDARD_INPUT = "-"
_TRANSLATION_JOB, _SUMMARY_JOB = 1, 2


class _EngineFailedError(Exception):
    """The engine could not do the job; carries the exit code."""

    def __init__(self, failed: JobFailed) -> None:
        super().__init__(failed.message)
        self.code = MODEL_MISSING if failed.kind == "model" else ENGINE_FAILED


def translate(options: argparse.Namespace) -> int:
    """Run the command and return its exit code (see ``cli.main``)."""
    try:
        article = _read(options)
    except ReadError as error:
        return _complain(str(error), CANNOT_READ)
    try:
        model = find_model(read_catalogue(), article.language, options.target, options.model)
    except (ModelMissingError, CatalogueError) as error:
        return _complain(str(error), MODEL_MISSING)
    length = None if options.summary == "none" else Length(options.summary)
    engine = Engine()
    code = DONE
    try:
        with _stop_on_interrupt(engine):
            translated, stopped = _work(engine, article, model, options.backend, length)
            code = STOPPED if stopped else DONE
    except _EngineFailedError as error:
        return _complain(str(error), error.code)
    finally:
        engine.close()
    if options.format == "json" and model.notice:
        # The JSON has no place for it; the documents say it themselves.
        _complain(model.notice, DONE)
    width = shutil.get_terminal_size((100, 24)).columns
    document = render(translated, model, options.format, width, marks=options.marks)
    return _write(document, options.output) or code


def _read(options: argparse.Namespace) -> Article:
    if options.file == _STANDARD_INPUT:
        data = sys.stdin.buffer.read()
        return read_bytes(
            data, file=_STANDARD_INPUT, encoding=options.encoding, language=options.source
        )
    return read_article(options.file, encoding=options.encoding, language=options.source)


def _work(
    engine: Engine, article: Article, model: Model, backend: str, length: Length | None
) -> tuple[TranslatedArticle, bool]:
    """Translate and summarise; the flag says whether it was stopped before the end."""
    translated = TranslatedArticle(article, model.name, backend)
    translations = dict(translated.translations)
    started = time.monotonic()
    stopped = False
    with _progress() as progress:
        task = progress.add_task("Translating", total=len(article.sentences))
        for event in engine.run(translate_request(article, model, backend, job=_TRANSLATION_JOB)):
            if isinstance(event, SentenceDone):
                translations[event.number] = event.translation
                progress.update(task, completed=len(translations))
            elif isinstance(event, Restarted):
                progress.console.print(f"khulasa: {event.reason}", markup=False)
            elif isinstance(event, JobFailed):
                raise _EngineFailedError(event)
            elif isinstance(event, Finished):
                stopped = event.stopped
    seconds = time.monotonic() - started
    translated = replace(translated, translations=translations, seconds=seconds)
    if length is not None and not stopped:
        for event in engine.run(summarise_request(translated, length, job=_SUMMARY_JOB)):
            if isinstance(event, Summarised):
                translated = replace(translated, summary=event.summary)
            elif isinstance(event, JobFailed):
                raise _EngineFailedError(event)
    return translated, stopped


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("sentences"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


@contextlib.contextmanager
def _stop_on_interrupt(engine: Engine) -> Iterator[None]:
    """The first Ctrl+C stops the job and keeps what is done, the second ends at once."""

    def stop(*_: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        engine.stop(up_to=_SUMMARY_JOB)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _write(document: str, output: Path | None) -> int:
    if output is None:
        try:
            sys.stdout.buffer.write(document.encode("utf-8"))
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # The reader, such as `head`, has seen enough; Python would complain at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    try:
        _replace_file(output, document)
    except OSError as error:
        reason = error.strerror or str(error)
        return _complain(
            f"Cannot write {output}: {reason}. Choose another place with -o.", CANNOT_WRITE
        )
    return DONE


def _replace_file(path: Path, document: str) -> None:
    """Write a file whole or not at all: what was there stays until the new one is complete."""
    if path.exists() and not path.is_file():
        path.write_text(document, encoding="utf-8")  # a device or a pipe
        return
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        temporary = Path(file.name)
        try:
            file.write(document)
            file.close()
            umask = os.umask(0)
            os.umask(umask)
            temporary.chmod(0o666 & ~umask)  # as any other new file, not private
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _complain(message: str, code: int) -> int:
    print(f"khulasa: {message}", file=sys.stderr)
    return code
