#!/bin/sh
# Brings a small summariser unless it is there.
# Without it there are key sentences, so nothing that goes wrong here stops anything.
cd "$(dirname "$0")/.."

model=smollm2-135m-instruct
.venv/bin/khulasa models list --installed --json | grep -q "\"$model\"" && exit
echo "Fetching and converting a small model for summaries: about 100 MB and a minute or two, on a busy
machine more; make run MODELS=none does without it ..."
.venv/bin/khulasa models install "$model" >/dev/null ||
    echo "It could not be fetched; later: .venv/bin/khulasa models install $model"
