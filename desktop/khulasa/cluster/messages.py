"""What goes between the driver of a cluster's batch and its workers: plain values, pickled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from khulasa.batch.document import Document
from khulasa.batch.task import Task
from khulasa.batch.values import Figures, Stage
from khulasa.reading.run import Runner


@dataclass(frozen=True, slots=True)
class Work:
    """What is the same for all groups of a run.

    Attributes:
        run: Names the run; no other has the same.
        version: Khulasa's, where the driver is.
        make_task: Makes the task, on the worker: its models are those that are installed there.
        make_engine: Makes a worker's engine. The worker keeps one for all that are equal to it, and
            what Dask hands it is a copy: a bound method's is equal to no other one.
        output: Folder or URL of the results.
        beside: Name of a folder in it, for marks of what is being done.
    """

    run: str
    version: str
    make_task: Callable[[], Task]
    make_engine: Callable[[], Runner]
    output: str
    beside: str


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that a worker does at once, each with its number in the run.

    Attributes:
        name: No other group has had it.
        documents: Numbers and documents.
        is_suspect: A worker was lost while it was at them, so that no worker does them beside
            others, which would come under suspicion too.
    """

    name: str
    documents: tuple[tuple[int, Document], ...]
    is_suspect: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document."""

    number: int
    stage: Stage
    figures: Figures


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a group.

    Attributes:
        outcomes: Of the documents that are over.
        is_lost: A worker began with it and was lost; nothing was done this time.
        fault: Why the worker could not go on; empty if it did.
        kind: Of the fault: ``model`` and ``engine`` as in ``JobFailed``, ``room`` where nothing can
            be written, ``version`` where the worker has another Khulasa.
        worker: Which worker it was.
    """

    outcomes: tuple[Outcome, ...] = ()
    is_lost: bool = False
    fault: str = ""
    kind: str = ""
    worker: str = ""
