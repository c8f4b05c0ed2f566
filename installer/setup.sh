#!/bin/sh
# Makes .venv with everything Khulasa needs, in the versions of requirements.lock.
# Called by make; run it again at any time, it finishes what is missing.
set -eu
cd "$(dirname "$0")/.."

torch_version=2.13.0
# PyTorch's own index of CPU builds: the default Linux build brings gigabytes of CUDA libraries.
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

[ -x .venv/bin/python ] || "$python" -m venv .venv
pip=".venv/bin/python -m pip --disable-pip-version-check"

echo "Installing PyTorch $torch_version (CPU build) ..."
if ! $pip show -q torch 2>/dev/null; then
    $pip install -q "torch==$torch_version+cpu" 2>/dev/null ||
        $pip install -q "torch==$torch_version" --index-url "$torch_index" 2>/dev/null ||
        $pip install -q "torch==$torch_version"
fi
echo "Installing the other packages ..."
$pip install -q -r requirements.lock
$pip install -q --no-deps -e .
echo "Khulasa is set up in .venv."
