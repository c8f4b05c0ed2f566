"""Cleans the corpus and learns the vocabulary: everything that is done once before training."""

import argparse
import random
import shutil
from collections import Counter
from itertools import chain
from pathlib import Path

import sentencepiece as spm

from training.corpus import Pair, Weights, clean, read_pairs, split_held_out
from training.text import piece_rules
from training.written import written_pairs


def prepare(
    corpus: Path,
    weights_file: Path,
    folder: Path,
    vocabulary: int,
    most: int | None = None,
    written: list[Path] | None = None,
    pieces: Path | None = None,
) -> None:
    """Writes `train.tsv`, `held-out.tsv` and the SentencePiece model into a folder.

    Args:
        corpus: TSV of source, licence, Arabic, English; may be packed by xz.
        weights_file: the weight of each source.
        folder: where the results go.
        vocabulary: pieces of the joint vocabulary.
        most: takes a random sample of this many pairs, for a quick try.
        written: folders of pairs that were written for this model.
        pieces: a SentencePiece model to keep, where a training goes on from other weights.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pairs, dropped = clean(chain(read_pairs(corpus), written_pairs(written or [])))
    training, held_out = split_held_out(pairs)
    if most is not None and len(training) > most:
        training = random.Random(1).sample(training, most)
    print(f"{len(training)} pairs to train on, {len(held_out)} held out; dropped {dict(dropped)}")
    _write(folder / "train.tsv", training)
    _write(folder / "held-out.tsv", held_out)
    if pieces is None:
        learn_vocabulary(training, Weights(weights_file), folder, vocabulary)
    else:
        shutil.copyfile(pieces, folder / "pieces.model")


def learn_vocabulary(pairs: list[Pair], weights: Weights, folder: Path, size: int) -> None:
    """Learns one SentencePiece model for both languages from the pairs as they are weighted."""
    rng = random.Random(1)
    lines: list[str] = []
    for pair in pairs:
        weight = weights.of(pair.source).early
        copies = int(weight) + (rng.random() < weight % 1)
        lines.extend([pair.arabic, pair.english] * min(copies, 3))
    rules = folder / "rules.tsv"
    rules.write_text(
        "".join(f"{_codes(read)}\t{_codes(seen)}\n" for read, seen in piece_rules()),
        encoding="utf-8",
    )
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_prefix=str(folder / "pieces"),
        vocab_size=size,
        hard_vocab_limit=False,  # a tiny corpus has fewer pieces
        model_type="unigram",
        character_coverage=0.9997,
        split_digits=True,
        normalization_rule_tsv=str(rules),
        max_sentence_length=4096,
        input_sentence_size=1_000_000,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        num_threads=2,
        minloglevel=1,
    )
    counts = Counter(pair.source for pair in pairs)
    print(f"vocabulary of {size} from {len(lines)} lines, {len(counts)} sources")


def _codes(text: str) -> str:
    return " ".join(f"{ord(character):X}" for character in text)


def _write(path: Path, pairs: list[Pair]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for p in pairs:
            stream.write(f"{p.source}\t{p.licence}\t{p.arabic}\t{p.english}\n")


def main() -> None:
    """Runs the preparation from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weights", type=Path, default=Path(__file__).parent / "weights.toml")
    parser.add_argument("--vocabulary", type=int, default=8000)
    parser.add_argument("--most", type=int, help="train on this many pairs only")
    parser.add_argument(
        "--written", type=Path, nargs="*", default=[Path(__file__).parent / "written"]
    )
    parser.add_argument("--pieces", type=Path, help="keep the vocabulary of other weights")
    given = parser.parse_args()
    prepare(
        given.corpus,
        given.weights,
        given.folder,
        given.vocabulary,
        given.most,
        given.written,
        given.pieces,
    )


if __name__ == "__main__":
    main()
