"""``khulasa translate``: read, translate, summarise, print."""

from __future__ import annotations

import argparse

from khulasa.article.model import Article
from khulasa.article.read import ReadError
from khulasa.cli.documents import check_document, wanted_format, write
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.inputs import read
from khulasa.cli.kept import read_through
from khulasa.cli.layout_kept import (
    LayoutSource,
    add_same_format,
    layout_source,
    write_in_layout,
)
from khulasa.cli.options import (
    LENGTHS,
    add_article,
    add_backend,
    add_document,
    add_private,
    add_summariser,
)
from khulasa.cli.output import CannotWriteError, complain
from khulasa.export.choices import Details
from khulasa.models.catalogue import Model, ModelMissingError, Route, load_catalogue
from khulasa.reading.route import choose_route
from khulasa.reading.session import Session
from khulasa.reading.summary_choice import SummaryChoice, choose_summary
from khulasa.settings.keys import GROUNDED, SUMMARISER, chosen_model
from khulasa.settings.store import Settings, user_settings
from khulasa.summary.result import Length
from khulasa.wording import _

_NO_SUMMARY = "none"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa translate``."""
    add_article(parser)
    parser.add_argument(
        "--to",
        dest="target",
        metavar="CODE",
        default="en",
        help=_("language to translate into (default: en)"),
    )
    parser.add_argument("--model", metavar="NAME", help=_("model of models.cfg to use"))
    add_backend(parser)
    parser.add_argument(
        "--summary",
        choices=(*LENGTHS, _NO_SUMMARY),
        default=Length.MEDIUM.value,
        help=_("length of the summary (default: {default})").format(default=Length.MEDIUM),
    )
    add_summariser(parser, "--summariser")
    add_document(parser)
    add_same_format(parser)
    add_private(parser)


def run(options: argparse.Namespace) -> int:
    """Translate the article, summarise it and print both; returns an ``ExitCode``."""
    try:
        check_document(options, options.file)
        # Before the article is read: what is written then is a copy of what was translated.
        layout = layout_source(options)
        article = read(options)
        models = _models()
        settings = user_settings()
        settings.listen(complain)
        route = _route(options, article, models, settings)
        choice = _summary_choice(options, models, settings)
    except CannotWriteError as error:
        return complain(str(error), error.code)
    except ReadError as error:
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
        summarise=options.summary != _NO_SUMMARY and layout is None,
    )
    return _finish(options, session, code, layout)


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


def _models() -> tuple[Model, ...]:
    catalogue = load_catalogue()
    for fault in catalogue.faults:
        complain(fault)
    return catalogue.models


def _route(
    options: argparse.Namespace, article: Article, models: tuple[Model, ...], settings: Settings
) -> Route | None:
    def remembered(source: str, target: str) -> str:
        return settings.get(chosen_model(source, target)) or ""

    source, target = article.language, options.target
    try:
        return choose_route(models, source, target, remembered, name=options.model, strict=True)
    except ModelMissingError as error:
        if options.source is not None:
            raise
        hint = _(
            "The article seems to be in the language {source} (name another one with --from)."
        ).format(source=source)
        raise ModelMissingError(f"{hint} {error}") from error


def _summary_choice(
    options: argparse.Namespace, models: tuple[Model, ...], settings: Settings
) -> SummaryChoice:
    length = Length.MEDIUM if options.summary == _NO_SUMMARY else Length(options.summary)
    return choose_summary(
        models,
        options.target,
        length,
        name=options.summariser,
        remembered=settings.get(SUMMARISER),
        grounded=options.grounded,
        remembered_grounding=lambda name: settings.get(GROUNDED.of(name)),
    )
