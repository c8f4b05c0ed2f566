"""Downloads that run when Khulasa is closed go on at the next start."""

from __future__ import annotations

from dataclasses import replace

from khulasa.codec import from_json, to_json
from khulasa.models.installing.install_progress import ENDED, InstallProgress, Phase
from khulasa.models.installing.order import order_for
from khulasa.models.set_up import starter_only
from khulasa.models.store import models_folder
from khulasa.settings.keys import DOWNLOADS
from khulasa.settings.store import Settings
from khulasa.ui.models.installs import Installs
from khulasa.ui.models.live_catalogue import LiveCatalogue


def remember_downloads(installs: Installs, settings: Settings) -> None:
    """Note what is being fetched; what the app itself fetches at its start begins anew by itself.

    What could not be gone on with, as without a network, is noted again.
    """
    before = _noted(settings)

    def goes_on(progress: InstallProgress) -> bool:
        order = progress.order
        if order.path or progress.phase is Phase.PAUSED:
            return False
        return order.name in before or not (order.at_start or progress.phase in ENDED)

    names = tuple(each.order.name for each in installs.all() if goes_on(each))
    if names != before and not starter_only():
        settings.set(DOWNLOADS, to_json(names) if names else "")


def go_on_with_downloads(installs: Installs, catalogue: LiveCatalogue, settings: Settings) -> None:
    """Go on with what was noted, in the background: where there is no network nothing is said."""
    if starter_only():
        return
    for name in _noted(settings):
        model = catalogue.model(name)
        if model is not None and model.origin is not None:
            installs.start(replace(order_for(model, models_folder()), at_start=True))


def _noted(settings: Settings) -> tuple[str, ...]:
    try:
        return from_json(tuple[str, ...], settings.get(DOWNLOADS) or "[]")
    except ValueError:
        return ()  # they lie in the models window as paused
