"""A contestant seen from outside: its process, and the most memory that it takes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from bench.contestants.way import Took
from bench.memory import PeakMemory
from bench.places import REPOSITORY, environment
from bench.texts import Text


class Contestant:
    """A process that has loaded its model and waits.

    Args:
        way: One of ``bench.contestants.__main__.WAYS``.
        model: The model's folder.

    Attributes:
        most_memory: The largest sum of its processes' memory so far, in bytes.
    """

    def __init__(self, way: str, model: Path) -> None:
        self.way = way
        self.most_memory = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.contestants", way, str(model)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
            env=environment(),
        )
        self._answer()

    def __enter__(self) -> Contestant:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def read(self, *texts: Text, watched: bool = False, known: bool = False) -> Took:
        """Read articles one after the other.

        Args:
            texts: The articles.
            watched: Look at the memory meanwhile, which costs a little time.
            known: Whether what was read before may be known.

        Returns:
            What all took together; the first paragraph is that of the first.
        """
        if watched:
            with PeakMemory(self._process.pid) as peak:
                took = self.read(*texts, known=known)
            self.most_memory = max(self.most_memory, peak.most)
            return took
        all_took = [self._read(text, known) for text in texts]
        return Took(
            all_took[0].first,
            sum(took.whole for took in all_took),
            sum(took.tokens for took in all_took),
            sum(took.translated for took in all_took),
            all_took[-1].translation,
        )

    def _read(self, text: Text, known: bool) -> Took:
        assert self._process.stdin is not None
        article = {"text": text.text, "paragraphs": text.paragraphs, "known": known}
        print(json.dumps(article, ensure_ascii=False), file=self._process.stdin, flush=True)
        return Took(**json.loads(self._answer()))

    def _answer(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.way} ended with {self._process.wait()}")
        return line
