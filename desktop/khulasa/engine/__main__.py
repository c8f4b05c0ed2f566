"""``python -m khulasa.engine VERSION``: the process that holds the models."""

import sys

import psutil

from khulasa import __version__
from khulasa.confinement import leave_no_core, leave_the_network, limit_data
from khulasa.engine.loss import OTHER_VERSION


def main() -> None:
    """Serve, confined."""
    # An app that was brought up to date while it was open starts the engine of the version after.
    if sys.argv[1:] != [__version__]:
        sys.exit(OTHER_VERSION)
    leave_no_core()
    limit_data(psutil.virtual_memory().total)
    leave_the_network()
    # Not before: libraries start threads as they are imported, which would not be confined.
    from khulasa.engine.worker import main as work

    work()


if __name__ == "__main__":
    main()
