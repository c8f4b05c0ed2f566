"""transformers and torch, as their documentation shows it: tokenizer, ``generate``, decode."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.contestants.way import Article, Clock, Took, Way

_BEAM, _MOST = 4, 512
_BATCH = 8


def by_paragraph(folder: Path) -> Way:
    """One call a paragraph, with all of its text, in float32."""
    return _way(folder, lambda article: [[" ".join(group)] for group in article.paragraphs])


def by_eight(folder: Path) -> Way:
    """Eight sentences at a time, in reading order, in float32."""
    return _way(folder, _in_eights)


def int8_by_eight(folder: Path) -> Way:
    """The same with torch's dynamic int8."""
    import torch

    def quantised(model: Any) -> Any:
        return torch.ao.quantization.quantize_dynamic(model, {torch.nn.Linear}, torch.qint8)

    return _way(folder, _in_eights, quantised)


def _in_eights(article: Article) -> list[list[str]]:
    sentences = [sentence for group in article.paragraphs for sentence in group]
    return [sentences[start : start + _BATCH] for start in range(0, len(sentences), _BATCH)]


def _way(folder: Path, batches_of: Any, change: Any = lambda model: model) -> Way:
    import torch
    from transformers import MarianMTModel

    from khulasa.engine.backends.tokenizer import MarianTokenizer
    from khulasa.engine.computing.threads import usable_cores

    torch.set_num_threads(usable_cores())
    tokenizer = MarianTokenizer(folder)
    model: Any = change(MarianMTModel.from_pretrained(folder, local_files_only=True).eval())
    vocabulary = tokenizer.vocabulary
    names = {number: token for token, number in vocabulary.items()}
    unknown, pad, end = (vocabulary[name] for name in ("<unk>", "<pad>", "</s>"))

    def go(article: Article) -> Took:
        clock, written, inputs, done = Clock(), 0, 0, 0
        first = len(article.paragraphs[0])
        for batch in batches_of(article):
            encoded = [
                [vocabulary.get(token, unknown) for token in tokenizer.encode(text)]
                for text in batch
            ]
            width = max(map(len, encoded))
            ids = torch.tensor([one + [pad] * (width - len(one)) for one in encoded])
            with torch.inference_mode():
                made = model.generate(
                    input_ids=ids,
                    attention_mask=(ids != pad).long(),
                    num_beams=_BEAM,
                    max_new_tokens=_MOST,
                    early_stopping=True,
                )
            for row in made.tolist():
                tokens = row[1:]
                length = tokens.index(end) + 1 if end in tokens else len(tokens)
                written += length
                tokenizer.decode([names[number] for number in tokens[:length]])
            inputs += len(batch)
            done += len(batch)
            if len(batch) == 1 or done >= first:
                clock.paragraph_done()
        return clock.took(written, inputs)

    return go
