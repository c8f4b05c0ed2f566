"""An OPUS-MT release: Marian's own ``.npz``, ``decoder.yml``, vocabulary and SentencePiece."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from khulasa.conversion.convert import QUANTIZATION
from khulasa.conversion.release_weights import check_release
from khulasa.models.folders.layout import RELEASE, CheckpointError, read_json
from khulasa.reasons import reason_of
from khulasa.wording import phrase


def convert_release(folder: Path, output: Path) -> None:
    """Convert an unpacked release, and write the files beside it that the engine reads.

    Args:
        folder: With ``decoder.yml``; ``config.json`` and ``vocab.json`` are written into it.
        output: Folder to write; one that is there is replaced.

    Raises:
        CheckpointError: A file is missing or broken, or the model is of an unknown shape.
    """
    import yaml
    from ctranslate2.converters import OpusMTConverter
    from ctranslate2.converters.marian import load_vocab

    for name in ("source.spm", "target.spm"):
        if not (folder / name).is_file():
            raise CheckpointError(
                phrase("The release has no {name}; only SentencePiece models will do.", name=name)
            )
    unfinished = output.with_name(f".{output.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        release = yaml.safe_load((folder / RELEASE).read_text(encoding="utf-8"))
        for name in (*release["models"], *release["vocabs"]):
            if not (folder / name).resolve().is_relative_to(folder.resolve()):
                raise CheckpointError(
                    phrase(
                        "{release} names {name}, which lies outside the release.",
                        release=RELEASE,
                        name=name,
                    )
                )
        tokens = load_vocab(str(folder / release["vocabs"][0]))
        if len({str(name) for name in release["vocabs"]}) > 1:
            raise CheckpointError(
                phrase("The release has two vocabularies; only a shared one will do.")
            )
        check_release(folder / release["models"][0], len(tokens))
        OpusMTConverter(str(folder)).convert(str(unfinished), quantization=QUANTIZATION)
    except (OSError, KeyError, ValueError, TypeError, yaml.YAMLError, RuntimeError) as error:
        raise CheckpointError(
            phrase("The OPUS-MT release cannot be converted: {error}", error=reason_of(error))
        ) from error
    # The engine ends every text itself, as it does for a model from the hub.
    config_path = unfinished / "config.json"
    config = {**read_json(config_path), "add_source_eos": False}
    config_path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    ids = {token: number for number, token in enumerate(tokens)}
    (folder / "vocab.json").write_text(json.dumps(ids, ensure_ascii=False), encoding="utf-8")
    (folder / "config.json").write_text('{"model_type": "marian"}\n', encoding="utf-8")
    shutil.rmtree(output, ignore_errors=True)
    unfinished.rename(output)
