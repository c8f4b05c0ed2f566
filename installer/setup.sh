#!/bin/sh
# Makes .venv with everything Khulasa needs, in the versions of requirements.lock.
# Called by make; run it again at any time, it finishes what is missing.
set -eu
cd "$(dirname "$0")/.."

torch_version=2.13.0
# PyTorch's own index of CPU builds: the one on PyPI for Linux brings gigabytes of CUDA libraries.
torch_index=${TORCH_INDEX:-https://download.pytorch.org/whl/cpu}

python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Khulasa needs Python 3.11 or newer. Name one with: make PYTHON=python3.12 ..." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -y -qq python3-venv
    else
        echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt install python3-venv" >&2
        exit 1
    fi
fi

# An environment whose making was interrupted has no pip, or one that does not start.
.venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
pip=".venv/bin/python -m pip --disable-pip-version-check -qq"

has_torch() {
    .venv/bin/python -c "
import importlib.metadata, sys
sys.exit(importlib.metadata.version('torch').split('+')[0] != '$torch_version')" 2>/dev/null
}

echo "Setting up Khulasa in .venv: about 500 MB to fetch, and 2 GB of disk. The first time that takes
a few minutes; a busy machine or a slow network makes it a quarter of an hour or more."
if ! has_torch; then
    echo "Fetching and installing PyTorch $torch_version (CPU build, about 200 MB) ..."
    # Where pip is set up to find the CPU build it is taken from there, else from PyTorch's index.
    $pip install "torch==$torch_version+cpu" 2>/dev/null ||
        $pip install "torch==$torch_version" --index-url "$torch_index" || {
        echo "PyTorch's index of CPU builds could not be used (see above)." >&2
        echo "Set TORCH_INDEX to a mirror of it, or install torch $torch_version into .venv." >&2
        exit 1
    }
fi
echo "Fetching and installing the other packages of requirements.lock, $(grep -c '^[a-z].*==' requirements.lock) in all;
nothing is said meanwhile ..."
# All of it is named there, and of each the hashes of its files.
$pip install --no-deps --require-hashes -r requirements.lock
$pip install --no-deps -e .
echo "Khulasa is set up in .venv."
