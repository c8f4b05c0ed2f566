"""Has one engine translate the sentences of many documents as if they were one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from time import monotonic

from khulasa.batch.item import Item
from khulasa.batch.memory import MadeBy, Memory
from khulasa.engine.messages import (
    Finished,
    JobFailed,
    Loaded,
    ModelSpec,
    Restarted,
    SentenceDone,
    Summarise,
    Translate,
)
from khulasa.reading.fingerprint import model_fingerprint
from khulasa.reading.run import Runner
from khulasa.translation.result import Translation

# Documents in a row that the engine could do nothing with: then it is not they that are bad.
_MOST_IN_VAIN = 3

Places = dict[str, list[tuple[Item, int]]]


class StoppedError(Exception):
    """The work was stopped by the user."""


class EngineFailedError(Exception):
    """The engine can do nothing at all.

    Attributes:
        kind: As in ``JobFailed``.
    """

    def __init__(self, failed: JobFailed) -> None:
        super().__init__(str(failed.message))
        self.kind = failed.kind


class Together:
    """Works off the jobs of many sessions with one engine.

    Equal sentences are translated once. The longest go first: sentences of one length fill a batch
    without gaps, and the short ones at the end keep all cores busy to the last.

    Args:
        engine: Does the work.
        memory: Sentences that were translated before, and those of now.
        on_delivered: Told of each document that has the outcome of one more sentence.
    """

    def __init__(
        self,
        engine: Runner,
        memory: Memory,
        on_delivered: Callable[[Item], None] = lambda _item: None,
    ) -> None:
        self._engine, self._memory, self._on_delivered = engine, memory, on_delivered
        self._job = 0
        self._in_vain, self._worked = 0, False

    def run(self, items: Sequence[Item]) -> Iterator[Item]:
        """Do all that documents wait for; each is given back when it is over.

        Raises:
            StoppedError: The user stopped it.
            EngineFailedError: The engine cannot do anything.
        """
        todo = list(items)
        while todo:
            yield from (item for item in todo if item.job is None)
            todo = [item for item in todo if item.job is not None]
            first = next((i.job for i in todo if isinstance(i.job, Translate)), None)
            if first is not None:
                self._translate([item for item in todo if _shares(item, first)])
                continue
            for item in todo:
                self._summarise(item)

    def _translate(self, group: list[Item]) -> None:
        request = group[0].job
        assert isinstance(request, Translate)
        wanted: Places = {}
        for item in group:
            assert isinstance(item.job, Translate)
            item.begin()
            for number, text in item.job.sentences:
                # The white space between two sentences is part of the first, and no words.
                wanted.setdefault(text.rstrip(), []).append((item, number))
            if not item.job.sentences:
                item.finish()
        made_by = _made_by(request.model, request.source_language, request.target_language)
        for text, outcome in self._memory.find(made_by, wanted.keys()).items():
            self._deliver(wanted.pop(text), outcome)
        while wanted:
            failed = self._round(request, made_by, wanted)
            if failed is None:
                continue
            waiting = {item.number: item for places in wanted.values() for item, _ in places}
            for item in waiting.values():
                if len(waiting) == 1:
                    self._give_up(item, failed)
                else:  # so it is seen which of them is at fault
                    self._translate([item])
            return

    def _round(self, request: Translate, made_by: MadeBy, wanted: Places) -> JobFailed | None:
        """Translate what is wanted, until it is done or a document has to be set aside."""
        order = sorted(wanted, key=len, reverse=True)
        self._job += 1
        last, died, dropped = monotonic(), False, False
        failed: JobFailed | None = None
        sentences = tuple(enumerate(order))
        for event in self._engine.run(replace(request, job=self._job, sentences=sentences)):
            if isinstance(event, SentenceDone):
                text, now = order[event.number], monotonic()
                places = wanted.pop(text, [])
                for item, _ in places[:1]:
                    item.seconds += now - last
                last = now
                self._in_vain, self._worked = 0, True
                self._memory.remember(made_by, text, event.translation)
                self._deliver(places, event.translation)
                # Straight after the end of a process it is the engine's word on what that died of.
                if died and self._set_aside(places, event.translation, wanted):
                    dropped = True
                    self._engine.stop(self._job)
            elif isinstance(event, Loaded):
                last = monotonic()
            elif isinstance(event, JobFailed):
                failed = event
            elif event == Finished(event.job, stopped=True) and not dropped:
                raise StoppedError
            died = isinstance(event, Restarted)
        if failed is not None and failed.kind == "model":
            raise EngineFailedError(failed)
        return failed

    def _set_aside(
        self, places: list[tuple[Item, int]], outcome: Translation, wanted: Places
    ) -> bool:
        """Set documents aside; says whether sentences of theirs were still to come."""
        aside = {item.number for item, _ in places}
        reason = " ".join(issue.message for issue in outcome.issues)
        for item, _ in places:
            item.set_aside(reason)
        dropped = False
        for text in list(wanted):
            wanted[text] = [place for place in wanted[text] if place[0].number not in aside]
            if not wanted[text]:
                del wanted[text]
                dropped = True
        return dropped

    def _summarise(self, item: Item) -> None:
        request = item.job
        assert isinstance(request, Summarise)
        self._job += 1
        began = monotonic()
        for event in self._engine.run(replace(request, job=self._job)):
            item.seconds += monotonic() - began
            began = monotonic()
            match event:
                case JobFailed(kind="model"):
                    raise EngineFailedError(event)
                case JobFailed():
                    self._give_up(item, event)
                    return
                case Finished(stopped=True):
                    raise StoppedError
                case Finished():
                    self._in_vain, self._worked = 0, True
                    item.finish()
                case _:
                    item.on_event(replace(event, job=request.job))

    def _give_up(self, item: Item, failed: JobFailed) -> None:
        """Set a document aside, unless it is the engine that is at fault."""
        self._in_vain += 1
        if not self._worked or self._in_vain == _MOST_IN_VAIN:
            raise EngineFailedError(failed)
        item.set_aside(str(failed.message))

    def _deliver(self, places: list[tuple[Item, int]], outcome: Translation) -> None:
        for item, number in places:
            item.deliver(number, outcome)
            self._on_delivered(item)


def _shares(item: Item, request: Translate) -> bool:
    """Whether a document waits for the same models."""
    job = item.job
    return isinstance(job, Translate) and _way(job) == _way(request)


def _way(job: Translate) -> tuple[ModelSpec, str, str]:
    return job.model, job.source_language, job.target_language


@lru_cache(maxsize=64)
def _made_by(model: ModelSpec, source: str, target: str) -> MadeBy:
    return MadeBy(model_fingerprint(model), source, target)
