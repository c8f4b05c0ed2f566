"""Passes that were drawn and cut into tokens before, in one file: what a loan machine trains on.

There only torch, NumPy and safetensors are needed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch

from training.batches import Batch, Pairs, how_many

MOST_BYTES = 40_000_000
Arrays = dict[str, np.ndarray]


def pack(pairs: Pairs, pieces: Sequence[str], lates: Sequence[float], path: Path) -> None:
    """Writes passes and the held-out pairs into one file.

    Args:
        pairs: draws the passes.
        pieces: the vocabulary, to read translations by.
        lates: for each pass, where the weights of sources stand between early (0) and late (1).
        path: where the file goes, an .npz.

    Raises:
        ValueError: when the file would be larger than a loan machine takes; nothing is left then.
    """
    kept: Arrays = {"padding": np.array(pairs.padding), "lates": np.array(lates)}
    kept["pieces"] = np.array(pieces)
    for number, late in enumerate(lates):
        drawn = _flat(pairs.batches(number, late, 4096), pairs.padding)
        kept |= {f"{name}.{number}": array for name, array in drawn.items()}
    kept |= {f"{name}.held": a for name, a in _flat(pairs.watched(), pairs.padding).items()}
    with path.open("wb") as stream:
        np.savez_compressed(stream, **kept)  # type: ignore[arg-type]
    if (size := path.stat().st_size) > MOST_BYTES:
        path.unlink()
        raise ValueError(f"{size / 1e6:.0f} MB is too much; pack fewer passes")


def _flat(batches: Iterable[Batch], padding: int) -> Arrays:
    tokens: list[np.ndarray] = []
    lengths: list[tuple[int, int]] = []
    for batch in batches:
        for source, target in zip(batch.source.numpy(), batch.target.numpy(), strict=True):
            said = target[target != padding]
            tokens += [source, said]
            lengths.append((len(source), len(said)))
    return {
        "tokens": np.concatenate(tokens).astype(np.uint16),
        "lengths": np.array(lengths, dtype=np.uint16),
    }


class Packed:
    """Batches from a file that `pack` wrote. Passes come again, in other batches."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as kept:
            self._kept: Arrays = {name: kept[name] for name in kept.files}
        self.padding = int(self._kept["padding"])
        self.pieces: list[str] = self._kept["pieces"].tolist()

    def batches(self, number: int, late: float, size: int) -> list[Batch]:
        """Returns the batches of the pass whose weights stand nearest to `late`, shuffled."""
        nearest = int(np.abs(self._kept["lates"] - late).argmin())
        return self._cut(str(nearest), size, np.random.default_rng(number))

    def plain(self) -> list[Batch]:
        """Returns the batches of the last pass, in which prose counts most."""
        return self.batches(0, 1.0, 4096)

    def watched(self) -> list[Batch]:
        """Returns the batches of held-out prose."""
        return self._cut("held", 2048, np.random.default_rng(0))

    def _cut(self, name: str, size: int, rng: np.random.Generator) -> list[Batch]:
        tokens = self._kept[f"tokens.{name}"].astype(np.int32)
        lengths = self._kept[f"lengths.{name}"].astype(np.int64)
        starts = np.concatenate([[0], lengths.sum(1).cumsum()[:-1]])
        order = np.lexsort((rng.random(len(lengths)), lengths[:, 1], lengths[:, 0]))
        made: list[Batch] = []
        for length in np.unique(lengths[:, 0]):
            group = order[
                np.searchsorted(lengths[order, 0], length) : np.searchsorted(
                    lengths[order, 0], length, side="right"
                )
            ]
            widths, first = lengths[group, 1], 0
            while first < len(group):
                count = how_many(widths, first, int(length), size)
                chosen = group[first : first + count]
                first += count
                made.append(_batch(tokens, starts[chosen], lengths[chosen], self.padding))
        return [made[index] for index in rng.permutation(len(made))]


def _batch(tokens: np.ndarray, starts: np.ndarray, lengths: np.ndarray, padding: int) -> Batch:
    source = tokens[starts[:, None] + np.arange(lengths[0, 0])]
    columns = np.arange(lengths[:, 1].max())
    inside = columns < lengths[:, 1:]
    places = np.where(inside, (starts + lengths[:, 0])[:, None] + columns, 0)
    target = np.where(inside, tokens[places], padding)
    return Batch(torch.from_numpy(source), torch.from_numpy(target.astype(np.int32)))


def main() -> None:
    """Packs the passes of prepared data from the command line."""
    # Where packed passes are trained on, there is no SentencePiece.
    from training.sampler import Sampler, Sampling

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder that prepare.py wrote")
    parser.add_argument("file", type=Path, help="the .npz to write")
    parser.add_argument("--weights", type=Path, default=Path(__file__).parent / "weights.toml")
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--late", type=float, default=0.4, help="that of the first pass")
    given = parser.parse_args()
    sampler = Sampler(given.data, given.weights, Sampling())
    pieces = [sampler.pieces.id_to_piece(i) for i in range(sampler.padding)]
    lates = np.linspace(given.late, 1.0, given.passes).tolist()
    pack(sampler, pieces, lates, given.file)
    print(f"{given.file}: {given.file.stat().st_size / 1e6:.1f} MB, {given.passes} passes")


if __name__ == "__main__":
    main()
