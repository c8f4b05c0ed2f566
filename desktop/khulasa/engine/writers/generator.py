"""A language model that follows an instruction, run by CTranslate2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from khulasa.engine.computing.fastest import load_generator
from khulasa.engine.computing.threads import engine_threads
from khulasa.engine.writers.chat import read_chat
from khulasa.translation.backend import ModelLoadError


class TextGenerator:
    """A converted language model with its tokenizer.

    Args:
        folder: Folder with ``tokenizer.json`` and ``chat.json``.
        converted: Folder with ``model.bin``.
        compute_type: As CTranslate2 names it. Small models may need ``"float32"``: SmolLM2 135M
            answers nonsense once its activations are rounded to eight bits.

    Raises:
        ModelLoadError: A file is missing or broken.
    """

    def __init__(self, folder: Path, converted: Path, compute_type: str = "default") -> None:
        from tokenizers import Tokenizer

        self._chat = read_chat(folder)
        try:
            path = folder / "tokenizer.json"
            self._tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
            self._generator = load_generator(
                converted, compute_type, intra_threads=engine_threads()
            )
        except Exception as error:  # tokenizers raises nothing narrower
            raise ModelLoadError.of(folder, error) from error

    def generate(
        self,
        instruction: str,
        max_tokens: int,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[str, float]:
        """Answer an instruction, the most likely word each time.

        Args:
            instruction: What a user would say.
            max_tokens: Longest answer.
            cancelled: Asked after every token; once it is true, the answer ends there.

        Returns:
            The answer, and its mean log-probability per token.
        """
        prompt = f"{self._chat.before}{instruction}{self._chat.after}"
        (result,) = self._generator.generate_batch(
            [self._tokenizer.encode(prompt, add_special_tokens=False).tokens],
            max_length=max_tokens,
            include_prompt_in_result=False,
            end_token=self._chat.stop,
            return_scores=True,
            callback=lambda _step: cancelled(),
        )
        return self._tokenizer.decode(result.sequences_ids[0]).strip(), float(result.scores[0])
