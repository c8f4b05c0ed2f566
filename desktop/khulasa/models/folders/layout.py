"""The files of a model's folder: what they are called, and reading those that hold JSON.

Whoever fetches a model, converts it or runs it knows them from here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from khulasa.reasons import WordedError, reason_of
from khulasa.wording import phrase

# A checkpoint in Hugging Face layout.
WEIGHTS = "model.safetensors"
WEIGHTS_INDEX = "model.safetensors.index.json"
PICKLED_WEIGHTS = "pytorch_model.bin"

RELEASE = "decoder.yml"
"""What makes a folder an OPUS-MT release."""

CONVERTED = "ctranslate2-int8"
"""The folder inside a model's folder that CTranslate2 loads."""


class CheckpointError(WordedError):
    """The checkpoint's files are missing or broken; the message names the file."""


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON file that holds an object.

    Raises:
        CheckpointError: It is missing or holds something else.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointError(
            phrase("{path} cannot be read: {error}", path=str(path), error=reason_of(error))
        ) from error
    if not isinstance(value, dict):
        raise CheckpointError(phrase("{path} does not hold what it should", path=str(path)))
    return value
