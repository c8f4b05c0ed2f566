"""Whether a long article's summary is ready sooner if reading it begins beside its translation.

Run as ``OMP_WAIT_POLICY=PASSIVE PYTHONPATH=tests python -m bench.early_start SUMMARISER [--rounds
N] [--words N]``; the summariser has to be installed. The translator is opus-mt ar-en at its true
size with random weights, told how long each translation is; the text is that of the articles in
shared/ beside the checkout. What is read is their English, each quarter once it is "translated".
Prints seconds until the translation is there and until all is read, and how long each takes by
itself with one core and with two.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import time
from collections.abc import Callable, Sequence
from threading import Event, Thread
from unittest.mock import patch

from bench.checkpoints import checkpoint
from bench.places import SHARED
from khulasa.article.read import read_article
from khulasa.engine.backends.ctranslate2_backend import CTranslate2Backend
from khulasa.engine.backends.tokenizer import MarianTokenizer
from khulasa.engine.messages import summariser_spec
from khulasa.engine.writers.summarisers import load_summariser
from khulasa.models.catalogue import find_summariser, load_catalogue
from khulasa.models.folders.layout import CONVERTED
from khulasa.summary.passages import Passage
from khulasa.summary.writing.chunks import chunks_of
from khulasa.summary.writing.grounding import grounding_for
from khulasa.summary.writing.writer import Writer, WritingRequest

BATCH = 8
NOTE = (3, 16, 160)  # sentences and tokens of what is written about a portion
SENTENCE = (1, 10, 60)  # the same for a small model
AT_ONCE = 16
STEPS = 4  # the article is handed on in so many steps
CALLS = itertools.count()


def translate(
    backend: CTranslate2Backend, tokens: Sequence[list[str]], lengths: Sequence[int], done: Event
) -> None:
    batches = [
        backend.submit(tokens[i : i + BATCH], max(lengths[i : i + BATCH]))
        for i in range(0, len(tokens), BATCH)
    ]
    for wait in batches:
        wait()
    done.set()


def read(writer: Writer, portions: Sequence[str]) -> None:
    """Have portions summarised as in ``by_selection.py`` or ``by_parts.py``."""
    # What CTranslate2 has read once it does not read again.
    texts = [f"{next(CALLS)}. {portion}" for portion in portions]
    if not writer.portion:
        for text in texts:
            writer.write(WritingRequest(text, *NOTE, grounding_for([text], "en")))
        return
    texts.sort(key=writer.count)
    for start in range(0, len(texts), AT_ONCE):
        writer.write_all(
            [WritingRequest(text, *SENTENCE) for text in texts[start : start + AT_ONCE]]
        )


def seconds(run: Callable[[], object]) -> float:
    started = time.monotonic()
    run()
    return time.monotonic() - started


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("summariser")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=2000, help="of the article")
    options = parser.parse_args()
    model = find_summariser(load_catalogue().models, "en", options.summariser)
    folder = checkpoint("opus-mt-ar-en")
    tokenizer = MarianTokenizer(folder)

    def backend(cores: int) -> CTranslate2Backend:
        with patch("khulasa.engine.backends.ctranslate2_backend.engine_threads", lambda: cores):
            return CTranslate2Backend(folder / CONVERTED)

    def writer(cores: int) -> Writer:
        with (
            patch("khulasa.engine.writers.chat_writer.engine_threads", lambda: cores),
            patch("khulasa.engine.writers.seq2seq_writer.engine_threads", lambda: cores),
        ):
            return load_summariser(summariser_spec(model))

    both, one = (backend(2), writer(2)), (backend(1), writer(1))
    passages, sources, targets = [], [], []
    for path in sorted((SHARED / "articles" / "ntrex").glob("*.en.txt")):
        english = read_article(path, language="en")
        arabic = read_article(path.with_name(path.name.replace(".en.", ".ar.")), language="ar")
        for paragraph in english.paragraphs:
            passages.append(Passage(tuple(map(str.strip, paragraph.sentence_texts))))
        sources += arabic.sentences
        targets += english.sentences
    size = one[1].portion or one[1].limit
    portions = chunks_of(passages, size, one[1].count)
    words = sum(passage.words for passage in passages)
    if words > options.words:
        share = options.words / words
        portions = portions[: max(STEPS, round(share * len(portions)))]
        sources = sources[: round(share * len(sources))]
    tokens = [tokenizer.encode(text) for text in sources]
    lengths = [max(4, len(text.split()) * 3 // 2) for text in targets[: len(tokens)]]
    lengths += [40] * (len(tokens) - len(lengths))
    read_words = sum(len(portion.split()) for portion in portions)
    print(f"{read_words} words in {len(portions)} portions, {len(tokens)} sentences")

    def steps(count: int) -> list[slice]:
        ends = [count * step // STEPS for step in range(STEPS + 1)]
        return [slice(a, b) for a, b in itertools.pairwise(ends)]

    def run(
        translator: CTranslate2Backend, early: Writer, late: Writer, *, beside: bool
    ) -> tuple[float, float]:
        """Seconds until the translation is there, and until everything is read."""
        started, ready = time.monotonic(), [Event() for _ in range(STEPS)]
        ended: list[float] = []

        def translate_all() -> None:
            for part, event in zip(steps(len(tokens)), ready, strict=True):
                translate(translator, tokens[part], lengths[part], event)
            ended.append(time.monotonic() - started)

        thread = Thread(target=translate_all)
        thread.start()
        if beside:
            for part, event in zip(steps(len(portions)), ready, strict=True):
                event.wait()
                read(late if ended else early, portions[part])
            thread.join()
        else:
            thread.join()
            read(late, portions)
        return ended[0], time.monotonic() - started

    for cores, (translator, reader) in (("one core", one), ("two cores", both)):
        took = seconds(lambda t=translator: translate(t, tokens, lengths, Event()))
        print(f"{cores}: translating {took:.1f} s, ", end="")
        took = seconds(lambda r=reader: read(r, portions))
        print(f"reading {took:.1f} s", flush=True)
    ways = {
        "one after the other": lambda: run(both[0], both[1], both[1], beside=False),
        "side by side, one core each": lambda: run(one[0], one[1], both[1], beside=True),
        "side by side, two each": lambda: run(both[0], both[1], both[1], beside=True),
    }
    results: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for _ in range(options.rounds):
        for way, go in ways.items():
            results[way].append(go())
    for way, runs in results.items():
        ready, summed = zip(*runs, strict=True)
        print(
            f"{way:28} translation {statistics.median(ready):6.1f} s, read "
            f"{statistics.median(summed):6.1f} s  ({', '.join(f'{s:.1f}' for s in summed)})"
        )


if __name__ == "__main__":
    main()
