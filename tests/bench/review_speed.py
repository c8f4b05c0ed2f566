"""How many sentence pairs a second the checks handle on one core.

Run as ``PYTHONPATH=tests python -m bench.review_speed [SOURCE TARGET ...]`` on line-aligned files;
by default on the recorded translations in the folder shared/ beside the checkout. The first pass is
cold: nearly every word is new. The last is what a long article is like.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bench.places import SHARED
from khulasa.review.checks import CHECKS, check
from khulasa.review.languages import Languages
from khulasa.review.words import words

LANGUAGES = Languages("ar", "en")
WANTED = 5000


RECORDED = SHARED / "recorded" / "flores-dev"
DEFAULT = [str(RECORDED / name) for name in ("ar", "en", "opusmt.en", "nllb.en", "argos.en")]


def main(files: list[str]) -> int:
    """Print the rates; 1 if the checks are slower than wanted."""
    sources, *targets = [Path(f).read_text(encoding="utf-8").split("\n")[:-1] for f in files]
    check("كتاب واحد.", "One book.", LANGUAGES)  # word lists are read once
    rates = []
    for target in targets:
        started = time.process_time()
        for source_line, target_line in zip(sources, target, strict=True):
            check(source_line, target_line, LANGUAGES)
        rates.append(len(sources) / (time.process_time() - started))
    print(f"first pass {rates[0]:,.0f} pairs/s, last {rates[-1]:,.0f} pairs/s")
    for one in CHECKS:
        words.cache_clear()
        started = time.process_time()
        for source_line, target_line in zip(sources, targets[-1], strict=True):
            one(source_line, target_line, LANGUAGES)
        micro = (time.process_time() - started) / len(sources) * 1e6
        print(f"  {one.__module__.rpartition('.')[2]:12} {micro:6.1f} µs a pair, from the text on")
    return int(rates[-1] < WANTED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or DEFAULT))
