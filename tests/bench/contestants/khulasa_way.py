"""Khulasa's whole way: an article is read, translated by the engine, checked and kept."""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.contestants.way import Article, Clock, Took, Way

SUMMARISER = "distilbart-cnn-12-6"


def whole(folder: Path) -> Way:
    """With all checks."""
    return _way(folder)


def unchecked(folder: Path) -> Way:
    """The same without the checks of review."""
    return _way(folder, "--unchecked")


def unscored(folder: Path) -> Way:
    """The same without the score of every token."""
    return _way(folder, "--unscored")


def summarising(folder: Path) -> Way:
    """With a summary of the translation, by the summariser whose folder is beside the model's."""
    return _way(folder, summariser=folder.parent / SUMMARISER)


def retrying(folder: Path) -> Way:
    """The same with doubtful sentences tried again, as the app does: for models with real words."""
    return _way(folder, "--retrying")


def _way(folder: Path, *words: str, summariser: Path | None = None) -> Way:
    from khulasa.article.read import read_text
    from khulasa.engine.client import Engine
    from khulasa.library.facade import Library
    from khulasa.models.catalogue import Route, load_catalogue
    from khulasa.reading.changes import SentencesChanged
    from khulasa.reading.opening import ArticleToOpen, enter, start
    from khulasa.reading.remembering import RememberingEngine
    from khulasa.reading.run import run
    from khulasa.reading.session import Session
    from khulasa.reading.summary_choice import SummaryChoice
    from khulasa.translation.backend_name import BackendName

    models = load_catalogue().models
    name = folder.name if any(m.name == folder.name for m in models) else "opus-mt-ar-en"
    (known,) = (model for model in models if model.name == name)
    model = replace(known, folder=folder).chosen_for("ar", "en")
    choice = None
    if summariser is not None:
        (writer,) = (model for model in models if model.name == summariser.name)
        choice = SummaryChoice(summariser=replace(writer, folder=summariser).chosen_for("en", "en"))
    home = Path(tempfile.mkdtemp(prefix="khulasa-bench-"))
    counted, kept = home / "tokens.txt", home / "library"
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    engine = Engine(
        (sys.executable, "-m", "bench.contestants.engine_program", str(counted), *words)
    )

    def go(text: Article) -> Took:
        if not text.known:
            shutil.rmtree(kept, ignore_errors=True)
        library = Library.open(kept / "library.sqlite")
        counted.write_text("0 0", encoding="ascii")
        clock = Clock()
        article = read_text(text.text, language="ar")
        first = len(next(p.sentences for p in article.paragraphs if p.sentences))
        session, remembering = Session(), RememberingEngine(engine, _fail)
        stored = enter(library, article, "en")
        assert stored is not None
        remembering.library, remembering.article_id = library, stored.record.id
        keeper, changes = start(
            session,
            ArticleToOpen(
                article, Route((model,)), BackendName.CTRANSLATE2, stored=stored, models=models
            ),
            choice=choice,
            summarise=choice is not None,
            library=library,
            on_fault=_fail,
        )
        assert keeper is not None
        for change in run(session, remembering, changes + session.go_on()):
            keeper.on_change(change)
            if isinstance(change, SentencesChanged) and session.counts().done >= first:
                clock.paragraph_done()
                if session.counts().done == session.counts().total:
                    clock.translation_done()
        library.write(lambda _connection: None).result()
        tokens, inputs = (int(number) for number in counted.read_text("ascii").split())
        took = clock.took(tokens, inputs)
        counts = session.counts()
        assert counts.done == counts.total, counts
        assert (session.summary is None) is (choice is None)
        keeper.close()
        library.close(purge=False)
        return took

    return go


def _fail(error: Exception) -> None:
    raise error
