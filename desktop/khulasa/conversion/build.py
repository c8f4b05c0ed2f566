"""Making a model of what was fetched: convert it, try it, keep what it needs to run.

Run as ``python -m khulasa.conversion`` in a process of its own, which may load torch, never uses
the network and ends with whoever started it. It reads one line of JSON and writes one; a second one
has the model's limit of being unsure, where that is wanted.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
import traceback
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from khulasa.codec import to_plain
from khulasa.conversion.checkpoint import NEEDS_TORCH
from khulasa.conversion.convert import QUANTIZATION, convert
from khulasa.conversion.gguf import unpack_gguf, write_chat
from khulasa.conversion.opus import convert_release
from khulasa.conversion.smoke import SmokeError, smoke_test
from khulasa.models.folders.layout import CONVERTED, RELEASE, CheckpointError, read_json
from khulasa.models.installing.build_order import BuildOrder, Built
from khulasa.reasons import reason_of
from khulasa.resources import resource_path
from khulasa.wording import phrase, use_language, wanted_language

# What the engine reads at run time, and what a person may want to read.
_KEPT = (
    *("config.json", "README.md", "LICENSE", "vocab.json", "source.spm", "target.spm"),
    *("tokenizer.json", "tokenizer_config.json", "chat.json"),
)
_LIBRARIES = ("ctranslate2", "safetensors", "numpy")
_TORCH_LIBRARIES = ("torch", "transformers")


def build(order: BuildOrder) -> Built:
    """Make a model.

    Raises:
        CheckpointError: What was fetched is broken, or of a kind that cannot be converted.
        SmokeError: The result is no good.
    """
    fetched, output = Path(order.fetched), Path(order.output)
    if order.finished:
        smoke = smoke_test(
            fetched,
            fetched / CONVERTED,
            order.language,
            order.prefix,
            order.prompt,
            order.compute_type,
        )
        return Built("", {}, "", asdict(smoke))
    output.mkdir(parents=True, exist_ok=True)
    if (fetched / RELEASE).is_file():
        convert_release(fetched, output / CONVERTED)
        converter = "opus-mt"
    else:
        ggufs = sorted(fetched.glob("*.gguf"))
        checkpoint = unpack_gguf(ggufs[0], output / ".checkpoint") if ggufs else fetched
        converter = convert(checkpoint, output / CONVERTED)
        add_tokenizer(checkpoint)
        _keep(checkpoint, output)
        shutil.rmtree(output / ".checkpoint", ignore_errors=True)
    if converter == "opus-mt":
        _keep(fetched, output)
    smoke = smoke_test(
        output,
        output / CONVERTED,
        order.language,
        order.prefix,
        order.prompt,
        order.compute_type,
        checkpoint=None if converter == "opus-mt" else fetched,
    )
    return Built(converter, _versions(torch=converter == "torch"), QUANTIZATION, asdict(smoke))


def unsure_score(order: BuildOrder) -> float | None:
    """The limit of a model that was made, see ``calibration``; None if it cannot be found."""
    try:
        # Only where it is needed: it takes a moment to load.
        from khulasa.conversion.calibration import calibrate

        folder = Path(order.fetched if order.finished else order.output)
        return calibrate(folder, order.prefix, order.compute_type, map_digits=order.map_digits)
    # A model that works is installed, whatever happens here: it gets the cautious limit.
    except Exception:
        traceback.print_exc()
        return None


def add_tokenizer(checkpoint: Path) -> None:
    """Write the files that the engine reads where the checkpoint has only older ones.

    Raises:
        CheckpointError: The tokenizer is broken, or needs libraries that are not installed.
    """
    config = read_json(checkpoint / "config.json")
    if config.get("model_type") == "marian" or (checkpoint / "tokenizer.json").is_file():
        if config.get("model_type") == "llama" and not (checkpoint / "chat.json").is_file():
            write_chat(checkpoint)
        return
    try:
        from transformers import AutoTokenizer
    except ImportError as error:
        raise CheckpointError(phrase(NEEDS_TORCH)) from error
    try:
        tokenizer = AutoTokenizer.from_pretrained(checkpoint, local_files_only=True)
        tokenizer.backend_tokenizer.save(str(checkpoint / "tokenizer.json"))
    except (ImportError, OSError, ValueError, AttributeError) as error:
        raise CheckpointError(
            phrase("The tokenizer cannot be read: {error}", error=reason_of(error))
        ) from error


def _keep(source: Path, output: Path) -> None:
    for name in _KEPT:
        if (source / name).is_file():
            shutil.copyfile(source / name, output / name)


def _versions(*, torch: bool) -> dict[str, str]:
    found = {}
    for name in (*_LIBRARIES, *(_TORCH_LIBRARIES if torch else ())):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "unknown"
    return found


def _end_with_parent() -> None:
    """Wait for the end of the input, which comes when the parent stops waiting or dies."""
    sys.stdin.read()
    os._exit(1)


def main() -> None:
    """Make what the one line of standard input orders; see ``__main__``."""
    use_language(wanted_language(), resource_path("translations"))
    # Libraries print; their words must not get among ours.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    order = BuildOrder(**json.loads(sys.stdin.readline()))
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def say(answer: object) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    try:
        say({"built": asdict(build(order))})
        if order.calibrate:
            say(unsure_score(order))
    except (CheckpointError, SmokeError) as error:
        traceback.print_exc()
        say({"error": to_plain(error.words)})
    # The waiting thread holds the input; there is nothing left to clean up.
    os._exit(0)
