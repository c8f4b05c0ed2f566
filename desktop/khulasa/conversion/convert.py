"""Converting a checkpoint in Hugging Face layout for CTranslate2.

Run as ``python -m khulasa.conversion.convert FOLDER`` in a process of its own: where the conversion
with numpy does not know a checkpoint, torch and transformers do it, which the app never loads.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from khulasa.conversion.checkpoint import NEEDS_TORCH, UnsupportedCheckpointError, weight_files
from khulasa.conversion.pickled import NotOnlyTensorsError, read_tensors
from khulasa.conversion.sizes import check_sizes
from khulasa.models.folders.layout import (
    CONVERTED,
    PICKLED_WEIGHTS,
    WEIGHTS,
    CheckpointError,
    read_json,
)
from khulasa.reasons import reason_of
from khulasa.wording import phrase

QUANTIZATION = "int8"

# CTranslate2's converter for BART asks for these; newer configurations leave them out.
_BART_DEFAULTS = {"normalize_before": False, "normalize_embedding": True}


def convert(folder: Path, output: Path, quantization: str | None = QUANTIZATION) -> str:
    """Convert a checkpoint; the output folder appears whole or not at all.

    Args:
        folder: Checkpoint with ``config.json``, weights and tokenizer files.
        output: Folder to write; one that is there is replaced.
        quantization: As CTranslate2 names it; None keeps float32.

    Returns:
        What did it: ``"numpy"`` or ``"torch"``.

    Raises:
        CheckpointError: The checkpoint is broken, or of a kind that cannot be converted.
    """
    unfinished = output.with_name(f".{output.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        _convert_with_numpy(folder, unfinished, quantization)
        method = "numpy"
    except UnsupportedCheckpointError:
        _convert_with_torch(folder, unfinished, quantization)
        method = "torch"
    shutil.rmtree(output, ignore_errors=True)
    unfinished.rename(output)
    return method


def unpickle(folder: Path) -> None:
    """Write the tensors of ``pytorch_model.bin`` as safetensors, and take no code from it.

    Raises:
        CheckpointError: It holds more than tensors, or is broken.
    """
    from safetensors.numpy import save_file

    path = folder / PICKLED_WEIGHTS
    try:
        tensors = read_tensors(path)
    except (NotOnlyTensorsError, OSError) as error:
        raise CheckpointError(
            phrase(
                "{file} was refused: it holds more than weights, or is broken ({error})",
                file=path.name,
                error=reason_of(error),
            )
        ) from error
    save_file(tensors, folder / WEIGHTS, metadata={"format": "pt"})


def _convert_with_numpy(folder: Path, output: Path, quantization: str | None) -> None:
    config = read_json(folder / "config.json")
    check_sizes(config)
    make = _specs().get(config.get("model_type", ""))
    if make is None:
        raise UnsupportedCheckpointError(f"the model type {config.get('model_type')}")
    if not (folder / WEIGHTS).is_file() and (folder / PICKLED_WEIGHTS).is_file():
        unpickle(folder)
    try:
        spec = make(folder, config)
        spec.validate()
    except (KeyError, ValueError, AttributeError) as error:
        raise UnsupportedCheckpointError(f"a checkpoint of another shape: {error}") from error
    spec.optimize(quantization=quantization)
    output.mkdir(parents=True)
    spec.save(str(output))


def _specs() -> dict[str, Callable[[Path, dict[str, Any]], Any]]:
    from khulasa.conversion.bart import bart_spec
    from khulasa.conversion.marian import marian_spec

    return {"marian": marian_spec, "bart": bart_spec}


def _convert_with_torch(folder: Path, output: Path, quantization: str | None) -> None:
    try:
        import torch  # noqa: F401
        import transformers  # noqa: F401

        from khulasa.conversion.loading import CompleteConverter
    except ImportError as error:
        raise CheckpointError(phrase(NEEDS_TORCH)) from error
    if not (folder / WEIGHTS).is_file() and (folder / PICKLED_WEIGHTS).is_file():
        unpickle(folder)
    weight_files(folder)
    config_path = folder / "config.json"
    config = read_json(config_path)
    if config.get("model_type") == "bart" and not config.keys() >= _BART_DEFAULTS.keys():
        config_path.write_text(json.dumps({**_BART_DEFAULTS, **config}), encoding="utf-8")
    try:
        converter = CompleteConverter(str(folder), low_cpu_mem_usage=True)
        converter.convert(str(output), quantization=quantization)
    except (ValueError, KeyError, OSError, RuntimeError, NotImplementedError) as error:
        raise CheckpointError(
            phrase("The checkpoint cannot be converted: {error}", error=reason_of(error))
        ) from error


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Convert a checkpoint to CTranslate2 int8.")
    parser.add_argument("folder", type=Path)
    checkpoint = parser.parse_args().folder
    convert(checkpoint, checkpoint / CONVERTED)
