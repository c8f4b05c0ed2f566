"""The optimiser: orthogonalised momentum for matrices, Adam for the rest, in float32.

The network computes in bfloat16; its exact weights are kept here and copied into it after each
step, because small changes vanish in bfloat16.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn

Run = Callable[[Callable[[Any], Any], Iterable[Any]], list[Any]]

# Coefficients of the quintic iteration of Muon (Keller Jordan, 2024).
_A, _B, _C = 3.4445, -4.7750, 2.0315


def orthogonalised(matrices: Tensor, dtype: torch.dtype, steps: int = 5) -> Tensor:
    """Returns (count, rows, columns) matrices with their singular values moved close to one.

    Args:
        matrices: Any.
        dtype: What to compute in: whatever this machine multiplies fast; bfloat16 is enough.
        steps: Of the iteration.
    """
    x = matrices.to(dtype)
    tall = x.shape[1] > x.shape[2]
    if tall:
        x = x.mT
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(steps):
        square = x @ x.mT
        mixed = torch.baddbmm(square, square, square, beta=_B, alpha=_C)
        x = torch.baddbmm(x, mixed, x, beta=_A)
    return x.mT if tall else x


class Matrices:
    """Matrices of one shape, stepped together by Muon.

    The steps are scaled to the size of Adam's (Liu et al. 2025, arXiv:2502.16982), so one learning
    rate serves both.
    """

    def __init__(self, weights: list[nn.Parameter], factor: float, index: int) -> None:
        self.weights, self.factor, self._index = weights, factor, index
        self.exact = torch.stack([w.detach().float() for w in weights])
        self.average = self.exact.clone()
        self.momentum = torch.zeros_like(self.exact)

    @torch.no_grad()
    def step(self, rate: float, momentum: float = 0.95, decay: float = 0.1) -> None:
        """Takes one step along the gradients and clears them."""
        rate *= self.factor
        gradient = torch.stack([w.grad for w in self.weights if w.grad is not None]).float()
        self.momentum.lerp_(gradient, 1 - momentum)
        ahead = orthogonalised(gradient.lerp_(self.momentum, momentum), self.weights[0].dtype)
        size = 0.2 * max(ahead.shape[1:]) ** 0.5
        self.exact.mul_(1 - rate * decay).add_(ahead, alpha=-rate * size)
        self.show(self.exact)
        for weight in self.weights:
            weight.grad = None

    @torch.no_grad()
    def follow(self, share: float) -> None:
        """Moves the average towards the weights by a share of the way."""
        self.average.lerp_(self.exact, share)

    @torch.no_grad()
    def show(self, values: Tensor) -> None:
        """Puts values into the model."""
        for weight, value in zip(self.weights, values, strict=True):
            weight.copy_(value)

    def tensors(self) -> dict[str, Tensor]:
        """Returns what must be kept to go on later; the tensors are shared."""
        return {
            f"matrix.{self._index}": self.exact,
            f"momentum.{self._index}": self.momentum,
            f"matrix.average.{self._index}": self.average,
        }


class Vectors:
    """Embeddings, biases and norms, stepped by Adam."""

    def __init__(self, weights: list[nn.Parameter]) -> None:
        self.weights = weights
        self.steps = torch.tensor(0)
        self.exact = [w.detach().float().clone() for w in weights]
        self.average = [w.clone() for w in self.exact]
        self.first = [torch.zeros_like(w) for w in self.exact]
        self.second = [torch.zeros_like(w) for w in self.exact]

    @torch.no_grad()
    def step(
        self, rate: float, betas: tuple[float, float] = (0.9, 0.98), clip: float = 1.0
    ) -> None:
        """Takes one step along the gradients, cut to a norm of `clip`, and clears them."""
        self.steps += 1
        number = int(self.steps)
        gradients = [w.grad.float() for w in self.weights if w.grad is not None]
        norm = float(torch.linalg.vector_norm(torch.stack(torch._foreach_norm(gradients))))
        torch._foreach_mul_(gradients, min(1.0, clip / (norm + 1e-6)))
        torch._foreach_lerp_(self.first, gradients, 1 - betas[0])
        torch._foreach_mul_(self.second, betas[1])
        torch._foreach_addcmul_(self.second, gradients, gradients, 1 - betas[1])
        scale = torch._foreach_div(self.second, 1 - betas[1] ** number)
        torch._foreach_sqrt_(scale)
        torch._foreach_add_(scale, 1e-9)
        step = -rate / (1 - betas[0] ** number)
        torch._foreach_addcdiv_(self.exact, self.first, scale, step)
        self.show(self.exact)
        for weight in self.weights:
            weight.grad = None

    @torch.no_grad()
    def follow(self, share: float) -> None:
        """Moves the average towards the weights by a share of the way."""
        torch._foreach_lerp_(self.average, self.exact, share)

    @torch.no_grad()
    def show(self, values: list[Tensor]) -> None:
        """Puts values into the model."""
        for weight, value in zip(self.weights, values, strict=True):
            weight.copy_(value)

    def tensors(self) -> dict[str, Tensor]:
        """Returns what must be kept to go on later; the tensors are shared."""
        kept = {"steps": self.steps}
        lists = (self.exact, self.first, self.second, self.average)
        for i, (exact, first, second, average) in enumerate(zip(*lists, strict=True)):
            kept[f"vector.{i}"], kept[f"vector.average.{i}"] = exact, average
            kept[f"first.{i}"], kept[f"second.{i}"] = first, second
        return kept


class Optimiser:
    """Muon for the matrices of the layers, Adam for the rest, and the average of all.

    The parts do not touch each other, so `run` may step them side by side.
    """

    def __init__(self, model: nn.Module, matrix_factor: float = 1.0) -> None:
        by_shape: dict[torch.Size, list[nn.Parameter]] = defaultdict(list)
        vectors: list[nn.Parameter] = []
        for name, weight in model.named_parameters():
            if weight.ndim == 2 and "shared" not in name:
                by_shape[weight.shape].append(weight)
            else:
                vectors.append(weight)
        matrices = [
            Matrices(weights, matrix_factor, index)
            for index, weights in enumerate(by_shape.values())
        ]
        self._vectors = Vectors(vectors)
        self.parts: list[Matrices | Vectors] = [*matrices, self._vectors]

    @property
    def steps(self) -> int:
        """Steps taken so far."""
        return int(self._vectors.steps)

    def step(self, rate: float, average: float, run: Run, every: int = 4) -> None:
        """Takes one step along the gradients and clears them.

        Args:
            rate: the learning rate.
            average: decay of the running average per step.
            run: calls a function with each of some values, side by side or not.
            every: steps between two looks of the average.
        """
        steps = self.steps + 1
        # The average starts with the first weights; it forgets them sooner in the beginning.
        decay = min(average, steps / (steps + 10)) ** every

        def step_part(part: Matrices | Vectors) -> None:
            part.step(rate)
            if steps % every == 0:
                part.follow(1 - decay)

        run(step_part, self.parts)

    def show(self, averaged: bool) -> None:
        """Puts the averaged or the present weights into the model."""
        for part in self.parts:
            part.show(part.average if averaged else part.exact)  # type: ignore[arg-type]

    def tensors(self) -> dict[str, Tensor]:
        """Returns everything that must be kept to go on later; the tensors are shared."""
        return {name: kept for part in self.parts for name, kept in part.tensors().items()}

    @torch.no_grad()
    def restore(self, kept: dict[str, Tensor]) -> None:
        """Takes back what `tensors` returned, and puts the weights into the model."""
        for name, tensor in self.tensors().items():
            tensor.copy_(kept[name])
        self.show(averaged=False)
