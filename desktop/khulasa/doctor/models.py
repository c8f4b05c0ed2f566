"""Which models are installed, whether their files are whole, and whether the engine runs one."""

from __future__ import annotations

import time
from collections.abc import Callable

from khulasa.doctor.finding import Finding
from khulasa.engine.client import Engine
from khulasa.engine.messages import JobFailed, SentenceDone, Translate, model_spec
from khulasa.models.catalogue import Catalogue, Model, Task
from khulasa.models.errors import megabytes
from khulasa.models.folders.layout import CONVERTED
from khulasa.models.folders.manage import verify
from khulasa.models.folders.manifest import MANIFEST, unfinished
from khulasa.models.store import disk_use, models_folder
from khulasa.wording import N_, Phrase, _, clauses_text, fill_text

STARTER = "starter-ar-en"
_SENTENCE = "أين المكتبة؟"
_AGAIN = N_("Install Khulasa again; your models and settings stay.")
# Without a manifest, these at least have to be there and hold something.
_ESSENTIAL = (f"{CONVERTED}/model.bin", f"{CONVERTED}/config.json")

Say = Callable[[Model, str], str]
"""Translates a sentence with a model; raises RuntimeError with the reason where it cannot."""


def look_at_models(catalogue: Catalogue, say: Say | None = None) -> tuple[Finding, ...]:
    """The catalogue, every installed model, unfinished installations, and the engine.

    Args:
        catalogue: What could be read of it.
        say: How to translate; by default with the engine's own process.
    """
    installed = tuple(model for model in catalogue.models if model.installed)
    return (
        *(_fault(fault) for fault in catalogue.faults),
        *(_model(model) for model in installed),
        *(_unfinished(name, catalogue) for name in unfinished(models_folder())),
        _engine(installed, say or translate),
    )


def _unfinished(name: str, catalogue: Catalogue) -> Finding:
    known = any(model.name == name and model.origin for model in catalogue.models)
    if known or catalogue.faults:  # it may be one that cannot be read
        words = _("half installed; khulasa models install {name} goes on with it")
    else:
        words = _("left by an import that broke off; khulasa models remove {name} clears it")
    return Finding(name, words.format(name=name))


def _fault(fault: Phrase | str) -> Finding:
    mend = _("Correct or remove that section; docs/models.md says what belongs there.")
    return Finding(_("Catalogue"), _("not all of it can be read"), str(fault), mend)


def _model(model: Model) -> Finding:
    wrong = _faults(model)
    size = megabytes(disk_use(model.folder))
    if not wrong:
        return Finding(model.name, _("{size}, whole").format(size=size))
    mend = _(_AGAIN)
    if model.origin is not None:
        mend = _("Install what is damaged again: khulasa models verify {name} --repair").format(
            name=model.name
        )
    elif model.name != STARTER:
        mend = _("Import {name} again, as it was imported.").format(name=model.name)
    return Finding(
        model.name, _("{size}, damaged").format(size=size), f"{clauses_text(wrong)}.", mend
    )


def _faults(model: Model) -> tuple[Phrase | str, ...]:
    if (model.folder / MANIFEST).is_file():
        return verify(model).faults
    names = (*_ESSENTIAL, *(_tokenizer_files() if model.task is Task.TRANSLATION else ()))
    paths = {name: model.folder / name for name in names}
    return tuple(
        _("{name} is missing or empty").format(name=name)
        for name, path in paths.items()
        if not (path.is_file() and path.stat().st_size)
    )


def _tokenizer_files() -> tuple[str, ...]:
    return ("source.spm", "target.spm", "vocab.json")


def _engine(installed: tuple[Model, ...], say: Say) -> Finding:
    starter = next((model for model in installed if model.name == STARTER), None)
    if starter is None:
        problem = _("The starter model is not there, which every copy of Khulasa has.")
        return Finding(_("Starter model"), _("missing"), problem, _(_AGAIN))
    started = time.monotonic()
    try:
        answer = say(starter, _SENTENCE)
    except RuntimeError as error:
        problem = _("The engine could not translate a sentence: {error}").format(error=error)
        return Finding(_("Starter model"), _("does not run"), problem, _(_AGAIN))
    seconds = time.monotonic() - started
    return Finding(
        _("Starter model"),
        fill_text(
            "runs; {sentence} → {answer} ({seconds:.1f} s to start)",
            sentence=_SENTENCE,
            answer=answer,
            seconds=seconds,
        ),
    )


def translate(model: Model, sentence: str) -> str:
    """Translate one sentence in an engine process of its own.

    Raises:
        RuntimeError: It cannot; says why.
    """
    engine = Engine()
    request = Translate(1, model_spec(model), model.source, model.target, ((0, sentence),))
    try:
        for event in engine.run(request):
            if isinstance(event, SentenceDone) and event.translation.target:
                return event.translation.target
            if isinstance(event, JobFailed):
                last_words = event.details.strip().splitlines()[-1:] if event.details else []
                raise RuntimeError(" ".join((str(event.message), *last_words)))
    finally:
        engine.close()
    raise RuntimeError(_("the sentence came back empty"))
