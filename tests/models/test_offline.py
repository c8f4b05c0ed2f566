"""After an install nothing opens a socket: neither this process nor the engine's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import pytest_socket

from khulasa.article.read import read_article
from khulasa.cli.main import main
from khulasa.engine.client import Engine
from khulasa.engine.messages import Finished, SentenceDone, Summarised, Translate, model_spec
from khulasa.export.choices import Choices, Details
from khulasa.export.format_list import FORMATS
from khulasa.export.formats import render
from khulasa.models.catalogue import find_model, load_catalogue
from khulasa.models.events import Event
from khulasa.models.folders.manage import verify
from khulasa.reading.document import Reading
from khulasa.reading.requests import summarise_request, translate_request
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.summary.length import Length
from models.conftest import model_called

ARTICLE = "عودة المكتبة\n\nأين المكتبة؟ فتحت المكتبة أبوابها أمس.\n"


@pytest.fixture
def cable_pulled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """No sockets from here on, here and in every process that is started; gives their mark."""
    mark = tmp_path / "started-without-network"
    monkeypatch.setenv("KHULASA_TEST_NO_NETWORK", str(mark))
    path = [str(Path(__file__).parent / "no_network"), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, path)))
    pytest_socket.disable_socket(allow_unix_socket=False)
    yield mark
    pytest_socket.enable_socket()


def test_the_cable_is_really_pulled_in_other_processes(cable_pulled: Path) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    result = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True)
    assert "SocketBlockedError" in result.stderr
    assert cable_pulled.exists()
    import socket

    with pytest.raises(pytest_socket.SocketBlockedError):
        socket.socket()


def test_reading_translating_summarising_and_exporting(cable_pulled: Path, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    article = read_article(path)
    model = find_model(load_catalogue().models, "ar", "en")
    engine = Engine()
    try:
        events = list(engine.run(translate_request(article, model, "ctranslate2")))
        done = {e.number: e.translation for e in events if isinstance(e, SentenceDone)}
        translated = Reading(article, model.name, "ctranslate2", done)
        (summary, _) = engine.run(summarise_request(translated, SummaryChoice(Length.SHORT)))
    finally:
        engine.close()
    assert sorted(done) == list(range(len(article.sentences)))
    assert isinstance(summary, Summarised)
    for name in FORMATS:
        if name != "pdf":  # made by Qt
            assert render(translated, name, Choices(), Details(model.notice))
    assert cable_pulled.exists()  # the engine ran without a network


def test_the_torch_backend(cable_pulled: Path, starter: Path) -> None:
    from khulasa.engine.messages import ModelSpec

    engine = Engine()
    try:
        spec = ModelSpec(str(starter), "torch", map_digits=True)
        *_, last = engine.run(Translate(1, spec, "ar", "en", ((0, "أين المكتبة؟"),)))
    finally:
        engine.close()
    assert last == Finished(1, stopped=False)
    assert cable_pulled.exists()


def test_an_installed_model_runs_without_the_hub(
    install: Callable[..., list[Event]], request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("hub")
    install("tiny-marian")
    mark: Path = request.getfixturevalue("cable_pulled")
    model = model_called("tiny-marian")
    engine = Engine()
    try:
        *events, last = engine.run(
            Translate(1, model_spec(model), "ar", "en", ((0, "أين المكتبة؟"),))
        )
    finally:
        engine.close()
    assert last == Finished(1, stopped=False)
    assert any(isinstance(event, SentenceDone) for event in events)
    assert verify(model).faults == ()
    assert mark.exists()


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["path"], ["verify"]])
def test_the_models_commands(
    cable_pulled: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["models", *arguments]) == 0
    assert not cable_pulled.exists()  # they start no process
    capsys.readouterr()


def test_importing_needs_no_network_either(
    checkpoints: dict[str, Path], cable_pulled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = checkpoints["tests/tiny-marian"]
    assert main(["models", "import", str(path), "--from", "am", "--to", "en"]) == 0
    assert "installed" in capsys.readouterr().out
    assert cable_pulled.exists()
