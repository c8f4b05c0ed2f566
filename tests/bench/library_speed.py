"""How quick a full library is: opening, listing, searching, loading, and keeping a sentence.

    PYTHONPATH=tests python -m bench.library_speed [--articles 2000] [--words 1000] [--folder F]

The texts are drawn from made-up vocabularies whose words are as uneven as those of a language, with
a few real ones among them to search for. With a folder the library is kept there and used again.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from time import perf_counter

from khulasa.article.model import Article, Kind, Paragraph, Span
from khulasa.library.database.location import FILE
from khulasa.library.facade import Library
from khulasa.library.values import ArticleFilter, MadeBy, Outcome, Sort, StoredSummary
from khulasa.review.issue import Issue
from khulasa.summary.result import Reference, Summary, SummarySentence
from khulasa.translation.result import Status, Translation

SENTENCE_WORDS = 25
PARAGRAPH_SENTENCES = 4
VOCABULARY = 20_000
ARABIC = ["المدينة", "الوزير", "الحكومة", "الانتخابات", "مدرسة", "اقتصاد", "الأمم", "القرية"]
ENGLISH = [
    "the",
    "government",
    "election",
    "wounded",
    "translation",
    "school",
    "economy",
    "ceasefire",
]
QUERIES = (
    *("the", "th", "t", "government", "govern", "translatio", "school economy", '"the school"'),
    *("مدينة", "المدينة", "ال", "الانتخابات", "انتخابات الأمم", "qwertyuiop", "election wounded c"),
)


class Words:
    """Draws words, the first of the vocabulary far more often than the last (Zipf)."""

    def __init__(self, letters: str, known: list[str], draw: random.Random) -> None:
        made = {"".join(draw.choices(letters, k=draw.randint(3, 9))) for _ in range(VOCABULARY)}
        self.words = known + sorted(made)
        draw.shuffle(self.words[len(known) :])
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def sentence(self, draw: random.Random) -> str:
        words = draw.choices(self.words, cum_weights=self.weights, k=SENTENCE_WORDS)
        return " ".join(words) + "."


def make_article(number: int, words: int, arabic: Words, draw: random.Random) -> Article:
    title = f"{arabic.sentence(draw)[:60]} {number}"
    paragraphs = [Paragraph(Kind.HEADING, title, (Span(0, len(title)),))]
    left = max(1, words // SENTENCE_WORDS)
    while left > 0:
        text, spans = "", []
        for _ in range(min(left, PARAGRAPH_SENTENCES)):
            start = len(text)
            text += arabic.sentence(draw) + " "
            spans.append(Span(start, len(text)))
        paragraphs.append(Paragraph(Kind.TEXT, text, tuple(spans)))
        left -= PARAGRAPH_SENTENCES
    return Article(title, "ar", tuple(paragraphs), f"articles/{number}.txt", "utf-8")


def outcome_of(number: int, english: Words, draw: random.Random) -> Outcome:
    issues = (Issue("numbers", "The source says 12, here 2.", Span(0, 2), Span(3, 4)),)
    doubtful = number % 8 == 0
    translation = Translation(
        english.sentence(draw), Status.CHECK if doubtful else Status.OK, issues if doubtful else ()
    )
    return Outcome(translation, translation)


def fill(library: Library, articles: int, words: int, draw: random.Random) -> None:
    arabic = Words("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", ARABIC, draw)
    english = Words("etaoinshrdlucmfwypvbgk", ENGLISH, draw)
    for number in range(articles):
        article = make_article(number, words, arabic, draw)
        known = library.open_article(article)
        outcomes = {n: outcome_of(n, english, draw) for n in range(len(article.sentences))}
        library.begin_reading(known.id, "en", MadeBy("opus", "f" * 64, "ctranslate2"))
        library.save_outcomes(known.id, "en", outcomes)
        made = [(text, outcomes[n].current) for n, text in enumerate(article.sentences)]
        library.remember("f" * 64, "ar", "en", made)
        line = SummarySentence(english.sentence(draw), (Reference(1, 0),))
        library.save_summary(known.id, "en", StoredSummary(Summary("bart", (line, line)))).result()


def milliseconds(work: Callable[[], object], times: int = 7) -> float:
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return statistics.median(taken) * 1000


def open_in_a_new_process(path: Path) -> str:
    code = (
        "import sys; from time import perf_counter as t; a = t();"
        "from pathlib import Path; from khulasa.library.facade import Library; b = t();"
        "l = Library.open(Path(sys.argv[1])); c = t(); n = len(l.list_articles(limit=50)); d = t();"
        "print(f'import {(b-a)*1e3:.0f} ms, open {(c-b)*1e3:.1f} ms, first 50 {(d-c)*1e3:.1f} ms')"
    )
    return subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    ).stdout.strip()


def commit_cost(library: Library, draw: random.Random) -> None:
    arabic = Words("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", ARABIC, draw)
    english = Words("etaoinshrdlucmfwypvbgk", ENGLISH, draw)
    article = make_article(-1, 25_000, arabic, draw)
    start = perf_counter()
    known = library.open_article(article)
    print(f"keeping an article of 1,000 sentences: {(perf_counter() - start) * 1000:.0f} ms")
    sentences = article.sentences
    waits = []
    for number, text in enumerate(sentences):
        outcome = outcome_of(number, english, draw)
        start = perf_counter()
        library.remember("g" * 64, "ar", "en", [(text, outcome.current)])
        library.save_outcomes(known.id, "en", {number: outcome}).result()
        waits.append((perf_counter() - start) * 1000)
    waits.sort()
    print(
        f"keeping a sentence, commit waited for: mean {statistics.mean(waits):.2f} ms,"
        f" median {statistics.median(waits):.2f} ms,"
        f" 99 of 100 under {waits[len(waits) * 99 // 100]:.2f} ms, worst {waits[-1]:.1f} ms"
    )
    again = milliseconds(lambda: library.open_article(article))
    print(f"opening it again: {again:.1f} ms")
    load = milliseconds(lambda: library.load(known.id, "en"))
    print(f"loading 1,000 sentences: {load:.1f} ms")
    find = milliseconds(lambda: library.find_many("g" * 64, "ar", "en", sentences))
    print(f"finding 1,000 sentences again: {find:.1f} ms")
    asked = milliseconds(lambda: library.corrections("ar", "en", sentences))
    print(f"asking for corrections of 1,000 sentences: {asked:.1f} ms")
    library.remove([known.id]).result()
    start = perf_counter()
    library.purge().result()
    print(f"deleting it for good: {perf_counter() - start:.1f} s")


def measure(path: Path, articles: int, words: int) -> None:
    draw = random.Random(14)
    library = Library.open(path)
    if not library.count_articles():
        start = perf_counter()
        fill(library, articles, words, draw)
        print(f"made in {perf_counter() - start:.0f} s")
    print(f"{library.count_articles()} articles, {library.size() / 1e6:.0f} MB")
    library.close()
    for _ in range(3):
        print("new process:", open_in_a_new_process(path))
    library = Library.open(path)
    for sort in Sort:
        print(
            f"list of all by {sort}: {milliseconds(lambda s=sort: library.list_articles(s)):.1f} ms"
        )
    chosen = ArticleFilter(to_check=True)
    portion = milliseconds(lambda: library.list_articles(chosen=chosen, limit=50, offset=500))
    print(f"50 with doubts from the 500th on: {portion:.1f} ms")
    for words_ in QUERIES:
        hits = len(library.search(words_))
        print(
            f"search {words_!r}: {milliseconds(lambda w=words_: library.search(w)):.1f} ms, {hits}"
        )
    commit_cost(library, draw)
    library.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.folder:
        measure(options.folder / FILE, options.articles, options.words)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder) / FILE, options.articles, options.words)


if __name__ == "__main__":
    main()
