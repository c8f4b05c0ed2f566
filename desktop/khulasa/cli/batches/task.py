"""What the options of ``khulasa batch`` have done with every document."""

from __future__ import annotations

import argparse
from functools import cache

from khulasa.batch.task import Task
from khulasa.cli.arguments.model_choice import catalogue_models, route_from, summary_choice
from khulasa.cli.arguments.shared_options import NO_SUMMARY
from khulasa.cli.writing.documents import choices_from
from khulasa.models.catalogue import Route
from khulasa.settings.store import Settings
from khulasa.translation.backend_name import BackendName

SHAPING = (
    *("target", "source", "model", "backend", "summary", "summariser", "grounded"),
    *("encoding", "parts", "format", "layout", "without", "marks"),
)
"""The options that shape results."""
COMPUTING = ("device", "compute_type")
"""Those that say how models are computed."""


def task_from(options: argparse.Namespace, settings: Settings) -> Task:
    """The task, with the models that are installed where this is called.

    Args:
        options: Those of ``SHAPING`` and ``COMPUTING``.
        settings: Chooses where the options do not.

    Raises:
        ModelMissingError: The summary's model is not installed.
    """
    models = catalogue_models(options)

    @cache
    def route(language: str) -> Route | None:
        return route_from(options, language, models, settings)

    return Task(
        route,
        BackendName(options.backend),
        options.target,
        summary_choice(options, models, settings),
        options.summary != NO_SUMMARY,
        options.format,
        choices_from(options),
        options.encoding,
        options.source,
        options.parts,
    )
