"""Translates a folder of documents, as a batch or with nothing but calls of CTranslate2.

python -m bench.batch_program batch | own | alone MODEL_FOLDER DOCUMENTS

The engine of ``own`` answers at once, so that what is left is Khulasa's own work. Prints as JSON
the seconds, and the seconds of computing of the process and of all that it started; on standard
error how far it is.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from bench.contestants import ctranslate2_way
from bench.contestants.way import Article
from bench.scripted import ScriptedEngine
from khulasa.batch.progress import Progress
from khulasa.reading.run import Runner

Cost = dict[str, float]
MakeEngine = Callable[[], Runner]


class Clock:
    """Time and computing since it was made."""

    def __init__(self) -> None:
        self._began, self._before = perf_counter(), _computed()

    def read(self) -> Cost:
        """Seconds so far; processes count once they have ended."""
        return {
            "seconds": perf_counter() - self._began,
            "computing": _computed() - self._before,
        }


class Told:
    """Says on standard error how far a batch is: each tenth once."""

    def __init__(self) -> None:
        self._tenth = 0

    def show(self, progress: Progress) -> None:
        """Take how far it is."""
        tenth = int(progress.part * 10)
        if tenth > self._tenth:
            self._tenth = tenth
            left = f", {progress.seconds_left:.0f} s left" if progress.seconds_left else ""
            words = f"  {progress.over:,} of {progress.documents:,} documents{left}"
            print(words, file=sys.stderr, flush=True)


def batch(model_folder: Path, documents: Path, make_engine: MakeEngine | None = None) -> Cost:
    """What it takes from the first document to the last result."""
    from khulasa.batch.document import result_place
    from khulasa.batch.finding import finder
    from khulasa.batch.run import Batch, report
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
        clock = Clock()
        found = finder([str(documents)], output).find([str(documents)])
        state.add(replace(d, place=result_place(d.place, "en", "txt")) for d in found)
        command = (sys.executable, "-m", "bench.contestants.engine_program", counts)
        run = Batch(
            state,
            Task(lambda _: Route((model,)), summarise=False, language="ar"),
            output,
            output / "state",
            memory=state,
            make_engine=make_engine or (lambda: Engine.started(command)),
            on_progress=Told().show,
        )
        run.run()
        report(state, output, output / "state", "report.csv", "report.html")
        cost = clock.read()
        totals = state.totals()
        assert totals.done == totals.documents, totals
    return cost


def own(model_folder: Path, documents: Path) -> Cost:
    """What a batch takes beside its model."""
    return batch(model_folder, documents, make_engine=ScriptedEngine)


def alone(model_folder: Path, documents: Path) -> Cost:
    """What the same sentences take, the model's loading included."""
    from khulasa.article.read import read_article

    paths = sorted(documents.rglob("*.txt"))
    sentences = [read_article(path, language="ar").sentences for path in paths]
    clock = Clock()
    ctranslate2_way.alone(model_folder)(Article("", sentences))
    return clock.read()


def _computed() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    measured = {"batch": batch, "own": own, "alone": alone}[sys.argv[1]]
    print(json.dumps(measured(Path(sys.argv[2]), Path(sys.argv[3]))))
