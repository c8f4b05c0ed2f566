"""The installation's side of the process that makes a model of what was fetched."""

from __future__ import annotations

import json
import math
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from khulasa import processes
from khulasa.child_process import environment
from khulasa.codec import from_plain
from khulasa.models.errors import InstallError, Problem, StoppedError, broken
from khulasa.models.folders.manifest import CALIBRATED_PAIR, read_manifest
from khulasa.models.installing.build_order import BuildOrder, Built
from khulasa.models.model import Model
from khulasa.wording import Phrase, phrase

BUILD_COMMAND = processes.command(processes.BUILD)
_LONGEST_CALIBRATION = 300.0  # seconds; it takes 6 to 15


def run_build(
    model: Model,
    fetched: Path,
    output: Path,
    stopped: Callable[[], bool],
    *,
    finished: bool = False,
) -> Built:
    """Have a model made in a process of its own.

    Args:
        model: Its entry in the catalogue.
        fetched: Folder of what was fetched or copied.
        output: Folder to make.
        stopped: Asked a few times a second.
        finished: See ``BuildOrder``.

    Raises:
        StoppedError: It was to stop.
        InstallError: The model is no good, or the process died.
    """
    # What the catalogue knows, or who exported the model found out, need not be found again.
    calibrate = (
        model.translates(*CALIBRATED_PAIR)
        and model.unsure_below is None
        and not (finished and read_manifest(fetched).unsure_score is not None)
    )
    if calibrate:
        model = model.chosen_for(*CALIBRATED_PAIR)
    order = BuildOrder(
        str(fetched),
        str(output),
        model.source,
        model.prefix,
        model.prompt,
        model.compute_type,
        finished,
        model.map_digits,
        calibrate,
    )
    process = subprocess.Popen(
        BUILD_COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=processes.working_folder(),
        env=environment(offline=True),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    answers: list[str] = []
    reader = threading.Thread(target=lambda: answers.extend(process.stdout or ()), daemon=True)
    reader.start()
    made = math.inf
    try:
        process.stdin.write(json.dumps(asdict(order)) + "\n")
        process.stdin.flush()
        # A model that is made does not wait for ever to be calibrated.
        while reader.is_alive() and time.monotonic() - made < _LONGEST_CALIBRATION:
            reader.join(0.1)
            if stopped():
                raise StoppedError
            if answers:
                made = min(made, time.monotonic())
        if not reader.is_alive():
            process.wait()
    finally:
        process.kill()
        code = process.wait()
    if not answers:
        raise InstallError(
            Problem.UNKNOWN,
            phrase(
                "The conversion stopped without a word (code {code}); perhaps memory ran "
                "out. Close other programs and try again: what has come is kept.",
                code=code,
            ),
        )
    answer: dict[str, Any] = json.loads(answers[0])
    if "error" in answer:
        raise broken(from_plain(Phrase, answer["error"]))
    return replace(Built(**answer["built"]), unsure_score=_score(answers[1:]))


def _score(answers: Sequence[str]) -> float | None:
    """The limit, if there is one: dying of calibrating, for want of memory say, is no fault."""
    try:
        score = json.loads(answers[0])
    except (IndexError, ValueError):
        return None
    return score if isinstance(score, float) else None
