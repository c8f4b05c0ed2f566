"""``khulasa summarise``: summarise an article in its own language."""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

from khulasa.article.model import Article
from khulasa.article.read import ReadError
from khulasa.cli.arguments.article_input import read
from khulasa.cli.arguments.model_choice import catalogue_models
from khulasa.cli.arguments.shared_options import (
    LENGTHS,
    add_article,
    add_backend,
    add_json,
    add_private,
    add_summariser,
)
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.running.read_through import read_through
from khulasa.cli.writing.output import CannotWriteError, complain, write_document
from khulasa.export.copying.summary_copy import reference_text
from khulasa.export.exchange.json_format import summary_record
from khulasa.export.sentence_text import escaped_controls, printable
from khulasa.models.catalogue import ModelMissingError
from khulasa.reading.summary_choice import choose_summary
from khulasa.settings.keys import GROUNDED, SUMMARISER
from khulasa.settings.store import user_settings
from khulasa.settings.threads import use_chosen_threads
from khulasa.summary.length import Length
from khulasa.summary.result import Summary
from khulasa.translation.backend_name import BackendName
from khulasa.wording import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa summarise``."""
    add_article(parser)
    parser.add_argument(
        "--length",
        choices=LENGTHS,
        default=Length.MEDIUM.value,
        help=_("default: {default}").format(default=Length.MEDIUM),
    )
    add_summariser(parser, "--model")
    parser.add_argument(
        "--ungrounded",
        dest="grounded",
        action="store_false",
        help=_("the same as --no-grounded"),
    )
    add_backend(parser)
    add_json(parser, _("print one JSON object"))
    add_private(parser)


def run(options: argparse.Namespace) -> int:
    """Summarise the article and print what came of it; returns an ``ExitCode``."""
    models = catalogue_models(options)
    try:
        article = read(options)
        settings = user_settings()
        settings.listen(complain)
        use_chosen_threads(settings)
        choice = choose_summary(
            models,
            article.language,
            Length(options.length),
            name=options.summariser,
            remembered=settings.get(SUMMARISER),
            grounded=options.grounded,
            remembered_grounding=lambda name: settings.get(GROUNDED.of(name)),
            of_source=True,
            backend=BackendName(options.backend),
        )
    except ReadError as error:
        return complain(str(error), ExitCode.CANNOT_READ)
    except ModelMissingError as error:
        return complain(str(error), ExitCode.MODEL_MISSING)
    started = time.monotonic()
    session, code = read_through(
        options, article, None, choice, models, target=article.language, keep=False
    )
    reading = session.reading
    if code is not ExitCode.DONE or reading is None or reading.summary is None:
        return code
    if choice.summariser is not None and choice.summariser.notice:
        complain(choice.summariser.notice)
    summary, seconds = reading.summary, time.monotonic() - started
    document = (
        _json(article, summary, seconds) if options.json else printable(_for_terminal(summary))
    )
    try:
        write_document(document.encode("utf-8", "replace"), None)
    except CannotWriteError as error:
        return complain(str(error), ExitCode.CANNOT_WRITE)
    return code


def _for_terminal(summary: Summary) -> str:
    """A summary for the terminal: note, sentences with references, and what is doubtful."""
    lines = [summary.heading, *([str(summary.note)] if summary.note else []), ""]
    for group in summary.paragraphs:
        for sentence in group:
            lines.append(f"- {sentence.text} {reference_text(sentence)}".rstrip())
            lines += [
                _("    to check: {reason}").format(reason=issue.message)
                for issue in sentence.issues
            ]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _json(article: Article, summary: Summary, seconds: float) -> str:
    record: dict[str, Any] = {
        "article": {"title": article.title, "language": article.language, "file": article.file},
        "summary": summary_record(summary),
        "stats": {"seconds": round(seconds, 3)},
    }
    return escaped_controls(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"
