#!/bin/sh
# Brings a small summariser, about 100 MB to fetch and a minute to convert, unless it is there.
# Without it there are key sentences, so nothing that goes wrong here stops anything.
cd "$(dirname "$0")/.."

model=smollm2-135m-instruct
.venv/bin/khulasa models list --installed --json | grep -q "\"$model\"" && exit
echo "Fetching a small model for summaries, about 100 MB ..."
.venv/bin/khulasa models install "$model" >/dev/null ||
    echo "It could not be fetched; later: .venv/bin/khulasa models install $model"
