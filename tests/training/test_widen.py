"""A model of twice the width that at first answers as the narrow one did."""

from dataclasses import replace

import torch
from torch import Tensor

from training.network import Shape, Translator
from training.widen import widen

NARROW = Shape(20, width=128, feed_forward=96, heads=2, encoder_layers=2, decoder_layers=2)
SOURCE, SHIFTED = torch.tensor([[1, 2, 3, 4]]), torch.tensor([[19, 5, 6, 7]])


def answers(model: Translator) -> Tensor:
    states, _ = model.states(SOURCE, SHIFTED)
    return states @ model.shared.weight.T


def test_the_wider_model_answers_alike() -> None:
    torch.manual_seed(3)
    narrow = Translator(NARROW)
    for vector in (p for p in narrow.parameters() if p.ndim == 1):
        torch.nn.init.normal_(vector)  # biases and norms as trained ones are, not 0 and 1
    wide = Translator(replace(NARROW, width=256, heads=4))
    wide.load_state_dict(widen(narrow.state_dict()), strict=False)
    # Its own positions are the one thing that differs.
    wide.positions = narrow.positions.repeat_interleave(2, 1)
    assert torch.allclose(answers(wide), answers(narrow), atol=1e-3)


def test_the_two_halves_of_what_a_layer_reads_can_go_apart() -> None:
    wide = widen(Translator(NARROW).state_dict())
    read = wide["encoder.layers.0.fc1.weight"]
    assert not torch.allclose(read[:, ::2], read[:, 1::2])
