"""Makes a model of twice the width from a trained one, which at first computes nearly the same.

Each of the width stands twice, side by side, and whatever reads both takes a share of each
(Net2Net, Chen et al. 2016, arXiv:1511.05641). The shares are drawn, so that the two go apart while
they learn. Only the positions differ: every second sine has a rate between those of before.
"""

import argparse
import math
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from training.network import HEAD
from training.shards import read_weights

_UNEVEN = 0.2  # the most by which a share differs from a half


def widen(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Returns the weights of a model of twice the width, with feed-forward parts as they were.

    Args:
        weights: tensors of a `Translator` by name.
    """
    widened = {name: _widened(name, tensor.float()) for name, tensor in weights.items()}
    last = max(name for name in weights if name.startswith("decoder.layers.")).split(".")[2]
    # The states meet the embeddings, and each product is summed twice.
    for part in ("weight", "bias"):
        widened[f"decoder.layers.{last}.final_layer_norm.{part}"] /= math.sqrt(2)
    return widened


def _widened(name: str, tensor: Tensor) -> Tensor:
    if name == "shared.weight":
        # The model multiplies embeddings by the root of its width.
        return _twice(tensor, 1, axis=1) / math.sqrt(2)
    inner = HEAD if "attn." in name else 0  # heads are doubled, neurons are not
    reads_inner = "out_proj" in name or "fc2" in name
    if tensor.ndim == 2:
        tensor = _shared(tensor, inner if reads_inner else 1)
    writes_width = reads_inner or "norm" in name
    return _twice(tensor, 1 if writes_width else inner)


def _shared(tensor: Tensor, block: int) -> Tensor:
    """Columns twice, of which each gets a share of what they were."""
    if not block:
        return tensor
    first = 0.5 + _UNEVEN * (2 * torch.rand_like(tensor) - 1)
    return _side_by_side(first * tensor, (1 - first) * tensor, block, axis=1)


def _twice(tensor: Tensor, block: int, axis: int = 0) -> Tensor:
    return _side_by_side(tensor, tensor, block, axis) if block else tensor


def _side_by_side(first: Tensor, second: Tensor, block: int, axis: int) -> Tensor:
    pairs = zip(first.split(block, axis), second.split(block, axis), strict=True)
    return torch.cat([one for pair in pairs for one in pair], axis)


def main() -> None:
    """Widens a model from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("narrow", type=Path, help="weights of a training: a file, or shards")
    parser.add_argument("wide", type=Path, help="where the wider one goes, for train --start")
    given = parser.parse_args()
    torch.manual_seed(1)
    save_file(widen(read_weights(given.narrow)), given.wide)


if __name__ == "__main__":
    main()
