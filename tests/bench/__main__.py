"""``make bench``: measures Khulasa beside others, and writes ``build/bench/report.md``.

PYTHONPATH=tests:. python -m bench [--only WORD ...] [--check]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.checkpoints import BART, BUILD, MARIAN
from bench.comparing import fallen_back
from bench.machine import machine_line
from bench.measures.batching import batches
from bench.measures.checking import checks_cost
from bench.measures.clustering import cluster_cost
from bench.measures.growing import flat, window_memory
from bench.measures.repeating import repeats
from bench.measures.starting import start_time
from bench.measures.staying_open import event_loop
from bench.measures.summarising import summary_cost
from bench.measures.translating import against_transformers, whole_articles
from bench.measures.waiting import first_words
from bench.places import environment, python
from bench.report import Section, as_markdown, as_record
from bench.texts import articles
from khulasa.resources import resource_path

_OPUS, _BIG, _BART = *MARIAN, next(iter(BART))
# Measured where it is asked for: the others take the quarter of an hour that there is.
_ASKED_FOR = ("baghdad", "cluster")
_STARTER = resource_path("models", "starter-ar-en")

Measures = dict[str, Callable[[], Section]]


def main() -> int:
    """Measure; with ``--check`` a short part, and 1 if Khulasa has fallen back."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument(
        "--only", nargs="*", default=[], help="measures whose name has one of these"
    )
    parser.add_argument("--check", action="store_true", help="two minutes, against the kept ratios")
    parser.add_argument(
        "--documents",
        type=int,
        default=300,
        help="how many the batch has; with 2,000 it takes ten minutes on two cores",
    )
    given = parser.parse_args()
    os.environ.update(environment())
    began = time.monotonic()
    all_of_them = _short() if given.check else _all(given.documents)
    words = given.only or [""]
    chosen = {n: go for n, go in all_of_them.items() if any(word in n for word in words)}
    if not given.only:
        for name in _ASKED_FOR:
            chosen.pop(name, None)
    if not chosen:
        parser.error(f"there is no such measure; --only knows {', '.join(all_of_them)}")
    machine = machine_line()
    print(machine, flush=True)
    report = BUILD / ("check.md" if given.check else "report.md")
    sections = []
    for section in _measured(chosen):
        sections.append(section)
        minutes = (time.monotonic() - began) / 60
        # As it goes: what was measured is not lost with what comes after it.
        _write(report, machine, sections, minutes)
    print(f"{minutes:.1f} minutes; {report}")
    if not given.check:
        return 0
    worse = fallen_back(sections, whole=not given.only)
    print("\n".join(worse) or "nothing has fallen back")
    return int(bool(worse))


def _all(documents: int) -> Measures:
    texts = articles()
    return {
        "transformers": lambda: against_transformers(_made(_OPUS), texts[3], 2),
        "baghdad": lambda: against_transformers(_made(_OPUS), texts[0], 2),
        "articles": lambda: whole_articles(_made(_OPUS), texts, 2),
        "articles-big": lambda: whole_articles(_made(_BIG), texts[:1], 2),
        "first": lambda: first_words(_made(_OPUS), texts[:4], 2),
        "checks": lambda: checks_cost(BUILD / _made(_OPUS), _STARTER, texts[:3], 2),
        "summary": lambda: summary_cost(_made(_BART), _made(_OPUS), texts[3], 1),
        "batch": lambda: batches(_made(_OPUS), documents, 1),
        "cluster": lambda: cluster_cost(40, 2),
        "repeats": lambda: repeats(_made(_OPUS), texts[0], 1),
        "start": lambda: start_time(9),
        "event-loop": event_loop,
        "flat": flat,
        "window-memory": window_memory,
    }


def _short() -> Measures:
    texts = articles()
    return {
        "articles": lambda: whole_articles(_made(_OPUS), texts[:1], 3),
        "first": lambda: first_words(_made(_OPUS), texts[:2], 2),
        "checks": lambda: checks_cost(BUILD / _made(_OPUS), _STARTER, texts[:1], 3),
        "repeats": lambda: repeats(_made(_OPUS), texts[3], 1),
        "start": lambda: start_time(5),
        "flat": lambda: flat((1_000, 100_000)),
    }


def _measured(measures: Measures) -> Iterator[Section]:
    for name, measure in measures.items():
        began = time.monotonic()
        section = measure()
        print(f"\n{as_markdown('', [section], 0).split('## ', 1)[1]}", flush=True)
        print(f"({name}: {time.monotonic() - began:.0f} s)", flush=True)
        yield section


def _made(name: str) -> str:
    """Have a model made, if it is not there yet; gives its name.

    That is done in a process of its own, so that what torch takes is counted nowhere.
    """
    if not (BUILD / name / "ready").is_file():
        print(f"making {name} ...", flush=True)
        python(["-m", "bench.checkpoints", name])
    return name


def _write(report: Path, machine: str, sections: list[Section], minutes: float) -> None:
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(as_markdown(machine, sections, minutes), "utf-8")
    record = json.dumps(as_record(machine, sections, minutes), indent=1, ensure_ascii=False)
    report.with_suffix(".json").write_text(record + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
