"""What an article of so many words costs Khulasa itself: python -m bench.own_cost WORDS.

Prints the seconds, those of computing, the words and the most memory as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from bench.memory import memory_of
from bench.scripted import ScriptedEngine, article_text
from khulasa.article.read import read_text
from khulasa.library.facade import Library
from khulasa.models.catalogue import load_catalogue
from khulasa.reading.opening import enter, start
from khulasa.reading.remembering import RememberingEngine
from khulasa.reading.route import choose_route
from khulasa.reading.run import run
from khulasa.reading.session import Session
from khulasa.translation.backend_name import BackendName


def main() -> None:
    """Read, translate and keep an article."""
    text = article_text(int(sys.argv[1]))
    models = load_catalogue().models
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        began, before = perf_counter(), process_time()
        article = read_text(text, language="ar")
        session, engine = Session(), RememberingEngine(ScriptedEngine(), print)
        stored = enter(library, article, "en")
        assert stored is not None
        engine.library, engine.article_id = library, stored.record.id
        keeper, changes = start(
            session,
            article,
            choose_route(models, "ar", "en"),
            BackendName.CTRANSLATE2,
            summarise=False,
            library=library,
            stored=stored,
            models=models,
        )
        assert keeper is not None
        for change in run(session, engine, changes + session.go_on()):
            keeper.on_change(change)
        library.write(lambda _connection: None).result()
        seconds, computing = perf_counter() - began, process_time() - before
        memory = memory_of(os.getpid())
        keeper.close()
        library.close(purge=False)
    found = {"seconds": seconds, "computing": computing, "words": len(text.split())}
    print(json.dumps(found | {"memory": memory}))


if __name__ == "__main__":
    main()
