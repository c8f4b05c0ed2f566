"""The whole path with one command: prepare, train for some minutes, export, evaluate."""

import argparse
from dataclasses import replace
from functools import partial
from pathlib import Path

from training.decode import translate
from training.evaluate import flores
from training.export import convert, export
from training.prepare import prepare
from training.sampler import Sampler, Sampling
from training.train import Plan, Training

WEIGHTS = Path(__file__).parent / "weights.toml"
# A try of a few minutes: a model that learns something on a sample in that time.
SMALL = Plan(
    minutes=1, width=128, encoder_layers=2, decoder_layers=1, warm_up=50, average=0.98, batch=1024
)
SMALL_VOCABULARY, SMALL_SAMPLE = 2000, 20_000


def run(corpus: Path, folder: Path, minutes: float, small: bool) -> Path:
    """Trains from a corpus and returns the folder of the exported model.

    Args:
        corpus: TSV of source, licence, Arabic, English; may be packed by xz.
        folder: for everything that is written; a training cut off goes on from here.
        minutes: for training alone; the rest takes two minutes more.
        small: a small model on a sample, for a try.
    """
    data, trained, exported = (folder / name for name in ("data", "train", "starter-ar-en"))
    plan = replace(SMALL if small else Plan(minutes), minutes=minutes)
    if not (data / "pieces.model").exists():
        vocabulary = SMALL_VOCABULARY if small else 8000
        prepare(corpus, WEIGHTS, data, vocabulary, SMALL_SAMPLE if small else None)
    sampler = Sampler(data, WEIGHTS, Sampling(), plan.seed)
    Training(sampler, trained, plan).run()
    export(data, trained, exported, plan.shape(0).heads)
    convert(exported, exported / "ctranslate2-float32", "float32")
    return exported


def main() -> None:
    """Runs everything from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--small", action="store_true", help="a small model on a sample")
    parser.add_argument("--flores", type=Path, help="folder with ar, en and <system>.en")
    given = parser.parse_args()
    model = run(given.corpus, given.folder, given.minutes, given.small)
    if given.flores:
        print("\n".join(flores(partial(translate, model), given.flores, None)))


if __name__ == "__main__":
    main()
