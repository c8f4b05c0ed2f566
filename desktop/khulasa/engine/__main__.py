"""``python -m khulasa.engine``: the process that holds the models."""

from khulasa.engine.worker import main
from khulasa.resources import resource_path
from khulasa.wording import use_language, wanted_language

use_language(wanted_language(), resource_path("translations"))
main()
