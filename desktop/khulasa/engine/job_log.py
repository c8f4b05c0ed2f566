"""What the log says of a job: its sizes, how long it took, and how it ended."""

from __future__ import annotations

import time
from pathlib import Path
from types import TracebackType

from khulasa import log
from khulasa.engine.messages import (
    Alternatives,
    Candidates,
    Event,
    Finished,
    Generate,
    Job,
    JobFailed,
    Loaded,
    Restarted,
    SentenceDone,
    Summarise,
    Translate,
)
from khulasa.translation.result import Status


class JobLog:
    """Follows one job, and writes a record when it begins and when it is left.

    Args:
        request: The job.
    """

    def __init__(self, request: Job) -> None:
        self._job, self._kind = request.job, type(request).__name__
        self._began = time.monotonic()
        self._outcome = "left"
        self._done = self._failed = self._restarts = 0
        log.note("job begins", kind=self._kind, job=self._job, **_sizes(request))

    def __enter__(self) -> JobLog:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        log.note(
            "job over",
            kind=self._kind,
            job=self._job,
            outcome=self._outcome,
            seconds=time.monotonic() - self._began,
            done=self._done,
            failed=self._failed,
            restarts=self._restarts,
        )

    def take(self, event: Event) -> None:
        """Count an event of the job."""
        match event:
            case Loaded(seconds=seconds):
                log.note("model loaded", job=self._job, seconds=seconds)
            case SentenceDone(translation=translation):
                self._done += 1
                self._failed += translation.status is Status.FAILED
            case Restarted():
                self._restarts += 1
            case Finished(stopped=stopped):
                self._outcome = "stopped" if stopped else "finished"
            case JobFailed(kind=kind, details=details):
                self._outcome = f"failed:{kind}"
                log.problem("job fails", details, job=self._job, kind=kind)


def _sizes(request: Job) -> dict[str, log.Value]:
    match request:
        case Translate():
            characters = sum(len(text) for _, text in request.sentences)
            return {
                "model": Path(request.model.folder).name,
                "backend": request.model.backend,
                "sentences": len(request.sentences),
                "characters": characters,
            }
        case Summarise():
            characters = sum(len(text) for sentences in request.paragraphs for text in sentences)
            summariser = request.summariser
            return {
                "model": summariser.name if summariser else "key-sentences",
                "length": str(request.length),
                "paragraphs": len(request.paragraphs),
                "characters": characters,
            }
        case Alternatives() | Candidates():
            return {"model": Path(request.model.folder).name, "characters": len(request.text)}
        case Generate():
            return {
                "model": Path(request.model.folder).name,
                "characters": len(request.instruction),
            }
