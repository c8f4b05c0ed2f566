"""A batch from its first document to its report."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from khulasa import log
from khulasa.batch.document import Document
from khulasa.batch.item import Item
from khulasa.batch.memory import Memory
from khulasa.batch.reading_ahead import Read, ReadingAhead
from khulasa.batch.report import write_csv, write_html
from khulasa.batch.results import CannotWriteResultError, NoRoomError, Writer
from khulasa.batch.state import RunState
from khulasa.batch.task import Task
from khulasa.batch.together import StoppedError, Together
from khulasa.batch.values import Figures, Stage
from khulasa.export.choices import Details
from khulasa.export.formats import render
from khulasa.models.catalogue import ModelMissingError
from khulasa.reading.run import Runner
from khulasa.wording import _

# Sentences that the engine is given at once. Its cores wait for each other only at the end of
# them, and what is not written yet is in memory.
PORTION = 1000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is.

    Attributes:
        over: Documents that nothing is left to do for.
        documents: All of them.
        part: How much of the whole that is, by the size of the files; from 0 to 1.
        seconds_left: At the pace of this run; None while that is not known.
    """

    over: int
    documents: int
    part: float
    seconds_left: float | None


class Batch:
    """Translates all documents of a run that are still to be done.

    Args:
        state: The run's documents.
        task: What is done with each.
        output: The folder of the results.
        beside: The folder of the run's state, below it.
        memory: Sentences that were translated before.
        make_engine: Gives an engine; each of the jobs has its own.
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
        self._engines = [make_engine() for _ in range(jobs)]
        self._overwrite = overwrite
        self._on_progress, self._on_trouble = on_progress, on_trouble
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        totals = state.totals()
        self._documents, self._over = totals.documents, totals.over
        self._size, self._size_over = totals.size, float(totals.size_over)
        self._size_before, self._started = self._size_over, 0.0

    def run(self) -> None:
        """Do the work; what is done when it ends in an error stays done.

        Raises:
            StoppedError: ``stop`` was called.
            EngineFailedError: The engine cannot do anything.
            NoRoomError: The results cannot be written.
        """
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

    def report(self, csv: str, html: str) -> None:
        """Write what came of all documents.

        Args:
            csv, html: Names of the files in the output folder.

        Raises:
            NoRoomError: They cannot be written.
            CannotWriteResultError: Likewise.
        """
        writer = Writer(self._output, self._beside, "report")
        # With the mark that tells spreadsheets that it is UTF-8.
        writer.write(csv, lambda file: write_csv(self._state.rows(), file), "utf-8-sig")
        totals = self._state.totals()
        writer.write(html, lambda file: write_html(self._state.rows(), totals, file))

    def _lane(self, lane: int, engine: Runner) -> None:
        """Do documents with one engine until there are none left."""
        task = self._task
        reading = ReadingAhead(
            self._take, encoding=task.encoding, language=task.language, parts=task.parts
        )
        together = Together(engine, self._memory, self._delivered)
        writer = Writer(self._output, self._beside, f"lane-{lane}")
        try:
            while portion := reading.portion(PORTION):
                items = [item for read in portion if (item := self._item(read)) is not None]
                for item in together.run(items):
                    self._write(item, writer)
                if self._stopped.is_set():
                    raise StoppedError
            if self._stopped.is_set():
                raise StoppedError
        finally:
            reading.close()
            engine.close()

    def _take(self) -> tuple[int, Document] | None:
        """The next document whose result may be written; the others have failed then."""
        while not self._stopped.is_set() and (taken := self._state.take()) is not None:
            number, document, ours = taken
            path = self._output / document.place
            if ours or self._overwrite or not os.path.lexists(path):
                self._state.begin(number)
                return number, document
            self._failed(
                number,
                document,
                _("There is a file {place} already, which is no result of this batch.").format(
                    place=document.place
                ),
            )
        return None

    def _item(self, read: Read) -> Item | None:
        """A document to work at; None if that cannot be, and then it has failed."""
        article, reason = read.article, read.reason
        if article is not None:
            try:
                route = self._task.route(article.language)
                item = Item(read.number, read.document, article, route, self._task)
                with self._lock:
                    self._started = self._started or monotonic()
                return item
            except ModelMissingError as error:
                reason = str(error)
            # Whatever a document does to the app, it must not take the others with it.
            except Exception as error:
                reason = _unexpected(error)
        elif self._stopped.is_set():
            return None
        self._failed(read.number, read.document, reason)
        return None

    def _write(self, item: Item, writer: Writer) -> None:
        written, stage = False, Stage.SET_ASIDE if item.problem else Stage.DONE
        try:
            if item.reading.translations:
                model = item.session.model
                details = Details(
                    model.notice if model else "",
                    summary_language=item.session.summary_language,
                )
                content = render(item.reading, self._task.format, self._task.choices, details)
                writer.write_bytes(item.document.place, content)
                written = True
        except CannotWriteResultError as error:
            stage = Stage.FAILED
            item.set_aside(str(error))
        except NoRoomError:
            raise
        except Exception as error:
            stage = Stage.FAILED
            item.set_aside(_unexpected(error))
        figures = item.figures(written=written)
        self._finish(item.number, item.document, stage, figures, item.credit())

    def _failed(self, number: int, document: Document, reason: str) -> None:
        self._finish(number, document, Stage.FAILED, Figures(remark=reason), document.size)

    def _finish(
        self, number: int, document: Document, stage: Stage, figures: Figures, size: float
    ) -> None:
        self._state.finish(number, stage, figures)
        if stage is not Stage.DONE:
            log.note("document not done", stage=stage.value.replace(" ", "-"))
            self._on_trouble(f"{document.name}: {figures.remark}")
        self._advance(size, documents=1)

    def _delivered(self, item: Item) -> None:
        self._advance(item.credit_sentence())

    def _advance(self, size: float, documents: int = 0) -> None:
        with self._lock:
            self._over += documents
            self._size_over += size
            fresh = self._size_over - self._size_before
            left = None
            if self._started and fresh > 0:
                seconds = monotonic() - self._started
                left = (self._size - self._size_over) * seconds / fresh
            part = self._size_over / self._size if self._size else 1.0
            progress = Progress(self._over, self._documents, min(1.0, part), left)
        self._on_progress(progress)


def _unexpected(error: Exception) -> str:
    log.problem("document failed", error)
    return _("Something unexpected went wrong: {error}").format(error=error or type(error).__name__)
