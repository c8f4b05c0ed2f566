"""Put before everything else on the path of a process: it can then open no socket."""

import os
from pathlib import Path

import pytest_socket

pytest_socket.disable_socket(allow_unix_socket=False)
Path(os.environ["KHULASA_TEST_NO_NETWORK"]).touch()
