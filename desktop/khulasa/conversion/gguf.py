"""Language models in a GGUF file: unpacked by transformers into a checkpoint of the usual kind."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from khulasa.conversion.checkpoint import NEEDS_TORCH
from khulasa.conversion.sizes import check_sizes
from khulasa.engine.writers.chat import CHAT
from khulasa.models.folders.layout import CheckpointError
from khulasa.reasons import reason_of
from khulasa.wording import phrase

_MARK, _SYSTEM_MARK = "@@instruction@@", "@@system@@"


def unpack_gguf(file: Path, checkpoint: Path) -> Path:
    """Write a GGUF file as a checkpoint with tokenizer and chat frame; returns its folder.

    Raises:
        CheckpointError: The file is broken, of an unknown kind, or a library is missing.
    """
    try:
        from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer

        from khulasa.conversion.loading import load_complete
    except ImportError as error:
        raise CheckpointError(phrase(NEEDS_TORCH)) from error
    try:
        config = AutoConfig.from_pretrained(file.parent, gguf_file=file.name, local_files_only=True)
        check_sizes(config.to_dict())
        model = load_complete(
            AutoModelForCausalLM, file.parent, gguf_file=file.name, local_files_only=True
        )
        tokenizer = AutoTokenizer.from_pretrained(
            file.parent, gguf_file=file.name, local_files_only=True
        )
    except (ImportError, ValueError, OSError, RuntimeError, KeyError) as error:
        # An ImportError: transformers reads GGUF files with accelerate and gguf.
        raise CheckpointError(
            phrase("{file} cannot be read: {error}", file=file.name, error=reason_of(error))
        ) from error
    # The weights are plain numbers by now, but the model refuses to be saved as a quantised one.
    del model.config.quantization_config
    model.hf_quantizer, model.is_quantized = None, False
    model.save_pretrained(checkpoint)
    tokenizer.save_pretrained(checkpoint)
    write_chat(checkpoint, tokenizer)
    return checkpoint


def write_chat(checkpoint: Path, tokenizer: Any = None) -> None:
    """Write what the model's chat template puts around an instruction into ``chat.json``.

    Raises:
        CheckpointError: The model has no chat template.
    """
    try:
        if tokenizer is None:
            from transformers import AutoTokenizer

            tokenizer = AutoTokenizer.from_pretrained(checkpoint, local_files_only=True)
        user = {"role": "user", "content": _MARK}
        before, after = _rendered(tokenizer, [user]).split(_MARK)
    except (ImportError, ValueError, OSError) as error:
        raise CheckpointError(
            phrase("The model's chat template cannot be used: {error}", error=reason_of(error))
        ) from error
    chat: dict[str, Any] = {"before": before, "after": after, "stop": tokenizer.eos_token}
    # A template that knows no system message refuses it, or leaves it out.
    with suppress(Exception):
        framed = _rendered(tokenizer, [{"role": "system", "content": _SYSTEM_MARK}, user])
        opening, rest = framed.split(_SYSTEM_MARK)
        between, _after = rest.split(_MARK)
        chat["system"] = [opening, between]
    (checkpoint / CHAT).write_text(json.dumps(chat, indent=1), encoding="utf-8")


def _rendered(tokenizer: Any, messages: Sequence[dict[str, str]]) -> str:
    return str(tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True))
