"""How many sentences a second an article of 5,000 sentences is indexed and a summary is checked.

Run as ``PYTHONPATH=tests python -m bench.support_speed [FILE.jsonl]``, by default on the recorded
summaries in the folder shared/ beside the checkout. All their articles together, twice or more, are
one article; their BART summaries are its summary.
"""

from __future__ import annotations

import sys
import time
from itertools import chain, cycle, islice
from pathlib import Path

from bench.places import SHARED
from khulasa.summary.support.evaluation import read_recorded
from khulasa.summary.support.index import SupportIndex
from khulasa.summary.support.sentence_support import support_of

SENTENCES, CHECKED = 5000, 100
RECORDED = SHARED / "recorded" / "summaries" / "realsumm.jsonl"


def main(files: list[str]) -> None:
    """Print the rates, in CPU time."""
    recorded = read_recorded(Path(files[0]) if files else RECORDED)
    sentences = cycle(chain.from_iterable(p for one in recorded for p in one.paragraphs))
    article = [[sentence] for sentence in islice(sentences, SENTENCES)]
    summary = [s for one in recorded for lines in one.summaries.values() for s in lines][:CHECKED]
    SupportIndex([["Word lists are read once, by an Ostrogoth."]])
    started = time.process_time()
    index = SupportIndex(article)
    indexed = time.process_time()
    for sentence in summary:
        support_of(index, sentence)
    checked = time.process_time()
    print(f"index: {SENTENCES / (indexed - started):,.0f} sentences/s")
    print(f"checks: {len(summary) / (checked - indexed):,.1f} summary sentences/s")


if __name__ == "__main__":
    main(sys.argv[1:])
