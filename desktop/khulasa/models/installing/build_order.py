"""What the process that converts a model is told, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What to make, and how to try it.

    Attributes:
        fetched: Folder of what was fetched: a checkpoint, an OPUS-MT release, or a GGUF file.
        output: Folder to make.
        language: ISO 639-1 code of what the model reads.
        prefix: Mark before the text; may be empty.
        prompt: What a summariser wants to read, with ``{text}`` in it; empty if just the text.
        compute_type: As CTranslate2 names it.
        finished: It was converted elsewhere: it is only tried.
        map_digits: It knows no Arabic-Indic digits.
        calibrate: It translates Arabic into English, and a limit is wanted for what it is unsure
            of.
    """

    fetched: str
    output: str
    language: str
    prefix: str
    prompt: str
    compute_type: str
    finished: bool = False
    map_digits: bool = False
    calibrate: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What was made.

    Attributes:
        converter: ``"numpy"``, ``"torch"`` or ``"opus-mt"``.
        versions: Of the libraries that did it.
        quantization: As CTranslate2 names it.
        smoke: A sentence, what became of it, and the score.
        unsure_score: See ``Manifest``.
    """

    converter: str
    versions: dict[str, str]
    quantization: str
    smoke: dict[str, str | float]
    unsure_score: float | None = None
