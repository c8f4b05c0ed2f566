"""Installing from a hub: the real client in the real process, against a server on loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.models.errors import Problem
from khulasa.models.events import (
    Event,
    Failed,
    Fetched,
    Installed,
    Planned,
    Retrying,
    Stage,
    Stopped,
)
from khulasa.models.folders.manifest import MANIFEST, faults, read_manifest
from khulasa.models.installing.installer import Installation
from khulasa.models.store import models_folder, partial_folder
from models.conftest import in_process, model_called, order_of
from models.hub_server import COMMIT, Hub

Install = Callable[..., list[Event]]
WEIGHTS = "model.safetensors"


def leftovers() -> list[str]:
    return sorted(path.name for path in models_folder().rglob("*") if path.is_file())


def failure(events: list[Event]) -> Failed:
    assert isinstance(events[-1], Failed), events[-1]
    return events[-1]


@pytest.mark.parametrize(
    ("name", "converter", "limit"),
    [
        # These two translate Arabic into English, and so badly that they are unsure of everything.
        ("tiny-marian", "numpy", 0.0),
        ("tiny-multi", "numpy", 0.0),
        ("tiny-bart", "numpy", None),
        ("tiny-t5", "torch", None),
    ],
)
def test_a_model_is_fetched_converted_tried_and_put_in_place(
    hub: Hub, install: Install, name: str, converter: str, limit: float | None
) -> None:
    events = install(name)
    assert isinstance(events[-1], Installed), events[-1]
    model = model_called(name)
    assert model.installed
    manifest = read_manifest(model.folder)
    assert (manifest.repo, manifest.revision) == (f"tests/{name}", COMMIT)
    assert (manifest.licence, manifest.converter) == ("apache-2.0", converter)
    fetched = {file.path: file for file in manifest.fetched}
    assert fetched[WEIGHTS].sha256 == hub.sha256(f"tests/{name}", WEIGHTS)
    assert all(file.checked for file in manifest.fetched)
    assert manifest.smoke["output"]
    assert manifest.unsure_score == limit
    assert faults(model.folder) == ()
    kept = {path.name for path in model.folder.rglob("*")}
    assert {"model.bin", "config.json", MANIFEST} <= kept
    assert WEIGHTS not in kept  # the converted model is enough
    assert not partial_folder(models_folder(), name).exists()


def test_the_events_tell_the_story(hub: Hub, install: Install) -> None:
    events = install("tiny-marian")
    stages = [event.name for event in events if isinstance(event, Stage)]
    assert stages == ["fetching", "converting", "moving"]
    (planned,) = [event for event in events if isinstance(event, Planned)]
    sizes = [p.stat().st_size for p in hub.repos["tests/tiny-marian"].iterdir()]
    assert (planned.revision, planned.size, planned.present) == (COMMIT, sum(sizes), 0)
    done = [event.done for event in events if isinstance(event, Fetched)]
    assert done == sorted(done)
    assert done[-1] == planned.size


def test_a_model_of_several_targets_gets_its_mark(hub: Hub, install: Install) -> None:
    from transformers import MarianTokenizer as Reference

    from khulasa.engine.backends.tokenizer import UNKNOWN, MarianTokenizer
    from khulasa.engine.client import Engine
    from khulasa.engine.messages import JobFailed, SentenceDone, Translate, model_spec

    install("tiny-multi")
    model, text = model_called("tiny-multi"), "أين المكتبة؟"
    tokenizer = MarianTokenizer(model.folder, model.chosen_for("ar", "fr").prefix)
    reference = Reference.from_pretrained(hub.repos["tests/tiny-multi"])
    theirs = reference.convert_ids_to_tokens(reference(f">>fra<< {text}")["input_ids"])
    ours = tokenizer.encode(text)
    assert [t if t in tokenizer.vocabulary else UNKNOWN for t in ours] == theirs
    assert ours[0] == ">>fra<<"
    engine = Engine()
    try:
        spec = model_spec(model.chosen_for("ar", "fr"))
        events = list(engine.run(Translate(1, spec, "ar", "fr", ((0, text),))))
        assert any(isinstance(event, SentenceDone) for event in events)
        spec = replace(spec, prefix=">>xxx<<")
        (failed,) = engine.run(Translate(2, spec, "ar", "fr", ((0, text),)))
        assert isinstance(failed, JobFailed)
        assert ">>xxx<<" in str(failed.message)
    finally:
        engine.close()


def test_after_dropped_connections_it_goes_on_where_they_broke(hub: Hub, install: Install) -> None:
    hub.trouble.drop_at = [0.3, 0.6, 0.9]
    events = install("tiny-marian")
    assert isinstance(events[-1], Installed)
    assert sum(isinstance(event, Retrying) for event in events) == 3
    size = (hub.repos["tests/tiny-marian"] / WEIGHTS).stat().st_size
    assert hub.sent[WEIGHTS] == size


def test_a_server_without_ranges_costs_time_but_not_the_model(hub: Hub, install: Install) -> None:
    hub.trouble.drop_at, hub.trouble.ignore_ranges = [0.5], True
    events = install("tiny-marian")
    assert isinstance(events[-1], Installed)
    done = [event.done for event in events if isinstance(event, Fetched)]
    assert max(done) == next(e.size for e in events if isinstance(e, Planned))


def test_a_connection_that_keeps_breaking_ends_with_a_message_and_keeps_what_came(
    hub: Hub, install: Install
) -> None:
    hub.trouble.content_status = 503
    failed = failure(install("tiny-marian"))
    assert failed.problem is Problem.SERVER
    assert "503" in str(failed.message)
    assert "another mirror" in str(failed.message)
    hub.trouble.content_status = 0
    hub.requests.clear()
    events = install("tiny-marian")
    assert isinstance(events[-1], Installed)
    assert not any("vocab.json" in path for _, path in hub.requests)  # it was there already


def test_wrong_content_is_refused(hub: Hub, install: Install) -> None:
    hub.trouble.wrong_content = WEIGHTS
    failed = failure(install("tiny-marian"))
    assert failed.problem is Problem.WRONG_HASH
    assert WEIGHTS in str(failed.message)
    assert not model_called("tiny-marian").installed
    assert not any(name.startswith(WEIGHTS) for name in leftovers())


def test_wrong_content_of_a_small_file_is_refused_too(hub: Hub, install: Install) -> None:
    hub.trouble.wrong_content = "vocab.json"
    assert failure(install("tiny-marian")).problem is Problem.WRONG_HASH


def test_a_mirror_without_hashes_is_used_but_the_manifest_says_so(
    hub: Hub, install: Install
) -> None:
    hub.trouble.no_hashes = True
    assert isinstance(install("tiny-marian")[-1], Installed)
    manifest = read_manifest(model_called("tiny-marian").folder)
    assert not any(file.checked for file in manifest.fetched)


@pytest.mark.parametrize(
    ("status", "problem", "word"),
    [
        (404, Problem.NOT_FOUND, "renamed or withdrawn"),
        (401, Problem.DENIED, "HF_TOKEN"),
        (403, Problem.DENIED, "HF_TOKEN"),
        (500, Problem.SERVER, "error 500"),
    ],
)
def test_every_refusal_of_the_hub_has_its_own_message(
    hub: Hub, install: Install, status: int, problem: Problem, word: str
) -> None:
    hub.trouble.status = status
    failed = failure(install("tiny-marian"))
    assert failed.problem is problem
    assert word in str(failed.message)
    assert "Traceback" not in str(failed.message)
    assert leftovers() == []


@pytest.mark.usefixtures("hub")
def test_who_is_not_online_is_told_so_after_the_first_try(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{nobody.getsockname()[1]}"
        monkeypatch.setenv("HF_ENDPOINT", f"http://{where}")
        events = install("tiny-marian")
    assert not any(isinstance(event, Retrying) for event in events)
    failed = failure(events)
    assert failed.problem is Problem.NETWORK
    said = f"No connection to {where} (nothing answers there): nothing was fetched."
    assert str(failed.message) == said
    assert "Errno" in failed.details


def test_a_proxy_that_is_set_is_used(
    hub: Hub, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.delenv("NO_PROXY")
        monkeypatch.delenv("no_proxy")
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{nobody.getsockname()[1]}")
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{nobody.getsockname()[1]}")
        assert failure(install("tiny-marian")).problem is Problem.NETWORK
    assert hub.requests == []


def test_too_little_space_is_noticed_before_anything_is_fetched(hub: Hub) -> None:
    events: list[Event] = []
    in_process(hub, events, free=1000)
    failed = failure(events)
    assert failed.problem is Problem.DISK_FULL
    assert "khulasa models path" in str(failed.message)
    assert hub.sent == {}


def test_a_disk_that_fills_up_on_the_way(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    real_open = Path.open

    def full(path: Path, mode: str = "r", *arguments: object, **options: object) -> object:
        if path.suffix == ".part" and path.name.startswith(WEIGHTS):
            raise OSError(28, "No space left on device")
        return real_open(path, mode, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    events: list[Event] = []
    in_process(hub, events)
    failed = failure(events)
    assert failed.problem is Problem.DISK_FULL
    assert "the disk is full" in str(failed.message)


def test_cancel_leaves_nothing_behind(hub: Hub) -> None:
    events = stopped_in_the_middle(hub, lambda installation: installation.cancel())
    assert events[-1] == Stopped(kept=False)
    assert leftovers() == []
    assert not model_called("tiny-marian").installed


def test_pause_keeps_what_has_come(hub: Hub, install: Install) -> None:
    events = stopped_in_the_middle(hub, lambda installation: installation.pause())
    assert events[-1] == Stopped(kept=True)
    assert_only_the_rest_is_fetched(hub, install)


def test_a_kill_keeps_what_has_come(hub: Hub, install: Install) -> None:
    def kill(installation: Installation) -> None:
        os.kill(installation.pid or 0, signal.SIGKILL)

    events = stopped_in_the_middle(hub, kill)
    assert "SIGKILL" in str(failure(events).message)
    assert_only_the_rest_is_fetched(hub, install)


def stopped_in_the_middle(hub: Hub, stop: Callable[[Installation], None]) -> list[Event]:
    """Install while the server holds the weights back in the middle, and stop it there."""
    size = (hub.repos["tests/tiny-marian"] / WEIGHTS).stat().st_size
    hub.trouble.hold_at = size // 2
    installation = Installation(order_of("tiny-marian"))
    part = partial_folder(models_folder(), "tiny-marian") / "fetched"
    over = threading.Event()

    def when_held() -> None:
        hub.held.wait()
        # What was sent is on its way through the loopback; wait until it is on the disk.
        while not over.wait(0.001):
            if any(p.stat().st_size > 0 for p in part.glob(f"{WEIGHTS}.*.part")):
                break
        stop(installation)

    stopper = threading.Thread(target=when_held, daemon=True)
    stopper.start()
    events = list(installation.events())
    over.set()
    hub.held.set()
    stopper.join()
    hub.release.set()
    hub.trouble.hold_at = None
    return events


def assert_only_the_rest_is_fetched(hub: Hub, install: Install) -> None:
    part = partial_folder(models_folder(), "tiny-marian") / "fetched"
    (weights,) = part.glob(f"{WEIGHTS}.*.part")
    present = weights.stat().st_size
    assert present > 0
    size = (hub.repos["tests/tiny-marian"] / WEIGHTS).stat().st_size
    hub.asked.clear()
    events = install("tiny-marian")
    assert isinstance(events[-1], Installed)
    assert hub.asked == [(WEIGHTS, present)]
    (planned,) = [event for event in events if isinstance(event, Planned)]
    assert planned.present == planned.size - (size - present)


def test_a_model_that_talks_nonsense_is_not_installed(
    hub: Hub, install: Install, checkpoints: dict[str, Path], tmp_path: Path
) -> None:
    import shutil

    from safetensors.numpy import load_file, save_file

    broken = tmp_path / "broken"
    shutil.copytree(checkpoints["tests/tiny-marian"], broken)
    weights = load_file(broken / WEIGHTS)
    weights["final_logits_bias"][:] = float("nan")
    save_file(weights, broken / WEIGHTS)
    hub.repos["tests/tiny-marian"] = broken
    failed = failure(install("tiny-marian"))
    assert failed.problem is Problem.BROKEN
    assert "no numbers" in str(failed.message)
    assert leftovers() == []


def test_a_repository_without_a_model_is_named(hub: Hub, install: Install, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Nothing here.")
    hub.repos["tests/tiny-marian"] = tmp_path
    assert "no config.json" in str(failure(install("tiny-marian")).message)


@pytest.mark.usefixtures("hub")
def test_the_same_model_twice_at_once_is_refused(install: Install) -> None:
    from filelock import FileLock

    partial = partial_folder(models_folder(), "tiny-marian")
    partial.mkdir(parents=True)
    with FileLock(partial.with_name("tiny-marian.lock")):
        assert failure(install("tiny-marian")).problem is Problem.BUSY


@pytest.mark.usefixtures("hub")
def test_installing_again_replaces_the_model(install: Install) -> None:
    install("tiny-marian")
    folder = model_called("tiny-marian").folder
    (folder / "ctranslate2-int8" / "model.bin").write_bytes(b"")
    assert [str(one) for one in faults(folder)] == ["ctranslate2-int8/model.bin was changed"]
    assert isinstance(install("tiny-marian")[-1], Installed)
    assert faults(folder) == ()


@pytest.mark.usefixtures("hub")
def test_a_repair_is_noted_so_that_nothing_of_the_damaged_model_is_found_again(
    install: Install,
) -> None:
    install("tiny-marian")
    install("tiny-marian")
    folder = model_called("tiny-marian").folder
    assert read_manifest(folder).repairs == 0
    damaged = folder / "vocab.json"
    damaged.write_bytes(damaged.read_bytes().replace(b"0", b"1", 1))
    install("tiny-marian")
    assert faults(folder) == ()
    assert read_manifest(folder).repairs == 1
    install("tiny-marian")
    assert read_manifest(folder).repairs == 1


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for loopback that no system trusts, with its key in the same file."""
    path = tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    try:
        subprocess.run(
            [*command, "-keyout", path, "-out", tmp_path / "public.pem"],
            check=True,
            capture_output=True,
        )
    except FileNotFoundError:
        pytest.skip("openssl, which makes the certificate, is not installed")
    path.write_bytes(path.read_bytes() + (tmp_path / "public.pem").read_bytes())
    return path


def test_the_systems_certificates_decide(
    hub: Hub, install: Install, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.use_certificate(certificate)
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    failed = failure(install("tiny-marian"))
    assert failed.problem is Problem.CERTIFICATE
    assert "the system's store" in str(failed.message)
    # This adds to the store that OpenSSL, and so truststore on Linux, calls the system's.
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_name("public.pem")))
    assert isinstance(install("tiny-marian")[-1], Installed)
