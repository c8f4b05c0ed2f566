"""CTranslate2 with nothing around it: the ceiling, and Argos Translate's way of calling it."""

from __future__ import annotations

from pathlib import Path

from bench.contestants.way import Article, Clock, Took, Way

_BEAM, _BATCH = 4, 8


def alone(folder: Path) -> Way:
    """Sentences of one length stand together, the longest first, and all cores are busy to the end.

    No text comes before all is done; nothing is checked, scored or kept.
    """
    translator, tokenizer = _loaded(folder, spread=True)

    def go(article: Article) -> Took:
        clock = Clock()
        texts = [tokenizer.encode(text) for group in article.paragraphs for text in group]
        order = sorted(range(len(texts)), key=lambda n: -len(texts[n]))
        waiting = []
        for start in range(0, len(order), _BATCH):
            batch = [texts[number] for number in order[start : start + _BATCH]]
            waiting += translator.translate_batch(
                batch,
                beam_size=_BEAM,
                max_decoding_length=512,
                return_end_token=True,
                asynchronous=True,
            )
        outputs = [result.result().hypotheses[0] for result in waiting]
        for output in outputs:
            tokenizer.decode(output)
        return clock.took(sum(map(len, outputs)), len(texts))

    return go


def as_argos(folder: Path) -> Way:
    """One call a paragraph, with the options that Argos Translate gives and its default threads.

    The sentences are split already, which Argos has another model do.
    """
    translator, tokenizer = _loaded(folder, spread=False)

    def go(article: Article) -> Took:
        clock, written, inputs = Clock(), 0, 0
        for group in article.paragraphs:
            results = translator.translate_batch(
                [tokenizer.encode(text) for text in group],
                replace_unknowns=True,
                max_batch_size=32,
                beam_size=_BEAM,
                num_hypotheses=_BEAM,
                length_penalty=0.2,
                return_scores=True,
                return_end_token=True,
                max_decoding_length=512,
            )
            for result in results:
                for output in result.hypotheses:
                    tokenizer.decode(output)
                written += len(result.hypotheses[0])
            inputs += len(group)
            clock.paragraph_done()
        return clock.took(written, inputs)

    return go


def _loaded(folder: Path, *, spread: bool):  # type: ignore[no-untyped-def]
    import ctranslate2

    from khulasa.engine.backends.tokenizer import MarianTokenizer
    from khulasa.engine.computing.threads import engine_threads
    from khulasa.models.folders.layout import CONVERTED

    threads = {"inter_threads": engine_threads(), "intra_threads": 1} if spread else {}
    return ctranslate2.Translator(str(folder / CONVERTED), **threads), MarianTokenizer(folder)
