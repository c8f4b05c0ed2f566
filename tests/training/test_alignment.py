"""Guided alignment: which token a token comes from, and the loss that leads attention there."""

from __future__ import annotations

import torch

from training.alignment import Alignment, guided_loss
from training.batches import Batch

PADDING = 9


def _batch(source: list[list[int]], target: list[list[int]]) -> Batch:
    return Batch(torch.tensor(source), torch.tensor(target))


def test_words_that_come_together_belong_together() -> None:
    # 1 means 5, 2 means 6, 3 means 7; the order in the target is turned round.
    batch = _batch([[1, 2, 0], [2, 3, 0], [3, 1, 0]], [[6, 5, 0], [7, 6, 0], [5, 7, 0]])
    found = Alignment([batch], tokens=10, rounds=8).of(batch).argmax(-1)
    assert found[:, :2].tolist() == [[1, 0], [1, 0], [1, 0]]


def test_attention_where_it_should_look_costs_least() -> None:
    batch = _batch([[1, 2]], [[5, PADDING]])
    wanted = torch.tensor([[[1.0, 0.0], [0.5, 0.5]]])
    right = torch.tensor([[[[0.99, 0.01], [0.01, 0.99]]]])
    wrong = right.flip(-1)
    assert guided_loss(right, wanted, batch, PADDING) < 0.02
    assert guided_loss(wrong, wanted, batch, PADDING) > 4
