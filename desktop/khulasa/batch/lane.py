"""Documents through one engine: read ahead, translated together, written one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from khulasa import log
from khulasa.batch.document import Document
from khulasa.batch.item import Item
from khulasa.batch.memory import Memory
from khulasa.batch.reading_ahead import IdleReaders, Read, ReadingAhead
from khulasa.batch.results import CannotWriteResultError, NoRoomError
from khulasa.batch.task import Task
from khulasa.batch.together import StoppedError, Together
from khulasa.batch.values import Figures, Stage
from khulasa.export.choices import Details
from khulasa.export.formats import render
from khulasa.models.catalogue import ModelMissingError
from khulasa.reading.run import Runner
from khulasa.reasons import reason_of
from khulasa.wording import _

# Sentences that the engine is given at once. Its cores wait for each other only at the end of
# them, and what is not written yet is in memory.
PORTION = 1000


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a lane's documents come from, and where what came of them goes.

    Attributes:
        take: Gives the next document with its number, in the reader's thread; None at the end.
        write: Writes a result to a document's place. Raises ``CannotWriteResultError``, or
            ``NoRoomError`` if nothing can be written any more.
        finish: Told what came of a document; the last value is how many bytes of it were not told
            to ``delivered``.
        begun: Told of each document that was read.
        delivered: Told how many bytes of a document one more sentence stands for.
        is_stopped: Whether the user wants it to end.
    """

    take: Callable[[], tuple[int, Document] | None]
    write: Callable[[str, bytes], object]
    finish: Callable[[int, Document, Stage, Figures, float], object]
    begun: Callable[[], object] = lambda: None
    delivered: Callable[[float], None] = lambda _size: None
    is_stopped: Callable[[], bool] = lambda: False


def run_lane(
    task: Task, engine: Runner, memory: Memory, ends: Ends, idle: IdleReaders | None = None
) -> None:
    """Do documents with one engine until there are none left.

    Args:
        task: What is done with each.
        engine: Does the work.
        memory: Sentences that were translated before.
        ends: Where documents come from and results go.
        idle: Lends the reading process; None for one of its own.

    Raises:
        StoppedError: The user stopped it.
        EngineFailedError: The engine cannot do anything.
        NoRoomError: The results cannot be written.
    """
    reading = ReadingAhead(
        ends.take, encoding=task.encoding, language=task.language, parts=task.parts, idle=idle
    )
    together = Together(engine, memory, lambda item: ends.delivered(item.credit_sentence()))
    try:
        while portion := reading.portion(PORTION):
            items = [item for read in portion if (item := _item(read, task, ends)) is not None]
            for item in together.run(items):
                _write(item, task, ends)
            if ends.is_stopped():
                raise StoppedError
        if ends.is_stopped():
            raise StoppedError
    finally:
        reading.close()


def _item(read: Read, task: Task, ends: Ends) -> Item | None:
    """A document to work at; None if that cannot be, and then it has failed."""
    article, reason = read.article, read.reason
    if article is not None:
        if read.document.known_as:
            article = replace(article, file=read.document.known_as)
        try:
            item = Item(read.number, read.document, article, task.route(article.language), task)
            ends.begun()
            return item
        except ModelMissingError as error:
            reason = str(error)
        # Whatever a document does to the app, it must not take the others with it.
        except Exception as error:
            reason = _unexpected(error)
    elif ends.is_stopped():
        return None
    size = read.document.size
    ends.finish(read.number, read.document, Stage.FAILED, Figures(remark=reason), size)
    return None


def _write(item: Item, task: Task, ends: Ends) -> None:
    written, stage = False, Stage.SET_ASIDE if item.problem else Stage.DONE
    try:
        if item.reading.translations:
            model = item.session.model
            details = Details(
                model.notice if model else "",
                summary_language=item.session.summary_language,
            )
            content = render(item.reading, task.format, task.choices, details)
            ends.write(item.document.place, content)
            written = True
    except CannotWriteResultError as error:
        stage = Stage.FAILED
        item.set_aside(str(error))
    except NoRoomError:
        raise
    except Exception as error:
        stage = Stage.FAILED
        item.set_aside(_unexpected(error))
    ends.finish(item.number, item.document, stage, item.figures(written=written), item.credit())


def _unexpected(error: Exception) -> str:
    log.problem("document failed", error)
    return _("Something unexpected went wrong: {error}").format(error=reason_of(error))
