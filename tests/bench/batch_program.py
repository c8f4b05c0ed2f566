"""Translates a folder of documents, as a batch or with nothing but calls of CTranslate2.

python -m bench.batch_program batch | alone MODEL_FOLDER DOCUMENTS

Prints the seconds as JSON.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from bench.contestants import ctranslate2_way
from bench.contestants.way import Article


def batch(model_folder: Path, documents: Path) -> float:
    """Seconds from the first document to the last result."""
    from khulasa.batch.batch import Batch
    from khulasa.batch.document import result_place
    from khulasa.batch.finding import finder
    from khulasa.batch.state import RunState
    from khulasa.batch.task import Task
    from khulasa.engine.client import Engine
    from khulasa.models.catalogue import Route, load_catalogue

    (model,) = (m for m in load_catalogue().models if m.name == model_folder.name)
    model = replace(model, folder=model_folder).chosen_for("ar", "en")
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        counts = str(output / "counts")
        state = RunState(output / "state" / "run.sqlite", "")
        began = perf_counter()
        found = finder([str(documents)], output).find([str(documents)])
        state.add(replace(d, place=result_place(d.place, "en", "txt")) for d in found)
        command = (sys.executable, "-m", "bench.contestants.engine_program", counts)
        run = Batch(
            state,
            Task(lambda _: Route((model,)), summarise=False, language="ar"),
            output,
            output / "state",
            memory=state,
            make_engine=lambda: Engine(command),
        )
        run.run()
        run.report("report.csv", "report.html")
        seconds = perf_counter() - began
        totals = state.totals()
        assert totals.done == totals.documents, totals
    return seconds


def alone(model_folder: Path, documents: Path) -> float:
    """Seconds for the same sentences, the model's loading included."""
    from khulasa.article.read import read_article

    paths = sorted(documents.rglob("*.txt"))
    sentences = [read_article(path, language="ar").sentences for path in paths]
    began = perf_counter()
    ctranslate2_way.alone(model_folder)(Article("", sentences))
    return perf_counter() - began


if __name__ == "__main__":
    measured = {"batch": batch, "alone": alone}[sys.argv[1]]
    print(json.dumps(measured(Path(sys.argv[2]), Path(sys.argv[3]))))
