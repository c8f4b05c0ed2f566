"""``khulasa models``, from the arguments to the exit code."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from khulasa.cli.main import main
from khulasa.models.store import models_folder
from models.conftest import model_called
from models.hub_server import Hub

OWN = ("--name", "mine", "--from", "ar", "--to", "en")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def run_(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main(["models", *map(str, arguments)])
        except SystemExit as error:
            code = int(error.code or 0)
        return (code, *capfd.readouterr())

    return run_


def test_the_life_of_a_model(hub: Hub, run: Run, tmp_path: Path) -> None:
    code, output, errors = run("install", "tiny-marian")
    assert code == 0, errors
    assert "tiny-marian: installed" in output
    assert "licence apache-2.0, revision 0123456789ab" in errors
    assert hub.requests
    code, output, _ = run("list", "--installed", "--json")
    records = {record["name"]: record for record in json.loads(output)}
    assert records["tiny-marian"]["licence"] == "apache-2.0"
    assert records["tiny-marian"]["size"] > 0
    assert run("verify")[:2] == (0, "tiny-marian: sound\n")
    (model_called("tiny-marian").folder / "vocab.json").write_text("{}")
    code, output, _ = run("verify", "tiny-marian")
    assert (code, output) == (1, "tiny-marian: vocab.json was changed\n")
    assert run("verify", "tiny-marian", "--repair")[0] == 0
    archive = tmp_path / "carried.zip"
    code, output, _ = run("export", "tiny-marian", archive)
    assert code == 0
    assert "khulasa models import carried.zip" in output
    assert run("remove", "tiny-marian")[0] == 0
    assert not model_called("tiny-marian").installed
    assert run("import", archive)[0] == 2  # it says that it is a model of the catalogue
    code, output, errors = run("import", archive, "--replace")
    assert code == 0, errors
    assert run("verify")[:2] == (0, "tiny-marian: sound\n")


def test_an_event_of_a_failure_says_it_in_a_text(run: Run, tmp_path: Path) -> None:
    (archive := tmp_path / "a.zip").write_bytes(b"no archive")
    code, output, _ = run("import", archive, *OWN, "--json")
    assert code == 1
    failed = json.loads(output.splitlines()[-1])
    assert failed["type"] == "Failed"
    assert failed["message"].startswith("a.zip ")


def test_json_has_an_event_a_line(hub: Hub, run: Run) -> None:
    code, output, _ = run("install", "tiny-marian", "--json")
    events = [json.loads(line) for line in output.splitlines()]
    assert code == 0
    assert [event["type"] for event in events][-1] == "Installed"
    hub.trouble.status = 404
    code, output, _ = run("install", "tiny-marian", "--json")
    failed = json.loads(output.splitlines()[-1])
    assert (code, failed["type"], failed["problem"]) == (1, "Failed", "not found")


def test_a_failure_is_one_sentence(hub: Hub, run: Run) -> None:
    hub.trouble.status = 401
    code, output, errors = run("install", "tiny-marian")
    assert (code, output) == (1, "")
    assert "HF_TOKEN" in errors
    assert "Traceback" not in errors


def test_who_is_not_online_hears_of_other_ways(
    hub: Hub, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hub.requests == []
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    code, _, errors = run("install", "tiny-marian")
    first, second = errors.splitlines()
    assert code == 1
    assert first.startswith("khulasa: No connection to 127.0.0.1:9 ")
    assert "HTTPS_PROXY" in second
    assert "HF_ENDPOINT" in second
    assert "khulasa models import" in second


@pytest.mark.parametrize("action", ["install", "remove", "verify", "export"])
def test_an_unknown_model_is_exit_4(run: Run, action: str) -> None:
    code, _, errors = run(action, "no-such-model")
    assert code == 4
    assert "khulasa models list" in errors


def test_what_cannot_be_done_says_why(run: Run, tmp_path: Path) -> None:
    assert run("install", "starter-ar-en")[0] == 2
    code, _, errors = run("remove", "starter-ar-en")
    assert (code, "stays" in errors) == (1, True)
    code, _, errors = run("import", tmp_path / "model.zip")
    assert (code, "--from" in errors) == (2, True)
    assert run("fly")[0] == 2


def test_the_list_and_the_path(run: Run) -> None:
    code, output, _ = run("list")
    assert code == 0
    assert "opus-mt-ar-en" in output
    assert str(models_folder()) in output
    assert run("path")[1].strip() == str(models_folder())


def test_a_faulty_catalogue_is_named_and_the_rest_is_listed(run: Run) -> None:
    from khulasa.models.store import user_catalogue_path

    user_catalogue_path().write_text("[mine]\ncolour = red\n", encoding="utf-8")
    code, output, errors = run("list")
    assert code == 0
    assert "[mine]: unknown key colour" in errors
    assert "starter-ar-en" in output


def test_a_language_without_a_direct_model_goes_by_way_of_english(
    hub: Hub, run: Run, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from khulasa.models.store import user_catalogue_path

    # The tiny model stands for one from English into Amharic; the starter does the first half.
    entry = user_catalogue_path().read_text(encoding="utf-8")
    entry = entry.replace(
        "from = ar\nto = en\ntitle = Tiny Marian", "from = en\nto = am\ntitle = T"
    )
    user_catalogue_path().write_text(entry, encoding="utf-8")
    assert run("install", "tiny-marian")[0] == 0
    assert hub.requests
    article = tmp_path / "article.txt"
    article.write_text("أين المكتبة؟ أحب القهوة.\n\n***\n", encoding="utf-8")
    code = main(["translate", str(article), "--to", "am", "--format", "json"])
    output, errors = capfd.readouterr()
    assert code == 0, errors
    assert "ar → en → am (by way of English: less exact)" in errors
    record = json.loads(output)
    assert record["model"]["name"] == "starter-ar-en+tiny-marian"
    sentences = [s for p in record["paragraphs"] for s in p["sentences"]]
    assert len(sentences) == 3
    assert all(s["target"] for s in sentences)
    assert "library" not in output  # nothing has stopped halfway


def test_interrupting_pauses_and_the_next_install_goes_on(hub: Hub, run: Run) -> None:
    size = (hub.repos["tests/tiny-marian"] / "model.safetensors").stat().st_size
    hub.trouble.hold_at = size // 2
    process = subprocess.Popen(
        [sys.executable, "-m", "khulasa", "models", "install", "tiny-marian"],
        stderr=subprocess.PIPE,
        text=True,
    )
    hub.held.wait()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert "To go on: khulasa models install tiny-marian" in errors
    assert "Traceback" not in errors
    assert not model_called("tiny-marian").installed
    assert "interrupted" in run("list")[1]
    hub.release.set()
    hub.trouble.hold_at = None
    hub.asked.clear()
    assert run("install", "tiny-marian")[0] == 0
    assert [name for name, _ in hub.asked] == ["model.safetensors"]
