"""The chunked loss has the value and the gradients of the plain formula."""

from __future__ import annotations

from functools import partial

import torch

from training.loss import divergence, smoothed_cross_entropy


def test_gradients_are_those_of_label_smoothing() -> None:
    torch.manual_seed(0)
    states = torch.randn(21, 16, requires_grad=True)
    table = torch.randn(31, 16, requires_grad=True)
    labels = torch.randint(0, 30, (21,))
    loss = smoothed_cross_entropy(states, table, labels, smoothing=0.1, rows=8)
    found = torch.autograd.grad(loss, (states, table))

    logits = states @ table[:-1].t()
    plain = torch.nn.functional.cross_entropy(logits, labels, reduction="sum")
    smooth = torch.nn.functional.cross_entropy(logits, labels, reduction="sum", label_smoothing=0.1)
    torch.testing.assert_close(loss, plain, rtol=1e-4, atol=1e-4)
    expected = torch.autograd.grad(smooth, (states, table))
    for ours, theirs in zip(found, expected, strict=True):
        torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-4)
    assert not found[1][-1].any()


def test_divergence_is_that_of_the_two_predictions() -> None:
    torch.manual_seed(0)
    first, second = (torch.randn(21, 16, requires_grad=True) for _ in range(2))
    table = torch.randn(31, 16, requires_grad=True)
    found = torch.autograd.grad(
        total := divergence(first, second, table, rows=8), (first, second, table)
    )

    one, other = ((states @ table[:-1].t()).log_softmax(-1) for states in (first, second))
    kl = partial(torch.nn.functional.kl_div, reduction="sum", log_target=True)
    plain = (kl(one, other) + kl(other, one)) / 2
    torch.testing.assert_close(total, plain, rtol=1e-4, atol=1e-4)
    expected = torch.autograd.grad(plain, (first, second, table))
    for ours, theirs in zip(found, expected, strict=True):
        torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-4)
    assert not divergence(first, first, table).item()
