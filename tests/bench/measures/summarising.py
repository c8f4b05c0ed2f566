"""What a summary costs beside the model, and how long an article's takes from its opening.

Beside the model: the whole way against its calls of CTranslate2 alone.

Run as a program it is the process that measures: python -m bench.measures.summarising FOLDER ROUNDS
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.checkpoints import BUILD
from bench.contestant import Contestant
from bench.measures.translating import opening_of
from bench.places import python
from bench.report import Figure, Section
from bench.rounds import Spread, in_turn, ratio
from bench.texts import Text


def summary_cost(model: str, translator: str, article: Text, rounds: int) -> Section:
    """A summary of English text by a summariser, and the whole way to one.

    Args:
        model: The summariser.
        translator: Translates what is summarised on the whole way.
        article: What that is.
        rounds: How often the summary is written; the whole way is gone once.
    """
    with Contestant("Khulasa, summarising", BUILD / translator) as way:
        way.read(opening_of(article))
        took = way.read(article)
    assert took.translation is not None
    printed = python(["-m", "bench.measures.summarising", str(BUILD / model), str(rounds)])
    found = json.loads(printed.splitlines()[-1])
    return Section(
        f"A summary, {model}",
        (
            Figure("summary, of its model calls alone", ratio(found["ours"], found["raw"]), 1.1),
            Figure("summary of the English article", Spread.of(found["ours"]), unit="s"),
            Figure("from opening an article to its summary", Spread.of([took.whole]), unit="s"),
            Figure("of it, until all is translated", Spread.of([took.translation]), unit="s"),
        ),
        notes=(
            f"{found['words']} English words, medium length, ungrounded, {found['calls']} calls of "
            "the model. The calls that the whole way makes are written down and made again alone, "
            "with the same tokens; support, checks and choosing are what it has on top.",
            f"From opening: {article.words} words, translated by {translator}; both models have "
            "been used before. Random weights write as much as a summary may have.",
        ),
    )


def main() -> None:
    """Measure with a model, and print the seconds as JSON."""
    import ctranslate2

    from bench.english import paragraphs
    from khulasa.engine.messages import SummariserSpec
    from khulasa.engine.writers.summarisers import load_summariser
    from khulasa.summary.length import Length
    from khulasa.summary.writing.abstractive import write_summary
    from khulasa.summary.writing.summary_run import SummaryRequest

    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    writer = load_summariser(SummariserSpec(folder.name, str(folder), max_tokens=1024))
    calls: list[tuple[Any, ...]] = []
    real = writer._translator  # type: ignore[attr-defined]
    made: list[list[str]] = []

    class Listening:
        """Writes down what the translator is asked."""

        def translate_batch(self, *words: Any, **options: Any) -> Any:
            calls.append((words, options))
            results = real.translate_batch(*words, **options)
            made.extend(result.hypotheses[0] for result in results)
            return results

    writer._translator = Listening()  # type: ignore[attr-defined]
    text = paragraphs()

    def ours() -> float:
        calls.clear()
        began = perf_counter()
        write_summary(
            text,
            ["text"] * len(text),
            SummaryRequest(Length.MEDIUM, folder.name, "en", False),
            writer,
            on_progress=lambda *_: None,
            cancelled=lambda: False,
        )
        return perf_counter() - began

    def raw() -> float:
        began = perf_counter()
        for words, options in calls:
            real.translate_batch(*words, **options)
        return perf_counter() - began

    assert isinstance(real, ctranslate2.Translator)
    # A whole summary to warm up with would take half a minute.
    real.translate_batch([["<s>", "</s>"]], max_decoding_length=8)
    took = in_turn({"ours": ours, "raw": raw}, rounds, warm_up=False)
    words = sum(len(sentence.split()) for group in text for sentence in group)
    print(json.dumps({**took, "words": words, "calls": len(calls)}))


if __name__ == "__main__":
    main()
