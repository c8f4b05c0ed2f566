"""The loss over the vocabulary, in pieces that fit the cache."""

from typing import Any

import torch
from torch import Tensor


class _ChunkedCrossEntropy(torch.autograd.Function):
    """Cross entropy with smoothed gradients, which are taken along with the loss.

    Logits of a whole batch over the vocabulary would be the largest tensor of the training. Here
    they live for one chunk of rows, and never in float32.
    """

    @staticmethod
    def forward(
        ctx: Any, states: Tensor, table: Tensor, labels: Tensor, smoothing: float, rows: int
    ) -> Tensor:
        vocabulary = table.shape[0] - 1  # the last row is padding, which is never an answer
        weights = table[:vocabulary].to(states.dtype)
        grad_states = torch.empty_like(states)
        grad_table = torch.zeros_like(table)
        plain = torch.zeros((), device=table.device)
        for start in range(0, len(states), rows):
            part, wanted = states[start : start + rows], labels[start : start + rows, None]
            probabilities = torch.softmax(part @ weights.t(), dim=-1)
            picked = probabilities.gather(1, wanted)
            plain -= picked.float().clamp_min(1e-30).log().sum()
            gradient = probabilities.scatter_(1, wanted, picked - (1 - smoothing))
            grad_states[start : start + rows] = gradient @ weights
            grad_table[:vocabulary] += gradient.t() @ part
        # The smoothed share is one number for all rows and words: its gradients are plain sums.
        share = smoothing / vocabulary
        grad_states -= (share * table[:vocabulary].sum(0)).to(states.dtype)
        grad_table[:vocabulary] -= share * states.sum(0, dtype=table.dtype)
        ctx.save_for_backward(grad_states, grad_table)
        return plain

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        grad_states, grad_table = ctx.saved_tensors
        scale = grads[0]
        return grad_states * scale.to(grad_states.dtype), grad_table * scale, None, None, None


def smoothed_cross_entropy(
    states: Tensor, table: Tensor, labels: Tensor, smoothing: float = 0.1, rows: int = 1024
) -> Tensor:
    """Returns the summed cross entropy, whose gradient is that of the label-smoothed one.

    Args:
        states: decoder states (tokens, width), padding left out.
        table: the float32 embeddings (vocabulary, width) whose last row is padding.
        labels: the wanted tokens (tokens,).
        smoothing: the share of the probability spread over the vocabulary.
        rows: tokens per chunk.
    """
    loss: Tensor = _ChunkedCrossEntropy.apply(states, table, labels, smoothing, rows)
    return loss
