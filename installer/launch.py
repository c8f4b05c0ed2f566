"""The packaged app's first lines: the command line, or one of its processes."""

import sys

from khulasa import processes

if not processes.run_if_asked(sys.argv):
    from khulasa.cli.main import main

    sys.exit(main())
