"""What a window needs behind its first picture, imported step by step."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

# Each needs those before it. Whoever uses them imports them as always: here they are only made to
# come in portions between which the window can paint itself.
_PORTIONS = (
    "khulasa.engine.client",
    "khulasa.reading.opening",
    "khulasa.library.library",
    "khulasa.article.child.process",
    "khulasa.ui.reading.session",
    "khulasa.ui.reading.view",
    "khulasa.ui.shell.page",
    "khulasa.ui.library.page",
    "khulasa.ui.models.controller",
    "khulasa.ui.shell.furnishing",
)


def load() -> Iterator[None]:
    """Import all that a window needs, a portion a step."""
    for name in _PORTIONS:
        import_module(name)
        yield
