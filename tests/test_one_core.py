"""Window, command line and core run one session by one script and come to the same."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from command_line import Run
from khulasa.article.read import read_article
from khulasa.engine.messages import Event, Job, Restarted
from khulasa.export.exchange.json_format import to_record
from khulasa.models.catalogue import load_catalogue
from khulasa.reading.changes import State
from khulasa.reading.route import choose_route
from khulasa.reading.run import run as run_session
from khulasa.reading.session import Session
from khulasa.reading.summary_choice import choose_summary
from khulasa.translation.backend_name import BackendName
from reading.scripted_engine import StepwiseEngine

ARTICLES = {
    "arabic": "افتتاح الجسر\n\nافتتح الجسر يوم الأحد. هل يكفي ذلك؟\n\nقال المهندس إن العمل انتهى.",
    "english": "Bridge opens\n\nThe bridge opened on Sunday. Many people came to see it.",
    "symbols": "١٢\n\nوصل القطار.\n\n٣٤",
}


class ScriptedEngine:
    """Answers every job at once, and says that it was restarted in between."""

    def __init__(self, *_arguments: object) -> None:
        self.jobs: list[Job] = []

    def run(self, request: Job) -> Iterator[Event]:
        self.jobs.append(request)
        yield Restarted(request.job, "The engine stopped and is started again.")
        yield from StepwiseEngine().run(request)

    def stop(self, up_to: int | None = None) -> None:
        """Every job is over before it could be stopped."""

    def close(self) -> None:
        """There is nothing to end."""


def without_time(record: dict[str, object]) -> dict[str, object]:
    stats = record["stats"]
    assert isinstance(stats, dict)
    return {**record, "stats": {**stats, "seconds": 0}}


def by_core(path: Path) -> dict[str, object]:
    article, models = read_article(path), load_catalogue().models
    session, engine = Session(), ScriptedEngine()
    begun = session.show(
        article,
        choose_route(models, article.language, "en"),
        BackendName.CTRANSLATE2,
        choice=choose_summary(models, "en"),
    )
    list(run_session(session, engine, begun + session.go_on()))
    assert session.state is State.DONE
    assert session.reading is not None
    return without_time(to_record(session.reading))


def by_command(path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    monkeypatch.setattr("khulasa.cli.running.read_through.Engine", ScriptedEngine)
    code, output, complaints = run("translate", path, "--format", "json", "--private")
    assert code == 0
    assert "is started again" in complaints
    return without_time(json.loads(output))


def by_window(path: Path, qtbot: QtBot) -> dict[str, object]:
    from khulasa.ui.shell.furnishing import new_window

    window = new_window(ScriptedEngine(), load_catalogue().models, private=True)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.opener.opened):
        window.open_file(path)
    qtbot.waitUntil(lambda: window.session.core.state is State.DONE)
    reading = window.session.core.reading
    window.close()
    assert reading is not None
    return without_time(to_record(reading))


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
@pytest.mark.parametrize("name", ARTICLES)
def test_one_article_one_outcome(
    name: str, tmp_path: Path, qtbot: QtBot, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLES[name], encoding="utf-8")
    core = by_core(path)
    assert by_command(path, run, monkeypatch) == core
    assert by_window(path, qtbot) == core
    assert core["summary"] is not None
