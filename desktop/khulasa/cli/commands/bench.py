"""``khulasa bench``: how fast the installed models are here, and which suits the machine."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

import psutil

from khulasa.cli.arguments.shared_options import add_json
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import complain, run_printing
from khulasa.doctor.model_speed import ModelSpeed, best_suited, measure
from khulasa.engine.computing.threads import usable_cores
from khulasa.models.catalogue import load_catalogue
from khulasa.models.errors import megabytes
from khulasa.models.model import Task
from khulasa.wording import N_, _, fill_text

_MINUTES = 2.0
_VERDICTS = {
    Task.TRANSLATION: N_(
        "{languages}: {model} suits this machine best; it translates a page of 400 words in "
        "{seconds:.0f} s."
    ),
    Task.SUMMARY: N_(
        "{languages}: {model} suits this machine best; it summarises a page of 400 words in "
        "{seconds:.0f} s."
    ),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa bench``."""
    parser.add_argument(
        "--minutes",
        metavar="N",
        type=_minutes,
        default=_MINUTES,
        help=_("about how long it may take in all (default: {default:g})").format(default=_MINUTES),
    )
    add_json(parser)
    # It reads texts of its own; there is nothing to keep, and nothing to log.
    parser.set_defaults(private=True)


def run(options: argparse.Namespace) -> int:
    """Measure every installed model and print what was found; returns an ``ExitCode``."""
    catalogue = load_catalogue()
    for fault in catalogue.faults:
        complain(fault)
    models = [model for model in catalogue.models if model.installed]
    if not models:
        return complain(
            _("No model is installed. To see what there is: khulasa models list"),
            ExitCode.MODEL_MISSING,
        )
    speeds = []
    for number, model in enumerate(models, 1):
        if sys.stderr.isatty():
            words = _("{number} of {count}: {model} …")
            complain(words.format(number=number, count=len(models), model=model.name))
        speeds.append(measure(model, options.minutes * 60 / len(models)))
    memory = int(psutil.virtual_memory().total)
    suited = best_suited(speeds, memory)
    return run_printing(lambda: _print(speeds, suited, memory, as_json=options.json))


def _minutes(text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= 24 * 60:
        raise argparse.ArgumentTypeError(_("{value} is no number of minutes").format(value=text))
    return minutes


def _print(
    speeds: Sequence[ModelSpeed], suited: Sequence[ModelSpeed], memory: int, *, as_json: bool
) -> int:
    if as_json:
        record = {
            "machine": {"cores": usable_cores(), "memory": memory},
            "models": [_record(speed, speed in suited) for speed in speeds],
        }
        print(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        _print_table(speeds)
        for speed in suited:
            print(_verdict(speed))
    measured = any(not speed.fault for speed in speeds)
    return ExitCode.DONE if measured else ExitCode.ENGINE_FAILED


def _print_table(speeds: Sequence[ModelSpeed]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column(_("Model"), no_wrap=True)
    table.add_column(_("Words a second"), justify="right")
    table.add_column(_("Memory"), justify="right", no_wrap=True)
    table.add_column(_("Loaded in"), justify="right", no_wrap=True)
    table.add_column("")
    for speed in speeds:
        figures = ("–", "–", "–")
        if not speed.fault:
            seconds = fill_text("{seconds:.1f} s", seconds=speed.load_seconds)
            figures = (f"{speed.words_a_second:.0f}", megabytes(speed.memory), seconds)
        table.add_row(speed.model.name, *figures, speed.fault)
    Console().print(table)
    print()


def _verdict(speed: ModelSpeed) -> str:
    model = speed.model
    way = model.source if model.task is Task.SUMMARY else f"{model.source} → {model.target}"
    return _(_VERDICTS[model.task]).format(
        languages=way, model=model.name, seconds=max(1.0, 400 / speed.words_a_second)
    )


def _record(speed: ModelSpeed, suited: bool) -> dict[str, Any]:
    model = speed.model
    record: dict[str, Any] = {"name": model.name, "task": str(model.task)}
    if speed.fault:
        return record | {"fault": speed.fault}
    return record | {
        "from": model.source,
        "to": model.target,
        "words_a_second": round(speed.words_a_second, 1),
        "memory": speed.memory,
        "load_seconds": round(speed.load_seconds, 2),
        "suits": suited,
    }
