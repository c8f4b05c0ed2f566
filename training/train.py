"""Trains the model for a given time, on a CPU or a GPU, and goes on after a cut-off."""

import argparse
import json
import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.alignment import Alignment, guided_loss
from training.batches import Batch, Pairs
from training.loss import divergence, smoothed_cross_entropy
from training.network import HEAD, Dropout, Shape, Translator
from training.optimiser import Optimiser
from training.shards import read_weights


@dataclass(frozen=True, slots=True)
class Plan:
    """What one training is to be; kept next to its weights.

    Attributes:
        minutes: the time budget; the learning rate falls to zero at its end.
        expansion: neurons of a feed-forward part for each of the width.
        rate: the highest learning rate.
        matrix_factor: the rate of the layers' matrices against that of the rest.
        warm_up: steps until the highest rate.
        batch: most tokens of a batch, padding included.
        accumulate: batches per step.
        dropout: share of the states dropped.
        smoothing: share of the wanted probability spread over the vocabulary.
        average: decay of the running average of the weights, per step.
        late: where the weights of sources start between early (0) and late (1).
        guide: weight of the guided alignment at the start; it falls in a line to zero.
        agree: weight of R-drop, the divergence of two passes with different dropout; 0 is one pass.
    """

    minutes: float
    width: int = 320
    expansion: int = 4
    encoder_layers: int = 4
    decoder_layers: int = 2
    rate: float = 2e-3
    matrix_factor: float = 0.4
    warm_up: int = 100
    batch: int = 1664
    accumulate: int = 2
    dropout: float = 0.1
    smoothing: float = 0.1
    average: float = 0.997
    guide: float = 1.0
    late: float = 0.4
    agree: float = 0.0
    seed: int = 1

    def shape(self, pieces: int) -> Shape:
        """Returns the model's shape for a vocabulary of `pieces`, to which padding is added."""
        return Shape(
            vocabulary=pieces + 1,
            width=self.width,
            feed_forward=self.expansion * self.width,
            heads=self.width // HEAD,
            encoder_layers=self.encoder_layers,
            decoder_layers=self.decoder_layers,
        )


@dataclass
class Place:
    """How far a training has come: passes, batches of this pass, tokens, seconds spent."""

    number: int = 0
    batch: int = 0
    tokens: int = 0
    seconds: float = 0.0
    pass_progress: float = 0.0


class Training:
    """One training in a folder; `run` goes on from where the folder says it stopped."""

    def __init__(self, pairs: Pairs, folder: Path, plan: Plan, start: Path | None = None) -> None:
        torch.manual_seed(plan.seed)
        self.folder, self.plan, self.place = folder, plan, Place()
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.dtype = number_format(self.device)
        self.pairs, self.padding = pairs, pairs.padding
        self.watched = pairs.watched()
        self.model = Translator(plan.shape(self.padding)).to(self.device)
        if start is not None:
            self.model.load_state_dict(read_weights(start), strict=False)
        self.optimiser = Optimiser(self.model, plan.matrix_factor)
        self.model.compute_in(self.dtype)
        self._parameters = list(self.model.parameters())
        # Two products side by side, each on one core, beat one that is split: nothing waits.
        on_cpu = self.device.type == "cpu"
        self.workers = min(plan.accumulate, os.cpu_count() or 1) if on_cpu else 1
        if self.device.type == "cpu":
            torch.set_num_threads(1)
        self._threads = ThreadPoolExecutor(
            self.workers, initializer=torch.set_num_threads, initargs=(1,)
        )
        self.dropout = Dropout(plan.dropout, self.device, self.dtype)
        self._states: Callable[..., Tensor] = self.model.states
        if self.device.type == "cuda":
            self._states = torch.compile(self.model.states, dynamic=True)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "plan.json").write_text(json.dumps(asdict(plan), indent=2) + "\n")
        self._alignment = self._align()
        if (folder / "checkpoint.safetensors").exists():
            self._restore()
        count = sum(p.numel() for p in self.model.parameters()) / 1e6
        self.log(f"{count:.1f} M parameters in {self.dtype} on {self.device}, {plan}")

    def log(self, text: str) -> None:
        """Prints a line with the time, and keeps it in the folder."""
        line = f"{time.strftime('%H:%M:%S')} {text}"
        print(line, flush=True)
        with (self.folder / "log.txt").open("a") as stream:
            stream.write(line + "\n")

    def _align(self) -> Alignment:
        """Learns which words belong together from one pass over the pairs."""
        started = time.monotonic()
        batches = self.pairs.plain()
        alignment = Alignment(batches, self.padding + 1, device=self.device)
        self.log(f"aligned {len(batches)} batches in {time.monotonic() - started:.0f} s")
        return alignment

    @property
    def progress(self) -> float:
        """How much of the time budget is spent, 0 to 1."""
        return min(1.0, self.place.seconds / (60 * self.plan.minutes))

    def run(
        self,
        save_every: float = 240.0,
        watch_every: float = 300.0,
        after_saving: Callable[[], None] | None = None,
    ) -> None:
        """Trains until the time is over, then writes `model.safetensors`.

        Args:
            save_every: seconds between two checkpoints.
            watch_every: seconds between two looks at the held-out pairs.
            after_saving: called after each checkpoint.
        """
        watched, saved = self.place.seconds, self.place.seconds
        while self.progress < 1:
            started = time.monotonic()
            if self.place.batch == 0:
                self.place.pass_progress = self.progress
            late = min(1.0, self.plan.late + self.place.pass_progress)
            batches = self.pairs.batches(self.place.number, late, self.plan.batch)
            self.log(f"pass {self.place.number}: {len(batches)} batches")
            self.place.seconds += time.monotonic() - started
            for first in range(self.place.batch, len(batches), self.plan.accumulate):
                started = time.monotonic()
                self._step(batches[first : first + self.plan.accumulate])
                self.place.batch = first + self.plan.accumulate
                self.place.seconds += time.monotonic() - started
                if self.place.seconds - watched > watch_every:
                    watched = self.place.seconds
                    self._watch()
                if self.place.seconds - saved > save_every:
                    saved = self.place.seconds
                    self._save()
                    if after_saving is not None:
                        after_saving()
                if self.progress >= 1:
                    break
            else:
                self.place.number, self.place.batch = self.place.number + 1, 0
        self._finish()

    def _rate(self) -> float:
        rising = min(1.0, (self.optimiser.steps + 1) / self.plan.warm_up)
        return self.plan.rate * rising * (1 - self.progress)

    def _side_by_side(self, call: Callable[[Any], Any], values: Iterable[Any]) -> list[Any]:
        if self.workers == 1:
            return [call(value) for value in values]
        return list(self._threads.map(call, values))

    def _step(self, batches: list[Batch]) -> None:
        tokens = sum(batch.tokens(self.padding) for batch in batches)

        guide = self.plan.guide * (1 - self.progress)

        def gradients(batch: Batch) -> tuple[float, list[Tensor]]:
            batch = batch.to(self.device)
            loss, looks, states = self._loss(batch, self.dropout, self.plan.smoothing)
            guided = guided_loss(looks, self._alignment.of(batch), batch, self.padding)
            led = loss + guide * guided
            if self.plan.agree:
                again, _, others = self._loss(batch, self.dropout, self.plan.smoothing)
                apart = divergence(states, others, self.model.shared.weight)
                led += (again - loss) / 2 + self.plan.agree * apart
            found = torch.autograd.grad(led / tokens, self._parameters)
            return float(loss.detach()), list(found)

        done = self._side_by_side(gradients, batches)
        summed = done[0][1]
        for _, more in done[1:]:
            torch._foreach_add_(summed, more)
        for parameter, gradient in zip(self._parameters, summed, strict=True):
            parameter.grad = gradient
        summed[0][-1] = 0  # the row of padding stays zero, see README.md
        self.optimiser.step(self._rate(), self.plan.average, self._side_by_side)
        self.place.tokens += tokens
        if self.optimiser.steps % 50 == 1:
            loss = sum(loss for loss, _ in done) / tokens
            speed = self.place.tokens / max(1.0, self.place.seconds)
            self.log(
                f"step {self.optimiser.steps} loss {loss:.3f} rate {self._rate():.2e} "
                f"{self.place.tokens / 1e6:.2f} M tokens {speed:.0f}/s {100 * self.progress:.1f} %"
            )

    def _loss(
        self, batch: Batch, dropout: Dropout | None, smoothing: float
    ) -> tuple[Tensor, Tensor, Tensor]:
        target = batch.target.long()
        shifted = torch.cat([torch.full_like(target[:, :1], self.padding), target[:, :-1]], dim=1)
        states, looks = self._states(batch.source.long(), shifted, dropout)
        wanted = target != self.padding
        table = self.model.shared.weight
        rows = 1024 if self.device.type == "cpu" else 16384
        states = states[wanted]
        loss = smoothed_cross_entropy(states, table, target[wanted], smoothing, rows)
        return loss, looks, states

    def watched_loss(self) -> float:
        """Returns the mean loss per token on held-out prose, with the weights as they stand."""

        @torch.no_grad()
        def loss(batch: Batch) -> float:
            return float(self._loss(batch.to(self.device), None, 0.0)[0])

        total = sum(self._side_by_side(loss, self.watched))
        return total / sum(batch.tokens(self.padding) for batch in self.watched)

    def _watch(self) -> float:
        """Logs the loss on held-out prose, present and averaged; returns what averaging adds."""
        now = self.watched_loss()
        self.optimiser.show(averaged=True)
        averaged = self.watched_loss()
        self.optimiser.show(averaged=False)
        self.log(f"held-out loss {now:.4f}, averaged {averaged:.4f}")
        return averaged - now

    def _save(self) -> None:
        half = self.folder / "checkpoint.part"
        save_file(self.optimiser.tensors(), half, {"place": json.dumps(asdict(self.place))})
        half.replace(self.folder / "checkpoint.safetensors")

    def _restore(self) -> None:
        path = self.folder / "checkpoint.safetensors"
        self.optimiser.restore(load_file(path, device=str(self.device)))
        with path.open("rb") as stream:
            size = int.from_bytes(stream.read(8), "little")
            self.place = Place(**json.loads(json.loads(stream.read(size))["__metadata__"]["place"]))
        self.log(f"goes on from {self.place}")

    def weights(self, averaged: bool = True) -> dict[str, Tensor]:
        """Returns the exact weights by name, averaged or present ones."""
        self.model.float()
        self.optimiser.show(averaged)
        kept = {name: tensor.detach().clone() for name, tensor in self.model.state_dict().items()}
        self.model.compute_in(self.dtype)
        self.optimiser.show(averaged=False)
        return kept

    def _finish(self) -> None:
        """Writes the better of the last and the averaged weights, exact."""
        self._save()
        averaged = self._watch() < 0
        save_file(self.weights(averaged), self.folder / "model.safetensors")
        self.log(f"done: {'averaged' if averaged else 'last'} weights, {self.place}")


def number_format(device: torch.device) -> torch.dtype:
    """Returns bfloat16 where the processor multiplies it fast, else float32."""
    fast = torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()
    if device.type == "cuda" or fast:
        return torch.bfloat16
    return torch.float32


def main() -> None:
    """Runs the training from the command line."""
    # Packed batches are trained on where there is no SentencePiece.
    from training.sampler import Sampler, Sampling

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder that prepare.py wrote")
    parser.add_argument("folder", type=Path, help="where checkpoints and the model go")
    parser.add_argument("--start", type=Path, help="safetensors with some weights to start from")
    parser.add_argument("--weights", type=Path, default=Path(__file__).parent / "weights.toml")
    for name, field in Plan.__dataclass_fields__.items():
        kind = field.type if isinstance(field.type, type) else float
        required = name == "minutes"
        default = None if required else field.default
        parser.add_argument(
            f"--{name.replace('_', '-')}", type=kind, required=required, default=default
        )
    given = vars(parser.parse_args())
    data, weights, folder = (given.pop(name) for name in ("data", "weights", "folder"))
    start, plan = given.pop("start"), Plan(**given)
    Training(Sampler(data, weights, Sampling(), plan.seed), folder, plan, start).run()


if __name__ == "__main__":
    main()
