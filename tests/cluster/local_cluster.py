"""A scheduler and its workers as processes of this machine, which can be ended and begun again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from distributed import Client

TESTS = Path(__file__).parents[1]
_PATIENCE = 300.0


class LocalCluster:
    """One scheduler, and a process that keeps two workers of two threads each.

    Args:
        folder: For what Dask writes.
        settings: Of Dask, as environment variables.
    """

    def __init__(self, folder: Path, settings: Mapping[str, str] = MappingProxyType({})) -> None:
        self._folder, self._settings = folder, settings
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self._port}"
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start the scheduler and the workers; they find each other by themselves."""
        self._run("scheduler", "--host", "127.0.0.1", "--port", str(self._port), "--no-dashboard")
        self._run(
            *("worker", self.address, "--nworkers", "2", "--nthreads", "2", "--no-dashboard"),
            *("--host", "127.0.0.1", "--local-directory", str(self._folder)),
        )

    def kill(self) -> None:
        """End them without a word."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()
        self._processes.clear()

    def _run(self, kind: str, *arguments: str) -> None:
        paths = os.pathsep.join((str(TESTS), str(TESTS.parent)))
        own = {
            f"KHULASA_{name}": str(self._folder / name.lower())
            for name in ("MODELS", "CONFIG", "LIBRARY", "STATE")
        }
        with (self._folder / f"{kind}.log").open("ab") as log:
            self._processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments],
                    env={
                        **os.environ,
                        **own,
                        **self._settings,
                        "PYTHONPATH": paths,
                        "KHULASA_LANGUAGE": "en",
                    },
                    stdout=log,
                    stderr=log,
                )
            )

    def __enter__(self) -> Self:
        self.start()
        # However long a busy machine takes to start them.
        with Client(self.address, timeout=_PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=_PATIENCE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
