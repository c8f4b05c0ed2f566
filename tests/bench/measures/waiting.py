"""How long a reader waits for the first paragraph, and for one sentence that was pasted."""

from __future__ import annotations

from bench.checkpoints import BUILD
from bench.contestant import Contestant
from bench.measures.translating import CEILING, OURS
from bench.report import Figure, Section
from bench.rounds import Spread, in_turn, ratio
from bench.texts import Text

_START = 0.150  # seconds that the first paragraph may take beside its translation
_FOLLOWING = 5  # paragraphs, the first of them included


def first_words(model: str, articles: tuple[Text, ...], rounds: int) -> Section:
    """The first paragraphs of articles, and their first sentences alone."""
    paragraphs = [_only(article.paragraphs[_first_text(article)]) for article in articles]
    sentences = [_only(article.paragraphs[_first_text(article)][:1]) for article in articles]
    # Headlines would say nothing of paragraphs.
    from_there = [_from(article, _first_text(article)) for article in articles]
    with Contestant(CEILING, BUILD / model) as raw, Contestant(OURS, BUILD / model) as ours:
        took = in_turn(
            {
                "raw paragraph": lambda: [raw.read(one).whole for one in paragraphs],
                "first paragraph": lambda: [ours.read(one).first for one in from_there],
                "raw sentence": lambda: [raw.read(one).whole for one in sentences],
                "sentence": lambda: [ours.read(one).whole for one in sentences],
            },
            rounds,
        )
    # Of each article, so that the long ones do not hide the short ones.
    raw_paragraph, paragraph, raw_sentence, sentence = (
        [Spread.of(list(values)).median for values in zip(*times, strict=True)]
        for times in took.values()
    )
    allowed = [seconds + _START / 1.3 for seconds in raw_paragraph]
    return Section(
        f"First words, {model}",
        (
            Figure(
                "first paragraph, of its raw cost + 150 ms",
                ratio(paragraph, allowed),
                1.3,
            ),
            Figure("first paragraph", Spread.of(paragraph), unit="s"),
            Figure("the same alone and raw", Spread.of(raw_paragraph), unit="s"),
            Figure("one sentence, of its raw cost", ratio(sentence, raw_sentence), 1.5),
            Figure("one sentence", Spread.of(sentence), unit="s"),
            Figure("the same raw", Spread.of(raw_sentence), unit="s"),
        ),
        notes=(
            f"Of {len(articles)} articles, each the median of {rounds} rounds; the spread is that "
            "between articles. The model is loaded. 1.3 times the raw cost and 150 ms are wanted "
            "together: the figure is the time over (raw cost + 150 ms / 1.3).",
        ),
    )


def _first_text(article: Text) -> int:
    """The first paragraph that is no headline."""
    numbers = range(len(article.paragraphs))
    return next(n for n in numbers if len(" ".join(article.paragraphs[n]).split()) >= 15)


def _from(article: Text, paragraph: int) -> Text:
    # What comes later has no part in it.
    rest = article.paragraphs[paragraph : paragraph + _FOLLOWING]
    return Text("\n\n".join(" ".join(group) for group in rest), rest)


def _only(sentences: tuple[str, ...]) -> Text:
    return Text(" ".join(sentences), (sentences,))
