"""How long articles take on two cores with a clock of their own, which no machine disturbs."""

import random
from collections.abc import Callable, Iterator, Sequence

from khulasa.translation.backend import BEST, Decoding, Hypothesis, NBest
from khulasa.translation.prepared import Options
from khulasa.translation.translator import translate_sentences
from translation.words_as_tokens import Words

# Of a step of a batch, beside 1 for each input that has not ended.
_STEP = 2.5


class TwoCores:
    """A model whose outputs are as long as their inputs.

    Attributes:
        now: The time, as whoever waits for batches sees it.
    """

    def __init__(self) -> None:
        self.now = 0.0
        self._free = [0.0, 0.0]

    def submit(
        self, batch: Sequence[Sequence[str]], max_length: int, decoding: Decoding = BEST
    ) -> Callable[[], list[NBest]]:
        assert max_length > max(map(len, batch))
        assert decoding == BEST
        end = self.work([len(tokens) for tokens in batch])

        def wait() -> list[NBest]:
            self.now = max(self.now, end)
            return [(Hypothesis(tuple(tokens[:-1]), -0.1, finished=True),) for tokens in batch]

        return wait

    def work(self, lengths: Sequence[int]) -> float:
        """Give the next free core a batch; returns when that will be done."""
        core = self._free.index(min(self._free))
        steps = (_STEP + sum(n > step for n in lengths) for step in range(max(lengths)))
        self._free[core] = max(self._free[core], self.now) + sum(steps)
        return self._free[core]


def articles() -> Iterator[list[str]]:
    draw = random.Random(19)
    for _ in range(40):
        counts = [min(90, 5 + round(draw.gammavariate(2.5, 9))) for _ in range(draw.randint(8, 40))]
        yield [" ".join(["كلمة"] * n + [str(number)]) for number, n in enumerate(counts)]


def translated(texts: list[str], model: TwoCores) -> Iterator[float]:
    """When each sentence is there."""
    for _ in translate_sentences(enumerate(texts), Words(), model, Options("ar")):
        yield model.now


def sorted_first(texts: list[str]) -> float:
    """What it takes if nobody waits for anything before all is done."""
    model = TwoCores()
    lengths = sorted((len(text.split()) + 1 for text in texts), reverse=True)
    return max(model.work(lengths[n : n + 8]) for n in range(0, len(lengths), 8))


def test_an_article_takes_hardly_longer_than_one_that_is_sorted_first() -> None:
    ours = sum(max(translated(texts, TwoCores())) for texts in articles())
    assert sum(map(sorted_first, articles())) / ours > 0.91


def test_the_first_sentence_is_there_as_soon_as_if_it_were_alone() -> None:
    for texts in articles():
        assert next(translated(texts, TwoCores())) == next(translated(texts[:1], TwoCores()))
