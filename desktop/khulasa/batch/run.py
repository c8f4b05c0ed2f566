"""A batch from its first document to its report."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path

from khulasa import log
from khulasa.batch.document import Document
from khulasa.batch.lane import Ends, run_lane
from khulasa.batch.memory import Memory
from khulasa.batch.progress import Pace, Progress
from khulasa.batch.remark import trouble
from khulasa.batch.report import write_csv, write_html
from khulasa.batch.results import Writer
from khulasa.batch.state import RunState
from khulasa.batch.task import Task
from khulasa.batch.values import Figures, Stage
from khulasa.reading.run import Runner
from khulasa.wording import _


def taken_text(place: str) -> str:
    """What is said of a document whose place has a file of someone else's."""
    return _("There is a file {place} already, which is no result of this batch.").format(
        place=place
    )


def report(state: RunState, output: Path, beside: Path, csv: str, html: str) -> None:
    """Write what came of all documents.

    Args:
        state: The documents.
        output: The folder of the results.
        beside: The folder of the run's state, below it.
        csv, html: Names of the files in the output folder.

    Raises:
        NoRoomError: They cannot be written.
        CannotWriteResultError: Likewise.
    """
    writer = Writer(output, beside, "report")
    # With the mark that tells spreadsheets that it is UTF-8.
    writer.write(csv, lambda file: write_csv(state.rows(), file), "utf-8-sig")
    totals = state.totals()
    writer.write(html, lambda file: write_html(state.rows(), totals, file))


class Batch:
    """Translates all documents of a run that are still to be done.

    Args:
        state: The run's documents.
        task: What is done with each.
        output: The folder of the results.
        beside: The folder of the run's state, below it.
        memory: Sentences that were translated before.
        make_engine: Gives an engine; each of the jobs has its own. Not asked where nothing is
            left to do.
        jobs: How many engines work at once.
        overwrite: Write over files that are no results of this run.
        on_progress: Told how far it is, often; may be called in any thread.
        on_trouble: Told of documents that failed or were set aside, likewise.
    """

    def __init__(
        self,
        state: RunState,
        task: Task,
        output: Path,
        beside: Path,
        *,
        memory: Memory,
        make_engine: Callable[[], Runner],
        jobs: int = 1,
        overwrite: bool = False,
        on_progress: Callable[[Progress], None] = lambda _progress: None,
        on_trouble: Callable[[str], None] = lambda _message: None,
    ) -> None:
        self._state, self._task = state, task
        self._output, self._beside, self._memory = output, beside, memory
        totals = state.totals()
        jobs = min(jobs, totals.documents - totals.over)
        self._engines = [make_engine() for _ in range(jobs)]
        self._overwrite = overwrite
        self._on_trouble = on_trouble
        self._stopped = threading.Event()
        self._pace = Pace(totals, on_progress)

    def run(self) -> None:
        """Do the work; what is done when it ends in an error stays done.

        Raises:
            StoppedError: ``stop`` was called.
            EngineFailedError: The engine cannot do anything.
            NoRoomError: The results cannot be written.
        """
        if not self._engines:
            return
        with ThreadPoolExecutor(len(self._engines)) as pool:
            lanes = [pool.submit(self._lane, *lane) for lane in enumerate(self._engines)]
            # Now and then, because where nothing ends a wait, Ctrl+C has to wait too.
            while wait(lanes, timeout=0.5, return_when=FIRST_EXCEPTION).not_done:
                if any(lane.done() and lane.exception() for lane in lanes):
                    break
            failed = next((lane for lane in lanes if lane.done() and lane.exception()), None)
            if failed is not None:
                self.stop()
        if failed is not None:
            failed.result()

    def stop(self) -> None:
        """Stop within two seconds; for any thread."""
        self._stopped.set()
        for engine in self._engines:
            engine.stop(up_to=sys.maxsize)

    def _lane(self, lane: int, engine: Runner) -> None:
        """Do documents with one engine until there are none left."""
        ends = Ends(
            self._take,
            Writer(self._output, self._beside, f"lane-{lane}").write_bytes,
            self._finish,
            self._pace.begin,
            self._pace.advance,
            self._stopped.is_set,
        )
        try:
            run_lane(self._task, engine, self._memory, ends)
        finally:
            engine.close()

    def _take(self) -> tuple[int, Document] | None:
        """The next document whose result may be written; the others have failed then."""
        while not self._stopped.is_set() and (taken := self._state.take()) is not None:
            number, document, ours = taken
            path = self._output / document.place
            if ours or self._overwrite or not os.path.lexists(path):
                self._state.begin(number)
                return number, document
            reason = taken_text(document.place)
            self._finish(number, document, Stage.FAILED, Figures(remark=reason), document.size)
        return None

    def _finish(
        self, number: int, document: Document, stage: Stage, figures: Figures, size: float
    ) -> None:
        self._state.finish(number, stage, figures)
        if stage is not Stage.DONE:
            log.note("document not done", stage=stage.value.replace(" ", "-"))
            self._on_trouble(trouble(document.name, figures.remark))
        self._pace.advance(size, documents=1)
