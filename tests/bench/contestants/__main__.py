"""The process of a contestant: python -m bench.contestants WAY MODEL_FOLDER.

It loads its model and says so, then reads articles that come as JSON, one a line.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from bench.contestants import ctranslate2_way, khulasa_way, transformers_way
from bench.contestants.way import Article

WAYS = {
    "transformers by paragraph": transformers_way.by_paragraph,
    "transformers by 8": transformers_way.by_eight,
    "transformers int8 by 8": transformers_way.int8_by_eight,
    "CTranslate2 alone": ctranslate2_way.alone,
    "as Argos calls it": ctranslate2_way.as_argos,
    "Khulasa": khulasa_way.whole,
    "Khulasa, unchecked": khulasa_way.unchecked,
    "Khulasa, unscored": khulasa_way.unscored,
    "Khulasa, summarising": khulasa_way.summarising,
    "Khulasa, retrying": khulasa_way.retrying,
}


def main() -> None:
    """Serve until the input ends."""
    # Libraries print; their words must not get among the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    way = WAYS[sys.argv[1]](Path(sys.argv[2]))
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        took = way(Article(**json.loads(line)))
        print(json.dumps(asdict(took)), file=answers, flush=True)


if __name__ == "__main__":
    main()
