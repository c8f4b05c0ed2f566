"""Installs a model from a folder in this process, and kills itself at a change of a folder.

python install_program.py ORDER LAST_STEP; ``ORDER`` is JSON. Prints events, then the steps.
"""

from __future__ import annotations

import json
import sys

from faults.steps import watch_folders
from khulasa.models.installing.install import Stop, install
from khulasa.models.installing.order import Order
from khulasa.models.sources.retry_policy import RetryPolicy
from killed.dying import Steps


def main(order: str, last_step: int) -> None:
    fields = json.loads(order)
    steps = Steps(last_step)
    watch_folders(steps)
    install(
        Order(**{**fields, "policy": RetryPolicy(**fields["policy"])}),
        lambda event: print(event, flush=True),
        Stop(),
    )
    print(steps.taken)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
