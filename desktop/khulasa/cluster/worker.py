"""What a worker of the cluster does with a group of documents."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from threading import Lock

from khulasa import __version__
from khulasa.article.errors import UnreadableError
from khulasa.article.finding import check_size
from khulasa.article.formats import MOST_BYTES
from khulasa.batch.document import Document
from khulasa.batch.lane import Ends, run_lane
from khulasa.batch.reading_ahead import IdleReaders
from khulasa.batch.results import CannotWriteResultError, NoRoomError
from khulasa.batch.task import Task
from khulasa.batch.together import EngineFailedError
from khulasa.batch.values import Figures, Stage
from khulasa.cluster.messages import Done, Group, Outcome, Work
from khulasa.cluster.shared_engine import RecentSentences, SharedEngine
from khulasa.cluster.side_by_side import SideBySide
from khulasa.cluster.stores import Store, file_system, local_path, open_store
from khulasa.engine.client import Engine
from khulasa.models.catalogue import ModelMissingError
from khulasa.reading.run import Runner
from khulasa.wording import _

_making = Lock()
_here_too = SideBySide()
_idle_readers = IdleReaders()


@dataclass(frozen=True, slots=True)
class StartEngine:
    """Starts the engine of a worker; see ``Work.make_engine``.

    Attributes:
        device: Where models are computed; None for what the worker's environment says.
    """

    device: str | None = None

    def __call__(self) -> Runner:
        return Engine.started(device=self.device)


def do_group(work: Work, group: Group) -> Done:
    """Translate the documents of a group and write their results.

    Results are written to the same places whoever does it and however often. A mark in the store
    says that the group was begun: who finds it there comes after a worker that was lost.
    """
    if work.version != __version__:
        fault = _("It has Khulasa {theirs}, and {ours} is needed.").format(
            theirs=__version__, ours=work.version
        )
        return Done(fault=fault, kind="version", worker=socket.gethostname())
    with _here_too.alone() if group.is_suspect else _here_too.beside_others():
        return _begun(work, group)


def _begun(work: Work, group: Group) -> Done:
    store = open_store(work.output, work.beside, group.name)
    mark = f"{work.beside}/{group.name}.begun"
    if store.has(mark):
        store.remove(mark)
        return Done(is_lost=True)
    try:
        store.write(mark, b"begun")
        return _done(work, group, store)
    except EngineFailedError as error:
        return Done(fault=str(error), kind=error.kind, worker=socket.gethostname())
    except ModelMissingError as error:
        return Done(fault=str(error), kind="model", worker=socket.gethostname())
    except (NoRoomError, CannotWriteResultError) as error:
        return Done(fault=str(error), kind="room", worker=socket.gethostname())
    finally:
        store.remove(mark)


def _done(work: Work, group: Group, store: Store) -> Done:
    outcomes: list[Outcome] = []
    with _making:
        task = _task(_Of(work.run, work.make_task))
        engine, memory = _engine(work.make_engine)
    with _here() as here:
        waiting, documents = iter(group.documents), dict(group.documents)

        def take() -> tuple[int, Document] | None:
            for number, document in waiting:
                try:
                    return number, here.brought(document)
                # What stores raise is of many classes.
                except Exception as error:
                    reason = _("Cannot read {}: {}.").format(document.name, error)
                    outcomes.append(Outcome(number, Stage.FAILED, Figures(remark=reason)))
            return None

        def finish(
            number: int, _copy: Document, stage: Stage, figures: Figures, _size: float
        ) -> None:
            document = documents[number]
            remark = here.renamed(document, figures.remark)
            outcomes.append(Outcome(number, stage, replace(figures, remark=remark)))
            here.forget(document)

        run_lane(task, engine, memory, Ends(take, store.write, finish), _idle_readers)
    return Done(tuple(outcomes))


@dataclass(frozen=True)
class _Of:
    """Something that a run makes once, known by the run's name."""

    run: str
    make: Callable[[], Task]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Of) and self.run == other.run

    def __hash__(self) -> int:
        return hash(self.run)


@cache
def _task(of: _Of) -> Task:
    return of.make()


@cache
def _engine(make: Callable[[], Runner]) -> tuple[SharedEngine, RecentSentences]:
    """The engine of this process, which stays when a run is over."""
    return SharedEngine(make()), RecentSentences()


class _Here:
    """Documents of other machines, each copied into a folder of this one while it is needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies: dict[str, str] = {}

    def brought(self, document: Document) -> Document:
        """The document as a file of this machine."""
        if (path := local_path(document.path)) is not None:
            return replace(document, path=path)
        path = self._copies.get(document.path) or self._fetched(document)
        self._copies[document.path] = path
        return replace(document, path=path, known_as=document.name)

    def _fetched(self, document: Document) -> str:
        try:
            check_size(0 if document.member else document.size, MOST_BYTES)
        except UnreadableError as error:
            raise OSError(f"{error.reason}; {error.way_out}") from error
        fs, there = file_system(document.path)
        folder = self._folder / str(len(self._copies))
        folder.mkdir()
        here = str(folder / (PurePosixPath(there).name or "document"))
        fs.get_file(there, here)
        return here

    def renamed(self, document: Document, remark: str) -> str:
        """What is said of a document, with the name that the user knows it by."""
        here = self._copies.get(document.path)
        return remark.replace(here, document.path) if here else remark

    def forget(self, document: Document) -> None:
        """The document is over; an archive stays, as the next one may be in it, too."""
        here = self._copies.get(document.path)
        if here and not document.member:
            Path(here).unlink(missing_ok=True)


@contextmanager
def _here() -> Iterator[_Here]:
    with tempfile.TemporaryDirectory(prefix="khulasa-", ignore_cleanup_errors=True) as folder:
        yield _Here(Path(folder))
