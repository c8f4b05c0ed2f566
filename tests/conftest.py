"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from command_line import Run
from khulasa.cli.main import main
from patient_bot import PatientBot
from pseudo_language import speak, write_language

# As the engine sets it for itself: torch's spinning threads make the tests many times slower
# when anything else runs. It has to be there before torch is imported.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
# Hundreds of processes are started; each would compile the app anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# How long an example may take says more about the machine than about the code.
settings.register_profile("khulasa", deadline=None)
settings.load_profile("khulasa")

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the library, models and settings of whoever runs it, nor leaves any behind."""
    monkeypatch.setenv("KHULASA_MODELS", str(tmp_path_factory.mktemp("models")))
    monkeypatch.setenv("KHULASA_SHARED_MODELS", "")
    monkeypatch.setenv("KHULASA_LANGUAGE", "en")
    monkeypatch.setenv("KHULASA_LIBRARY", str(tmp_path_factory.mktemp("library")))
    monkeypatch.setenv("KHULASA_CONFIG", str(tmp_path_factory.mktemp("config")))
    monkeypatch.setenv("KHULASA_LIBRARY", str(tmp_path_factory.mktemp("library")))
    # What a private run switched off, it switched off for itself.
    monkeypatch.setattr("khulasa.log._off", False)
    monkeypatch.setenv("KHULASA_STATE", str(tmp_path_factory.mktemp("state")))
    # The terminal's width, or the one that pytest-xdist sets, is no matter of a test.
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds a catalogue of the made-up language."""
    folder = tmp_path_factory.mktemp("translations")
    write_language(folder)
    return folder


@pytest.fixture
def pseudo(pseudo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All words are in the made-up language."""
    speak(pseudo_folder, monkeypatch)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and recorded outputs that lies beside some checkouts."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder shared/ beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def starter() -> Path:
    """The model that ships with the app."""
    return REPOSITORY / "resources" / "models" / "starter-ar-en"


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:  # noqa: ARG001 (has to be)
    """pytest-qt's fixture, more patient."""
    return PatientBot(request)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs a command in this process."""

    def run_(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as error:
            code = int(error.code or 0)
        output, complaints = capfdbinary.readouterr()
        return code, output.decode("utf-8"), complaints.decode("utf-8")

    return run_
