"""Put before everything else on the path of a process: it can then open no socket."""

import os
from pathlib import Path

import pytest_socket

pytest_socket.disable_socket(allow_unix_socket=False)
Path(os.environ["NO_NETWORK_MARK"]).touch()
