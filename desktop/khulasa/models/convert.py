"""Converting a checkpoint in Hugging Face layout for CTranslate2.

Run as ``python -m khulasa.models.convert FOLDER`` in a process of its own: it needs torch and
transformers, which the app itself never loads.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

CONVERTED = "ctranslate2-int8"


def convert(folder: Path, output: Path, quantization: str | None = "int8") -> None:
    """Convert a checkpoint; the output folder appears whole or not at all.

    Args:
        folder: Checkpoint with ``config.json``, safetensors weights and tokenizer files.
        output: Folder to write; one that is there is replaced.
        quantization: As CTranslate2 names it; None keeps float32.
    """
    from ctranslate2.converters import TransformersConverter

    unfinished = output.with_name(f".{output.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    TransformersConverter(str(folder), low_cpu_mem_usage=True).convert(
        str(unfinished), quantization=quantization
    )
    shutil.rmtree(output, ignore_errors=True)
    unfinished.rename(output)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Convert a checkpoint to CTranslate2 int8.")
    parser.add_argument("folder", type=Path)
    checkpoint = parser.parse_args().folder
    convert(checkpoint, checkpoint / CONVERTED)
