"""How fast the models of the first start read on two cores, and how much memory they take.

Run as ``OMP_WAIT_POLICY=PASSIVE python tests/bench/model_speed.py [NAME...]``. Each model has its
true size and random weights, and is told how long its output is: a translation as long as its
source in tokens, a summary 60 tokens for each 1,000. The text is the Baghdad article in shared/
beside the checkout. Prints, for ``models.cfg``, words of the article in a second (the median of
three rounds) and the most megabytes that the process had in memory.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
CORES = 2
BATCH = 8
MARIAN = {"opus-mt-ar-en": (512, 2048, 8), "opus-mt-tc-big-ar-en": (1024, 4096, 16)}
BART = {"distilbart-cnn-12-6": (12, 6), "distilbart-cnn-6-6": (6, 6)}


def make_marian(folder: Path, width: int, feed_forward: int, heads: int) -> None:
    """A model of this size with opus-mt's tokenizer; six layers on both sides."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    for path in (SHARED / "tokenizer" / "opus-mt-ar-en").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    torch.manual_seed(0)
    config = MarianConfig.from_pretrained(folder)
    config.d_model = width
    config.encoder_ffn_dim = config.decoder_ffn_dim = feed_forward
    config.encoder_attention_heads = config.decoder_attention_heads = heads
    model = MarianMTModel(config)
    with torch.no_grad():
        model.model.shared.weight[-1] = 0
    model.save_pretrained(folder)


def make_bart(folder: Path, encoder_layers: int, decoder_layers: int) -> None:
    """A model of BART's width and vocabulary; only some of its tokens stand for text."""
    import torch
    from transformers import BartConfig, BartForConditionalGeneration

    from models.checkpoints import make_bart as make_tiny

    config = BartConfig(encoder_layers=encoder_layers, decoder_layers=decoder_layers)
    make_tiny(folder / "tiny")
    for path in (folder / "tiny").iterdir():
        if path.suffix != ".safetensors":
            path.rename(folder / path.name)
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    vocabulary |= {f"unused{n}": n for n in range(len(vocabulary), config.vocab_size)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    torch.manual_seed(0)
    BartForConditionalGeneration(config).save_pretrained(folder)


def make(name: str, folder: Path) -> None:
    """Make and convert a model, in a process whose memory nobody counts."""
    from khulasa.conversion.convert import convert

    if name in MARIAN:
        make_marian(folder, *MARIAN[name])
    else:
        make_bart(folder, *BART[name])
    convert(folder, folder / "ctranslate2-int8")


def measure(name: str, folder: Path) -> None:
    """Print what this process measures of a model that lies in a folder."""
    import ctranslate2

    from khulasa.article.read import read_article
    from khulasa.engine.tokenizer import MarianTokenizer

    article = read_article(SHARED / "articles" / "baghdad-green-zone.ar.txt")
    words = sum(len(sentence.split()) for sentence in article.sentences)
    tokenizer = MarianTokenizer(folder) if name in MARIAN else None
    if tokenizer is not None:
        texts = [tokenizer.encode(sentence) for sentence in article.sentences]
        lengths = [len(text) for text in texts]
        workers, threads = CORES, 1
    else:
        words = 750  # what 1,000 of BART's tokens are in English
        texts, lengths = [["<s>", *["the"] * 998, "</s>"]], [60]
        workers, threads = 1, CORES
    model = ctranslate2.Translator(
        str(folder / "ctranslate2-int8"), inter_threads=workers, intra_threads=threads
    )
    batches = [range(i, min(i + BATCH, len(texts))) for i in range(0, len(texts), BATCH)]

    def read_all() -> float:
        began = time.perf_counter()
        waiting = []
        for batch in batches:
            length = round(statistics.mean(lengths[n] for n in batch))
            waiting += model.translate_batch(
                [texts[n] for n in batch],
                beam_size=4,
                min_decoding_length=length,
                max_decoding_length=length,
                asynchronous=True,
            )
        for result in waiting:
            result.result()
        return time.perf_counter() - began

    read_all()
    seconds = statistics.median(read_all() for _ in range(3))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{name}: words_a_second = {words / seconds:.0f}, memory_mb = {memory:.0f}", flush=True)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=[*MARIAN, *BART])
    parser.add_argument("--step", choices=("make", "measure"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        {"make": make, "measure": measure}[given.step](given.names[0], given.folder)
        return
    for name in given.names:
        with tempfile.TemporaryDirectory() as folder:
            for step in ("make", "measure"):
                command = [sys.executable, __file__, name, "--step", step, "--folder", folder]
                subprocess.run(command, check=True, env=dict(os.environ))


if __name__ == "__main__":
    main()
