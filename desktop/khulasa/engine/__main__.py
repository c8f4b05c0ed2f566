"""``python -m khulasa.engine``: the process that holds the models."""

from khulasa.engine.worker import main

main()
