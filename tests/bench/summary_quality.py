"""What a summariser invents, with and without grounding, and what is shown of it.

Run as ``PYTHONPATH=tests python -m bench.summary_quality MODEL [--realsumm FILE] [--ntrex FOLDER]
[--limit N] [--length LENGTH] [--json FILE]``; the model has to be installed. By default the
recorded articles in the folder shared/ beside the checkout are read. Needs rouge-score.

Drafts are what the model wrote, summaries what the reader sees of it after the checks. Exits with 1
if a summary shows a number that its article lacks.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rouge_score.rouge_scorer import RougeScorer

from bench.places import SHARED
from khulasa.article.read import read_article, read_bytes
from khulasa.engine.messages import summariser_spec
from khulasa.engine.writers.summarisers import load_summariser
from khulasa.models.catalogue import find_summariser, load_catalogue
from khulasa.review.readers.numbers import has_other_number, number_values
from khulasa.summary.length import Length
from khulasa.summary.result import KEY_SENTENCES
from khulasa.summary.support.sentence_support import find_support
from khulasa.summary.writing.abstractive import write_summary
from khulasa.summary.writing.summary_run import SummaryRequest
from khulasa.summary.writing.whole_sentences import whole_sentences
from khulasa.summary.writing.writer import Draft, Writer, WritingRequest

CASUALTIES = (
    {"kill", "kills", "killed", "killing", "killings"},
    {"die", "dies", "died", "dying", "dead", "death", "deaths", "deadly", "fatal"},
    {"wound", "wounds", "wounded", "injured", "injure", "injuring", "injury", "injuries", "hurt"},
    {"murder", "murders", "murdered", "murderer"},
)


class Recording:
    """A summariser that keeps its first answers, each as the sentences that were asked for."""

    def __init__(self, writer: Writer) -> None:
        self.writer, self.limit, self.portion = writer, writer.limit, writer.portion
        self.drafts = list[tuple[str, ...]]()

    def count(self, text: str) -> int:
        return self.writer.count(text)

    def write(
        self, ask: WritingRequest, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Draft, ...]:
        return self.write_all([ask], cancelled)[0]

    def write_all(
        self, asks: Sequence[WritingRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> list[tuple[Draft, ...]]:
        answers = self.writer.write_all(asks, cancelled)
        for ask, drafts in zip(asks, answers, strict=True):
            if not ask.attempt:
                self.drafts += [whole_sentences(d, "en")[: ask.sentences] for d in drafts[:1]]
        return answers


@dataclass
class Tally:
    """Counts over all articles."""

    articles: int = 0
    sentences: int = 0
    absent_number: int = 0
    number: int = 0
    name: int = 0
    casualty: int = 0
    thin: int = 0
    any: int = 0
    rouge: list[float] = field(default_factory=list)

    def add(self, paragraphs: Sequence[Sequence[str]], sentences: Sequence[str]) -> None:
        article = " ".join(text for group in paragraphs for text in group)
        numbers = number_values([article])
        has = words_of(article)
        self.articles += 1
        for text, support in zip(sentences, find_support(paragraphs, sentences), strict=True):
            kinds = {issue.kind for issue in support.issues if issue.serious}
            says = words_of(text)
            casualty = any(says & family and not has & family for family in CASUALTIES)
            casualty = casualty or "opposites" in kinds
            self.sentences += 1
            self.absent_number += has_other_number(text, numbers)
            self.number += "numbers" in kinds
            self.name += "names" in kinds
            self.casualty += casualty
            self.thin += "support" in kinds
            self.any += casualty or bool(kinds)

    def row(self) -> str:
        per = 100 / max(1, self.sentences)
        shares = (self.absent_number, self.number, self.name, self.casualty, self.thin, self.any)
        rouge = 100 * sum(self.rouge) / len(self.rouge) if self.rouge else float("nan")
        counts = " ".join(f"{share * per:9.1f}" for share in shares)
        return f"{self.articles:9} {self.sentences:9} {counts} {rouge:8.1f}"


HEAD = (
    f"{'':32} {'articles':>9} {'sentences':>9} {'no such#%':>9} {'number%':>9} {'name%':>9} "
    f"{'casualty%':>9} {'thin%':>9} {'any%':>9} {'ROUGE-L':>8}"
)


def words_of(text: str) -> set[str]:
    return set("".join(c if c.isalpha() else " " for c in text.lower()).split())


def articles(
    options: argparse.Namespace,
) -> Iterator[tuple[str, str, list[list[str]], list[str], str]]:
    """Set, name, paragraphs, kinds and reference of each article."""
    paths = sorted(options.ntrex.glob("*.en.txt"))[: options.limit]
    for path in paths:
        article = read_article(str(path))
        kinds = [str(p.kind) for p in article.paragraphs]
        yield "NTREX", path.name, [list(p.sentence_texts) for p in article.paragraphs], kinds, ""
    lines = options.realsumm.read_text(encoding="utf-8").splitlines()[: options.limit]
    for record in map(json.loads, lines):
        text = "\n\n".join(record["article"])
        article = read_bytes(text.encode(), file="-", encoding="utf-8", language="en")
        kinds = [str(p.kind) for p in article.paragraphs]
        paragraphs = [list(p.sentence_texts) for p in article.paragraphs]
        yield "REALSumm", record["id"], paragraphs, kinds, "\n".join(record["reference"])


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("--ntrex", type=Path, default=SHARED / "articles" / "ntrex")
    parser.add_argument(
        "--realsumm", type=Path, default=SHARED / "recorded" / "summaries" / "realsumm.jsonl"
    )
    parser.add_argument("--limit", type=int, help="articles of each set")
    parser.add_argument("--length", type=Length, default=Length.MEDIUM)
    parser.add_argument("--json", type=Path, help="write every draft and summary to this file")
    options = parser.parse_args()
    model = find_summariser(load_catalogue().models, "en", options.model)
    writer = load_summariser(summariser_spec(model))
    scorer = RougeScorer(["rougeLsum"], use_stemmer=True)
    tallies: dict[tuple[str, str, str], Tally] = {}
    seconds: dict[tuple[str, str], float] = {}
    fell_back: dict[tuple[str, str], int] = {}
    wrong = 0
    records = []
    for name, article, paragraphs, kinds, reference in articles(options):
        for way in ("plain", "grounded"):
            recording = Recording(writer)
            wish = SummaryRequest(options.length, model.name, "en", way == "grounded")
            started = time.monotonic()
            summary = write_summary(paragraphs, kinds, wish, recording)
            took = time.monotonic() - started
            drafted = [text for draft in recording.drafts for text in draft]
            written = summary.model != KEY_SENTENCES
            shown = [s.text for s in summary.sentences] if written else []
            kept = [s.text for s in summary.sentences if not any(i.serious for i in s.issues)]
            for stage, texts in (("drafts", drafted), ("shown", shown), ("trusted", kept)):
                if stage == "trusted" and not written:
                    continue
                tally = tallies.setdefault((name, way, stage), Tally())
                tally.add(paragraphs, texts)
                if reference and texts:
                    score = scorer.score(reference, "\n".join(texts))["rougeLsum"].fmeasure
                    tally.rouge.append(score)
            key = (name, way)
            seconds[key] = seconds.get(key, 0.0) + took
            fell_back[key] = fell_back.get(key, 0) + (not written)
            numbers = number_values(text for group in paragraphs for text in group)
            wrong += sum(has_other_number(text, numbers) for text in shown)
            records.append(
                {
                    "set": name,
                    "article": article,
                    "way": way,
                    "seconds": took,
                    "drafts": recording.drafts,
                    "note": summary.note,
                    "shown": [[s.text, [i.message for i in s.issues]] for s in summary.sentences],
                }
            )
            print(f"{name} {article} {way} {took:.0f} s", file=sys.stderr, flush=True)
        if options.json:
            options.json.write_text(json.dumps(records, indent=1), encoding="utf-8")
    print(HEAD)
    for (name, way, stage), tally in sorted(tallies.items()):
        print(f"{f'{name}, {way}, {stage}':32} {tally.row()}")
    for (name, way), total in sorted(seconds.items()):
        count = tallies[name, way, "drafts"].articles
        print(
            f"{name}, {way}: {total / count:.1f} s an article; key sentences instead for "
            f"{fell_back[name, way]} of {count}"
        )
    print(f"Shown sentences with a number that the article lacks: {wrong}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
