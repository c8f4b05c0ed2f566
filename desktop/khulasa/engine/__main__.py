"""``python -m khulasa.engine VERSION``: the process that holds the models."""

import sys

from khulasa import __version__
from khulasa.engine.loss import OTHER_VERSION
from khulasa.engine.worker import main
from khulasa.resources import resource_path
from khulasa.wording import use_language, wanted_language

# An app that was brought up to date while it was open starts the engine of the version after it.
if sys.argv[1:] != [__version__]:
    sys.exit(OTHER_VERSION)
use_language(wanted_language(), resource_path("translations"))
main()
