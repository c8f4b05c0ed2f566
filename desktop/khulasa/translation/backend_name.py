"""What can run a model, by name."""

from __future__ import annotations

from enum import StrEnum


class BackendName(StrEnum):
    """The names of the backends, on the command line, in messages and in results."""

    CTRANSLATE2 = "ctranslate2"
    TORCH = "torch"  # the reference; installed models keep no weights for it
