"""How fast articles are translated, and in how much memory, by all who can."""

from __future__ import annotations

from contextlib import ExitStack

from bench.checkpoints import BUILD
from bench.contestant import Contestant
from bench.contestants.way import Took
from bench.report import Figure, Section
from bench.rounds import Spread, in_turn, ratio
from bench.texts import Text

CEILING, OURS = "CTranslate2 alone", "Khulasa"
SLOW = ("transformers by paragraph", "transformers by 8", "transformers int8 by 8")
QUICK = (CEILING, "as Argos calls it", OURS)


def against_transformers(model: str, article: Text, rounds: int) -> Section:
    """Everyone translates one article; the memory of each is looked at, too."""
    with ExitStack() as stack:
        everyone = {
            way: stack.enter_context(Contestant(way, BUILD / model)) for way in (*SLOW, *QUICK)
        }
        for one in everyone.values():
            one.read(opening_of(article))
        took = in_turn(
            {way: lambda c=one: c.read(article, watched=True) for way, one in everyone.items()},
            rounds,
            warm_up=False,
        )
        memory = {way: one.most_memory for way, one in everyone.items()}
    whole = {way: [one.whole for one in times] for way, times in took.items()}
    paragraph, eight = SLOW[:2]
    figures = (
        Figure(
            "times as fast as transformers by paragraph",
            ratio(whole[paragraph], whole[OURS]),
            15,
            at_least=True,
        ),
        Figure(
            "times as fast as transformers by 8", ratio(whole[eight], whole[OURS]), 5, at_least=True
        ),
        Figure("times as fast as transformers int8 by 8", ratio(whole[SLOW[2]], whole[OURS])),
        Figure("times as fast as Argos's calls", ratio(whole[QUICK[1]], whole[OURS])),
        Figure("memory, of transformers' by 8", _single(memory[OURS] / memory[eight]), 0.40),
    )
    return Section(
        f"One article of {article.words} words, {model}",
        figures,
        ("way", "tokens/s", "from", "to", "first paragraph", "whole article", "tokens", "memory"),
        tuple(_row(way, times, memory[way]) for way, times in took.items()),
        (
            "Each way is a process of its own that has loaded its model; they take turns. Memory "
            "is the most that its processes held together (PSS), Khulasa's being two: the app's "
            "side with the library, and the engine.",
        ),
    )


def whole_articles(model: str, articles: tuple[Text, ...], rounds: int) -> Section:
    """The quick ones translate many articles, one after the other."""
    with ExitStack() as stack:
        quick = {
            way: stack.enter_context(Contestant(way, BUILD / model)) for way in (CEILING, OURS)
        }
        for one in quick.values():
            one.read(opening_of(articles[0]))
        took = in_turn(
            {way: lambda c=one: c.read(*articles) for way, one in quick.items()},
            rounds,
            warm_up=False,
        )
    whole = {way: [one.whole for one in times] for way, times in took.items()}
    words = sum(article.words for article in articles)
    return Section(
        f"{words:,} words in articles, {model}",
        (
            Figure(
                f"of CTranslate2's speed, whole articles, {model}",
                ratio(whole[CEILING], whole[OURS]),
                0.92,
                at_least=True,
            ),
        ),
        ("way", "tokens/s", "from", "to", "words/s", "tokens"),
        tuple(
            (
                way,
                *_pace([one.tokens / one.whole for one in times]),
                f"{words / Spread.of([one.whole for one in times]).median:.0f}",
                f"{times[0].tokens:,}",
            )
            for way, times in took.items()
        ),
        (
            "CTranslate2 alone gets the sentences sorted by length and gives nothing before all is "
            "done. Khulasa's way has all checks, the score of every token, and everything stored.",
        ),
    )


def opening_of(article: Text) -> Text:
    """The beginning of an article, to warm up with."""
    groups = article.paragraphs[:3]
    return Text("\n\n".join(" ".join(group) for group in groups), groups)


def _single(value: float) -> Spread:
    return Spread(value, value, value)


def _pace(values: list[float]) -> tuple[str, str, str]:
    spread = Spread.of(values)
    return f"{spread.median:.0f}", f"{spread.least:.0f}", f"{spread.most:.0f}"


def _row(way: str, times: list[Took], memory: int) -> tuple[str, ...]:
    first, whole = (
        Spread.of([getattr(one, name) for one in times]).median for name in ("first", "whole")
    )
    return (
        way,
        *_pace([one.tokens / one.whole for one in times]),
        f"{first:.2f} s",
        f"{whole:.2f} s",
        f"{times[0].tokens:,}",
        f"{memory / 1e6:.0f} MB",
    )
