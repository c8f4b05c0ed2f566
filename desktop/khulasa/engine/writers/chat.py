"""What stands around an instruction to a language model."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from khulasa.translation.backend import ModelLoadError

# Written when the model was converted: the model's own template is a program, and there is no need
# to run one here.
CHAT = "chat.json"


@dataclass(frozen=True, slots=True)
class Chat:
    """The frame of one exchange.

    Attributes:
        before, after: What stands before and behind what the user says.
        stop: The token that ends the answer.
    """

    before: str
    after: str
    stop: str


def read_chat(folder: Path, system: str = "") -> Chat:
    """Read the frame that a model was trained with.

    Args:
        folder: The model's folder, with ``chat.json``.
        system: What the model is told about its task before the user says anything; empty for what
            its template says by itself. A model whose template has no place for it is told it
            before the user's own words.

    Raises:
        ModelLoadError: The file is missing or broken.
    """
    try:
        chat = json.loads((folder / CHAT).read_text(encoding="utf-8"))
        before, after, stop = str(chat["before"]), str(chat["after"]), str(chat["stop"])
        if system and "system" in chat:
            opening, between = map(str, chat["system"])
            before = f"{opening}{system}{between}"
        elif system:
            before = f"{before}{system}\n\n"
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelLoadError.of(folder, error) from error
    return Chat(before, after, stop)
