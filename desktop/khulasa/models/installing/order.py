"""What is to be installed, as it is told to the process that does it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from khulasa.models.entry import entry_keys
from khulasa.models.model import Model
from khulasa.models.sources.retry_policy import RetryPolicy


@dataclass(frozen=True, slots=True)
class Order:
    """What to install.

    Attributes:
        name: The model's name.
        keys: Its section in the catalogue.
        models: The models folder.
        path: Folder or zip file to import; empty to fetch it from the model's source.
        policy: When to try again.
        at_start: The app itself orders it when it starts: a hub that does not answer soon is asked
            once only, and nothing that fails is an error.
    """

    name: str
    keys: dict[str, str]
    models: str
    path: str = ""
    policy: RetryPolicy = field(default_factory=RetryPolicy)
    at_start: bool = False


def order_for(model: Model, models: Path, path: Path | None = None) -> Order:
    """The order to install a model of the catalogue."""
    return Order(model.name, entry_keys(model), str(models), str(path or ""))
