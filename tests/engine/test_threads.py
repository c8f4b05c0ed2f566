"""Threads follow the cores that the process may use, not those of the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from khulasa.engine.computing.threads import (
    THREADS_VARIABLE,
    engine_threads,
    usable_cores,
    use_threads,
)


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
