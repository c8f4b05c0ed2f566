"""Finds the figure below which a model's sentence is marked as unsure, and shows what it does.

The figure is chosen on the odd lines of SOURCE and REFERENCE and tried on the even ones; it belongs
into the catalogue as `unsure_below`.
"""

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import correlation, quantiles

from khulasa.conversion.calibration import RIGHT, Judged, judge
from khulasa.engine.backends.tokenizer import MarianTokenizer
from khulasa.engine.messages import model_spec
from khulasa.engine.worker import load_backend
from khulasa.models.catalogue import Model, load_catalogue
from khulasa.review.languages import Languages

WRONG = 25.0  # sentence chrF++
# Of the right ones as many may be marked as unsure.
FALSE_ALARMS = 0.10


def choose(sentences: Sequence[Judged]) -> float:
    """Returns the highest figure that marks no more of the right sentences than it may."""
    right = sorted(one.sureness for one in sentences if one.chrf > RIGHT)
    if not right:
        raise ValueError(f"no sentence is right, that is, above chrF++ {RIGHT:.0f}")
    # Rounded, so that it can be written down, and downwards, so that the share holds.
    return math.floor(1000 * right[int(FALSE_ALARMS * len(right))]) / 1000


@dataclass(frozen=True, slots=True)
class Effect:
    """What a limit does: shares of sentences that are marked."""

    wrong: float
    right: float
    all: float


def effect(sentences: Sequence[Judged], limit: float) -> Effect:
    """Returns what a limit marks."""
    return Effect(
        _share([one for one in sentences if one.chrf < WRONG], limit),
        _share([one for one in sentences if one.chrf > RIGHT], limit),
        _share(sentences, limit),
    )


def _share(sentences: Sequence[Judged], limit: float) -> float:
    return sum(one.sureness < limit for one in sentences) / max(1, len(sentences))


def translate_and_judge(
    model: Model, sources: Sequence[str], references: Sequence[str]
) -> list[Judged]:
    """Translates sentences and compares them with references."""
    # Any limit at all: it is not looked at here, but without one the figure is another.
    spec = replace(model_spec(model), unsure_below=0.0)
    tokenizer = MarianTokenizer(Path(spec.folder), spec.prefix)
    backend = load_backend(spec, tokenizer)
    languages = Languages(model.source, model.target)
    return judge(sources, references, tokenizer, backend, languages, map_digits=model.map_digits)


def read_pairs(folder: Path) -> tuple[list[str], list[str]]:
    """Returns the lines of all NAME.ar.txt in a folder, and those of NAME.en.txt beside them."""
    sources, references = [], []
    for path in sorted(folder.glob("*.ar.txt")):
        other = path.with_name(path.name.replace(".ar.", ".en."))
        for source, reference in zip(_lines(path), _lines(other), strict=True):
            if source.strip() and reference.strip():
                sources.append(source)
                references.append(reference)
    return sources, references


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _row(name: str, sentences: Sequence[Judged], limit: float) -> str:
    marked = effect(sentences, limit)
    sure, chrf = [one.sureness for one in sentences], [one.chrf for one in sentences]
    edges = [-float("inf"), *quantiles(sure, n=4), float("inf")]
    quarters = []
    for low, high in pairwise(edges):
        inside = [one.chrf for one in sentences if low < one.sureness <= high]
        quarters.append(f"{sum(inside) / max(1, len(inside)):3.0f}")
    return (
        f"{name:8} {len(sentences):9} {correlation(sure, chrf):11.2f} {marked.wrong:9.0%}"
        f" {marked.right:9.0%} {marked.all:9.0%}   {' '.join(quarters)}"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs as `python -m training.calibrate`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, metavar="SOURCE", help="sentences, one a line")
    parser.add_argument("reference", type=Path, metavar="REFERENCE", help="human translations")
    parser.add_argument("--model", default="starter-ar-en", help="its name in the catalogue")
    parser.add_argument("--folder", type=Path, help="where it lies, if elsewhere")
    parser.add_argument("--check", type=Path, help="a folder of NAME.ar.txt and NAME.en.txt")
    options = parser.parse_args(arguments)
    source, reference = (_lines(file) for file in (options.source, options.reference))
    if source[-1:] == reference[-1:] == [""]:
        source, reference = source[:-1], reference[:-1]
    model = next(one for one in load_catalogue().models if one.name == options.model)
    model = replace(model, folder=options.folder or model.folder)
    judged = translate_and_judge(model, source, reference)
    limit = choose(judged[::2])
    print(
        f"{'':8} sentences correlation  under {WRONG:.0f}   over {RIGHT:.0f}       all   quarters"
    )
    print(_row("odd", judged[::2], limit))
    print(_row("even", judged[1::2], limit))
    if options.check:
        checked = translate_and_judge(model, *read_pairs(options.check))
        print(_row("check", checked, limit))
    print(f"\nunsure_below = {limit}")


if __name__ == "__main__":
    main()
