"""Writes a trained model the way others read it: Hugging Face's Marian folder and CTranslate2."""

import argparse
import json
from pathlib import Path

import ctranslate2
import sentencepiece as spm
import torch
from transformers import GenerationConfig, MarianConfig, MarianMTModel

from training.network import HEAD, Shape
from training.pieces import without_paths
from training.shards import read_weights

SHARD = "15MB"  # files above 16 MB are unwelcome in a repository


def export(data: Path, run: Path, folder: Path, heads: int, half: bool = False) -> None:
    """Writes the model of a training as a Hugging Face folder with `ctranslate2-int8` in it.

    Args:
        data: the folder that prepare.py wrote.
        run: the folder that train.py or gpu.py wrote.
        folder: where the model goes.
        heads: attention heads, which the weights do not tell.
        half: stores the weights in float16, half the size.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pieces = spm.SentencePieceProcessor(model_file=str(data / "pieces.model"))
    whole = run / "model.safetensors"
    weights = read_weights(whole if whole.exists() else run / "shards")
    model = marian(weights, shape_of(weights, heads))
    if half:
        model = model.half()
    model.save_pretrained(folder, max_shard_size=SHARD)
    write_tokenizer(pieces, data, folder)
    convert(folder, folder / "ctranslate2-int8", "int8")


def shape_of(weights: dict[str, torch.Tensor], heads: int) -> Shape:
    """Returns the shape of the model that has these weights."""
    vocabulary, width = weights["shared.weight"].shape
    layers = {tuple(name.split(".")[:3]) for name in weights if ".layers." in name}
    return Shape(
        vocabulary=vocabulary,
        width=width,
        feed_forward=weights["encoder.layers.0.fc1.weight"].shape[0],
        heads=heads,
        encoder_layers=sum(name[0] == "encoder" for name in layers),
        decoder_layers=sum(name[0] == "decoder" for name in layers),
    )


def marian(weights: dict[str, torch.Tensor], shape: Shape) -> MarianMTModel:
    """Returns transformers' model with the weights of ours."""
    padding = shape.vocabulary - 1
    model = MarianMTModel(
        MarianConfig(
            vocab_size=shape.vocabulary,
            decoder_vocab_size=shape.vocabulary,
            d_model=shape.width,
            encoder_layers=shape.encoder_layers,
            decoder_layers=shape.decoder_layers,
            encoder_attention_heads=shape.heads,
            decoder_attention_heads=shape.heads,
            encoder_ffn_dim=shape.feed_forward,
            decoder_ffn_dim=shape.feed_forward,
            max_position_embeddings=shape.positions,
            activation_function="swish",
            dropout=0.1,
            attention_dropout=0.0,
            activation_dropout=0.0,
            scale_embedding=True,
            share_encoder_decoder_embeddings=True,
            tie_word_embeddings=True,
            static_position_embeddings=True,
            bos_token_id=0,
            eos_token_id=0,
            forced_eos_token_id=0,
            pad_token_id=padding,
            decoder_start_token_id=padding,
        )
    )
    named = {f"model.{name}": tensor for name, tensor in weights.items()}
    missing, unknown = model.load_state_dict(named, strict=False)
    if unknown or any("layers" in name for name in missing):
        raise ValueError(f"the weights do not fit Marian: {missing} missing, {unknown} unknown")
    model.tie_weights()
    model.final_logits_bias[0, padding] = -1e4  # representable in float16 too
    model.generation_config = GenerationConfig(
        bos_token_id=0,
        eos_token_id=0,
        forced_eos_token_id=0,
        pad_token_id=padding,
        decoder_start_token_id=padding,
        bad_words_ids=[[padding]],
        num_beams=4,
        max_length=512,
        renormalize_logits=True,
    )
    return model.eval()


def write_tokenizer(pieces: spm.SentencePieceProcessor, data: Path, folder: Path) -> None:
    """Writes the files from which `MarianTokenizer` is made."""
    model = without_paths((data / "pieces.model").read_bytes())
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(model)
    vocabulary = {pieces.id_to_piece(i): i for i in range(pieces.get_piece_size())}
    vocabulary["<pad>"] = pieces.get_piece_size()
    (folder / "vocab.json").write_text(
        json.dumps(vocabulary, ensure_ascii=False, indent=0), encoding="utf-8"
    )
    settings = {
        "source_lang": "ar",
        "target_lang": "en",
        "model_max_length": 512,
        "separate_vocabs": False,
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
        "tokenizer_class": "MarianTokenizer",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n")


def convert(model: Path, folder: Path, quantisation: str) -> None:
    """Converts a Hugging Face folder for CTranslate2."""
    converter = ctranslate2.converters.TransformersConverter(str(model))
    converter.convert(str(folder), quantization=quantisation, force=True)


def main() -> None:
    """Runs the export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder that prepare.py wrote")
    parser.add_argument("run", type=Path, help="folder that train.py wrote")
    parser.add_argument("folder", type=Path, help="where the model goes")
    parser.add_argument("--heads", type=int, help="attention heads; one for each 64 of the width")
    parser.add_argument("--half", action="store_true", help="store the weights in float16")
    given = parser.parse_args()
    width = json.loads((given.run / "plan.json").read_text())["width"]
    export(given.data, given.run, given.folder, given.heads or width // HEAD, given.half)


if __name__ == "__main__":
    main()
