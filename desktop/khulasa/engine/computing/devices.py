"""Where models can be computed and in which numbers, and how a reader says so."""

from __future__ import annotations

import os
from dataclasses import replace

from khulasa.models.model import Model

DEVICE_VARIABLE = "KHULASA_DEVICE"
"""Says to the engine's process which of ``DEVICES`` it may use; also for whoever starts the app."""

DEVICES = ("auto", "cpu", "cuda")
DEFAULT_TYPE = "default"
"""Compute type that leaves the choice to the engine."""

COMPUTE_TYPES = (
    *(DEFAULT_TYPE, "int8", "int8_float32", "int8_float16", "int8_bfloat16"),
    *("int16", "float16", "bfloat16", "float32"),
)
"""As CTranslate2 names them; what a computer cannot do is said when a model is loaded."""


def use_device(device: str | None) -> None:
    """Have the engines that this process starts use a device; None for what was wanted already."""
    if device is not None:
        os.environ[DEVICE_VARIABLE] = device


def computed_in(models: tuple[Model, ...], compute_type: str) -> tuple[Model, ...]:
    """The models, to be computed in a type; ``DEFAULT_TYPE`` for what each entry says.

    What is named belongs to a model's fingerprint, and so to the key of kept sentences: who asks
    for a type wants its outputs. What the engine chooses for itself does not: the outputs differ
    about as much as those of two processors, and a new one shall not have all translated again.
    """
    if compute_type == DEFAULT_TYPE:
        return models
    return tuple(replace(model, compute_type=compute_type) for model in models)
