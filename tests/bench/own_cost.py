"""What an article of so many words costs Khulasa itself: python -m bench.own_cost WORDS.

An engine process without a model answers at once, so that the client, its pipe and its messages are
in it, and no model is. Prints the seconds, those of computing of this process, the words and the
memory that it holds at the end as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from bench.memory import memory_of
from bench.paced_engine import paced_engine
from bench.scripted import article_text
from khulasa.article.read import read_text
from khulasa.engine.client import Engine
from khulasa.library.facade import Library
from khulasa.models.catalogue import load_catalogue
from khulasa.models.model import Model
from khulasa.reading.opening import ArticleToOpen, enter, start
from khulasa.reading.remembering import RememberingEngine
from khulasa.reading.route import choose_route
from khulasa.reading.run import run
from khulasa.reading.session import Session
from khulasa.translation.backend_name import BackendName

_WARM_UP = 100  # words; what starts for the first article is no cost of a word


def main() -> None:
    """Read, translate and keep an article."""
    engine, models = Engine(paced_engine(0.0)), load_catalogue().models
    try:
        _cost(article_text(_WARM_UP), engine, models)
        print(json.dumps(_cost(article_text(int(sys.argv[1])), engine, models)))
    finally:
        engine.close()


def _cost(text: str, engine: Engine, models: tuple[Model, ...]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        began, before = perf_counter(), process_time()
        article = read_text(text, language="ar")
        session, remembering = Session(), RememberingEngine(engine, print)
        stored = enter(library, article, "en")
        assert stored is not None
        remembering.library, remembering.article_id = library, stored.record.id
        keeper, changes = start(
            session,
            ArticleToOpen(
                article,
                choose_route(models, "ar", "en"),
                BackendName.CTRANSLATE2,
                stored=stored,
                models=models,
            ),
            summarise=False,
            library=library,
        )
        assert keeper is not None
        for change in run(session, remembering, changes + session.go_on()):
            keeper.on_change(change)
        library.write(lambda _connection: None).result()
        seconds, computing = perf_counter() - began, process_time() - before
        memory = memory_of(os.getpid(), children=False)
        counts = session.counts()
        assert counts.done == counts.total, counts
        keeper.close()
        library.close(purge=False)
    words = len(text.split())
    return {"seconds": seconds, "computing": computing, "words": words, "memory": memory}


if __name__ == "__main__":
    main()
