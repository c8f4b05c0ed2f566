"""What comes into a window behind its first picture, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from khulasa import log
from khulasa.resources import catalogue_path
from khulasa.wording import Phrase, phrase, sentences_phrase

if TYPE_CHECKING:
    from khulasa.engine.client import Engine
    from khulasa.models.catalogue import Model
    from khulasa.ui.shell.main_window import MainWindow

# Each needs those before it. Whoever uses them imports them as always: here they are only made to
# come in portions between which the window can paint itself.
_PORTIONS = (
    "khulasa.engine.messages",
    "khulasa.engine.client",
    "khulasa.library.facade",
    "khulasa.reading.opening",
    "khulasa.article.child.process",
    "khulasa.ui.reading.sessions.session",
    "khulasa.ui.reading.view",
    "khulasa.ui.shell.page",
    "khulasa.ui.library.page",
    "khulasa.ui.models.controller",
    "khulasa.ui.shell.furnishing",
)


def finish(window: MainWindow, program: str, *, private: bool) -> Iterator[None]:
    """Load and put in what the first picture does not show; each step takes less than a blink.

    Args:
        window: The first of the app, shown already.
        program: Name of this program for the log, which is begun here; empty where there is one.
        private: Keep nothing of what is opened.
    """
    # Twice: what is laid out in the first round of events is painted in the second at the latest.
    yield
    yield
    if program:
        log.set_up(program)
        yield
    for name in _PORTIONS:
        import_module(name)
        yield
    from khulasa.engine.client import Engine
    from khulasa.ui.shell.furnishing import furnish_first

    models, fault = read_catalogue()
    engine = Engine()
    yield from furnish_first(window, engine, models, catalogue_fault=fault, private=private)
    window.shared.on_looking = partial(_prepare, engine)


def _prepare(engine: Engine, window: MainWindow) -> None:
    """Have the model loaded that the article needs which a reader looks for."""
    from khulasa.engine.messages import model_spec

    model = window.models.awaited_model()
    engine.prepare(None if model is None else model_spec(model, window.backend))


def read_catalogue() -> tuple[tuple[Model, ...], Phrase | str]:
    """The models, and why there are none or not all, else nothing."""
    from khulasa.models.catalogue import load_catalogue

    catalogue = load_catalogue()
    fault = sentences_phrase(catalogue.faults)
    if not catalogue.models and not fault:
        fault = phrase("The model catalogue {path} names no model.", path=str(catalogue_path()))
    return catalogue.models, fault
