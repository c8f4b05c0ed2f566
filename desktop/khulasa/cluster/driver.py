"""Gives the documents of a run to a cluster's workers, and notes what came of them."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain, count
from time import monotonic

from distributed import Client, Future, KilledWorker
from distributed.comm.core import CommClosedError

from khulasa import log
from khulasa.batch.document import Document
from khulasa.batch.progress import Pace, Progress
from khulasa.batch.remark import trouble
from khulasa.batch.run import taken_text
from khulasa.batch.state import RunState
from khulasa.batch.together import EngineFailedError, StoppedError
from khulasa.batch.values import Figures, Stage
from khulasa.cluster.grouping import Grouping
from khulasa.cluster.installing import InstallModels
from khulasa.cluster.messages import Done, Group, Outcome, Work
from khulasa.cluster.stores import Store
from khulasa.cluster.worker import do_group
from khulasa.engine.messages import JobFailed
from khulasa.wording import _

# Seconds that the scheduler may take to answer, and to come back once it answered.
CONNECT_SECONDS = 15.0
RETURN_SECONDS = 600.0
# Seconds after which it is looked how many workers there are.
_LOOK_SECONDS = 2.0
# Groups at hand for each that is done, so that no worker waits for the driver.
_AHEAD = 2
# Faults of engines without anything done in between: then it is not the documents that are bad.
_MOST_IN_VAIN = 3
# Workers that one document may end.
_MOST_LOSSES = 2


class ClusterError(EngineFailedError):
    """The cluster cannot do the work.

    Attributes:
        kind: As in ``Done``; ``cluster`` where there is none.
    """

    def __init__(self, message: str, kind: str = "cluster") -> None:
        super().__init__(JobFailed(0, kind, message))


class _LostError(Exception):
    """The scheduler is gone, and what was given to it with it."""


class Driver:
    """Does all documents of a run that are still to be done, on a cluster.

    It needs no model. What the cluster had in hand when its scheduler was lost is given to the
    next one; a lost worker's documents go to others, alone, so that one that ends workers is found.

    Args:
        address: The scheduler's, such as ``tcp://host:8786``.
        state: The run's documents.
        work: What is done with them.
        store: Of the results.
        may_write: Whether a document's result may go to its place, where that is not known.
        install: Names of models that workers install first.
        keep: Called now and then, when something has changed.
        return_seconds: How long the scheduler may be gone.
        on_progress: Told how far it is, often.
        on_trouble: Told of documents that failed or were set aside, and of the cluster.
    """

    def __init__(
        self,
        address: str,
        state: RunState,
        work: Work,
        store: Store,
        *,
        may_write: Callable[[Document], bool],
        install: tuple[str, ...] = (),
        keep: Callable[[], None] = lambda: None,
        return_seconds: float = RETURN_SECONDS,
        on_progress: Callable[[Progress], None] = lambda _progress: None,
        on_trouble: Callable[[str], None] = lambda _message: None,
    ) -> None:
        self._address, self._state, self._work, self._store = address, state, work, store
        self._may_write, self._install, self._keep = may_write, install, keep
        self._return_seconds, self._on_trouble = return_seconds, on_trouble
        totals = state.totals()
        self._pace = Pace(totals, on_progress)
        self._grouping = Grouping(totals.size - totals.size_over)
        self._documents: Iterator[tuple[int, Document]] = self._waiting()
        # What has to be given out again; and how many workers were lost with a document alone.
        self._again: deque[tuple[tuple[int, Document], ...]] = deque()
        self._losses: dict[int, int] = {}
        self._in_vain = 0
        self._names = count(1)
        self._stopped = threading.Event()
        self._has_told_of_no_workers = False

    def run(self) -> None:
        """Do the work; what is done when it ends in an error stays done.

        Where nothing is to be done, no scheduler is asked.

        Raises:
            StoppedError: ``stop`` was called.
            ClusterError: There is no scheduler, or the workers cannot do anything.
            CannotWriteResultError: What ``keep`` raises.
        """
        first = next(self._documents, None)
        if first is None:
            return
        self._documents = chain([first], self._documents)
        has_answered, gone_since = False, 0.0
        try:
            while True:
                try:
                    with self._connected() as client:
                        if gone_since:
                            self._on_trouble(_("The scheduler is back; the work goes on."))
                        has_answered, gone_since = True, 0.0
                        self._work_with(client)
                        return
                except (_LostError, OSError, CommClosedError) as error:
                    if gone_since == 0.0 and has_answered:
                        log.problem("scheduler lost", error)
                        gone_since = monotonic()
                        self._on_trouble(
                            _("The scheduler is gone. Waiting for it to come back ...")
                        )
                    if not has_answered or monotonic() - gone_since > self._return_seconds:
                        raise ClusterError(self._no_scheduler(error)) from error
                    self._pause()
        finally:
            self._store.remove(self._work.beside)

    def stop(self) -> None:
        """Stop soon; for any thread. What workers have in hand is done again next time."""
        self._stopped.set()

    def _connected(self) -> Client:
        client = Client(
            self._address, timeout=CONNECT_SECONDS, name="khulasa", set_as_default=False
        )
        try:
            if self._install:
                client.register_plugin(InstallModels(self._install))
        except RuntimeError as error:
            client.close()
            raise ClusterError(str(error), "model") from error
        return client

    def _work_with(self, client: Client) -> None:
        """Give out groups and take what comes back, until all is done."""
        inbox: queue.SimpleQueue[Future[Done]] = queue.SimpleQueue()
        flying: dict[str, tuple[Future[Done], Group]] = {}
        slots, look_at = 0, 0.0
        self._pace.begin()
        try:
            while True:
                if self._stopped.is_set():
                    client.cancel([future for future, _group in flying.values()], force=True)
                    raise StoppedError
                if monotonic() >= look_at:
                    slots, look_at = self._slots(client), monotonic() + _LOOK_SECONDS
                while len(flying) < max(1, slots * _AHEAD) and (group := self._next(slots)):
                    future = client.submit(do_group, self._work, group, key=group.name, pure=False)
                    flying[group.name] = (future, group)
                    future.add_done_callback(inbox.put)
                if not flying:
                    return
                try:
                    future = inbox.get(timeout=_LOOK_SECONDS / 4)
                except queue.Empty:
                    continue
                self._take(future, flying, inbox)
                self._keep()
        finally:
            # What is not taken is not done.
            self._again.extend(group.documents for _future, group in flying.values())

    def _slots(self, client: Client) -> int:
        """How many groups the cluster does at once."""
        slots: int = sum(client.nthreads().values())
        if not slots and not self._has_told_of_no_workers:
            self._has_told_of_no_workers = True
            self._on_trouble(_("The cluster has no workers at the moment. Waiting for some ..."))
        return slots

    def _next(self, slots: int) -> Group | None:
        if self._again:
            documents = self._again.popleft()
        else:
            documents = self._grouping.group(self._documents, max(1, slots))
        if not documents:
            return None
        is_suspect = any(number in self._losses for number, _document in documents)
        return Group(f"{self._work.run}-{next(self._names)}", documents, is_suspect)

    def _take(
        self,
        future: Future[Done],
        flying: dict[str, tuple[Future[Done], Group]],
        inbox: queue.SimpleQueue[Future[Done]],
    ) -> None:
        """Take what came of a group."""
        if future.status in ("cancelled", "lost"):
            raise _LostError
        _future, group = flying[str(future.key)]
        try:
            done: Done = future.result(timeout=CONNECT_SECONDS)
        except KilledWorker:
            done = Done(is_lost=True)
        except TimeoutError:  # its worker was lost with it, so that another one does it again
            future.add_done_callback(inbox.put)
            return
        except (OSError, CommClosedError) as error:
            raise _LostError from error
        # Whatever Dask could not do, such as unpickling where there is no Khulasa.
        except Exception as error:
            if future.status in ("cancelled", "lost"):
                raise _LostError from error
            raise ClusterError(
                _("A worker could not begin ({error}). Is Khulasa installed there?").format(
                    error=error
                )
            ) from error
        del flying[group.name]
        documents = dict(group.documents)
        for outcome in done.outcomes:
            self._finish(documents[outcome.number], outcome)
        if done.outcomes:
            self._in_vain = 0
        if done.is_lost:
            reason = _("Workers of the cluster were lost while they were at it.")
            self._lost(group, reason)
        elif done.fault:
            self._fault(group, done)

    def _fault(self, group: Group, done: Done) -> None:
        self._in_vain += 1
        if done.kind != "engine" or self._in_vain >= _MOST_IN_VAIN:
            self._again.append(group.documents)
            message = _("{worker}: {reason}").format(worker=done.worker, reason=done.fault)
            raise ClusterError(message, done.kind)
        self._lost(group, done.fault)

    def _lost(self, group: Group, reason: str) -> None:
        """Give the documents of a group out again, each alone; not one that ended two workers."""
        for number, document in group.documents:
            self._losses[number] = self._losses.get(number, 0) + 1
            if self._losses[number] < _MOST_LOSSES:
                self._again.append(((number, document),))
            else:
                figures = Figures(remark=reason)
                self._finish(document, Outcome(number, Stage.SET_ASIDE, figures))
        log.note("documents given out again", documents=len(group.documents))

    def _waiting(self) -> Iterator[tuple[int, Document]]:
        """The documents to do whose results may be written; the others have failed then."""
        while (taken := self._state.take()) is not None:
            number, document, ours = taken
            if ours or self._may_write(document):
                self._state.begin(number)
                yield number, document
            else:
                figures = Figures(remark=taken_text(document.place))
                self._finish(document, Outcome(number, Stage.FAILED, figures))

    def _finish(self, document: Document, outcome: Outcome) -> None:
        figures = outcome.figures
        self._state.finish(outcome.number, outcome.stage, figures)
        self._losses.pop(outcome.number, None)
        if figures.words:
            self._grouping.learn(document, figures.words)
        if outcome.stage is not Stage.DONE:
            log.note("document not done", stage=outcome.stage.value.replace(" ", "-"))
            self._on_trouble(trouble(document.name, figures.remark))
        self._pace.advance(document.size, documents=1)

    def _pause(self) -> None:
        """Wait a moment for the scheduler.

        Raises:
            StoppedError: The user does not want to.
        """
        if self._stopped.wait(1.0):
            raise StoppedError

    def _no_scheduler(self, error: BaseException) -> str:
        return _(
            "No scheduler answers at {address} ({reason}). Start one with: dask scheduler"
        ).format(address=self._address, reason=error or type(error).__name__)
