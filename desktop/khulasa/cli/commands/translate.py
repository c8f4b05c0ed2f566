"""``khulasa translate``: read, translate, summarise, print."""

from __future__ import annotations

import argparse
from pathlib import Path

from khulasa.article.read import ReadError
from khulasa.cli.arguments.article_input import read
from khulasa.cli.arguments.model_choice import catalogue_models, route_from, summary_choice
from khulasa.cli.arguments.shared_options import (
    NO_SUMMARY,
    add_article,
    add_document,
    add_private,
    add_translation,
)
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.running.read_through import read_through
from khulasa.cli.writing.documents import check_document, wanted_format, write
from khulasa.cli.writing.output import CannotWriteError, complain
from khulasa.cli.writing.same_format import (
    LayoutSource,
    add_same_format,
    layout_source,
    write_in_layout,
)
from khulasa.export.choices import Details
from khulasa.glossary.read import GlossaryError, read_glossary
from khulasa.glossary.term import Term
from khulasa.models.catalogue import ModelMissingError
from khulasa.reading.session import Session
from khulasa.review.languages import Languages
from khulasa.settings.store import user_settings
from khulasa.settings.threads import use_chosen_threads
from khulasa.wording import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa translate``."""
    add_article(parser)
    add_translation(parser)
    add_document(parser)
    add_same_format(parser)
    add_private(parser)
    parser.add_argument(
        "--glossary",
        metavar="FILE",
        type=Path,
        help=_("CSV, TSV or TBX of terms: mark translations that lack one"),
    )


def run(options: argparse.Namespace) -> int:
    """Translate the article, summarise it and print both; returns an ``ExitCode``."""
    try:
        check_document(options, options.file)
        # Before the article is read: what is written then is a copy of what was translated.
        layout = layout_source(options)
        article = read(options)
        models = catalogue_models(options)
        settings = user_settings()
        settings.listen(complain)
        use_chosen_threads(settings)
        route = route_from(options, article.language, models, settings)
        choice = summary_choice(options, models, settings)
        terms = _terms(options, Languages(article.language, options.target))
    except CannotWriteError as error:
        return complain(str(error), error.code)
    except (ReadError, GlossaryError) as error:
        return complain(str(error), ExitCode.CANNOT_READ)
    except ModelMissingError as error:
        return complain(str(error), ExitCode.MODEL_MISSING)
    if route is not None and route.is_pivot:
        complain(route.label)
    session, code = read_through(
        options,
        article,
        route,
        choice,
        models,
        target=options.target,
        # Nothing would show one.
        summarise=options.summary != NO_SUMMARY and layout is None,
        terms=terms,
    )
    return _finish(options, session, code, layout)


def _terms(options: argparse.Namespace, languages: Languages) -> tuple[Term, ...]:
    """The terms that are asked for.

    Raises:
        GlossaryError: They cannot be read.
    """
    return () if options.glossary is None else read_glossary(options.glossary, languages).terms


def _finish(
    options: argparse.Namespace, session: Session, code: ExitCode, layout: LayoutSource | None
) -> int:
    """Print what there is, with what has to be said of the models."""
    reading = session.reading
    assert reading is not None
    summariser = session.choice.summariser
    if summariser is not None and summariser.notice and reading.summary is not None:
        complain(summariser.notice)
    for model in session.route.models if session.route else ():
        # The JSON has no place for it; the documents say it themselves.
        if model.notice and (wanted_format(options).name == "json" or layout is not None):
            complain(model.notice)
    if code in (ExitCode.MODEL_MISSING, ExitCode.ENGINE_FAILED) and not reading.translations:
        return code
    if layout is not None:
        return write_in_layout(options, layout, reading, code)
    notice = session.model.notice if session.model else ""
    details = Details(notice, summary_language=session.summary_language)
    return write(options, reading, details, code)
