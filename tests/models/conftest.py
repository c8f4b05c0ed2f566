"""A hub with tiny models, and a way to install from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.models.catalogue import load_catalogue
from khulasa.models.events import Event
from khulasa.models.installing.install import Stop
from khulasa.models.installing.install import install as install_here
from khulasa.models.installing.installer import Installation
from khulasa.models.installing.order import Order, order_for
from khulasa.models.model import Model
from khulasa.models.sources.retry_policy import RetryPolicy
from khulasa.models.store import models_folder, user_catalogue_path
from models.checkpoints import make_bart, make_marian, make_t5
from models.hub_server import Hub

# Pauses that nobody waits for.
AT_ONCE = RetryPolicy(attempts=4, first=0.001, longest=0.002)

CATALOGUE = """
[tiny-marian]
task = translation
from = ar
to = en
title = Tiny Marian
licence = model card
source = hub
repo = tests/tiny-marian

[tiny-multi]
task = translation
from = ar
to = en, fr
title = Tiny model of two targets
licence = model card
source = hub
repo = tests/tiny-multi
prefix = en >>eng<<, fr >>fra<<

[tiny-bart]
task = summary
from = en
to = en
title = Tiny BART
licence = model card
source = hub
repo = tests/tiny-bart
max_tokens = 1024

[tiny-t5]
task = summary
from = en
to = en
title = Tiny T5
licence = model card
source = hub
repo = tests/tiny-t5
prompt = summarize: {text}
"""


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("checkpoints")
    marks = (">>eng<<", ">>fra<<")
    return {
        "tests/tiny-marian": make_marian(folder / "tiny-marian"),
        "tests/tiny-multi": make_marian(folder / "tiny-multi", marks=marks),
        "tests/tiny-bart": make_bart(folder / "tiny-bart"),
        "tests/tiny-t5": make_t5(folder / "tiny-t5"),
    }


@pytest.fixture
def hub(checkpoints: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub that the installing process takes for the real one."""
    server = Hub()
    server.repos.update(checkpoints)
    monkeypatch.setenv("HF_ENDPOINT", server.url)
    monkeypatch.setenv("HF_TOKEN", "")
    # A proxy of this machine has nothing to do with loopback.
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    user_catalogue_path().write_text(CATALOGUE, encoding="utf-8")
    yield server
    server.close()


def model_called(name: str) -> Model:
    return next(model for model in load_catalogue().models if model.name == name)


def order_of(name: str, path: Path | None = None) -> Order:
    return replace(order_for(model_called(name), models_folder(), path), policy=AT_ONCE)


def in_process(hub: Hub, events: list[Event], free: int = 1 << 40) -> None:
    """Install in this process, whose disk can be made small."""
    from huggingface_hub import constants

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(constants, "ENDPOINT", hub.url)
        template = hub.url + "/{repo_id}/resolve/{revision}/{filename}"
        patch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
        install_here(order_of("tiny-marian"), events.append, Stop(), free=lambda _: free)


@pytest.fixture
def install() -> Callable[..., list[Event]]:
    """Install a model of the catalogue in its own process; gives all events."""

    def run(name: str, path: Path | None = None) -> list[Event]:
        return list(Installation(order_of(name, path)).events())

    return run
