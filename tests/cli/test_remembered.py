"""The commands take what was chosen in the window, unless they are told otherwise."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from command_line import Run
from gui.fake_engine import FakeEngine
from khulasa.article.read import read_text
from khulasa.engine.computing.threads import THREADS_VARIABLE
from khulasa.engine.messages import Summarise, Translate
from khulasa.library.facade import Library
from khulasa.models.catalogue import Catalogue, Model, read_catalogue
from khulasa.models.model import Task
from khulasa.models.store import config_folder
from khulasa.settings.keys import GROUNDED, LIBRARY_DAYS, SUMMARISER, THREADS, chosen_model
from khulasa.settings.store import user_settings
from khulasa.summary.result import KEY_SENTENCES

ARTICLES = {"translate": "عودة المكتبة\n\nأين المكتبة؟", "summarise": "The library opened today."}


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeEngine:
    """In the place of both commands' engine, with two translators and two summarisers."""
    starter = next(model for model in read_catalogue() if model.name == "starter-ar-en")
    summariser = replace(
        starter, name="bart", title="BART", task=Task.SUMMARY, source="en", folder=tmp_path
    )
    models: tuple[Model, ...] = (
        starter,
        replace(starter, name="other", folder=tmp_path / "other"),
        replace(summariser, sources=("en",), targets=("en",), grounded=False),
        replace(summariser, name="t5", sources=("en",), targets=("en",), grounded=True),
    )
    (tmp_path / "other").mkdir()
    fake = FakeEngine()
    monkeypatch.setattr("khulasa.cli.running.read_through.Engine", lambda: fake)
    monkeypatch.setattr(
        "khulasa.cli.arguments.model_choice.load_catalogue", lambda: Catalogue(models)
    )
    return fake


def article(folder: Path, command: str) -> Path:
    path = folder / "article.txt"
    path.write_text(ARTICLES[command], encoding="utf-8")
    return path


def folder_of(engine: FakeEngine) -> str:
    (translate,) = (job for job in engine.requests if isinstance(job, Translate))
    return Path(translate.model.folder).name


def summary_of(engine: FakeEngine) -> tuple[str, bool]:
    (summarise,) = (job for job in engine.requests if isinstance(job, Summarise))
    name = summarise.summariser.name if summarise.summariser else KEY_SENTENCES
    return name, summarise.grounded


def test_the_model_for_the_languages(run: Run, engine: FakeEngine, tmp_path: Path) -> None:
    user_settings().set(chosen_model("ar", "en"), "other")
    code, _, complaints = run("translate", article(tmp_path, "translate"))
    assert (code, folder_of(engine)) == (0, "other")
    assert "setting" not in complaints


def test_a_model_that_is_named_goes_first(run: Run, engine: FakeEngine, tmp_path: Path) -> None:
    user_settings().set(chosen_model("ar", "en"), "other")
    run("translate", article(tmp_path, "translate"), "--model", "starter-ar-en")
    assert folder_of(engine) == "starter-ar-en"


@pytest.mark.parametrize(("options", "looks"), [((), True), (("--private",), False)])
def test_guessed_words_are_looked_for_only_where_the_window_may_show_them_one_day(
    run: Run, engine: FakeEngine, tmp_path: Path, options: tuple[str, ...], looks: bool
) -> None:
    assert run("translate", article(tmp_path, "translate"), *options)[0] == 0
    (translate,) = (job for job in engine.requests if isinstance(job, Translate))
    assert translate.token_scores is looks


@pytest.mark.parametrize("command", ["translate", "summarise"])
def test_unset_settings_change_nothing(
    run: Run, engine: FakeEngine, tmp_path: Path, command: str
) -> None:
    assert run(command, article(tmp_path, command))[0] == 0
    assert summary_of(engine) == ("bart", False)
    assert list(config_folder().iterdir()) == []


@pytest.mark.parametrize("command", ["translate", "summarise"])
@pytest.mark.parametrize(
    ("chosen", "grounding", "made"),
    [
        ("t5", {}, ("t5", True)),
        ("t5", {"t5": False}, ("t5", False)),
        ("", {"bart": True}, ("bart", True)),
        ("gone", {}, ("bart", False)),
    ],
)
def test_the_summariser_and_whether_it_is_grounded(
    run: Run,
    engine: FakeEngine,
    tmp_path: Path,
    command: str,
    chosen: str,
    grounding: dict[str, bool],
    made: tuple[str, bool],
) -> None:
    settings = user_settings()
    settings.set(SUMMARISER, chosen)
    for name, on in grounding.items():
        settings.set(GROUNDED.of(name), on)
    assert run(command, article(tmp_path, command))[0] == 0
    assert summary_of(engine) == made


@pytest.mark.parametrize("command", ["translate", "summarise"])
def test_a_command_can_be_told_otherwise(
    run: Run, engine: FakeEngine, tmp_path: Path, command: str
) -> None:
    settings = user_settings()
    settings.set(SUMMARISER, KEY_SENTENCES)
    settings.set(GROUNDED.of("t5"), True)
    option = "--model" if command == "summarise" else "--summariser"
    run(command, article(tmp_path, command), option, "t5", "--no-grounded")
    assert summary_of(engine) == ("t5", False)


@pytest.mark.parametrize("command", ["translate", "summarise"])
def test_models_take_as_many_cores_as_were_chosen(
    run: Run,
    engine: FakeEngine,
    tmp_path: Path,
    command: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert engine.requests == []
    monkeypatch.setenv(THREADS_VARIABLE, "")
    user_settings().set(THREADS, 1)
    assert run(command, article(tmp_path, command))[0] == 0
    assert os.environ[THREADS_VARIABLE] == "1"
    monkeypatch.setenv(THREADS_VARIABLE, "2")
    assert run(command, article(tmp_path, command))[0] == 0
    assert os.environ[THREADS_VARIABLE] == "2"


@pytest.mark.usefixtures("engine")
def test_articles_go_that_were_not_opened_for_as_many_days_as_were_chosen(
    run: Run, tmp_path: Path
) -> None:
    library = Library.open()
    old = library.open_article(read_text("مقال قديم.", language="ar")).id
    library.write(lambda c: c.execute("UPDATE articles SET opened = '2020-01-01'")).result()
    library.close()
    for days, kept in ((0, True), (30, False)):
        user_settings().set(LIBRARY_DAYS, days)
        assert run("translate", article(tmp_path, "translate"))[0] == 0
        library = Library.open()
        assert (old in [row.id for row in library.list_articles()]) is kept
        assert library.count_articles() == 1 + kept
        library.close()


def test_settings_that_make_no_sense_are_told(run: Run, engine: FakeEngine, tmp_path: Path) -> None:
    (config_folder() / "settings.toml").write_text("[view]\nzoom = 9\n", encoding="utf-8")
    code, _, complaints = run("translate", article(tmp_path, "translate"))
    assert (code, folder_of(engine)) == (0, "starter-ar-en")
    assert complaints.startswith("khulasa: In ")
    assert "view.zoom is 9" in complaints
