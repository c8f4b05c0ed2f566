"""The real engine, but that no sentence is tried again: random words would all be doubtful.

python -m bench.contestants.engine_program COUNTS [--unchecked] [--unscored] [--retrying]

Into the file go the tokens that were written for the last job, and how many inputs it had.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from khulasa.engine import worker
from khulasa.engine.backends.ctranslate2_backend import CTranslate2Backend
from khulasa.translation import translator
from khulasa.translation.translator import nothing_doubtful


def main() -> None:
    """Serve until the input ends."""
    counts = Path(sys.argv[1])
    if "--retrying" not in sys.argv:
        translator.next_rung = lambda *_: None  # type: ignore[assignment]
    if "--unchecked" in sys.argv:
        worker._review = lambda _request: nothing_doubtful  # type: ignore[assignment]
    if "--unscored" in sys.argv:
        CTranslate2Backend._scored = lambda _self, _batch, n_bests, **_: n_bests  # type: ignore[assignment,method-assign]
    written = inputs = 0
    submit = CTranslate2Backend.submit

    def counted(self: CTranslate2Backend, batch: Sequence[Any], *more: Any) -> Callable[[], Any]:
        wait = submit(self, batch, *more)

        def waited() -> Any:
            nonlocal written, inputs
            made = wait()
            written += sum(len(one[0].tokens) + one[0].finished for one in made)
            inputs += len(batch)
            return made

        return waited

    translate = worker.Worker._translate

    def told(self: worker.Worker, request: Any) -> None:
        nonlocal written, inputs
        written = inputs = 0
        translate(self, request)
        counts.write_text(f"{written} {inputs}", encoding="ascii")

    CTranslate2Backend.submit = counted  # type: ignore[assignment,method-assign]
    worker.Worker._translate = told  # type: ignore[method-assign]
    worker.main()


if __name__ == "__main__":
    main()
