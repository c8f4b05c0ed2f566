"""Has each worker of a cluster install models, before it does anything else."""

from __future__ import annotations

import asyncio
from time import sleep
from typing import Any

from distributed import WorkerPlugin
from filelock import FileLock

from khulasa.models.catalogue import Model, load_catalogue
from khulasa.models.errors import Problem
from khulasa.models.events import Failed, Installed
from khulasa.models.installing.installer import Installation
from khulasa.models.installing.order import order_for
from khulasa.models.store import models_folder
from khulasa.wording import _

# While another program of the same machine installs it.
_SECONDS_BETWEEN_LOOKS = 2.0


class InstallModels(WorkerPlugin):
    """Installs models where a worker lacks them; also where one joins later.

    Workers that share a models folder wait for the first of them, and find what it installed.

    Args:
        names: Of models in the worker's catalogue.
    """

    name = "khulasa-models"

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names

    async def setup(self, worker: Any) -> None:  # noqa: ARG002 (what Dask gives)
        """Install what is missing.

        Raises:
            RuntimeError: A model cannot be installed.
        """
        await asyncio.to_thread(self._install)

    def _install(self) -> None:
        models_folder().mkdir(parents=True, exist_ok=True)
        for name in self._names:
            if _model(name) is None:
                raise RuntimeError(
                    _("There is no model called {name}. To see all: khulasa models list").format(
                        name=name
                    )
                )
            # Held from the look to the end: else a worker that looked in time does it once more.
            with FileLock(models_folder() / f".{name}.workers.lock"):
                _install_missing(name)


def _install_missing(name: str) -> None:
    while (model := _model(name)) is not None and not model.installed:
        *_before, last = Installation(order_for(model, models_folder())).events()
        if isinstance(last, Failed) and last.problem is Problem.BUSY:
            sleep(_SECONDS_BETWEEN_LOOKS)
        elif not isinstance(last, Installed):
            raise RuntimeError(getattr(last, "message", str(last)))


def _model(name: str) -> Model | None:
    return next((model for model in load_catalogue().models if model.name == name), None)
