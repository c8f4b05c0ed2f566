"""Processes that take in what others wrote: no network, no keys, nothing left of a crash."""

from __future__ import annotations

import platform
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from khulasa import processes
from khulasa.article.child.messages import Request
from khulasa.article.child.process import ReadingProcess
from khulasa.child_process import environment
from khulasa.engine.client import Engine
from khulasa.engine.messages import JobFailed, ModelSpec, Translate

LINUX = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="the system's part of it is for Linux on x86-64 and ARM",
)


def confined(code: str) -> str:
    """What a program says on standard error that has given up the network."""
    before = "from khulasa.confinement import leave_the_network; leave_the_network()\n"
    command = [sys.executable, "-c", before + code]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


@pytest.fixture
def port() -> Iterator[int]:
    """Where somebody on this machine would answer."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_python_refuses_what_would_use_the_network_or_start_a_program(port: int) -> None:
    connect = f"import socket; socket.socket(socket.AF_UNIX).connect('/127.0.0.1:{port}')"
    assert "socket.connect is not allowed in this process" in confined(connect)
    assert "socket.getaddrinfo is not allowed" in confined(
        "import urllib.request; urllib.request.urlopen('http://example.org')"
    )
    assert "os.system is not allowed" in confined("import os; os.system('true')")


@LINUX
def test_the_system_refuses_what_does_not_ask_python(port: int) -> None:
    code = f"""
import ctypes, os
library = ctypes.CDLL(None, use_errno=True)
families = {{name: library.socket(number, 2, 0) for name, number in
            dict(local=1, internet=2, internet6=10, kernel=16).items()}}
import subprocess, sys
there = "import socket; socket.create_connection(('127.0.0.1', {port}))"
started = subprocess.run([sys.executable, "-c", there], capture_output=True, text=True)
sys.stderr.write(repr([name for name, file in families.items() if file >= 0]) + started.stderr)
"""
    said = confined(code)
    assert said.startswith("['local']")
    assert "PermissionError" in said  # of the program that it started


def assert_confined(pid: int) -> None:
    for thread in Path(f"/proc/{pid}/task").iterdir():
        assert "\nSeccomp:\t2\n" in (thread / "status").read_text(encoding="utf-8")  # a filter
    limits = Path(f"/proc/{pid}/limits").read_text(encoding="utf-8").splitlines()
    (core,) = [line for line in limits if line.startswith("Max core file size")]
    assert core.split()[4:6] == ["0", "0"]
    variables = Path(f"/proc/{pid}/environ").read_bytes()
    assert b"KHULASA_STATE=" in variables
    assert b"a-key" not in variables


@LINUX
def test_the_reading_process_and_the_engine_are_confined(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HF_TOKEN", "SSH_AUTH_SOCK", "DBUS_SESSION_BUS_ADDRESS", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "a-key")
    reading = ReadingProcess()
    try:
        reading.read(Request(text="جاء الشتاء."), last=False)
        assert_confined(reading.pid)
    finally:
        reading.close()
    engine = Engine()
    try:
        # Its answer shows that it has come as far as its work.
        (answer,) = engine.run(Translate(1, ModelSpec("missing"), "ar", "en", ((0, "شتاء"),)))
        assert isinstance(answer, JobFailed)
        (process,) = (p for p in psutil.Process().children() if processes.ENGINE in p.cmdline())
        assert_confined(process.pid)
    finally:
        engine.close()


def test_what_may_not_use_the_network_gets_a_part_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HF_TOKEN", "HTTPS_PROXY", "KHULASA_MODELS", "PATH"):
        monkeypatch.setenv(name, "x")
    kept, all_of_it = environment(offline=True), environment(offline=False)
    assert {"KHULASA_MODELS", "PATH"} <= kept.keys()
    assert not {"HF_TOKEN", "HTTPS_PROXY"} & kept.keys()
    assert {"HF_TOKEN", "HTTPS_PROXY"} <= all_of_it.keys()
