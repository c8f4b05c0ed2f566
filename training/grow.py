"""Makes a larger model from a trained one that at first computes nearly what the small one did.

New neurons of a feed-forward part answer nothing until they have learnt to (Net2Net, Chen et al.
2016, arXiv:1511.05641); new layers at the encoder's end add nothing to what they read. A layer ends
in a norm, so a new one returns its input up to the spread of a token's mean and deviation.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.export import shape_of
from training.network import HEAD, Layer, Shape, Translator

_ENDS = ("self_attn.out_proj", "fc2")  # what ends a branch of a layer


def grow(weights: dict[str, Tensor], feed_forward: int, encoder_layers: int) -> dict[str, Tensor]:
    """Returns the weights of a model with wider feed-forward parts and more encoder layers.

    Args:
        weights: tensors of a `Translator` by name.
        feed_forward: neurons of each feed-forward part, at least as many as now.
        encoder_layers: layers of the encoder, at least as many as now.

    Raises:
        ValueError: when the model would become smaller.
    """
    small = shape_of(weights, heads=weights["shared.weight"].shape[1] // HEAD)
    if feed_forward < small.feed_forward or encoder_layers < small.encoder_layers:
        raise ValueError(f"a model of {small} can't become smaller")
    large = replace(small, feed_forward=feed_forward, encoder_layers=encoder_layers)
    grown = Translator(large).state_dict()
    for name, tensor in grown.items():
        if (old := weights.get(name)) is None:
            continue
        if name.endswith("fc2.weight"):
            tensor.zero_()
        tensor[tuple(slice(size) for size in old.shape)] = old
    _pass_through(grown, small, large)
    return grown


def _pass_through(grown: dict[str, Tensor], small: Shape, large: Shape) -> None:
    last = f"encoder.layers.{small.encoder_layers - 1}.final_layer_norm"
    gain, bias = grown[f"{last}.weight"], grown[f"{last}.bias"]
    deviation = (gain.square().mean() + bias.var()).sqrt()
    norms = [name for name, _ in Layer(small, decoder=False).named_children() if "norm" in name]
    for index in range(small.encoder_layers, large.encoder_layers):
        layer = f"encoder.layers.{index}"
        for end in _ENDS:
            grown[f"{layer}.{end}.weight"].zero_()
        for norm in norms:
            grown[f"{layer}.{norm}.weight"].fill_(float(deviation))
            grown[f"{layer}.{norm}.bias"].fill_(float(bias.mean()))


def main() -> None:
    """Grows a model from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small", type=Path, help="model.safetensors of a training")
    parser.add_argument("large", type=Path, help="where the larger one goes, for train --start")
    parser.add_argument("--feed-forward", type=int, required=True)
    parser.add_argument("--encoder-layers", type=int, required=True)
    given = parser.parse_args()
    torch.manual_seed(1)
    save_file(grow(load_file(given.small), given.feed_forward, given.encoder_layers), given.large)


if __name__ == "__main__":
    main()
