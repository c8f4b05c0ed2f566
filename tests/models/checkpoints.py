"""Tiny checkpoints of the kinds that the catalogue has, with real tokenizers and random weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import ByteLevelBPETokenizer

TEXT = (
    "The library opened its doors yesterday after two years of repairs. Readers came early, and "
    "the mayor said that every town needs a place for books. أين المكتبة؟ فتحت المكتبة أبوابها "
    "أمس بعد سنتين من الترميم وجاء القراء باكرا وقال العمدة إن كل مدينة تحتاج إلى مكان للكتب. "
)
_TINY = {
    "d_model": 32,
    "encoder_layers": 2,
    "decoder_layers": 1,
    "encoder_attention_heads": 4,
    "decoder_attention_heads": 4,
    "encoder_ffn_dim": 64,
    "decoder_ffn_dim": 64,
    "max_position_embeddings": 128,
}


def make_marian(
    folder: Path, *, seed: int = 0, half: bool = False, marks: tuple[str, ...] = ()
) -> Path:
    """A Marian checkpoint, as ``Helsinki-NLP/opus-mt-*`` have it."""
    import sentencepiece
    import torch
    from transformers import MarianConfig, MarianMTModel

    folder.mkdir(parents=True)
    for side in ("source", "target"):
        _train_pieces(folder / side)
        (folder / f"{side}.model").rename(folder / f"{side}.spm")
    pieces = sentencepiece.SentencePieceProcessor(str(folder / "source.spm"))
    tokens = ["</s>", "<unk>", *marks]
    tokens += [p for p in map(pieces.id_to_piece, range(len(pieces))) if p not in ("<s>", *tokens)]
    tokens.append("<pad>")
    vocabulary = {token: number for number, token in enumerate(tokens)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    languages = {"source_lang": "ar", "target_lang": "en", "model_max_length": 512}
    (folder / "tokenizer_config.json").write_text(json.dumps(languages), encoding="utf-8")
    torch.manual_seed(seed)
    pad = len(tokens) - 1
    config = MarianConfig(
        vocab_size=len(tokens),
        decoder_vocab_size=len(tokens),
        d_model=64,
        encoder_layers=2,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=512,
        decoder_ffn_dim=512,
        activation_function="swish",
        max_position_embeddings=512,
        pad_token_id=pad,
        bos_token_id=0,
        eos_token_id=0,
        forced_eos_token_id=0,
        decoder_start_token_id=pad,
        scale_embedding=True,
    )
    model = MarianMTModel(config)
    _liven(model)
    with torch.no_grad():
        model.model.shared.weight[pad] = 0
        model.final_logits_bias[:] = torch.randn(1, len(tokens)) / 10
        # An output that ends at once would be an empty translation.
        model.final_logits_bias[0, 0] = -2.0
    (model.half() if half else model).save_pretrained(folder)
    return folder


def make_bart(folder: Path, *, seed: int = 0) -> Path:
    """A BART checkpoint, as ``sshleifer/distilbart-cnn-*`` have it."""
    import torch
    from transformers import BartConfig, BartForConditionalGeneration

    folder.mkdir(parents=True)
    tokenizer = _byte_level(["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    tokenizer.save_model(str(folder))
    (folder / "tokenizer_config.json").write_text('{"model_max_length": 1024}', encoding="utf-8")
    torch.manual_seed(seed)
    config = BartConfig(
        vocab_size=tokenizer.get_vocab_size(),
        **_TINY,
    )
    model = BartForConditionalGeneration(config)
    _liven(model)
    model.save_pretrained(folder)
    return folder


def make_t5(folder: Path, *, seed: int = 0) -> Path:
    """A T5 checkpoint, as ``google/flan-t5-*`` have it."""
    import sentencepiece
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors

    folder.mkdir(parents=True)
    # The trainer of tokenizers itself gives other pieces each time.
    size = _train_spiece(folder)
    spiece = folder / "spiece.model"
    pieces = sentencepiece.SentencePieceProcessor(str(spiece))
    spiece.unlink()
    vocabulary = [(pieces.id_to_piece(n), pieces.get_score(n)) for n in range(size)]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=2))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.add_special_tokens(["<pad>", "</s>", "<unk>"])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", 1)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    names = {"pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>", "extra_ids": 0}
    names["tokenizer_class"] = "PreTrainedTokenizerFast"
    (folder / "tokenizer_config.json").write_text(json.dumps(names), encoding="utf-8")
    _save_t5(folder, "T5", tokenizer.get_vocab_size(), seed)
    return folder


def make_mt5(folder: Path, *, seed: int = 0) -> Path:
    """An mT5 checkpoint with its tokenizer as SentencePiece, as ``csebuetnlp/mT5_*`` have it."""
    folder.mkdir(parents=True)
    size = _train_spiece(folder)
    names = {"tokenizer_class": "T5Tokenizer", "extra_ids": 0}
    (folder / "tokenizer_config.json").write_text(json.dumps(names), encoding="utf-8")
    _save_t5(folder, "MT5", size, seed)
    return folder


def make_pegasus(folder: Path, *, seed: int = 0) -> Path:
    """A Pegasus checkpoint, as ``google/pegasus-*`` have it."""
    import torch
    from transformers import PegasusConfig, PegasusForConditionalGeneration

    folder.mkdir(parents=True)
    size = _train_spiece(folder)
    names = {"tokenizer_class": "PegasusTokenizer", "model_max_length": 512}
    (folder / "tokenizer_config.json").write_text(json.dumps(names), encoding="utf-8")
    torch.manual_seed(seed)
    config = PegasusConfig(
        vocab_size=size + 103,  # its tokenizer puts so many marks before the pieces
        **_TINY,
        activation_function="relu",
        scale_embedding=True,
        # What the configurations of the real ones say, and the converter asks for.
        normalize_before=True,
        normalize_embedding=False,
        add_final_layer_norm=True,
    )
    model = PegasusForConditionalGeneration(config)
    _liven(model)
    model.save_pretrained(folder)
    return folder


def make_llama(folder: Path, *, seed: int = 0) -> Path:
    """A language model with a chat template, as ``HuggingFaceTB/SmolLM2-135M-Instruct`` is one."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    folder.mkdir(parents=True)
    tokenizer = _byte_level(["<|end|>", "<|user|>"])
    tokenizer.save(str(folder / "tokenizer.json"))
    names = {
        "bos_token": "<|end|>",
        "eos_token": "<|end|>",
        "unk_token": "<|end|>",
        "tokenizer_class": "PreTrainedTokenizerFast",
        "chat_template": "{% for m in messages %}<|user|>{{ m.content }}<|end|>{% endfor %}",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(names), encoding="utf-8")
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=2048,
        bos_token_id=0,
        eos_token_id=0,
    )
    model = LlamaForCausalLM(config)
    _liven(model)
    with torch.no_grad():
        model.lm_head.weight.mul_(20)  # choices that rounding does not turn
    model.save_pretrained(folder)
    return folder


def _save_t5(folder: Path, kind: str, size: int, seed: int) -> None:
    """Write the weights of a T5 or mT5 with so many tokens."""
    import torch
    import transformers

    torch.manual_seed(seed)
    config = getattr(transformers, f"{kind}Config")(
        vocab_size=size,
        d_model=32,
        d_kv=8,
        d_ff=64,
        num_layers=2,
        num_heads=4,
        feed_forward_proj="gated-gelu",
        tie_word_embeddings=False,
        pad_token_id=0,
        eos_token_id=1,
        decoder_start_token_id=0,
    )
    model = getattr(transformers, f"{kind}ForConditionalGeneration")(config)
    with torch.no_grad():
        model.lm_head.weight.mul_(20)  # choices that rounding does not turn
        model.lm_head.weight[:3] = 0  # some other token is always likelier than the special ones
    model.save_pretrained(folder)


def _train_spiece(folder: Path) -> int:
    """Write ``spiece.model``, as T5 and Pegasus have it; returns how many pieces it has."""
    import sentencepiece

    _train_pieces(folder / "spiece", pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    return len(sentencepiece.SentencePieceProcessor(str(folder / "spiece.model")))


def _train_pieces(prefix: Path, **special: int) -> None:
    """Write the pieces of the text into a file that ends in ``.model``."""
    import sentencepiece

    corpus = prefix.with_suffix(".txt")
    corpus.write_text("\n".join(TEXT.split(".") * 20), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(corpus),
        model_prefix=str(prefix),
        vocab_size=150,
        hard_vocab_limit=False,
        character_coverage=1.0,
        minloglevel=2,
        **special,
    )
    corpus.unlink()
    prefix.with_suffix(".vocab").unlink()


def _byte_level(special: list[str]) -> ByteLevelBPETokenizer:
    """A tokenizer of the text, as BART and language models have it."""
    from tokenizers import ByteLevelBPETokenizer

    tokenizer = ByteLevelBPETokenizer()
    tokenizer.train_from_iterator([TEXT] * 5, vocab_size=400, special_tokens=special)
    return tokenizer


def _liven(model: object) -> None:
    """Give biases and norms values of their own: at zero and one a mistake would not show."""
    import torch

    assert isinstance(model, torch.nn.Module)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name.endswith("bias") or "norm" in name:
                parameter.add_(torch.randn_like(parameter) / 10)
