"""What the chooser in the tool bar shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """What the chooser shows; each list has values and their words.

    Attributes:
        source, target: Codes of the article's language and of the one to read it in; an empty
            source means that there is no article.
        model: Name of the model in use; empty if there is none.
        title: Words for it.
        tip: More words for it.
        sources, targets, models: What can be chosen instead.
    """

    source: str = ""
    target: str = ""
    model: str = ""
    title: str = ""
    tip: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    targets: tuple[tuple[str, str], ...] = ()
    models: tuple[tuple[str, str], ...] = ()
