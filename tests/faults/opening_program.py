"""Opens a library as a start of the app does, and kills itself at a step.

python opening_program.py LIBRARY LAST_STEP; prints how many steps there were.
"""

from __future__ import annotations

import sys
from pathlib import Path

from faults.steps import watch_folders
from khulasa.library.facade import Library
from killed.dying import Steps


def main(path: Path, last_step: int) -> None:
    steps = Steps(last_step)
    watch_folders(steps)
    Library.open(path).close()
    print(steps.taken)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
