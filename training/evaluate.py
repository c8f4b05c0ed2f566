"""Measures an exported model on texts that were never trained on."""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from training.corpus import read_pairs
from training.decode import translate, translate_by_app, translate_paragraphs
from training.quality import is_untranslated, leaks, numbers_kept, repeats


def score(translations: Sequence[str], references: Sequence[str]) -> tuple[float, float]:
    """Returns chrF++ and BLEU of the whole test."""
    chrf = CHRF(word_order=2).corpus_score(list(translations), [list(references)])
    bleu = BLEU().corpus_score(list(translations), [list(references)])
    return chrf.score, bleu.score


def signatures() -> str:
    """Returns the signatures by which sacrebleu's scores can be reproduced."""
    chrf, bleu = CHRF(word_order=2), BLEU()
    score_with = (["a"], [["a"]])
    chrf.corpus_score(*score_with)
    bleu.corpus_score(*score_with)
    return f"chrF2++ {chrf.get_signature()}\nBLEU {bleu.get_signature()}"


def row(name: str, sources: Sequence[str], out: Sequence[str], references: Sequence[str]) -> str:
    """Returns a line of the table: scores, repetition, numbers kept, untranslated."""
    chrf, bleu = score(out, references)
    again = sum(repeats(s, t) for s, t in zip(sources, out, strict=True)) / len(out)
    kept = [numbers_kept(s, t) for s, t in zip(sources, out, strict=True)]
    numbers = sum(count for _, count in kept)
    share = f"{sum(found for found, _ in kept) / numbers:.1%}" if numbers else "-"
    left = sum(map(is_untranslated, out)) / len(out)
    return f"| {name} | {chrf:.1f} | {bleu:.1f} | {again:.1%} | {share} | {left:.1%} |"


HEAD = "| {} | chrF++ | BLEU | repeat | numbers kept | untranslated |\n|---|---|---|---|---|---|"


Translator = Callable[[Sequence[str]], Sequence[str]]
"""Gives each sentence's translation."""


def flores(
    translator: Translator, folder: Path, output: Path | None, name: str = "this model"
) -> list[str]:
    """Returns the table of FLORES dev: the model, then the recorded systems."""
    arabic, english = _lines(folder / "ar"), _lines(folder / "en")
    translations = translator(arabic)
    if output is not None:
        output.write_text("\n".join(translations) + "\n", encoding="utf-8")
    rows = [HEAD.format("FLORES dev"), row(name, arabic, translations, english)]
    for path in sorted(folder.glob("*.en")):
        rows.append(row(path.stem, arabic, _lines(path), english))
    return rows


def articles(translator: Translator, folder: Path) -> list[str]:
    """Returns the table of whole articles, scored by paragraph, then all of them together."""
    rows = [HEAD.format("articles")]
    everything: tuple[list[str], list[str], list[str]] = ([], [], [])
    for path in sorted(folder.glob("*.ar.txt")):
        name = path.name.removesuffix(".ar.txt")
        pairs = zip(_lines(path), _lines(folder / f"{name}.en.txt"), strict=True)
        arabic, english = map(list, zip(*((a, e) for a, e in pairs if a and e), strict=True))
        out = translate_paragraphs(arabic, translator)
        for whole, part in zip(everything, (arabic, out, english), strict=True):
            whole.extend(part)
        rows.append(row(name, arabic, out, english))
    rows.append(row("all", *everything))
    return rows


def held_out(translator: Translator, data: Path, least: int = 20) -> list[str]:
    """Returns the table of the held-out slice of each source, without sources of fewer pairs."""
    by_source: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in read_pairs(data / "held-out.tsv"):
        by_source[pair.source].append((pair.arabic, pair.english))
    rows = [HEAD.format("held-out slice (pairs)")]
    for source, pairs in sorted(by_source.items(), key=lambda item: -len(item[1])):
        if len(pairs) >= least:
            arabic, english = map(list, zip(*pairs, strict=True))
            out = translator(arabic)
            rows.append(row(f"{source} ({len(pairs)})", arabic, out, english))
    return rows


def leak_report(data: Path, tests: dict[str, Sequence[str]]) -> list[str]:
    """Returns, for each test, how many of its sentences share eight words with the training."""
    report = []
    for name, sentences in tests.items():
        arabic = name.endswith("ar")
        lines = (p.arabic if arabic else p.english for p in read_pairs(data / "train.tsv"))
        leaking, long_enough = leaks(sentences, lines)
        report.append(f"{name}: {leaking} of {long_enough} share 8 words in a row with the corpus")
    return report


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def main() -> None:
    """Runs the evaluation from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="exported folder")
    parser.add_argument("--flores", type=Path, help="folder with ar, en and <system>.en")
    parser.add_argument("--articles", type=Path, help="folder with <name>.ar.txt, <name>.en.txt")
    parser.add_argument("--data", type=Path, help="folder of prepare.py: held-out slices, leaks")
    parser.add_argument("--compute-type", default="int8", choices=["int8", "float32"])
    parser.add_argument(
        "--app",
        action="store_true",
        help="by the app, int8: doubtful sentences are tried again",
    )
    parser.add_argument("--output", type=Path, help="keeps the translations of FLORES here")
    given = parser.parse_args()
    translator: Translator = partial(translate, given.model, compute_type=given.compute_type)
    name = f"this model, {given.compute_type}"
    if given.app:
        translator, name = partial(translate_by_app, given.model), "this model, by the app"
    tests: dict[str, Sequence[str]] = {}
    if given.flores:
        print("\n".join(flores(translator, given.flores, given.output, name)))
        tests |= {f"FLORES {side}": _lines(given.flores / side) for side in ("ar", "en")}
    if given.articles:
        print("\n".join(articles(translator, given.articles)))
        for side in ("ar", "en"):
            paths = sorted(given.articles.glob(f"*.{side}.txt"))
            tests[f"articles {side}"] = [line for path in paths for line in _lines(path)]
    if given.data:
        print("\n".join(held_out(translator, given.data)))
        print("\n".join(leak_report(given.data, tests)))
    size = sum(p.stat().st_size for p in (given.model / "ctranslate2-int8").iterdir()) / 1e6
    print(json.dumps({"int8 megabytes": round(size, 1)}))
    print(signatures())


if __name__ == "__main__":
    main()
