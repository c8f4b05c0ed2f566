"""``khulasa translate`` with a scripted engine; tells each sentence as soon as it is finished.

python command_program.py LEDGER LAST_STEP RESULT FILE
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from dying import Steps, scripted_engine

from khulasa.cli.main import main
from khulasa.cli.running import read_through
from khulasa.cli.running import session as running
from khulasa.reading.changes import Change, Changes, SentencesChanged
from khulasa.reading.run import Runner, run
from khulasa.reading.session import Session

PACE = 1.0  # milliseconds


def program(ledger: str, last_step: int, result: str, file: str) -> int:
    steps = Steps(last_step)

    def telling(session: Session, engine: Runner, changes: Changes) -> Iterator[Change]:
        for change in run(session, engine, changes):
            if isinstance(change, SentencesChanged):
                # Before it is in the article's reading: what a model made is kept by then.
                finished = [(n, session.translations[n].target) for n in change.numbers]
                steps.tell("shown", finished, 0)
            yield change

    read_through.Engine = lambda: scripted_engine(ledger, PACE)  # type: ignore[assignment,misc]
    running.run = telling
    code = main(["translate", file, "--format", "json", "-o", result])
    steps.tell("ended", steps.taken)
    return code


if __name__ == "__main__":
    sys.exit(program(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]))
