"""What the options of a command choose: the models that translate, and the summary."""

from __future__ import annotations

import argparse

from khulasa.cli.arguments.shared_options import NO_SUMMARY
from khulasa.cli.writing.output import complain
from khulasa.engine.computing.devices import computed_in, use_device
from khulasa.models.catalogue import Model, ModelMissingError, Route, load_catalogue
from khulasa.reading.route import choose_route
from khulasa.reading.summary_choice import SummaryChoice, choose_summary
from khulasa.settings.keys import GROUNDED, SUMMARISER, chosen_model
from khulasa.settings.store import Settings
from khulasa.summary.length import Length
from khulasa.wording import _


def catalogue_models(options: argparse.Namespace) -> tuple[Model, ...]:
    """The models of the catalogue, computed as the options say; what is wrong with it is said."""
    use_device(options.device)
    catalogue = load_catalogue()
    for fault in catalogue.faults:
        complain(fault)
    return computed_in(catalogue.models, options.compute_type)


def route_from(
    options: argparse.Namespace, source: str, models: tuple[Model, ...], settings: Settings
) -> Route | None:
    """The models that translate a language, as the options say, else the settings.

    Raises:
        ModelMissingError: There is none, or it is not installed.
    """

    def remembered(source: str, target: str) -> str:
        return settings.get(chosen_model(source, target)) or ""

    target = options.target
    try:
        return choose_route(models, source, target, remembered, name=options.model, strict=True)
    except ModelMissingError as error:
        if options.source is not None:
            raise
        hint = _(
            "The article seems to be in the language {source} (name another one with --from)."
        ).format(source=source)
        raise ModelMissingError(f"{hint} {error}") from error


def summary_choice(
    options: argparse.Namespace, models: tuple[Model, ...], settings: Settings
) -> SummaryChoice:
    """The kind of summary, as the options say, else the settings.

    Raises:
        ModelMissingError: See ``choose_summary``.
    """
    length = Length.MEDIUM if options.summary == NO_SUMMARY else Length(options.summary)
    return choose_summary(
        models,
        options.target,
        length,
        name=options.summariser,
        remembered=settings.get(SUMMARISER),
        grounded=options.grounded,
        remembered_grounding=lambda name: settings.get(GROUNDED.of(name)),
    )
