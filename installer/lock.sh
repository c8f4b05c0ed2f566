#!/bin/sh
# Writes all lock files anew, with the hashes of every file that the package index has of a version.
# A new dependency is added to requirements.lock as NAME==VERSION first, and what it needs as well.
# Called by make lock; UV is the program.
set -eu
cd "$(dirname "$0")/.."
compile="${UV:-uv} pip compile --quiet --universal --python-version 3.11 --generate-hashes
    --no-header --no-annotate"

trap 'rm -f requirements.in' EXIT
sed -n '/^[^ #-][^ ]*==/{s/ *\\$//;p;}' requirements.lock > requirements.in
$compile --no-deps requirements.in --output-file requirements.lock
for name in package release audit; do
    $compile "installer/$name-requirements.txt" --output-file "installer/$name-requirements.lock"
done
