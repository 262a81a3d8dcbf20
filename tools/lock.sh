#!/bin/sh
# Makes requirements/*.txt anew: every package that set-up installs (run, dev, font) and that writes the bill of materials (sbom), with the hashes of its files. Versions that are locked stay where
# pyproject.toml still allows them; `sh tools/lock.sh --upgrade` takes the newest. Needs uv (pip install uv).
set -eu
cd "$(dirname "$0")/.."
compile() {
    out=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command "sh tools/lock.sh" \
        "$@" pyproject.toml requirements/build.in --output-file "requirements/$out.txt"
}
compile dev --extra dev "$@"
# What runs is a part of what tests, in the same versions.
compile run --constraint requirements/dev.txt
echo rinoh-typeface-texgyretermes | uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-deps \
    --custom-compile-command "sh tools/lock.sh" - --output-file requirements/font.txt
uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command "sh tools/lock.sh" \
    "$@" requirements/sbom.in --output-file requirements/sbom.txt
