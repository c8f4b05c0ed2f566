"""What the library has of an article, as sessions, exports and the choice of models take it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from khulasa.engine.messages import model_spec
from khulasa.library.values import MadeBy, Revision, StoredReading, SummaryKind
from khulasa.models.catalogue import Model, ModelMissingError, Route, find_model
from khulasa.models.model import Task
from khulasa.models.store import model_folder
from khulasa.reading.document import Reading
from khulasa.reading.fingerprint import model_fingerprint
from khulasa.reading.revisions import Step, steps_about
from khulasa.reading.state import Progress
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.reading.summary_freshness import SummaryBasis
from khulasa.reading.terms import ArticleTerms
from khulasa.review.languages import Languages
from khulasa.translation.backend_name import BackendName
from khulasa.translation.result import Author, Translation

_BETWEEN = "+"  # between the names of two models, see ``Route.model``


def progress_of(stored: StoredReading, models: Iterable[Model]) -> Progress:
    """What a session has to know to go on with a kept article.

    Args:
        stored: What was kept.
        models: The catalogue.
    """
    kept = stored.summary
    return Progress(
        {number: outcome.current for number, outcome in stored.outcomes.items()},
        {n: o.by_model for n, o in stored.outcomes.items() if o.by_model is not None},
        tuple(_steps(stored.revisions)),
        kept.summary if kept else None,
        SummaryBasis(choice_of(kept.kind, models), kept.made_of) if kept else None,
        stored.seconds,
        stored.notes,
        stored.names,
    )


def reading_of(stored: StoredReading) -> Reading:
    """A kept article as exports take it."""
    return Reading(
        stored.article,
        stored.made_by.model,
        stored.made_by.backend,
        _with_names(stored),
        stored.summary.summary if stored.summary else None,
        stored.seconds,
        stored.target,
        stored.notes,
    )


def _with_names(stored: StoredReading) -> Mapping[int, Translation]:
    """What holds for the sentences of a kept article, its names as the reader fixed them."""
    made = {number: outcome.current for number, outcome in stored.outcomes.items()}
    if not stored.names.names:
        return made
    terms = ArticleTerms()
    terms.open(stored.article.sentences, Languages(stored.article.language, stored.target))
    terms.set_names(stored.names)
    return terms.all_shown(made)


def choice_of(kind: SummaryKind, models: Iterable[Model]) -> SummaryChoice:
    """The kind of summary that was kept, with the summariser as the catalogue has it.

    One that is in no catalogue any more stays the one that made it.
    """
    name = kind.summariser
    summariser = next((model for model in models if model.name == name), None)
    if name is not None and summariser is None:
        summariser = Model(
            name,
            source="",
            target="",
            title=name,
            folder=model_folder(name),
            map_digits=False,
            max_tokens=0,
            licence="",
            notice="",
            task=Task.SUMMARY,
        )
    return SummaryChoice(kind.length, summariser, kind.of_source, kind.grounded)


def route_of(stored: StoredReading, models: tuple[Model, ...]) -> Route | None:
    """The models that translated a kept article; None if they are gone or there were none."""
    source, target = stored.article.language, stored.target
    names = stored.made_by.model.split(_BETWEEN) if stored.made_by.model else []
    try:
        match names:
            case [name]:
                return Route((find_model(models, source, target, name),))
            case [first, last]:
                there = find_model(models, source, "en", first)
                return Route((there, find_model(models, "en", target, last)))
            case _:
                return None
    except ModelMissingError:
        return None


def made_by(route: Route | None, backend: BackendName) -> MadeBy:
    """What a route is called in the library."""
    if route is None:
        return MadeBy()
    prints = (model_fingerprint(model_spec(model, backend)) for model in route.models)
    return MadeBy(route.model.name, _BETWEEN.join(prints), backend)


def users_sentences(translations: Mapping[int, Translation]) -> set[int]:
    """Numbers of the sentences whose words are the reader's own."""
    return {n for n, t in translations.items() if t.author is Author.USER}


def only_users(progress: Progress) -> Progress:
    """What stays where another model is to translate: the reader's own sentences."""
    users = users_sentences(progress.current)
    return Progress(
        {n: t for n, t in progress.current.items() if n in users},
        {n: t for n, t in progress.by_model.items() if n in users},
        tuple(steps_about(progress.undo_stack, users)),
        notes=progress.notes,
        names=progress.names,
    )


def _steps(revisions: Iterable[Revision]) -> Iterator[Step]:
    for _step, changes in groupby(revisions, key=lambda revision: revision.step):
        yield tuple((change.number, change.before) for change in changes)
