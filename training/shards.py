"""Weights in several files, none of them large."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

MOST_BYTES = 15_000_000  # files above 16 MB are unwelcome in repositories and on loan machines


def write_shards(weights: dict[str, Tensor], folder: Path, most: int = MOST_BYTES) -> None:
    """Writes weights in float16 as `weights-01.safetensors` and so on.

    Args:
        weights: tensors by name.
        folder: weights that stood there before are replaced.
        most: bytes of a file, unless one tensor alone has more.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shards: list[dict[str, Tensor]] = [{}]
    size = 0
    for name, tensor in weights.items():
        half = tensor.detach().to("cpu", torch.float16).contiguous()
        if shards[-1] and size + half.nbytes > most:
            shards.append({})
            size = 0
        shards[-1][name] = half
        size += half.nbytes
    names = [f"weights-{number:02}.safetensors" for number, _ in enumerate(shards, 1)]
    for name, shard in zip(names, shards, strict=True):
        # Renamed only when whole: a machine may be taken back at any time.
        part = (folder / name).with_suffix(".part")
        save_file(shard, part)
        part.replace(folder / name)
    for path in folder.glob("*.safetensors"):
        if path.name not in names:
            path.unlink()


def read_weights(path: Path) -> dict[str, Tensor]:
    """Returns the weights of a safetensors file, or of all those in a folder, in float32."""
    paths = sorted(path.glob("*.safetensors")) if path.is_dir() else [path]
    return {name: tensor.float() for part in paths for name, tensor in load_file(part).items()}
