"""``python -m khulasa``."""

import sys

from khulasa.cli.main import main

sys.exit(main())
