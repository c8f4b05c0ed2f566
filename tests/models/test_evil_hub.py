"""A hub that means harm: it gets no file into place, no room on the disk, no key, and no say."""

from __future__ import annotations

import pytest
from huggingface_hub import constants

from khulasa.models.errors import InstallError, Problem
from khulasa.models.events import Event, Failed
from khulasa.models.installing.install import Stop
from khulasa.models.installing.install import install as install_here
from khulasa.models.sources import hub_client
from khulasa.models.store import models_folder
from models.conftest import model_called, order_of
from models.hub_server import Hub

WEIGHTS = "model.safetensors"


@pytest.fixture
def hub(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Hub:
    """The hub for this process too, which has loaded its client with another address."""
    monkeypatch.setattr(constants, "ENDPOINT", hub.url)
    template = hub.url + "/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
    return hub


def refused(name: str = "tiny-marian") -> Failed:
    """How an installation in this process fails; nothing is installed then."""
    events: list[Event] = []
    install_here(order_of(name), events.append, Stop(), free=lambda _folder: 1 << 40)
    assert isinstance(events[-1], Failed), events[-1]
    assert not model_called(name).installed
    return events[-1]


def bytes_on_disk() -> int:
    return sum(path.stat().st_size for path in models_folder().rglob("*") if path.is_file())


@pytest.mark.parametrize("file", [WEIGHTS, "vocab.json"])
def test_a_file_without_an_end_is_dropped_where_it_should_have_ended(hub: Hub, file: str) -> None:
    hub.trouble.endless = file
    whole = sum(path.stat().st_size for path in hub.repos["tests/tiny-marian"].iterdir())
    failed = refused()
    assert failed.problem is Problem.WRONG_HASH
    assert file in str(failed.message)
    assert bytes_on_disk() < whole + (1 << 20)


def test_a_description_without_an_end_is_not_read_to_it(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_client, "_MOST_BYTES", 2 << 20)
    hub.trouble.endless = "info"
    assert "does not end" in str(refused().message)


@pytest.mark.parametrize(
    "tells",
    [
        {"size": -1},
        {"size": 10**30},
        {"size": "many"},
        {"lfs": {"sha256": "../../../outside/0", "size": 1, "pointerSize": 134}},
        {"lfs": {"sha256": "--index-url=x", "size": 1, "pointerSize": 134}},
    ],
)
def test_sizes_and_hashes_that_are_none_are_refused(hub: Hub, tells: dict[str, object]) -> None:
    hub.trouble.tells = tells
    failed = refused()
    assert failed.problem is Problem.BROKEN
    assert "makes no sense" in str(failed.message)
    assert bytes_on_disk() == 0


def test_a_smaller_size_than_the_file_has_is_noticed(hub: Hub) -> None:
    hub.trouble.tells = {"size": 1000}
    assert refused().problem is Problem.WRONG_HASH


def test_the_key_is_not_carried_to_where_a_hub_sends_one(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "a-key")
    elsewhere = Hub()
    try:
        hub.trouble.elsewhere = f"{elsewhere.url}/nothing-here"
        failed = refused()
        assert elsewhere.requests
        assert not any(elsewhere.keys)
        assert any("a-key" in key for key in hub.keys)
        assert failed.problem is Problem.NOT_FOUND
    finally:
        elsewhere.close()


def test_going_round_in_circles_ends(hub: Hub) -> None:
    hub.trouble.elsewhere = f"{hub.url}/tests/tiny-marian/resolve/main/{WEIGHTS}"
    assert "from one address to the next" in str(refused().message)
    assert len(hub.requests) < 40


def test_a_file_of_this_machine_is_no_address(hub: Hub) -> None:
    hub.trouble.elsewhere = "file:///etc/passwd"
    assert refused().problem is Problem.NETWORK


def test_an_encrypted_hub_cannot_send_to_one_that_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "ENDPOINT", "https://hub.example")
    with hub_client._client() as client, pytest.raises(InstallError, match="is not encrypted"):
        client.get("http://127.0.0.1:9/")
