"""The weights of an OPUS-MT release: all there, of the right shape, and nothing besides.

CTranslate2's converter takes a missing bias for one that the model does not have.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from khulasa.conversion.checkpoint import check_finite, check_no_others, check_shape, lacking
from khulasa.conversion.sizes import check_sizes
from khulasa.models.folders.layout import CheckpointError
from khulasa.wording import phrase

_OPTIONS = "special:model.yml"
_TABLES = ("encoder_Wemb", "decoder_Wemb")
_OUTPUT = "decoder_ff_logit_out"
# Numbers of many zeros shrink well, but weights do not.
_UNPACKS_TO_AT_MOST = 8


def check_release(path: Path, tokens: int) -> None:
    """See to it that a file of Marian's weights is complete.

    Args:
        path: The ``.npz`` file.
        tokens: Size of the vocabulary.

    Raises:
        CheckpointError: It is not, or says of itself what cannot be.
        OSError, ValueError, KeyError: It cannot be read.
    """
    import yaml

    with zipfile.ZipFile(path) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > _UNPACKS_TO_AT_MOST * path.stat().st_size:
        raise CheckpointError(
            phrase("{file} would unpack to far more than weights do.", file=path.name)
        )
    with np.load(path) as weights:
        options = yaml.safe_load(weights[_OPTIONS][:-1].tobytes())
        check_sizes(options)
        tables = [name for name in ("Wemb", *_TABLES) if name in weights]
        if "Wemb" not in tables and len(tables) < len(_TABLES):
            raise lacking(["Wemb"])
        width = int(weights[tables[0]].shape[1])
        shapes = _shapes(options, weights, tokens, width)
        if missing := shapes.keys() - set(weights.files):
            raise lacking(missing)
        # Tied to the embeddings unless it was saved by itself.
        untied = {f"{_OUTPUT}_Wt": (tokens, width), f"{_OUTPUT}_W": (width, tokens)}
        shapes |= {name: shape for name, shape in untied.items() if name in weights}
        check_no_others(set(weights.files) - shapes.keys() - {"Wpos", _OPTIONS})
        for name in set(weights.files) - {_OPTIONS}:
            found = weights[name]
            if name in shapes:
                check_shape(name, found, shapes[name])
            check_finite(name, found)


def _shapes(
    options: Mapping[str, Any], weights: Any, tokens: int, width: int
) -> dict[str, tuple[int, ...]]:
    """Every weight that such a model has."""
    separate = [name for name in _TABLES if name in weights]
    shapes: dict[str, tuple[int, ...]] = {}
    shapes |= dict.fromkeys(separate, (tokens, width))
    if "Wemb" in weights:
        shapes["Wemb"] = (tokens, width)
    shapes[f"{_OUTPUT}_b"] = (1, tokens)
    before = "n" in options["transformer-preprocess"]
    after = "n" in options["transformer-postprocess"]
    kinds = [*(["_pre"] if before else []), *([""] if after else [])]
    norms: list[str] = []
    for side, depth in (("encoder", "enc-depth"), ("decoder", "dec-depth")):
        if "n" in options.get("transformer-postprocess-emb", ""):
            norms.append(f"{side}_emb_ln_{{}}_pre")
        if "n" in (options.get("transformer-postprocess-top") or ""):
            norms.append(f"{side}_top_ln_{{}}")
        for number in range(1, options[depth] + 1):
            layer = f"{side}_l{number}"
            for part in ("self", "context") if side == "decoder" else ("self",):
                for letter in "qkvo":
                    shapes[f"{layer}_{part}_W{letter}"] = (width, width)
                    shapes[f"{layer}_{part}_b{letter}"] = (1, width)
                norms += [f"{layer}_{part}_Wo_ln_{{}}{kind}" for kind in kinds]
            first = f"{layer}_ffn_W1"
            inner = int(weights[first].shape[1]) if first in weights else width
            shapes[first], shapes[f"{layer}_ffn_b1"] = (width, inner), (1, inner)
            shapes[f"{layer}_ffn_W2"], shapes[f"{layer}_ffn_b2"] = (inner, width), (1, width)
            norms += [f"{layer}_ffn_ffn_ln_{{}}{kind}" for kind in kinds]
    for norm in norms:
        shapes |= dict.fromkeys((norm.format("scale"), norm.format("bias")), (1, width))
    return shapes
