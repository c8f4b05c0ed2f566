"""What grounding shuts out: planted faults, and what good summaries say in words of their own.

Run as ``PYTHONPATH=tests python -m bench.grounding [FILE]`` on recorded summaries, by default those
in the folder shared/ beside the checkout. Takes no model: it asks which sentences could be written.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from bench.places import SHARED
from khulasa.summary.support.evaluation import SEED, RecordedArticle, cases_of, read_recorded
from khulasa.summary.support.planted_faults import FAULTS
from khulasa.summary.writing.grounding import Grounding, grounding_for

RECORDED = SHARED / "recorded" / "summaries" / "realsumm.jsonl"


def grounding_of(one: RecordedArticle) -> Grounding:
    found = grounding_for([text for group in one.paragraphs for text in group], "en")
    assert found is not None
    return found


def row(name: str, some: int, of: int) -> str:
    return f"  {name:24} {some:4} of {of:4}  {100 * some / max(1, of):.1f}%"


def main(file: Path) -> int:
    recorded = read_recorded(file)
    groundings = [grounding_of(one) for one in recorded]
    print("Sentences that could be written under the grounding:")
    for name in dict.fromkeys(name for one in recorded for name in one.summaries):
        allowed = [
            grounding.allows(sentence)
            for one, grounding in zip(recorded, groundings, strict=True)
            for sentence in one.summaries.get(name, ())
        ]
        print(row(name, sum(allowed), len(allowed)))
    print("Planted in the writable sentences of bart, and then not writable any more:")
    for name, fault in FAULTS.items():
        random, planted, shut_out = Random(f"{SEED} {name}"), 0, 0
        for number, grounding in enumerate(groundings):
            for case in cases_of(recorded, number, "bart"):
                faulty = fault(case, random)
                if faulty and faulty != case.sentence and grounding.allows(case.sentence):
                    planted += 1
                    shut_out += not grounding.allows(faulty)
        print(row(name, shut_out, planted))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else RECORDED))
