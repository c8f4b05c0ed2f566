"""Trains on packed passes for some minutes: the one command for whoever has a GPU for a while.

Needs torch, NumPy and safetensors; `training.packed` makes the file. Cut off, the same command goes
on, and what the shards hold can be exported at any time.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from training.network import Translator
from training.packed import Packed
from training.shards import read_weights, write_shards
from training.train import Plan, Training

# For a model of 256 that goes on from trained weights.
PLAN = Plan(
    minutes=10.0,
    width=256,
    rate=1.5e-3,
    matrix_factor=0.5,
    warm_up=200,
    batch=24_576,
    accumulate=1,
    guide=0.15,
)


def train(packed: Path, folder: Path, plan: Plan, start: Path | None, save_every: float) -> None:
    """Trains, and leaves `shards`, `log.txt` and `held-out.txt` in the folder.

    Args:
        packed: file of `training.packed`.
        folder: what is there of an earlier call is gone on from.
        plan: what the training is to be.
        start: weights to start from, a file or a folder of shards.
        save_every: seconds between two checkpoints, each with shards.
    """
    if torch.cuda.is_available():
        torch.set_float32_matmul_precision("high")
    pairs = Packed(packed)
    training = Training(pairs, folder, plan, start)
    shards = folder / "shards"
    training.run(save_every, save_every, lambda: write_shards(training.weights(), shards))
    best = read_weights(folder / "model.safetensors")
    write_shards(best, shards)
    model = Translator(plan.shape(pairs.padding)).to(training.device).eval()
    model.load_state_dict(best)
    with (folder / "held-out.txt").open("w", encoding="utf-8") as stream:
        for batch in pairs.watched():
            batch = batch.to(training.device)
            found = greedy(model, batch.source.long(), pairs.padding)
            for source, wanted, out in zip(batch.source, batch.target, found, strict=True):
                stream.writelines(f"{_text(pairs.pieces, row)}\n" for row in (source, wanted, out))
                stream.write("\n")


@torch.inference_mode()
def greedy(model: Translator, source: Tensor, padding: int) -> Tensor:
    """Returns the likeliest token after token, for a look at what a model has learnt.

    Args:
        model: in float32.
        source: tokens (batch, length).
        padding: the token that targets begin with.
    """
    out = torch.full_like(source[:, :1], padding)
    table = model.shared.weight[:padding]
    ended = torch.zeros(len(source), dtype=torch.bool, device=source.device)
    for _ in range(2 * source.shape[1] + 8):
        states, _ = model.states(source, out)
        following = (states[:, -1] @ table.t()).argmax(-1)
        out = torch.cat([out, following[:, None]], dim=1)
        ended |= following == 0
        if bool(ended.all()):
            break
    return out[:, 1:]


def _text(pieces: list[str], tokens: Tensor) -> str:
    said: list[str] = []
    for token in tokens.tolist():
        if token == 0 or token >= len(pieces):
            break
        said.append(pieces[token])
    return "".join(said).replace("▁", " ").strip()


def main() -> None:
    """Trains from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packed", type=Path, help="file of training.packed")
    parser.add_argument("folder", type=Path, help="where everything goes")
    parser.add_argument("--start", type=Path, help="weights to start from: a file or shards")
    parser.add_argument("--save-every", type=float, default=90.0, help="seconds")
    for name in Plan.__dataclass_fields__:
        default = getattr(PLAN, name)
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    given = vars(parser.parse_args())
    packed, folder, start, save_every = (
        given.pop(name) for name in ("packed", "folder", "start", "save_every")
    )
    train(packed, folder, Plan(**given), start, save_every)


if __name__ == "__main__":
    main()
