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


class _ChunkedDivergence(torch.autograd.Function):
    """Symmetric divergence of two predictions, with gradients taken along, in pieces likewise."""

    @staticmethod
    def forward(ctx: Any, first: Tensor, second: Tensor, table: Tensor, rows: int) -> Tensor:
        vocabulary = table.shape[0] - 1
        weights = table[:vocabulary].to(first.dtype)
        grads = torch.empty_like(first), torch.empty_like(second)
        grad_table = torch.zeros_like(table)
        total = torch.zeros((), device=table.device)
        for start in range(0, len(first), rows):
            parts = first[start : start + rows], second[start : start + rows]
            logs = [torch.log_softmax((part @ weights.t()).float(), dim=-1) for part in parts]
            one, other = (log.exp() for log in logs)
            apart = logs[0] - logs[1]
            forth = (one * apart).sum(-1, keepdim=True)
            back = -(other * apart).sum(-1, keepdim=True)
            total += (forth + back).sum() / 2
            found = one * (apart - forth) + one - other, other * (-apart - back) + other - one
            for part, grad, gradient in zip(parts, grads, found, strict=True):
                half = (gradient / 2).to(part.dtype)
                grad[start : start + rows] = half @ weights
                grad_table[:vocabulary] += half.t() @ part
        ctx.save_for_backward(*grads, grad_table)
        return total

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        first, second, table = ctx.saved_tensors
        scale = grads[0]
        return first * scale.to(first.dtype), second * scale.to(second.dtype), table * scale, None


def divergence(first: Tensor, second: Tensor, table: Tensor, rows: int = 256) -> Tensor:
    """Returns the mean of both Kullback-Leibler divergences of two predictions, summed over tokens.

    What R-drop adds to the loss (Liang et al. 2021, https://arxiv.org/abs/2106.14448).

    Args:
        first: decoder states (tokens, width) with one dropout.
        second: those of the same tokens with another.
        table: the float32 embeddings (vocabulary, width) whose last row is padding.
        rows: tokens per chunk.
    """
    total: Tensor = _ChunkedDivergence.apply(first, second, table, rows)
    return total


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
