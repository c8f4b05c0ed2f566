"""What tests of the first start ask of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from khulasa.models.full_models import Machine
from khulasa.models.installing.install_progress import Phase
from khulasa.models.model import Model
from khulasa.models.set_up import SetUp
from khulasa.models.store import models_folder
from khulasa.reading.changes import State
from khulasa.settings.keys import SET_UP
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.tabs.tab import Tab
from sentences_ar import many_sentences

from ..conftest import ARTICLE, wait_for_state

FULL, SUMMARISER = "opus-mt-tc-big-ar-en", "distilbart-cnn-12-6"
FULL_REPO, SUMMARISER_REPO = "Helsinki-NLP/opus-mt-tc-big-ar-en", "sshleifer/distilbart-cnn-12-6"
SMALL = "smollm2-135m-instruct"
# Long enough for a summary.
LONG_ARTICLE = "\n\n".join(many_sentences()[::12])
LARGE = Machine(cores=8, memory=32 * 10**9)
FETCHING = (
    "On their way in the background, about 1.7 GB: opus-mt, best · DistilBART. The starter works "
    "meanwhile."
)
UNREACHABLE = (
    "The full models cannot be reached just now. The starter works meanwhile, and Khulasa tries "
    "again another day."
)

Start = Callable[..., MainWindow]


def answer(window: MainWindow, text: str) -> None:
    next(button for button in window.message_bar.answers if button.text() == text).click()


def installed(name: str) -> bool:
    return (models_folder() / name / "manifest.json").is_file()


def phase(window: MainWindow, name: str) -> Phase | None:
    progress = window.models.installs.progress(name)
    return progress.phase if progress else None


def model_of(window: MainWindow) -> str:
    model: Model | None = window.session.core.model
    return model.name if model else ""


def wait_until_settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.settings.get(SET_UP) is SetUp.DONE)


def wait_until_over(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is being installed, whatever came of it."""
    qtbot.waitUntil(lambda: not window.models.installs.busy)


def wrote_or_tried(window: MainWindow, name: str) -> bool:
    """Whether a summary is a model's, or says that the model's own was not good enough."""
    summary = window.session.core.summary
    return summary is not None and (summary.model == name or name in str(summary.note))


def open_more(qtbot: QtBot, window: MainWindow, folder: Path, count: int) -> list[Tab]:
    """Open more articles, each in a tab of its own, and wait until they are translated."""
    for number in range(count):
        path = folder / f"{number}.txt"
        path.write_text(ARTICLE.replace("القرار", f"القرار {number}"), encoding="utf-8")
        with qtbot.waitSignal(window.opener.opened):
            window.open_file(path)
        wait_for_state(qtbot, window, State.DONE)
    return window.tabs.tabs[-count:]
