"""Draws the weighted pairs of a pass afresh, varies them and cuts them into batches of tokens."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import sentencepiece as spm

from training.batches import LONGEST, Batch, make_batches
from training.corpus import Pair, Weight, Weights, read_pairs
from training.slot import Slot
from training.slots import Slots, exchanged
from training.text import add_noise
from training.written import SENTENCES


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the pairs of one pass are varied.

    Attributes:
        noise: whether Arabic is misspelt now and then.
        pieces: the share of Arabic texts cut into pieces at random (subword regularisation).
        alpha: how even the choice between cuts is; smaller is more even (Kudo 2018).
        joined: the share of short pairs that are joined with their neighbour, so that the model
            learns to go on past one sentence.
        listed: the longest list of single words or names. They are strung together at random,
            because a list can only be translated by reading it.
        slots: the share of written sentences in which other names and numbers stand.
    """

    noise: bool = True
    pieces: float = 0.1
    alpha: float = 0.3
    joined: float = 0.2
    listed: int = 10
    slots: float = 0.5


PLAIN = Sampling(noise=False, pieces=0.0, joined=0.0, listed=1, slots=0.0)


class Sampler:
    """Draws the weighted pairs of a pass and cuts them into batches."""

    def __init__(self, folder: Path, weights: Path, sampling: Sampling, seed: int = 1) -> None:
        self.pieces = spm.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
        self.padding = self.pieces.get_piece_size()
        self._pairs = list(read_pairs(folder / "train.tsv"))
        self._folder, self._table = folder, Weights(weights)
        self._weights: list[Weight] = [self._table.of(pair.source) for pair in self._pairs]
        self._sampling, self._seed = sampling, seed
        # English is cut one way only, so it is cut once.
        self._english: list[list[int]] = self.pieces.encode([p.english for p in self._pairs])
        self._finder = Slots()
        self._slots: dict[int, list[Slot]] = {}

    def batches(
        self, number: int, late: float, size: int, sampling: Sampling | None = None
    ) -> list[Batch]:
        """Returns the batches of pass `number`, shuffled.

        Args:
            number: fixes the draw, so that a pass can be repeated after a cut-off.
            late: where the weights of sources stand between the early (0) and the late ones (1).
            size: most tokens of a batch, on the longer side, padding included.
            sampling: how this pass is varied, if not as all are.
        """
        rng = random.Random(f"{self._seed}/{number}")
        spm.set_random_generator_seed(rng.randrange(2**31))
        drawn = self._draw(rng, late)
        pairs = self._encode(drawn, rng, sampling or self._sampling)
        made = list(make_batches(pairs, self.padding, size, rng))
        rng.shuffle(made)
        return made

    def plain(self) -> list[Batch]:
        """Returns the batches of one pass without variation, to align words in."""
        return self.batches(number=0, late=1.0, size=4096, sampling=PLAIN)

    def watched(self, most: int = 600) -> list[Batch]:
        """Returns batches of the held-out pairs whose sources count much late: prose."""
        held_out = list(read_pairs(self._folder / "held-out.tsv"))
        pairs = [pair for pair in held_out if self._is_prose(pair)][:most] or held_out[:most]
        encoded = (
            ([*self.pieces.encode(pair.arabic), 0], [*self.pieces.encode(pair.english), 0])
            for pair in pairs
        )
        return list(make_batches(encoded, self.padding, 2048, random.Random(self._seed)))

    def _is_prose(self, pair: Pair) -> bool:
        weight = self._table.of(pair.source)
        return weight.late >= 1.5 and not weight.words

    def _draw(self, rng: random.Random, late: float) -> list[int]:
        drawn: list[int] = []
        for index, weight in enumerate(self._weights):
            share = weight.early + (weight.late - weight.early) * late
            drawn.extend([index] * (int(share) + (rng.random() < share % 1)))
        return drawn

    def _encode(
        self, drawn: list[int], rng: random.Random, sampling: Sampling
    ) -> Iterator[tuple[list[int], list[int]]]:
        words = [index for index in drawn if self._weights[index].words]
        sentences = (index for index in drawn if not self._weights[index].words)
        rng.shuffle(words)
        for source, target in chain(
            self._lists(words, rng, sampling), self._sentences(sentences, rng, sampling)
        ):
            if len(source) < LONGEST and len(target) < LONGEST:
                yield [*source, 0], [*target, 0]

    def _sentences(
        self, drawn: Iterable[int], rng: random.Random, sampling: Sampling
    ) -> Iterator[tuple[list[int], list[int]]]:
        before: tuple[Pair, list[int], list[int]] | None = None
        for index in drawn:
            pair = self._pairs[index]
            if pair.source == SENTENCES and rng.random() < sampling.slots:
                arabic, english = self._exchanged(index, rng)
                source, target = self._cut(arabic, rng, sampling), self.pieces.encode(english)
            else:
                source, target = self._cut(pair.arabic, rng, sampling), self._english[index]
            if before is not None and _may_follow(before, pair) and rng.random() < sampling.joined:
                source, target = before[1] + source, before[2] + target
            before = (pair, source, target)
            yield source, target

    def _exchanged(self, index: int, rng: random.Random) -> tuple[str, str]:
        arabic, english = self._pairs[index].arabic, self._pairs[index].english
        if index not in self._slots:
            self._slots[index] = self._finder.find(arabic, english)
        return exchanged(arabic, english, self._slots[index], rng)

    def _lists(
        self, drawn: list[int], rng: random.Random, sampling: Sampling
    ) -> Iterator[tuple[list[int], list[int]]]:
        start = 0
        while start < len(drawn):
            part = drawn[start : start + rng.randint(1, sampling.listed)]
            start += len(part)
            mark = rng.choice(["", "", "،"])
            arabic = f"{mark} ".join(self._pairs[index].arabic for index in part)
            english = f"{',' if mark else ''} ".join(self._pairs[index].english for index in part)
            yield self._cut(arabic, rng, sampling), self.pieces.encode(english)

    def _cut(self, arabic: str, rng: random.Random, sampling: Sampling) -> list[int]:
        arabic = add_noise(arabic, rng) if sampling.noise else arabic
        if rng.random() < sampling.pieces:
            cut: list[int] = self.pieces.encode(
                arabic, enable_sampling=True, alpha=sampling.alpha, nbest_size=-1
            )
        else:
            cut = self.pieces.encode(arabic)
        return cut


def _may_follow(before: tuple[Pair, list[int], list[int]], pair: Pair) -> bool:
    """Says whether two pairs make one: sentences of one source, the first short and ended."""
    first, source, _ = before
    return (
        first.source == pair.source
        and first.arabic != pair.arabic
        and 3 < len(source) < 40
        and len(pair.arabic) > 15
        and first.english[-1] in ".!?"
    )
