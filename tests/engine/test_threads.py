"""Threads follow the cores that the process may use, not those of the machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from khulasa.conversion.build import add_tokenizer
from khulasa.engine.backends.tokenizer import MarianTokenizer
from khulasa.engine.computing.threads import (
    THREADS_VARIABLE,
    engine_threads,
    usable_cores,
    use_threads,
)
from khulasa.engine.messages import ModelSpec, SummariserSpec
from khulasa.engine.worker import load_backend
from khulasa.engine.writers.chat import CHAT
from khulasa.engine.writers.generator import TextGenerator
from khulasa.engine.writers.summarisers import load_summariser
from khulasa.translation.backend_name import BackendName
from models.checkpoints import make_bart


@pytest.fixture(autouse=True)
def eight_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process may run on eight cores."""
    monkeypatch.setattr("os.sched_getaffinity", lambda _pid: set(range(8)), raising=False)


def system(root: Path, files: dict[str, str]) -> Path:
    """A made-up Linux: what stands in its files."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "ascii")
    return root


@pytest.mark.parametrize(
    ("told", "cores"),
    [("max 100000", 8), ("200000 100000", 2), ("150000 100000", 2), ("10000 100000", 1)],
)
def test_a_container_has_a_share_of_the_cores(tmp_path: Path, told: str, cores: int) -> None:
    files = {"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/cpu.max": f"{told}\n"}
    assert usable_cores(system(tmp_path, files)) == cores


def test_the_group_above_has_the_lower_limit(tmp_path: Path) -> None:
    files = {
        "proc/self/cgroup": "0::/user.slice/app.scope\n",
        "sys/fs/cgroup/user.slice/cpu.max": "300000 100000\n",
        "sys/fs/cgroup/user.slice/app.scope/cpu.max": "max 100000\n",
    }
    assert usable_cores(system(tmp_path, files)) == 3


@pytest.mark.parametrize(("quota", "cores"), [("-1", 8), ("400000", 4)])
def test_the_older_control_groups_limit_as_well(tmp_path: Path, quota: str, cores: int) -> None:
    files = {
        "proc/self/cgroup": "4:memory:/box\n3:cpu,cpuacct:/box\n0::/\n",
        "sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": f"{quota}\n",
        "sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000\n",
    }
    assert usable_cores(system(tmp_path, files)) == cores


def test_a_share_of_more_than_it_is_bound_to_is_no_more_cores(tmp_path: Path) -> None:
    files = {"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/cpu.max": "6400000 100000\n"}
    assert usable_cores(system(tmp_path, files)) == 8


@pytest.mark.parametrize("told", ["", "much 100000", "200000 0"])
def test_what_makes_no_sense_limits_nothing(tmp_path: Path, told: str) -> None:
    files = {"proc/self/cgroup": "nonsense\n0::/\n", "sys/fs/cgroup/cpu.max": told}
    assert usable_cores(system(tmp_path, files)) == 8


def test_without_control_groups_all_cores_count(tmp_path: Path) -> None:
    assert usable_cores(tmp_path) == 8


@pytest.mark.parametrize(
    ("told", "taken"),
    [("", 4), ("0", 4), ("1", 1), ("6", 6), ("64", 8), ("many", 4), ("-2", 4), ("²", 4)],
)
def test_an_engine_takes_as_many_as_it_is_told_and_there_are(
    monkeypatch: pytest.MonkeyPatch, told: str, taken: int
) -> None:
    monkeypatch.setattr("khulasa.engine.computing.threads._shares", lambda _root: ())
    monkeypatch.setenv(THREADS_VARIABLE, told)
    assert engine_threads() == taken


def test_the_choice_can_be_left_to_khulasa_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khulasa.engine.computing.threads._shares", lambda _root: ())
    monkeypatch.setenv(THREADS_VARIABLE, "")
    use_threads(2)
    assert engine_threads() == 2
    use_threads(0)
    assert engine_threads() == 4


# --- Whoever computes asks


@pytest.fixture
def three_cores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A container may have three cores, of which only Khulasa knows."""
    monkeypatch.setattr("khulasa.engine.computing.threads.usable_cores", lambda: 3)
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


@pytest.mark.usefixtures("three_cores")
def test_torch_translates_on_as_many_cores(starter: Path) -> None:
    load_backend(ModelSpec(str(starter), BackendName.TORCH), MarianTokenizer(starter))
    assert torch.get_num_threads() == 3


@pytest.mark.usefixtures("three_cores")
def test_torch_summarises_on_as_many_cores(tmp_path: Path) -> None:
    folder = make_bart(tmp_path / "bart")
    add_tokenizer(folder)
    load_summariser(SummariserSpec("bart", str(folder), BackendName.TORCH))
    assert torch.get_num_threads() == 3


@pytest.mark.usefixtures("three_cores")
def test_an_instruction_is_answered_on_as_many_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Tokenizer(WordLevel({"a": 0}, unk_token="a")).save(str(tmp_path / "tokenizer.json"))
    chat = {"before": "", "after": "", "stop": "a"}
    (tmp_path / CHAT).write_text(json.dumps(chat), encoding="utf-8")
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(
        "khulasa.engine.writers.generator.load_generator",
        lambda *_, **threads: asked.append(threads),
    )
    TextGenerator(tmp_path, tmp_path)
    assert asked == [{"intra_threads": 3}]
