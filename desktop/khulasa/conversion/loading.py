"""Loading a checkpoint with transformers, which fills with random numbers what is not there.

Only imported where torch and transformers are installed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from ctranslate2.converters import TransformersConverter
from transformers import AutoConfig

from khulasa.conversion.checkpoint import check_no_others, lacking
from khulasa.models.folders.layout import CheckpointError
from khulasa.wording import phrase, values_phrase

# Numbers that a model may have beyond those in its files: tied weights are saved once, and
# sinusoids are computed. Far more than that would only fill the memory.
_MADE_AT_MOST = 1 << 26


def load_complete(model_class: Any, folder: Path | str, **options: Any) -> Any:
    """A model whose every weight is in its files, and whose files hold nothing else.

    Args:
        model_class: One of transformers' classes.
        folder: The checkpoint's folder.
        options: As for ``from_pretrained``.

    Raises:
        CheckpointError: Weights are missing, of another shape, of no use, or no numbers.
    """
    model, found = model_class.from_pretrained(
        folder,
        output_loading_info=True,
        ignore_mismatched_sizes=True,  # named below
        **options,
    )
    if missing := found["missing_keys"]:
        raise lacking(missing)
    if mismatched := found["mismatched_keys"]:
        raise CheckpointError(
            phrase(
                "The checkpoint does not fit its configuration: {names} has another shape.",
                names=values_phrase(sorted(str(each[0]) for each in mismatched)[:3]),
            )
        )
    check_no_others(found["unexpected_keys"])
    for name, parameter in model.named_parameters():
        if not torch.isfinite(parameter).all():
            raise CheckpointError(
                phrase(
                    "The checkpoint is damaged: {name} holds values that are no numbers.", name=name
                )
            )
    return model


class CompleteConverter(TransformersConverter):  # type: ignore[misc]
    """CTranslate2's converter, which lets no incomplete checkpoint pass."""

    def load_model(self, model_class: Any, model_name_or_path: str, **kwargs: Any) -> Any:
        """See ``load_complete``."""
        _check_room(model_class, Path(model_name_or_path))
        return load_complete(model_class, model_name_or_path, **kwargs)


def _check_room(model_class: Any, folder: Path) -> None:
    """Refuse a configuration of a far larger model than its files hold, before it is built."""
    config = AutoConfig.from_pretrained(folder, local_files_only=True)
    build = getattr(model_class, "from_config", None) or model_class._from_config
    with torch.device("meta"):
        needed = sum(parameter.numel() for parameter in build(config).parameters())
    # A byte a number at least.
    held = sum(path.stat().st_size for path in folder.glob("*.safetensors"))
    if needed > 2 * held + _MADE_AT_MOST:
        raise CheckpointError(
            phrase("The checkpoint is far smaller than the model that its configuration describes.")
        )
