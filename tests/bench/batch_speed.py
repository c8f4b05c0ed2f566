"""How near a batch of short documents comes to the speed of CTranslate2 alone.

    python tests/bench/batch_speed.py [--documents 2000] [--rounds 1] [--model opus-mt-ar-en]

A model of the true size with random weights translates documents of three sentences, each of them
once through a batch and once as nothing but calls of CTranslate2 with the same tokens. A
translation is as long as its source, and nothing is doubtful: random words would all be tried
again. The score of each token, which a batch finds out and a bare search does not tell, is measured
apart. CPU time is given besides, because other programs on the machine do not change it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from model_speed import MARIAN, SHARED, make

BATCH = 8


def write_documents(folder: Path, count: int) -> None:
    """Write documents of three sentences with words of a real article, no two sentences equal."""
    article = SHARED / "articles" / "baghdad-green-zone.ar.txt"
    words = sorted({w.strip(".،؛:؟!\"'()") for w in article.read_text("utf-8").split()} - {""})
    draw = random.Random(20)
    for number in range(count):
        path = folder / f"{number // 100:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        sentences = [" ".join(draw.choices(words, k=draw.randint(6, 24))) for _ in range(3)]
        path.write_text(". ".join(sentences) + ".\n", encoding="utf-8")


def engine() -> None:
    """The real engine, but for how long translations are, and that none is tried again."""
    from khulasa.engine import worker
    from khulasa.translation import translator

    translator.length_limit = lambda tokens: tokens  # type: ignore[assignment]
    translator.next_rung = lambda *_: None  # type: ignore[assignment]
    worker.main()


def cpu_seconds() -> float:
    """CPU time of this process and of those it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def ours(model_folder: Path, documents: Path) -> None:
    """Measure the batch, from its first document to its last result."""
    from khulasa.batch.batch import Batch
    from khulasa.batch.document import result_place
    from khulasa.batch.finding import finder
    from khulasa.batch.state import RunState
    from khulasa.batch.task import Task
    from khulasa.engine.client import Engine
    from khulasa.models.catalogue import Route, load_catalogue

    (model,) = (m for m in load_catalogue().models if m.name == "opus-mt-ar-en")
    model = replace(model, folder=model_folder, unsure_below=None).chosen_for("ar", "en")
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        state = RunState(output / "state" / "run.sqlite", "")
        began, cpu = time.perf_counter(), cpu_seconds()
        found = finder([str(documents)], output).find([str(documents)])
        state.add(replace(d, place=result_place(d.place, "en", "txt")) for d in found)
        batch = Batch(
            state,
            Task(lambda _: Route((model,)), summarise=False, language="ar"),
            output,
            output / "state",
            memory=state,
            make_engine=lambda: Engine((sys.executable, __file__, "--step", "engine")),
        )
        batch.run()
        batch.report("report.csv", "report.html")
        totals = state.totals()
        assert totals.done == totals.documents, totals
        print(json.dumps([time.perf_counter() - began, cpu_seconds() - cpu]), flush=True)


def bare(model_folder: Path, documents: Path, *, scored: bool) -> None:
    """Measure CTranslate2 with the same sentences, in batches as they come."""
    import ctranslate2

    from khulasa.article.read import read_article
    from khulasa.engine.threads import engine_threads
    from khulasa.engine.tokenizer import MarianTokenizer

    tokenizer = MarianTokenizer(model_folder)
    texts = [
        tokenizer.encode(sentence)
        for path in sorted(documents.rglob("*.txt"))
        for sentence in read_article(path, language="ar").sentences
    ]
    began, cpu = time.perf_counter(), cpu_seconds()
    model = ctranslate2.Translator(
        str(model_folder / "ctranslate2-int8"), inter_threads=engine_threads(), intra_threads=1
    )
    waiting = []
    for start in range(0, len(texts), BATCH):
        batch = texts[start : start + BATCH]
        length = max(map(len, batch))
        waiting += model.translate_batch(
            batch, beam_size=4, max_decoding_length=length, asynchronous=True
        )
    outputs = [result.result().hypotheses[0] for result in waiting]
    if scored:
        model.score_batch(texts, outputs, max_batch_size=256, batch_type="tokens")
    print(json.dumps([time.perf_counter() - began, cpu_seconds() - cpu]), flush=True)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--model", choices=MARIAN, default="opus-mt-ar-en")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--keep", type=Path, help="a folder for the model, to be used again")
    given = parser.parse_args()
    if given.step == "engine":
        engine()
        return
    if given.step:
        model_folder, documents = given.keep, given.folder
        if given.step == "ours":
            ours(model_folder, documents)
        else:
            bare(model_folder, documents, scored=given.step == "scored")
        return
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder) / "documents"
        write_documents(documents, given.documents)
        model_folder = given.keep or Path(folder) / "model"
        if not model_folder.exists():
            model_folder.mkdir()
            make(given.model, model_folder)
        for _ in range(given.rounds):
            measured = {}
            for step in ("bare", "ours", "scored"):
                command = [sys.executable, __file__, "--step", step, "--keep", str(model_folder)]
                command += ["--folder", str(documents)]
                environment = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE"}
                done = subprocess.run(
                    command, check=True, env=environment, stdout=subprocess.PIPE, text=True
                )
                measured[step] = json.loads(done.stdout.splitlines()[-1])
            for step, (seconds, cpu) in measured.items():
                print(
                    f"{step}: {given.documents / seconds:.1f} documents a second"
                    f" ({measured['bare'][0] / seconds:.2f} of bare), CPU {cpu:.0f} s"
                    f" ({measured['bare'][1] / cpu:.2f} of bare)",
                    flush=True,
                )


if __name__ == "__main__":
    main()
