"""``khulasa summarise``, and which summariser the commands use."""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any

from khulasa.article.model import Article
from khulasa.article.read import ReadError, read_article, read_bytes
from khulasa.cli_output import CannotWriteError, complain, write_document
from khulasa.engine.client import Engine
from khulasa.engine.jobs import summarise_source_request
from khulasa.engine.messages import Finished, JobFailed, Restarted, Summarised
from khulasa.export.json_format import summary_record
from khulasa.export.sentence_text import printable
from khulasa.export.summary_copy import reference_text
from khulasa.models.catalogue import Model, ModelMissingError, find_summariser, load_catalogue
from khulasa.summary.result import KEY_SENTENCES, Length, Summary

DONE, CANNOT_WRITE, CANNOT_READ, MODEL_MISSING, ENGINE_FAILED, STOPPED = 0, 1, 3, 4, 5, 130
STANDARD_INPUT = "-"


def summarise(options: argparse.Namespace) -> int:
    """Run the command and return its exit code (see ``cli.main``)."""
    try:
        article = read(options)
        summariser = choose_summariser(options.summariser, article.language)
    except ReadError as error:
        return complain(str(error), CANNOT_READ)
    except ModelMissingError as error:
        return complain(str(error), MODEL_MISSING)
    request = summarise_source_request(
        article,
        Length(options.length),
        summariser=summariser,
        backend=options.backend,
        grounded=options.grounded,
    )
    started = time.monotonic()
    summary: Summary | None = None
    engine = Engine()
    try:
        for event in engine.run(request):
            if isinstance(event, Summarised):
                summary = event.summary
            elif isinstance(event, Restarted):
                complain(event.reason)
            elif isinstance(event, JobFailed):
                return complain(
                    event.message, MODEL_MISSING if event.kind == "model" else ENGINE_FAILED
                )
            elif isinstance(event, Finished) and event.stopped:
                return STOPPED
    finally:
        engine.close()
    assert summary is not None
    if summariser is not None and summariser.notice:
        complain(summariser.notice)
    seconds = time.monotonic() - started
    document = (
        _json(article, summary, seconds) if options.json else printable(_for_terminal(summary))
    )
    try:
        write_document(document, None)
    except CannotWriteError as error:
        return complain(str(error), CANNOT_WRITE)
    return DONE


def read(options: argparse.Namespace) -> Article:
    """Read the article that a command names, or standard input.

    Raises:
        ReadError: It cannot be read.
    """
    if options.file == STANDARD_INPUT:
        data = sys.stdin.buffer.read()
        return read_bytes(
            data, file=STANDARD_INPUT, encoding=options.encoding, language=options.source
        )
    return read_article(options.file, encoding=options.encoding, language=options.source)


def choose_summariser(name: str | None, language: str) -> Model | None:
    """The summariser that was asked for, else the first that is installed.

    Args:
        name: What the user named; None if nothing.
        language: ISO 639-1 code of what is to be summarised.

    Returns:
        None for key sentences.

    Raises:
        ModelMissingError: The one that was named is unknown, not installed or for other languages.
    """
    if name == KEY_SENTENCES:
        return None
    try:
        return find_summariser(load_catalogue().models, language, name)
    except ModelMissingError:
        if name is not None:
            raise
        return None


def _for_terminal(summary: Summary) -> str:
    """A summary for the terminal: note, sentences with references, and what is doubtful."""
    lines = [summary.heading, *([summary.note] if summary.note else []), ""]
    for group in summary.paragraphs:
        for sentence in group:
            lines.append(f"- {sentence.text} {reference_text(sentence)}".rstrip())
            lines += [f"    to check: {issue.message}" for issue in sentence.issues]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _json(article: Article, summary: Summary, seconds: float) -> str:
    record: dict[str, Any] = {
        "article": {"title": article.title, "language": article.language, "file": article.file},
        "summary": summary_record(summary),
        "stats": {"seconds": round(seconds, 3)},
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
